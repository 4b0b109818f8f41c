"""Registers of rules and parameters: groups, lists, applications, declarations."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ingest.delivery import Delivery

Deliver = Callable[..., Delivery]


def faults(delivery: Delivery) -> list[tuple[object, ...]]:
    """What was set aside: line, column, reason."""
    return delivery.set_aside.select("source_row", "column_name", "reason_code").rows()


def test_a_category_belongs_to_known_groups(deliver: Deliver) -> None:
    delivery = deliver("""
        类别     | 归组
        涨价     | 涨价
        加价     | price_rise
        诚信退赔 | 退赔
        诚信退赔 | 其他
        不明     | 随便
        没有     |
    """)
    columns = ["category", "category_group_id"]
    assert delivery.feed == "category_groups"
    assert delivery.rows["dim_category_group"].select(columns).rows() == [
        ("涨价", "price_rise"),
        ("加价", "price_rise"),
        ("诚信退赔", "refund_promise"),
        ("诚信退赔", "other"),
    ]
    assert faults(delivery) == [
        (6, "归组", "unknown_word"),
        (7, "归组", "missing_value"),
    ]


def test_a_rule_of_a_list_has_one_bound(deliver: Deliver) -> None:
    delivery = deliver("""
        规则编号 | 名单 | 归组 | 至少件数 | 至多件数 | 天数 | 须有承诺 | 施行 | 废止
        black    | 黑榜 | 涨价 | 3        |          | 90   |    | 2024-01-01 |
        red      | 红   |      |          | 0        | 365  | 是 | 2024-01-01 |
        no_bound | 黑榜 |      |          |          | 90   |    | 2024-01-01 |
        two      | 黑榜 |      | 3        | 5        | 90   |    | 2024-01-01 |
        none_due | 黑榜 |      | 0        |          | 90   |    | 2024-01-01 |
        no_days  | 黑榜 |      | 3        |          |      |    | 2024-01-01 |
        grey     | 灰榜 |      | 3        |          | 90   |    | 2024-01-01 |
        back     | 黑榜 |    | 3        |       | 9  |    | 2024-01-02 | 2024-01-01
    """)
    columns = ["rule_id", "list_type", "category_group_id", "is_pledge_required"]
    assert delivery.rows["dim_list_rule"].select(columns).rows() == [
        ("black", "black", "price_rise", False),
        ("red", "red", None, True),
    ]
    assert [fault[:2] for fault in faults(delivery)] == [
        (4, "至少件数"),
        (5, "至少件数"),
        (6, "至少件数"),
        (7, "天数"),
        (8, "名单"),
        (9, "废止"),
    ]


def test_nobody_decides_before_the_application(deliver: Deliver) -> None:
    delivery = deliver("""
        申请编号 | 部门 | 申请日期   | 意见 | 决定日期
        A1      | 公安 | 2024-05-01 | 通过 | 2024-05-01
        A1      | 消防 | 2024-05-01 | 通过 | 2024-04-30
    """)
    assert delivery.rows["dim_homestay_admission"]["applied_on"].to_list() == [
        date(2024, 5, 1)
    ]
    assert faults(delivery) == [(3, "决定日期", "ends_before_it_starts")]


def test_a_parameter_of_an_edition_is_declared_with_its_source(
    deliver: Deliver,
) -> None:
    delivery = deliver("""
        活动编号 | 参数         | 数值  | 依据
        fair    | 人均消费     | 86.5 | 问卷
        fair    | 新增比例     | 0.45 | 问卷
        opera   | 人均参加天数 | 1    | 问卷
        no_why  | 人均消费     | 86.5 |
        double  | 新增比例     | 1.2  | 问卷
        half    | 人均参加天数 | 0.5  | 问卷
        guess   | 乘数         | 2.5  | 问卷
    """)
    columns = ["event_id", "parameter", "parameter_value"]
    assert delivery.rows["dim_event_parameter"].select(columns).rows() == [
        ("fair", "spend_per_visit_yuan", Decimal("86.5")),
        ("fair", "additionality_share", Decimal("0.45")),
        ("opera", "mean_days_attended", Decimal("1")),
    ]
    assert faults(delivery) == [
        (5, "依据", "missing_value"),
        (6, "数值", "impossible_parameter"),
        (7, "数值", "impossible_parameter"),
        (8, "参数", "unknown_word"),
    ]


def test_what_an_organiser_says_is_three_numbers(deliver: Deliver) -> None:
    delivery = deliver(
        "活动编号,活动名称,开始时间,结束时间,申报人次,检票人次,届次\n"
        "fair,集市,2024-05-01 18:00,2024-05-01 22:00,6万,21350,2\n"
    )
    said = ["claimed", "ticketed", "expected"]
    row = delivery.rows["dim_event"].row(0, named=True)
    assert [row[f"{one}_visit_count"] for one in said] == [60_000, 21_350, None]
    assert row["edition_no"] == 2
