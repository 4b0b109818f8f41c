"""Says why a metric gives no number, or a number with a reservation.

A metric that refuses keeps its row: `verdict` says so and `reason` holds one of these
codes. An unknown code is shown as it is, so that nothing is hidden.
"""

from queries.present.language import say


def reason_words(reason: str) -> str:
    """Say one reason in a short sentence."""
    return {
        "no_base": say("没有基数，不能相除。"),
        "incomplete": say("数据不全：覆盖率低于 90%。"),
        "no_rule": say("没有适用的时限规则。"),
        "times_out_of_order": say("时间次序不可信，不计时限和时长。"),
        "no_start": say("起算的那一步还没有。"),
        "past_calendar": say("日历没有到那一天，不推测。"),
        "still_paused": say("还在暂停，到期未定。"),
        "not_recorded": say("这一步的时间没有记。"),
    }.get(reason, reason)
