"""Complaints and refunds by month, payer, channel, category and district."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_cases import PERIOD, fill_cases


def test_a_month_without_cases_is_zero_only_between_delivered_months(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | district_id | satisfaction
        -------------+------------------+-------------+-------------
        first        | 2024-02-10 12:00 | sanbao      | 满意
        cut_off      | 2024-02-01 12:00 | sanbao      | 满意
        elsewhere    | 2024-05-31 23:00 | taoyangli   | 满意
        """,
    )

    assert answer(
        warehouse,
        "select month_on::text, complaint_count, refunded_yuan, satisfied_share"
        " from metric.refunds_by_month('sanbao', '2024-02-10', '2024-12-31')",
    ) == [
        ("2024-02-01", 1, 0, 1.0),
        ("2024-03-01", 0, 0, None),
        ("2024-04-01", 0, 0, None),
        ("2024-05-01", 0, 0, None),
    ]


def test_each_payer_has_what_it_paid_on_the_cases_of_the_period(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)

    assert answer(
        warehouse,
        f"select #1, #2, #3, #4, #5 from metric.refunds_by_payer(null, {PERIOD})",
    ) == [
        # payer, cases with a refund, payments, yuan, recovered
        ("专班", 1, 1, Decimal("100.50"), Decimal("50.00")),
        ("商家", 1, 3, Decimal("20.00"), None),
        (None, 1, 1, Decimal("8.00"), None),
    ]


def test_channels_and_categories_not_in_the_file_keep_a_row(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | channel | category | satisfaction
        -------------+------------------+---------+----------+-------------
        one          | 2024-10-01 12:00 | 12345   | 诚信退赔 | 满意
        two          | 2024-10-01 12:00 | 12345   | 服务态度 | 不满意
        neither      | 2024-10-01 12:00 |         |          |
        """,
    )

    assert answer(
        warehouse,
        "select channel, complaint_count, satisfied_share"
        f" from metric.refunds_by_channel(null, {PERIOD})",
    ) == [("12345", 2, 0.5), (None, 1, None)]
    assert answer(
        warehouse,
        "select category, complaint_count"
        f" from metric.refunds_by_category(null, {PERIOD})",
    ) == [("服务态度", 1), ("诚信退赔", 1), (None, 1)]
    assert answer(
        warehouse,
        "select channel, complaint_count"
        f" from metric.refunds_by_channel(null, {PERIOD}, '诚信退赔')",
    ) == [("12345", 1)]


def test_districts_in_scope_split_what_the_scope_has(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)

    by_district = "metric.refunds_by_district_in_scope"
    assert answer(
        warehouse,
        "select district_id, complaint_count, refunded_yuan, district_name"
        f" from {by_district}('belt', {PERIOD})",
    ) == [
        ("sanbao", 1, Decimal("0.00"), "三宝"),
        ("taoyangli", 3, Decimal("120.50"), "陶阳里"),
    ]
