"""Names the columns that only the result of a metric has, as its evidence shows it.

Many names say the same thing of another period or sample: what stands before them is
named once, and what follows by the name it has anyway.
"""

import functools
from collections.abc import Callable

from queries.present.case_result_labels import of_cases
from queries.present.data_result_labels import of_data
from queries.present.flow_result_labels import of_flows
from queries.present.language import current, say


def result_label(column: str, plain: Callable[[str], str]) -> str:
    """Name a column of a result; one without a name keeps its own.

    plain: names the columns that tables have anyway.
    """
    known = plain(column)
    if known != column:
        return known
    language = current()
    for named_by in (of_results, of_cases, of_flows, of_data):
        if column in named_by(language):
            return named_by(language)[column]
    for start, word in beginnings(language).items():
        if column.startswith(start):
            rest = column.removeprefix(start)
            named = result_label(rest, plain)
            if named != rest:
                return say("{word}：{name}", word=word, name=named)
    return column


@functools.cache
def beginnings(language: str) -> dict[str, str]:
    """Return how a name begins → what that means, in the language spoken now."""
    return {
        "compared_": say("相比时期"),
        "constant_": say("同口径"),
        "common_": say("共同的日子"),
        "night_": say("夜间"),
        "usual_": say("平常"),
        "old_": say("原"),
        "new_": say("新"),
        "day_": say("当日"),
        "instant_": say("瞬时"),
        "daily_": say("日均"),
    }


@functools.cache
def of_results(language: str) -> dict[str, str]:
    """Return column → name of what results alone hold, in the language spoken now."""
    return {
        "event_id": say("活动编号"),
        "compared_event_id": say("相比的活动编号"),
        "festival_id": say("系列编号"),
        "merchant_id": say("商户编号"),
        "figure_id": say("公布数字编号"),
        "rule_id": say("规则编号"),
        "scheme_id": say("预警方案编号"),
        "scheme_name": say("预警方案"),
        "alert_id": say("提醒编号"),
        "alert_kind": say("提醒种类"),
        "severity": say("轻重"),
        "subject_type": say("对象种类"),
        "subject_id": say("对象编号"),
        "subject_name": say("对象"),
        "measured_value": say("测得值"),
        "threshold_value": say("界线"),
        "value_unit": say("单位"),
        "basis_id": say("依据编号"),
        "is_basis_verified": say("依据已核实"),
        "is_rule_verified": say("规则已核实"),
        "organiser": say("主办方"),
        "event_type": say("活动类型"),
        "is_cancelled": say("已取消"),
        "has_overlap": say("与他届重叠"),
        "holiday_name": say("假期"),
        "holiday_year": say("假期年份"),
        "year": say("年份"),
        "hour": say("钟点"),
        "day_index": say("第几天"),
        "night_on": say("夜（日期）"),
        "from_on": say("起"),
        "to_on": say("止"),
        "state": say("现状"),
        "basis": say("瞬时或当日"),
        "level": say("等级"),
        "load_ratio": say("承载率"),
        "capacity_count": say("承载量（人）"),
        "present_count": say("在场（人）"),
        "counted_at": say("读数时刻"),
        "estimated_share": say("估算占比"),
        "reported_hours": say("实到小时"),
        "expected_hours": say("应到小时"),
        "arrived_place_count": say("到了的点位"),
        "due_place_count": say("应到的点位"),
        "rest_day_count": say("休息日"),
        "difference": say("差"),
        "quantity": say("量"),
        "published_value": say("公布值"),
        "computed_value": say("复算值"),
        "tolerance_value": say("容差"),
        "is_at_least": say("是下限"),
        "is_holidays_only": say("只算节假日"),
        "sentence": say("原句"),
        "document_name": say("材料"),
        "note": say("备注"),
        "is_previous": say("是上一届"),
        "is_same_season": say("是同季一届"),
        "is_same_weekday": say("同一星期几"),
        "common_day_count": say("共同的天数"),
        "common_place_count": say("共同的点位"),
        "linked_complaint_count": say("写明活动的投诉（件）"),
        "matched_complaint_count": say("按点位和时间归入的投诉（件）"),
        "satisfied_low_share": say("满意率下限"),
        "satisfied_high_share": say("满意率上限"),
        "mean_refund_yuan": say("平均退赔（元）"),
        "median_refund_yuan": say("退赔中位数（元）"),
        "advanced_yuan": say("垫付（元）"),
        "outstanding_yuan": say("未追回（元）"),
        "recovery_share": say("追偿率"),
        "release_kind": say("发布类别"),
        "table_name": say("表"),
        "row_key": say("行"),
        "is_gone": say("已没有"),
        "is_counted": say("计入"),
        "alignment": say("对齐方式"),
        "is_merged": say("两节相连"),
        "is_whole_scope": say("整个范围"),
    }
