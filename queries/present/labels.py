"""Names codes, feeds and columns in the current language."""

from queries.present.language import say


def measure_label(code: str) -> str:
    """Name what was counted."""
    return {
        "entries": say("进入人次"),
        "exits": say("离开人次"),
        "passages": say("断面通过人次"),
    }.get(code, code)


def verdict_label(code: str) -> str:
    """Name the verdict on a published figure."""
    return {
        "agrees": say("一致"),
        "differs": say("不一致"),
        "at_least": say("达到下限"),
        "context": say("仅作背景"),
        "not_known": say("无法复算"),
    }.get(code, code)


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


def basis_label(code: str) -> str:
    """Name which of the two loads an alert is about."""
    return {"instant": say("瞬时"), "day": say("当日")}.get(code, code)


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


def satisfaction_label(value: str | None) -> str:
    """Name what the complainant answered."""
    return {
        "满意": say("满意"),
        "不满意": say("不满意"),
        "未评价": say("未评价"),
        None: say("未回访"),
    }.get(value, str(value))


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


def column_label(column: str) -> str:
    """Name a column of a table; a column without a name keeps its own."""
    return {
        "event_name": say("活动"),
        "venue": say("地点"),
        "status": say("状态"),
        "starts_on": say("首日"),
        "ends_on": say("末日"),
        "day_count": say("天数"),
        "visit_count": say("人次"),
        "night_visit_count": say("夜间人次"),
        "night_share": say("夜间占比"),
        "visit_count_per_day": say("日均人次"),
        "coverage_share": say("覆盖率"),
        "claimed_visit_count": say("申报人次"),
        "overlap": say("重叠"),
        "edition": say("届"),
        "area_name": say("地方"),
        "interval": say("90% 区间"),
        "verdict": say("结论代码"),
        "verdict_words": say("结论"),
        "baseline_visit_count": say("基线（人次）"),
        "uplift_visit_count": say("增减（人次）"),
        "uplift_ratio": say("增减"),
        "uplift_low_ratio": say("增减下限"),
        "uplift_high_ratio": say("增减上限"),
        "detectable_ratio": say("看得出的最小增量"),
        "placebo_count": say("安慰剂（个）"),
        "placebo_error_ratio": say("安慰剂误差"),
        "night_baseline_visit_count": say("夜间基线（人次）"),
        "night_uplift_visit_count": say("夜间增减（人次）"),
        "night_uplift_ratio": say("夜间增减"),
        "night_uplift_low_ratio": say("夜间增减下限"),
        "night_uplift_high_ratio": say("夜间增减上限"),
        "event_uplift_visit_count": say("活动点位增减（人次）"),
        "around_uplift_visit_count": say("周围增减（人次）"),
        "net_uplift_visit_count": say("净增（人次）"),
        "net_uplift_ratio": say("净增比"),
        "net_uplift_low_ratio": say("净增比下限"),
        "net_uplift_high_ratio": say("净增比上限"),
        "left_out_area_count": say("没有基线的地方（块）"),
        "measure_name": say("指标"),
        "complaint_id": say("投诉编号"),
        "received_at": say("受理时间"),
        "closed_at": say("办结时间"),
        "district_name": say("片区"),
        "merchant_name": say("商户"),
        "channel": say("渠道"),
        "category": say("类别"),
        "paid_yuan": say("消费金额（元）"),
        "decided_refund_yuan": say("决定退赔（元）"),
        "refunded_yuan": say("退赔金额（元）"),
        "recovered_yuan": say("追偿金额（元）"),
        "first_refunded_at": say("首笔退赔时间"),
        "outcome": say("结果"),
        "satisfaction": say("满意度"),
        "complaint_count": say("投诉（件）"),
        "refund_count": say("退赔（件）"),
        "closed_count": say("办结（件）"),
        "satisfied_count": say("满意（件）"),
        "rated_count": say("已评价（件）"),
        "satisfied_share": say("满意率"),
        "complaints_per_10k_visits": say("每万人次投诉（件）"),
        "payer": say("退赔方"),
        "payment_count": say("退赔笔数"),
        "stage": say("环节"),
        "watch_state": say("时限现状"),
        "rule_name": say("规则"),
        "rule_check": say("规则核实"),
        "due_at": say("到期时刻"),
        "remaining_hours": say("离到期（小时，负 = 已逾期）"),
        "overdue_count": say("逾期未完成"),
        "due_soon_count": say("两天内到期"),
        "open_count": say("未到期"),
        "paused_count": say("暂停"),
        "not_known_count": say("不知道"),
        "why_not_known": say("为什么不知道"),
        "list_type": say("榜"),
        "verdict": say("判定"),
        "upheld_count": say("属实（件）"),
        "pending_count": say("未办结（件）"),
        "open_case_count": say("未办结（件）"),
        "last_received_on": say("最近受理"),
        "merchant_type": say("商户类型"),
        "source_name": say("出处"),
        "file_name": say("文件"),
        "source_sheet": say("工作表"),
        "source_row": say("行"),
        "delivery_id": say("报送"),
        "column_name": say("列"),
        "raw_value": say("原文"),
        "reason": say("原因"),
        "place_name": say("点位"),
        "district_id": say("片区编号"),
        "place_id": say("点位编号"),
        "counter_id": say("计数器"),
        "counted_from_at": say("开始"),
        "counted_to_at": say("结束"),
        "counted_on": say("日期"),
        "quality": say("质量"),
        "measure": say("指标"),
        "old_file_name": say("原文件"),
        "old_source_row": say("原行"),
        "new_file_name": say("新文件"),
        "new_source_row": say("新行"),
        "old_visit_count": say("原人次"),
        "new_visit_count": say("新人次"),
        "loaded_at": say("载入时刻"),
        "feed_name": say("数据"),
        "month_on": say("月份"),
        "month": say("月份"),
        "reading_count": say("读数个数"),
        "first_on": say("首日"),
        "last_on": say("末日"),
        "lowest_visit_count": say("最低读数"),
        "highest_visit_count": say("最高读数"),
        "line_count": say("行数"),
        "kept_line_count": say("保留行数"),
        "set_aside_line_count": say("搁置行数"),
        "superseded_row_count": say("取代旧值"),
        "visit_rank": say("名次"),
        "night_visit_rank": say("夜间名次"),
        "visit_index": say("指数"),
        "index_reason": say("没有指数的原因"),
        "change_ratio": say("变化"),
        "daily_change_ratio": say("日均变化"),
        "constant_visit_count": say("同口径人次"),
        "compared_constant_visit_count": say("相比时期同口径人次"),
        "constant_place_count": say("同口径点位"),
        "left_out_place_count": say("没算进来的点位"),
        "verdict": say("结论"),
        "instant_load_ratio": say("瞬时承载率"),
        "instant_level": say("瞬时等级"),
        "day_load_ratio": say("当日承载率"),
        "day_level": say("当日等级"),
        "instant_reason": say("瞬时原因"),
        "day_reason": say("当日原因"),
        "day_counted_at": say("当日读数时刻"),
        "business_on": say("营业日"),
        "basis_name": say("依据"),
        "level_name": say("等级"),
        "peak_load_ratio": say("最高承载率"),
        "started_at": say("开始"),
        "ended_at": say("解除"),
        "visit_count_per_night": say("每夜人次"),
        "night_count": say("夜数"),
        "night_coverage_share": say("夜间覆盖率"),
        "place_count": say("点位数"),
        "criterion_name": say("条件"),
        "measured": say("现状"),
        "threshold": say("要求"),
        "metric_name": say("名称"),
        "name": say("名称"),
        "title": say("标题"),
        "grain": say("粒度"),
        "unit": say("单位"),
        "parameter_names": say("参数"),
        "data_type": say("类型"),
        "meaning": say("含义"),
    }.get(column, column)
