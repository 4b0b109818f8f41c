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
    }.get(reason, reason)
