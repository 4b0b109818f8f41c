"""Names codes, feeds and columns in the current language."""

from queries.present.language import said_once, say


@said_once
def measure_label(code: str) -> str:
    """Name what was counted."""
    return {
        "entries": say("进入人次"),
        "exits": say("离开人次"),
        "passages": say("断面通过人次"),
    }.get(code, code)


@said_once
def verdict_label(code: str) -> str:
    """Name the verdict on a published figure."""
    return {
        "agrees": say("一致"),
        "differs": say("不一致"),
        "at_least": say("达到下限"),
        "context": say("仅作背景"),
        "not_known": say("无法复算"),
    }.get(code, code)


@said_once
def finding_label(code: str) -> str:
    """Name the verdict of a metric on its own number."""
    return {
        "comparable": say("可比"),
        "daily_only": say("只比日均"),
        "not_comparable": say("不可比"),
        "ranked": say("排名次"),
        "not_ranked": say("不排名次"),
        "met": say("符合"),
        "not_met": say("不符合"),
        "known": say("知道"),
        "not_known": say("不能判断"),
        "ended": say("已解除"),
        "not_ended": say("未解除"),
    }.get(code, code)


@said_once
def basis_label(code: str) -> str:
    """Name which of the two loads an alert is about."""
    return {"instant": say("瞬时"), "day": say("当日")}.get(code, code)


@said_once
def criterion_label(code: str) -> str:
    """Name a condition of the self-check of a cluster."""
    return {
        "area": say("面积（平方米）"),
        "boundary": say("四至范围"),
        "cultural_share_by_number": say("文化类商户个数占比"),
        "cultural_share_by_floor_area": say("文化类商户营业面积占比"),
        "cultural_share": say("文化类占比（两者有一个即可）"),
        "violations": say("三年内较大违法违规（件）"),
    }.get(code, code)


@said_once
def satisfaction_label(value: str | None) -> str:
    """Name what the complainant answered."""
    return {
        "满意": say("满意"),
        "不满意": say("不满意"),
        "未评价": say("未评价"),
        None: say("未回访"),
    }.get(value, str(value))


@said_once
def feed_label(feed: str) -> str:
    """Name a feed."""
    return {
        "visitor_counts": say("客流"),
        "events": say("活动"),
        "complaints": say("投诉"),
        "districts": say("片区"),
        "places": say("点位"),
        "merchants": say("商户"),
        "markets": say("市集"),
        "venues": say("场馆"),
        "calendar": say("日历"),
        "published_figures": say("公布数字"),
        "refunds": say("退赔"),
        "counters": say("计数器"),
        "homestay_admissions": say("民宿联审"),
        "deadline_rules": say("时限规则"),
        "category_groups": say("类别归组"),
        "list_rules": say("红黑榜规则"),
        "platforms": say("平台"),
        "alert_schemes": say("预警方案"),
        "event_parameters": say("活动参数"),
        "withdrawal": say("撤回"),
    }.get(feed, feed)


@said_once
def rule_label(rule: str) -> str:
    """Say in words what is odd about a suspect reading."""
    return {
        "zero_day": say("整天为零，而平日有人"),
        "stuck": say("同一个数连续 12 小时以上"),
        "at_limit": say("达到或超过计数器上限"),
        "repeated_day": say("与前一天逐时相同"),
        "twin_counter": say("与另一个计数器逐时相同"),
        "total_of_others": say("等于同点位其余计数器之和"),
        "unit_jump": say("与平日相差千倍以上"),
    }.get(rule, rule)


def district_label(district_id: str, names: dict[str, str]) -> str:
    """Name a district; unknown and unregistered ones say that they are."""
    if district_id == "unknown":
        return say("片区不详")
    return names.get(district_id, say("未登记 {district}", district=district_id))


def release_label(kind: str | None) -> str:
    """Name what a delivery says it is: a first estimate, a correction, …"""
    return {
        "flash": say("快报"),
        "preliminary": say("初步"),
        "final": say("正式"),
        "correction": say("更正"),
        None: say("文件没有写"),
    }.get(kind, str(kind))
