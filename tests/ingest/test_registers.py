"""The registers, events and published figures."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ingest.delivery import Delivery
from ingest.reading import FEED_ORDER

Deliver = Callable[..., Delivery]


def faults(delivery: Delivery) -> list[tuple[object, ...]]:
    """What was set aside: line, column, reason."""
    return delivery.set_aside.select("source_row", "column_name", "reason_code").rows()


def test_registers_are_loaded_before_what_is_checked_against_them() -> None:
    assert (
        *("districts", "places", "counters", "merchants", "markets", "venues"),
        *("homestay_admissions", "platforms", "deadline_rules"),
        *("alert_schemes", "category_groups", "list_rules", "calendar"),
        *("events", "event_parameters", "published_figures", "visitor_counts"),
        *("complaints", "refunds"),
    ) == FEED_ORDER


def test_a_place_is_registered_per_period(deliver: Deliver) -> None:
    delivery = deliver("""
        点位编号   | 点位名称 | 区划代码 | 夜间区 | 有效面积 | 启用       | 停用
        gate      | 北门    | east    | 是    | 1,200.5 |            |
        gate      | 北门    | west    | 否    |         | 2024-05-01 |
        bad_truth | 某处    | west    | 有    |         |            |
        backwards | 某处    | west    |       |         | 2024-05-01 | 2024-04-30
    """)
    columns = ["place_id", "is_night_zone", "visitable_area_m2", "time_zone"]
    assert delivery.rows["dim_place"].select(columns).rows() == [
        ("gate", True, Decimal("1200.50"), "Asia/Shanghai"),
        ("gate", False, None, "Asia/Shanghai"),
    ]
    assert faults(delivery) == [
        (4, "夜间区", "unreadable_truth"),
        (5, "停用", "ends_before_it_starts"),
    ]


def test_two_names_for_one_period_of_a_place_conflict(deliver: Deliver) -> None:
    delivery = deliver("""
        点位编号 | 点位名称 | 区划代码 | 启用
        always  | 北门    | east    |
        always  | 南门    | east    |
        always  | 南门    | east    | 2024-05-01
    """)
    assert delivery.rows["dim_place"]["source_row"].to_list() == [4]
    assert faults(delivery) == [
        (2, "点位编号", "conflicting_rows"),
        (3, "点位编号", "conflicting_rows"),
    ]


def test_the_clock_of_a_place_is_that_of_a_known_zone(deliver: Deliver) -> None:
    delivery = deliver("""
        点位编号 | 点位名称 | 区划代码 | 时区
        abroad  | 国外    | west    | Europe/Dublin
        unsaid  | 北门    | west    |
        unknown | 某处    | west    | 北京时间
    """)
    assert delivery.rows["dim_place"].select("place_id", "time_zone").rows() == [
        ("abroad", "Europe/Dublin"),
        ("unsaid", "Asia/Shanghai"),
    ]
    assert faults(delivery) == [(4, "时区", "unknown_time_zone")]


def test_the_small_registers_are_read(deliver: Deliver) -> None:
    district = deliver("片区编号,片区名称,上级编号\neast,东区,city\n")
    merchant = deliver("商户编号,商户名称,承诺书起\nM1,瓷坊,2024-01-01\n")
    market = deliver("市集编号,市集名称,规划摊位\nK1,早市,1.2万\n")
    venue = deliver("venue_id,venue_name,is_night_open\nV1,馆,是\n")
    pledged = merchant.rows["dim_merchant"]["pledged_from_on"].to_list()
    assert district.rows["dim_district"]["parent_district_id"].to_list() == ["city"]
    assert pledged == [date(2024, 1, 1)]
    assert market.rows["dim_market"]["planned_stall_count"].to_list() == [12000]
    assert venue.rows["dim_venue"]["is_night_open"].to_list() == [True]


def test_a_place_may_tell_what_it_holds(deliver: Deliver) -> None:
    delivery = deliver(
        """
        点位编号 | 点位名称 | 片区编号 | 开放时长 | 平均游览时长 | {c1}  | {c2}
        gate    | 北门    | east    | 14      | 1.5        | 1,800        |
        all_day | 南门    | east    | 24      |            |              | 1.2万
        unsaid  | 西门    | east    |         |            |              |
        longer  | 东门    | east    | 24.5    | 25         |              |
    """.replace("{c1}", "核定瞬时承载量").replace("{c2}", "核定日承载量")
    )
    columns = [
        *("place_id", "open_hours", "mean_visit_hours"),
        *("instant_capacity_count", "daily_capacity_count"),
    ]
    assert delivery.rows["dim_place"].select(columns).rows() == [
        ("gate", Decimal("14.00"), Decimal("1.50"), 1800, None),
        ("all_day", Decimal("24.00"), None, None, 12000),
        ("unsaid", None, None, None, None),
    ]
    assert faults(delivery) == [
        (5, "开放时长", "longer_than_a_day"),
        (5, "平均游览时长", "longer_than_a_day"),
    ]


def test_a_level_of_a_scheme_has_a_share_and_a_release(deliver: Deliver) -> None:
    delivery = deliver("""
        方案编号 | 等级 | 起始比例 | 解除比例 | 施行       | 废止
        local   | 1   | 0.80    | 0.75    |            |
        local   | 2   | 0.9     |         | 2024-04-01 |
        percent | 1   | 80      |         |            |
        upwards | 1   | 0.80    | 0.85    |            |
        ended   | 1   | 0.80    |         | 2024-04-01 | 2024-03-31
    """)
    columns = ["level", "from_share", "release_share", "is_verified"]
    assert delivery.rows["dim_alert_scheme"].select(columns).rows() == [
        (1, Decimal("0.8000"), Decimal("0.7500"), False),
        (2, Decimal("0.9000"), Decimal("0.9000"), False),
    ]
    assert faults(delivery) == [
        (4, "起始比例", "share_as_percent"),
        (5, "解除比例", "release_above_start"),
        (6, "废止", "ends_before_it_starts"),
    ]


def test_clusters_and_merchants_may_tell_of_their_nights(deliver: Deliver) -> None:
    district = deliver(
        "片区编号,片区名称,面积,集聚区类型\neast,东区,12000.5,街区\nx,某区,1,市场\n"
    )
    merchant = deliver(
        "商户编号,商户名称,夜间营业,文化类,营业面积\nM1,瓷坊,是,,80\nM2,坊,,否,\n"
    )
    assert district.rows["dim_district"].select("area_m2", "cluster_kind").rows() == [
        (Decimal("12000.50"), "street")
    ]
    assert faults(district) == [(3, "集聚区类型", "unknown_word")]
    columns = ["is_night_open", "is_cultural", "floor_area_m2"]
    assert merchant.rows["dim_merchant"].select(columns).rows() == [
        (True, None, Decimal("80.00")),
        (None, False, None),
    ]


def test_a_calendar_day_is_rest_or_work(deliver: Deliver) -> None:
    delivery = deliver("""
        日期       | 休息 | 调休上班 | 节日 | 状态 | 依据
        2024-10-01 | 是  |         | 国庆 |      | 某通知
        2024-10-12 | 否  | 是      |      | 暂定 | 某通知
        2024-10-13 | 是  | 是      |      |      | 某通知
    """)
    columns = ["calendar_on", "is_makeup_workday", "holiday_name", "status"]
    assert delivery.rows["dim_calendar"].select(columns).rows() == [
        (date(2024, 10, 1), False, "国庆", "official"),
        (date(2024, 10, 12), True, None, "provisional"),
    ]
    assert faults(delivery) == [(4, "调休上班", "rest_and_makeup")]


def test_an_event_has_two_times_in_order(deliver: Deliver) -> None:
    delivery = deliver("""
        活动编号        | 活动名称 | 开始时间         | 结束时间
        over_midnight  | 夜巡    | 2024-05-01 18:00 | 2024-05-02 02:00
        no_end         | 夜巡    | 2024-05-01 18:00 |
        time_only      | 夜巡    | 2024-05-01 18:00 | 02:00
        backwards      | 夜巡    | 2024-05-01 18:00 | 2024-04-30 18:00
    """)
    assert delivery.rows["dim_event"]["event_id"].to_list() == ["over_midnight"]
    assert faults(delivery) == [
        (3, "结束时间", "missing_value"),
        (4, "结束时间", "unreadable_instant"),
        (5, "结束时间", "ends_before_it_starts"),
    ]


def test_a_published_figure_is_recomputed_or_context(deliver: Deliver) -> None:
    delivery = deliver("""
        数字编号   | 材料 | 原句       | 量          | 公布值    | 允许差 | 指标
        visits    | 报告 | 365.73万   | visit_count | 365.73万 | 50    | entries
        context   | 报告 | 增长很快   |             |          |       |
        no_value  | 报告 | 一百件     | refund_count |         |       |
        unknown   | 报告 | 一百件     | smiles      | 1        |       |
    """)
    columns = ["figure_id", "published_value", "tolerance_value", "is_at_least"]
    assert delivery.rows["published_figure"].select(columns).rows() == [
        ("visits", Decimal("3657300"), Decimal("50"), False),
        ("context", None, Decimal("0"), False),
    ]
    assert faults(delivery) == [
        (4, "公布值", "missing_value"),
        (5, "量", "unknown_word"),
    ]
