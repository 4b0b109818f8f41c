"""Hours of counters, coverage, suspects and arrivals agree with their twins."""

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries import quality_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import DAY, HOUR, Ledger, Period, Reading
from tests.queries.quality_twins import Register, Suspect
from tests.queries.random_ledgers import (
    DAYS,
    LEDGERS,
    MIDNIGHT,
    PERIODS,
    SCOPES,
    WITH_RANDOM_LEDGERS,
)
from tests.queries.test_merchant_twins import same
from tests.queries.write_ledger import write_ledger
from tests.queries.write_loads import write_loads
from warehouse.rollup import refresh_all_rollups

TWINS_OF = ("arrivals", "counter_hours", "coverage_by_counter", "suspect_counters")
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=10)
SERVICE = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(0, 3) | st.none()), max_size=2
).map(
    lambda periods: [
        (day, None if days is None else day + DAY * days) for day, days in periods
    ]
)
REGISTERS: st.SearchStrategy[Register] = st.fixed_dictionaries(
    {("gate", "one"): SERVICE, ("moved", "one"): SERVICE}
)
# Of each reading that can be: the rules that it breaks.
BROKEN = st.lists(
    st.sampled_from([(), (), (), ("stuck",), ("at_limit",), ("stuck", "at_limit")]),
    min_size=9,
    max_size=9,
)
# Periods end within the week, or long after the newest reading.
LONG = st.just((DAYS[0] - DAY, DAYS[-1] + DAY * 20))
LOADED = st.lists(
    st.integers(0, 12 * 24 * 60).map(
        lambda minute: MIDNIGHT + dt.timedelta(0, minute * 60)
    ),
    min_size=4,
    max_size=4,
)


def with_overlapping_hours(ledger: Ledger) -> Ledger:
    """More hours reported than a day has, on one day of a counter of its own."""
    starts = [(hour, 1) for hour in range(24)] + [(hour, 3) for hour in range(21)]
    more = [
        Reading("gate", "three", MIDNIGHT + HOUR * start, hours, "entries", start, "ok")
        for start, hours in starts
    ]
    return dataclasses.replace(ledger, readings=[*ledger.readings, *more])


def suspects_of(ledger: Ledger, broken: list[tuple[str, ...]]) -> list[Suspect]:
    """The suspects among measured readings shorter than a day; no others are judged."""
    judged = [
        reading
        for reading in ledger.readings
        if reading.hours < 23
        and reading.quality == "ok"
        and reading.measure != "present"
    ]
    return [
        Suspect(reading, rule)
        for number, reading in enumerate(judged)
        for rule in broken[number % len(broken)]
    ]


def write_suspects(warehouse: Warehouse, suspects: list[Suspect]) -> None:
    """Replace what the rules found."""
    warehouse.execute("delete from mart.suspect_reading").fetchall()
    for suspect in suspects:
        row = suspect.reading
        warehouse.execute(
            "insert into mart.suspect_reading values (?, ?, ?, ?, ?, 480, ?, ?, ?, ?)",
            [
                *(row.place_id, row.counter_id, row.measure, row.counted_from_at),
                row.counted_from_at + HOUR * row.hours,
                *(row.counted_from_at.date(), row.hours, row.visit_count, suspect.rule),
            ],
        ).fetchall()


def write_register(warehouse: Warehouse, register: Register) -> None:
    """Register the counters, as before their readings came."""
    rows = [
        {
            "place_id": place,
            "counter_id": counter,
            "valid_from_on": str(begins),
            "valid_to_on": None if ends is None else str(ends),
        }
        for (place, counter), periods in register.items()
        for begins, ends in periods
    ]
    write_rows(warehouse, "core.dim_counter", rows)
    refresh_all_rollups(warehouse)


@WITH_FEWER
@given(
    ledger=LEDGERS | LEDGERS.map(with_overlapping_hours),
    register=REGISTERS,
    broken=BROKEN,
    period=PERIODS | LONG,
)
def test_the_hours_of_counters(
    warehouse: Warehouse,
    ledger: Ledger,
    register: Register,
    broken: list[tuple[str, ...]],
    period: Period,
) -> None:
    write_ledger(warehouse, ledger)
    write_register(warehouse, register)
    suspects = suspects_of(ledger, broken)
    write_suspects(warehouse, suspects)
    expected = quality_twins.counter_days(ledger, register, suspects, period)

    days = answer(
        warehouse,
        "select place_id, counter_id, measure, counted_on, district_id, expected_hours,"
        " reported_hours, suspect_hours, outage_hours, estimated_reading_count,"
        " reading_count from metric.counter_hours(?, ?)",
        *period,
    )
    assert {(row[:3], row[3]): row[4:] for row in days} == expected
    counters = answer(
        warehouse,
        "select place_id, counter_id, measure, district_id, expected_hours,"
        " reported_hours, coverage_share, suspect_hours, due_day_count,"
        " reported_day_count, outage_hours, estimated_reading_count, reading_count,"
        " last_reading_on, verdict, reason from metric.coverage_by_counter(?, ?)",
        *period,
    )
    same({row[:3]: row[3:] for row in counters}, quality_twins.coverage(expected))


@WITH_FEWER
@given(
    # many suspects on one day of one counter
    ledger=LEDGERS.map(with_overlapping_hours),
    broken=BROKEN,
    period=PERIODS,
    scope=SCOPES,
)
def test_suspect_counters(
    warehouse: Warehouse,
    ledger: Ledger,
    broken: list[tuple[str, ...]],
    period: Period,
    scope: str | None,
) -> None:
    write_ledger(warehouse, ledger)
    suspects = suspects_of(ledger, broken)
    write_suspects(warehouse, suspects)

    found = answer(
        warehouse,
        "select district_id, place_id, counter_id, measure, rule, day_count,"
        " reading_count, suspect_hours, first_on, last_on, lowest_visit_count,"
        " highest_visit_count from metric.suspect_counters(?, ?, ?)",
        *(scope, *period),
    )
    assert {row[:5]: row[5:] for row in found} == quality_twins.suspect_rows(
        ledger, suspects, period, scope
    )


@WITH_FEWER
@given(
    ledger=LEDGERS,
    loaded=LOADED,
    withdrawn=st.booleans(),
    period=PERIODS | LONG,
    scope=SCOPES,
)
def test_arrivals(
    warehouse: Warehouse,
    ledger: Ledger,
    loaded: list[dt.datetime],
    withdrawn: bool,
    period: Period,
    scope: str | None,
) -> None:
    write_ledger(warehouse, ledger)
    loads = write_loads(warehouse, ledger, loaded, withdrawn)

    found = answer(
        warehouse,
        "select district_id, counted_on, due_place_count, arrived_place_count,"
        " expected_hours, reported_hours, coverage_share, first_loaded_at,"
        " lateness_hours from metric.arrivals(?, ?, ?)",
        *(scope, *period),
    )
    same(
        {row[:2]: row[2:] for row in found},
        quality_twins.arrivals(ledger, loads, period, scope),
    )
