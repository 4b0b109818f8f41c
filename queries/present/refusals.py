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
        "past_calendar": say("日历没有需要的日子，不推测。"),
        "no_such_holiday": say("没有这个假期。"),
        "merged_holiday": say("那一年它并在别的假期里，自己没有一段。"),
        "beyond_common_days": say("另一年的假期没有这一天。"),
        "different_length": say("两个时期长短不同，只比日均。"),
        "no_constant_sample": say("没有在两个时期都完整的点位，不能同口径比较。"),
        "no_such_date": say("那一年没有这一天。"),
        "not_a_holiday": say("所问的时期不在一个假期里。"),
        "nothing_due": say("没有登记，不知道应有多少读数。"),
        "not_over": say("时期还没有过完。"),
        "not_in_service": say("没有在两个时期里每天都在用。"),
        "moved": say("两个时期不在同一片区。"),
        "moved_within": say("时期中间换了片区。"),
        "no_peers": say("可比的片区不到两个。"),
        "holiday": say("在假期里，不是平常日子。"),
        "makeup_workday": say("调休上班，不是平常日子。"),
        "too_few_days": say("可比的日子不足两天。"),
        "silent": say("一个读数都没有。"),
        "outage": say("报了停机。"),
        "suspect": say("有可疑读数，不算有读数。"),
        "missing_hours": say("缺小时。"),
        "no_rule": say("没有适用的时限规则。"),
        "times_out_of_order": say("时间次序不可信，不计时限和时长。"),
        "no_start": say("起算的那一步还没有。"),
        "still_paused": say("还在暂停，到期未定。"),
        "not_recorded": say("这一步的时间没有记。"),
        "no_capacity": say("没有瞬时承载量：没有核定，也算不出。"),
        "no_daily_capacity": say("没有日承载量：没有核定，也算不出。"),
        "incomplete_capacity": say("有点位不知道承载量，不能合计。"),
        "counter_missing": say("有计数器这一时刻没有读数。"),
        "no_direction": say("有累计的计数器没有登记进、出方向。"),
        "no_exits": say("只有进或只有出，算不出在场人数。"),
        "total_fell": say("累计在一天里变小过，之后不可信。"),
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
        "cancelled": say("已取消。"),
        "no_places": say("地点没有登记为计数点位。"),
        "no_counts": say("没有计数：还没到，或没有读数。"),
        "holiday_without_earlier_years": say("在节假日里，没有可比的较早年份。"),
        "holiday_without_placebo": say(
            "与较早年份的同一假期比；没有平常时段可作对照，看不出是否偶然。"
        ),
        "too_few_weeks": say("前后八周里可用的不足五周。"),
        "too_few_placebos": say(
            "可作对照的平常时段不足 19 个，算不出上下限，说不出是不是偶然。"
        ),
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
        "no_scheme": say("没有适用的预警方案。"),
        "no_places_listed": say("这一时期没有在用的点位。"),
        "no_position": say("点位没有登记示意图位置。"),
        "position_outside": say("登记的示意图位置不在 0–1 之间。"),
        "no_running_limit": say("没有还在走的时限。"),
        "controls_not_usable": say(
            "对照的点位当天有活动、没有基线或平常时段不足 19 个，没有用来调整。"
        ),
        "weeks_to_come": say("后四周还没有计齐，基线和增量以后还会变。"),
    }.get(reason, reason)
