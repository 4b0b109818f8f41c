"""Each counter's hours: what was due, what came, and why the rest did not."""

import pytest

from tests.defaults import Row
from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts

PLACES = """
place_id | district_id | valid_from_on | valid_to_on
---------+-------------+---------------+------------
gate     | sanbao      |               |
closed   | sanbao      |               | 2024-10-02
"""
REGISTER = """
counter_id | place_id | valid_from_on | valid_to_on
-----------+----------+---------------+------------
registered | gate     | 2024-10-02    |
retired    | gate     | 2024-10-01    | 2024-10-03
"""
COUNTS = """
place_id | counter_id | counted_from_at  | counted_to_at    | visit_count
---------+------------+------------------+------------------+------------
gate     | whole      | 2024-10-01 00:00 | 2024-10-02 00:00 | 10
gate     | whole      | 2024-10-02 00:00 | 2024-10-03 00:00 | 10
gate     | whole      | 2024-10-03 00:00 | 2024-10-04 00:00 | 10
gate     | whole      | 2024-10-04 00:00 | 2024-10-05 00:00 | 10
gate     | late       | 2024-10-03 00:00 | 2024-10-04 00:00 | 10
gate     | late       | 2024-10-04 00:00 | 2024-10-04 12:00 | 10
gate     | down       | 2024-09-30 00:00 | 2024-10-01 00:00 | 10
gate     | down       | 2024-10-01 00:00 | 2024-10-02 00:00 |
gate     | silent     | 2024-09-30 00:00 | 2024-10-01 00:00 | 10
gate     | registered | 2024-10-04 00:00 | 2024-10-05 00:00 | 10
gate     | retired    | 2024-10-01 00:00 | 2024-10-04 00:00 | 999
gate     | retired    | 2024-10-01 00:00 | 2024-10-02 00:00 | 10
closed   | closed     | 2024-10-01 00:00 | 2024-10-02 00:00 | 10
stray    | stray      | 2024-10-01 00:00 | 2024-10-02 00:00 | 10
"""
PERIOD = "'2024-10-01', '2024-10-31'"
COVERAGE = (
    "select counter_id, expected_hours, reported_hours, coverage_share,"
    " last_reading_on::text, verdict, reason"
    f" from metric.coverage_by_counter({PERIOD})"
)


def test_the_worst_counter_comes_first(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_counter", REGISTER)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    assert answer(warehouse, COVERAGE) == [
        ("down", 96, 0, 0, None, "incomplete", "outage"),
        ("silent", 96, 0, 0, None, "incomplete", "silent"),
        # due from its register on, which is before its first reading
        ("registered", 72, 24, 24 / 72, "2024-10-04", "incomplete", "missing_hours"),
        # a figure for three days belongs to none of them; gone from the fourth on
        ("retired", 72, 24, 24 / 72, "2024-10-01", "incomplete", "missing_hours"),
        ("closed", 48, 24, 0.5, "2024-10-01", "incomplete", "missing_hours"),
        # due from its first reading on
        ("late", 48, 36, 0.75, "2024-10-04", "incomplete", "missing_hours"),
        ("whole", 96, 96, 1.0, "2024-10-04", "complete", None),
    ]


def test_suspect_readings_are_no_coverage(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    stuck: list[Row] = [
        {
            "place_id": "gate",
            "counted_from_at": f"2024-10-01 {hour:02}:00",
            "visit_count": "77",
        }
        for hour in range(24)
    ]
    write_rows(warehouse, "core.fct_visitor_count", stuck)
    write_rows(
        warehouse, "core.fct_visitor_count", day_counts("gate", "2024-10-02", [5])
    )

    assert answer(warehouse, COVERAGE) == [
        ("gate", 48, 24, 0.5, "2024-10-02", "incomplete", "suspect")
    ]


@pytest.mark.parametrize("period", ["'2024-10-01', '2024-10-04'", PERIOD])
def test_the_hours_of_the_counters_are_those_of_their_places(
    warehouse: Warehouse, fill: Fill, period: str
) -> None:
    fill("core.dim_counter", REGISTER)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    by_counter = (
        "select place_id, counted_on, sum(expected_hours), sum(reported_hours)"
        f" from metric.counter_hours({period}) group by all order by all"
    )
    by_place = (
        "select place_id, counted_on, expected_hours, reported_hours"
        " from mart.place_day where expected_hours > 0 and counted_on >= '2024-10-01'"
        " order by all"
    )
    assert answer(warehouse, by_counter) == answer(warehouse, by_place)
