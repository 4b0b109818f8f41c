"""What counters owe, and which readings may be summed."""

import datetime as dt

import duckdb
import pytest

from tests.drawing import Fill, drawn_rows, write_rows
from warehouse.rollup import (
    note_counters,
    refresh_all_rollups,
    refresh_touched,
    refresh_whole_span,
)

Warehouse = duckdb.DuckDBPyConnection

PLACES = """
place_id | district_id
gate     | taoyangli
"""
COUNTERS = """
counter_id | place_id | valid_from_on | valid_to_on
late       | gate     | 2024-05-01    |
ended      | gate     | 2024-05-01    | 2024-05-02
moved      | other    | 2024-05-01    |
"""
READINGS = """
place_id | counter_id   | counted_from_at  | visit_count
gate     | late         | 2024-05-03 18:00 | 1
gate     | ended        | 2024-05-01 18:00 | 1
gate     | unregistered | 2024-05-02 18:00 | 1
gate     | moved        | 2024-05-03 18:00 | 1
"""
# late from the 1st, ended to the 2nd, unregistered from the 2nd, and moved, which is
# registered elsewhere, from the 3rd: its first reading here
EXPECTED_HOURS = [("2024-05-01", 48.0), ("2024-05-02", 72.0), ("2024-05-03", 72.0)]
EXPECTED = (
    "select counted_on::varchar, expected_hours from mart.expected_day"
    " where place_id = 'gate' order by all"
)


@pytest.fixture
def fill(warehouse: Warehouse) -> Fill:
    def write_drawing(table: str, drawing: str) -> None:
        write_rows(warehouse, table, drawn_rows(drawing))

    return write_drawing


def test_a_counter_owes_what_its_register_says(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_counter", COUNTERS)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", READINGS)

    refresh_all_rollups(warehouse)

    assert warehouse.execute(EXPECTED).fetchall() == EXPECTED_HOURS


def test_the_days_before_a_first_reading_are_due_at_once(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_counter", COUNTERS)
    fill("core.dim_place", PLACES)
    others = "\n".join(line for line in READINGS.splitlines() if " late " not in line)
    fill("core.fct_visitor_count", others)
    note_counters(warehouse)
    # Not by `fill`, which would rebuild every day.
    write_unrolled(warehouse, "late", "2024-05-03 18:00")

    refresh_touched(warehouse, dt.date(2024, 5, 3), dt.date(2024, 5, 3))

    assert warehouse.execute(EXPECTED).fetchall() == EXPECTED_HOURS


def write_unrolled(warehouse: Warehouse, counter_id: str, from_at: str) -> None:
    """Write a reading like another one and leave the rollups as they are."""
    warehouse.execute(
        "insert into core.fct_visitor_count by name"
        " select * replace ($1 as counter_id, cast($2 as timestamp) as counted_from_at,"
        " cast($2 as timestamp) + interval 1 hour as counted_to_at,"
        " cast($2 as date) as counted_on)"
        " from core.fct_visitor_count limit 1",
        [counter_id, from_at],
    ).fetchall()


@pytest.mark.parametrize("measure", ["present", "running_total", "unique_people"])
@pytest.mark.parametrize(
    "minutes",
    [
        pytest.param(5, id="five minutes"),
        pytest.param(15, id="a quarter"),
        pytest.param(60, id="an hour"),
        pytest.param(24 * 60, id="a day"),
        pytest.param(8 * 24 * 60, id="a holiday"),
    ],
)
def test_what_is_no_flow_is_in_no_rollup(
    warehouse: Warehouse, fill: Fill, measure: str, minutes: int
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", reading(measure, minutes, 1000))

    assert sums(warehouse) == (None, None)


@pytest.mark.parametrize("measure", ["entries", "exits", "passages"])
@pytest.mark.parametrize(
    "minutes, by_hour, by_day",
    [
        pytest.param(5, 1000, 1000, id="five minutes"),
        pytest.param(15, 1000, 1000, id="a quarter"),
        pytest.param(60, 1000, 1000, id="an hour"),
        pytest.param(24 * 60, None, 1000, id="a day has no hour"),
        pytest.param(8 * 24 * 60, None, None, id="a holiday belongs to no day"),
    ],
)
def test_a_flow_is_summed_where_it_belongs(
    *,
    warehouse: Warehouse,
    fill: Fill,
    measure: str,
    minutes: int,
    by_hour: int | None,
    by_day: int | None,
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", reading(measure, minutes, 1000))

    assert sums(warehouse) == (by_hour, by_day)


def test_rollups_forget_days_that_lost_all_readings(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", reading("entries", 60, 1000))
    warehouse.execute("delete from core.fct_visitor_count").fetchall()

    refresh_whole_span(warehouse)

    assert sums(warehouse) == (None, None)


def reading(measure: str, minutes: int, visit_count: int) -> str:
    """Draw one reading that begins at midnight."""
    starts_at = dt.datetime.fromisoformat("2024-05-01 00:00")
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    columns = "place_id | counted_from_at | counted_to_at | measure | visit_count"
    return f"{columns}\ngate | {starts_at} | {ends_at} | {measure} | {visit_count}"


def sums(warehouse: Warehouse) -> tuple[int | None, int | None]:
    """Return what all hours and all days of the rollups add up to."""
    ((hours,),) = warehouse.execute(
        "select sum(visit_count) from mart.place_hour"
    ).fetchall()
    ((days,),) = warehouse.execute(
        "select sum(visit_count) from mart.place_day"
    ).fetchall()
    return hours, days
