"""Footfall by district and day."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id | valid_from_on | valid_to_on
---------+-------------+---------------+------------
gate     | taoyangli   |               |
other    | taoyangli   |               |
moved    | sanbao      |               | 2024-10-01
moved    | taoyangli   | 2024-10-02    |
closed   | sanbao      |               | 2024-10-01
"""
NIGHTS = """
place_id | counter_id     | counted_from_at  | measure  | visit_count
---------+----------------+------------------+----------+------------
gate     | day_before     | 2024-09-30 23:00 | entries  | 1000
gate     | first_day      | 2024-10-01 00:00 | entries  | 1
gate     | last_by_day    | 2024-10-01 17:00 | entries  | 10
gate     | evening        | 2024-10-01 18:00 | entries  | 20
gate     | after_midnight | 2024-10-02 05:00 | entries  | 40
gate     | morning        | 2024-10-02 06:00 | entries  | 80
gate     | outage         | 2024-10-02 07:00 | entries  |
gate     | line           | 2024-10-02 12:00 | passages | 5
gate     | leaving        | 2024-10-02 12:00 | exits    | 300
gate     | inside         | 2024-10-02 12:00 | present  | 500
gate     | day_after      | 2024-10-03 00:00 | entries  | 2000
"""
BY_DAY = "select {} from metric.footfall_by_day('2024-10-01', '2024-10-02')"


def test_a_night_counts_for_the_day_it_begins_on(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", NIGHTS)

    assert answer(
        warehouse,
        BY_DAY.format("counted_on::text, measure, visit_count, night_visit_count"),
    ) == [
        ("2024-10-01", "entries", 31, 60),
        ("2024-10-02", "entries", 120, 2000),
        ("2024-10-02", "passages", 5, None),
    ]


def test_a_place_counts_where_it_was_registered_on_that_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id  | counted_from_at  | visit_count
        ---------+-------------+------------------+------------
        gate     | stays       | 2024-10-01 12:00 | 1
        moved    | in_sanbao   | 2024-10-01 12:00 | 10
        moved    | moved_away  | 2024-10-02 12:00 | 20
        closed   | still_open  | 2024-10-01 12:00 | 100
        closed   | not_valid   | 2024-10-02 12:00 | 200
        """,
    )

    columns = "counted_on::text, district_id, visit_count, coverage_share is null"
    assert answer(warehouse, BY_DAY.format(columns) + " order by all") == [
        ("2024-10-01", "sanbao", 110, False),
        ("2024-10-01", "taoyangli", 1, False),
        ("2024-10-02", "taoyangli", 20, False),
        ("2024-10-02", "unknown", 200, True),  # nothing is due outside registration
    ]


def test_a_day_that_did_not_come_has_a_row_without_a_number(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | visit_count
        ---------+------------------+------------
        gate     | 2024-10-01 12:00 | 0
        gate     | 2024-10-03 12:00 | 7
        """,
    )

    columns = "counted_on::text, visit_count, night_visit_count, coverage_share"
    assert answer(warehouse, BY_DAY.format(columns)) == [
        ("2024-10-01", 0, None, 1 / 24),
        ("2024-10-02", None, None, 0.0),
    ]


def test_more_hours_at_one_place_do_not_make_up_for_another(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | counted_to_at    | visit_count | quality
        ---------+------------------+------------------+-------------+----------
        gate     | 2024-10-01 00:00 | 2024-10-01 12:00 | 30          | ok
        other    | 2024-10-01 00:00 | 2024-10-01 20:00 | 60          | ok
        other    | 2024-10-01 10:00 | 2024-10-01 22:00 | 10          | estimated
        """,
    )

    columns = "visit_count, coverage_share, estimated_share, night_visit_count"
    assert answer(warehouse, BY_DAY.format(columns)) == [
        (100, (12 + 24) / 48, 0.1, None),  # 32 hours at the other place count as 24
    ]


def test_night_coverage_is_that_of_the_night(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | visit_count
        ---------+------------------+------------
        gate     | 2024-10-01 12:00 | 1
        gate     | 2024-10-01 18:00 | 2
        gate     | 2024-10-02 05:00 | 4
        gate     | 2024-10-02 06:00 | 8
        """,
    )

    columns = "coverage_share, night_coverage_share"
    assert answer(warehouse, BY_DAY.format(columns)) == [
        (2 / 24, 2 / 12),
        (2 / 24, 0.0),
    ]
