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
        "cancelled": say("已取消。"),
        "no_places": say("地点没有登记为计数点位。"),
        "no_counts": say("没有计数：还没到，或没有读数。"),
        "past_calendar": say("日历没有那些日子，不知道是不是节假日。"),
        "makeup_workday": say("活动日含调休上班日，没有可比的日子。"),
        "holiday_without_earlier_years": say("在节假日里，没有可比的较早年份。"),
        "holiday_without_placebo": say(
            "与较早年份的同一假期比；节假日没有安慰剂，看不出是否偶然。"
        ),
        "too_few_weeks": say("前后八周里可用的不足五周。"),
        "too_few_placebos": say("可作安慰剂的平常时段不足 19 个，没有区间。"),
        "overlapping_event": say("同一地点同一天还有别的活动，增量不能只归这一届。"),
        "no_neighbours": say("周围没有可比的地方，净增只是活动点位。"),
        "areas_left_out": say("有的片区没有基线，不在净增之内。"),
        "no_controls": say("没有可作对照的点位。"),
        "no_parameter": say("没有申报所需的参数；从不假定。"),
        "not_entries": say("断面人次不是到访，不换算消费。"),
        "uplift_not_above": say("看不出活动带来了人，不换算消费。"),
        "no_uplift": say("增量没有基线，不换算消费。"),
        "first_edition": say("没有更早的一届。"),
        "no_common_places": say("两届没有共同的完整点位。"),
        "other_weekdays": say("两届的星期不同，星期的差别也在其中。"),
    }.get(reason, reason)
