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
        "no_capacity": say("没有瞬时承载量：没有核定，也算不出。"),
        "no_daily_capacity": say("没有日承载量：没有核定，也算不出。"),
        "incomplete_capacity": say("有点位不知道承载量，不能合计。"),
        "counter_missing": say("有计数器这一时刻没有读数。"),
        "no_direction": say("有累计的计数器没有登记进、出方向。"),
        "no_exits": say("只有进或只有出，算不出在场人数。"),
        "total_fell": say("累计在一天里变小过，之后不可信。"),
        "missing_hours": say("开门以来有钟点缺读数。"),
        "drift": say("出多于进，在场成了负数。"),
        "no_reading": say("没有读数。"),
        "stale": say("读数过时。"),
        "places_missing": say("片区里有点位没有报。"),
        "readings_missing": say("预警期间有读数缺失。"),
        "scopes_differ": say("去重人数与人次的范围或时段不同。"),
        "days_left_out": say("有的日子数据不全，没有算在内。"),
        "no_area": say("没有申报面积。"),
        "no_cluster_kind": say("没有申报集聚区类型。"),
        "no_night_merchants": say("没有登记为夜间营业的商户。"),
        "flags_missing": say("有商户的夜间营业、文化类或营业面积没有登记。"),
        "no_register": say("没有这样的登记。"),
    }.get(reason, reason)
