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
        "no_register": say("所需的登记表没有报送。"),
        "not_delivered": say("这一时期的投诉没有报送，不当作没有投诉。"),
        "recovery_not_listed": say("有垫付随投诉登记，没有逐笔列出，追回多少不知道。"),
        "rooms_not_known": say("有准入民宿的客房数不知道，或各部门写的不一致。"),
        "undated": say("没有日期，不知道属于哪个时期。"),
        "unregistered_merchant": say("有准入民宿的商户没有登记，对不上它的投诉。"),
    }.get(reason, reason)
