"""The overview: the newest day, the years, how fresh the data is."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id
---------+------------
gate     | belt
other    | elsewhere
"""


CALENDAR = """
calendar_on | is_rest_day | holiday_name
------------+-------------+-------------
2023-12-31  | true        |
2024-01-01  | true        | 元旦
2024-01-02  | false       |
2024-12-31  | false       |
"""
COUNTS = """
place_id | counted_from_at  | measure  | visit_count
---------+------------------+----------+------------
gate     | 2023-12-31 12:00 | entries  | 1
gate     | 2024-01-01 12:00 | entries  | 2
gate     | 2024-01-01 12:00 | passages | 1000
gate     | 2024-01-02 12:00 | entries  | 4
other    | 2024-01-01 12:00 | entries  | 2000
gate     | 2025-01-01 12:00 | entries  | 8
"""


def test_a_year_counts_its_own_holidays(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_calendar", CALENDAR)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    assert answer(
        warehouse,
        "select year, holiday_day_count, holiday_visit_count, visit_count,"
        " complaint_count from metric.year_summary('belt')",
    ) == [
        (2023, 1, 1, 1, None),  # New Year 2024 began on a Sunday of 2023
        (2024, 1, 2, 6, None),
        (2025, None, None, 8, None),  # the calendar does not know 2025
    ]


def test_a_year_has_its_integrity_refunds_and_no_others(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id  | received_at      | district_id | category | satisfaction
        --------------+------------------+-------------+----------+-------------
        last_minute   | 2024-12-31 23:59 | belt        | 诚信退赔 | 满意
        dissatisfied  | 2024-06-01 12:00 | belt        | 诚信退赔 | 不满意
        not_rated     | 2024-06-01 12:00 | belt        | 诚信退赔 | 未评价
        other_kind    | 2024-06-01 12:00 | belt        | 服务态度 | 满意
        other_place   | 2024-06-01 12:00 | elsewhere   | 诚信退赔 | 满意
        none_of_kind  | 2025-01-01 00:00 | belt        | 服务态度 | 满意
        """,
    )
    fill("core.fct_refund", "complaint_id | refunded_yuan\nlast_minute | 66.50")

    assert answer(
        warehouse,
        "select year, complaint_count, refund_count, refunded_yuan, rated_count,"
        " satisfied_count, satisfied_share, visit_count"
        " from metric.year_summary('belt')",
    ) == [
        (2024, 3, 1, Decimal("66.50"), 2, 1, 0.5, None),
        (2025, 0, 0, Decimal("0.00"), 0, 0, None, None),
    ]


def test_each_feed_says_how_fresh_it_is(warehouse: Warehouse, fill: Fill) -> None:
    fill(
        "ledger.delivery",
        """
        delivery_id | feed   | last_on    | kept_line_count | set_aside_line_count
        ------------+--------+------------+-----------------+---------------------
        1           | counts | 2024-10-07 | 10              | 1
        2           | counts | 2024-10-01 | 20              | 2
        3           | places |            | 5               | 0
        """,
    )

    columns = (
        "feed, newest_on::text, delivery_count, kept_line_count, set_aside_line_count"
    )
    assert answer(warehouse, f"select {columns} from metric.freshness()") == [
        ("counts", "2024-10-07", 2, 30, 3),
        ("places", None, 1, 5, 0),
    ]


def test_a_withdrawn_delivery_keeps_nothing_fresh(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "ledger.delivery",
        """
        delivery_id | feed       | last_on    | kept_line_count | withdraws_delivery_id
        ------------+------------+------------+-----------------+----------------------
        1           | counts     | 2024-10-01 | 10              |
        2           | counts     | 2024-10-07 | 20              |
        3           | withdrawal |            | 0               | 2
        """,
    )

    columns = "feed, newest_on::text, delivery_count, kept_line_count"
    assert answer(warehouse, f"select {columns} from metric.freshness()") == [
        ("counts", "2024-10-01", 1, 10),
    ]
