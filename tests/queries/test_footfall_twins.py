"""The footfall metrics agree with their plain-Python twins on random ledgers."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.queries import twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import HOUR, Ledger, Period
from tests.queries.random_ledgers import (
    LEDGERS,
    PERIODS,
    SCOPES,
    WITH_RANDOM_LEDGERS,
)
from tests.queries.twins import Key
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "footfall_by_day",
    "footfall_by_day_in_scope",
    "footfall_by_district",
    "footfall_by_festival",
    "footfall_by_hour",
    "footfall_by_hour_on_weekdays",
    "footfall_in_scope",
    "visit_rows",
)

SUMS = "visit_count, night_visit_count, coverage_share"
MORE_SUMS = f"{SUMS}, night_coverage_share, estimated_share"


def assert_rows(found: list[Key], expected: dict[Key, tuple[object, ...]]) -> None:
    """The same keys, and for each the same values; NULL only where None."""
    rows = {key: key + values for key, values in expected.items()}
    assert len(found) == len(rows)
    for row in found:
        wanted = next(one for key, one in rows.items() if row[: len(key)] == key)
        assert [one is None for one in row] == [one is None for one in wanted]
        pairs = zip(row, wanted, strict=True)
        assert all(one == pytest.approx(two) for one, two in pairs if one is not None)


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS)
def test_footfall_by_day_and_by_district(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)

    for metric, key in (
        ("footfall_by_day", "district_id, counted_on, measure"),
        ("footfall_by_district", "district_id, measure"),
    ):
        found = answer(
            warehouse, f"select {key}, {MORE_SUMS} from metric.{metric}(?, ?)", *period
        )
        assert_rows(found, twins.added_up(ledger, period, None, key))


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS, scope=SCOPES)
def test_footfall_within_a_scope(
    warehouse: Warehouse, ledger: Ledger, period: Period, scope: str | None
) -> None:
    write_ledger(warehouse, ledger)

    for metric, key in (
        ("footfall_by_day_in_scope", "counted_on, measure"),
        ("footfall_in_scope", "measure"),
    ):
        found = answer(
            warehouse,
            f"select {key}, {MORE_SUMS} from metric.{metric}(?, ?, ?)",
            scope,
            *period,
        )
        assert_rows(found, twins.added_up(ledger, period, scope, key))


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS)
def test_footfall_by_hour(warehouse: Warehouse, ledger: Ledger, period: Period) -> None:
    write_ledger(warehouse, ledger)
    hours = defaultdict(list)
    for reading in ledger.readings:
        at = reading.counted_from_at
        in_period = period[0] <= at.date() <= period[1]
        if reading.hours == 1 and reading.measure in twins.FLOWS and in_period:
            district = twins.district_on(ledger, reading.place_id, at.date())
            hours[district, at.hour, reading.measure].append(reading.visit_count)

    found = answer(
        warehouse,
        "select district_id, hour, measure, visit_count"
        " from metric.footfall_by_hour(?, ?)",
        *period,
    )
    assert {row[:3]: row[3] for row in found} == {
        key: twins.total(count for count in counts if count is not None)
        for key, counts in hours.items()
    }


@WITH_RANDOM_LEDGERS
@given(
    ledger=LEDGERS,
    period=PERIODS,
    weekdays=st.none() | st.sets(st.integers(1, 7), min_size=1),
)
def test_footfall_by_hour_on_weekdays(
    warehouse: Warehouse, ledger: Ledger, period: Period, weekdays: set[int] | None
) -> None:
    write_ledger(warehouse, ledger)
    hours = defaultdict(list)
    for reading in ledger.readings:
        at = reading.counted_from_at
        in_period = period[0] <= at.date() <= period[1]
        is_asked = weekdays is None or at.isoweekday() in weekdays
        is_flow = reading.hours == 1 and reading.measure in twins.FLOWS
        if is_flow and in_period and is_asked:
            district = twins.district_on(ledger, reading.place_id, at.date())
            key = (district, at.hour, reading.measure)
            hours[key].append((at.date(), reading.visit_count))

    found = answer(
        warehouse,
        "select district_id, hour, measure, visit_count, day_count,"
        " visit_count_per_day"
        " from metric.footfall_by_hour_on_weekdays(?, ?, ?)",
        *period,
        None if weekdays is None else ",".join(map(str, sorted(weekdays))),
    )
    expected: dict[Key, tuple[object, ...]] = {}
    for key, counts in hours.items():
        visits = twins.total(count for _, count in counts if count is not None)
        days = len({day for day, count in counts if count is not None})
        mean = pytest.approx(visits / days) if days and visits is not None else None
        expected[key] = (visits, days, mean)
    assert {row[:3]: row[3:] for row in found} == expected


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS)
def test_footfall_by_festival(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    days = twins.place_days(ledger)
    expected: dict[Key, tuple[object, ...]] = {}
    for event in ledger.events:
        first, last = twins.edition_days(event)
        groups = defaultdict(list)
        for (place_id, day, measure), sums in days.items():
            if place_id == event.venue and first <= day <= last:
                groups[event.event_id, measure].append(sums)
        if event.status == "取消" or not groups:
            expected[event.event_id, None] = (None, None, None)
        else:
            expected |= {key: twins.added(sums)[:3] for key, sums in groups.items()}

    found = answer(
        warehouse,
        f"select event_id, measure, {SUMS} from metric.footfall_by_festival()",
    )
    assert_rows(found, expected)


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS)
def test_festivals_that_overlap(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    held = {
        event.event_id: (event.venue, *twins.edition_days(event))
        for event in ledger.events
        if event.status != "取消" and event.venue in ("gate", "moved")
    }
    overlapping = {
        one
        for one, (venue, first, last) in held.items()
        for other, (other_venue, other_first, other_last) in held.items()
        if one != other and venue == other_venue
        if first <= other_last and other_first <= last
    }

    found = answer(
        warehouse,
        "select distinct event_id from metric.footfall_by_festival() where has_overlap",
    )
    assert {row[0] for row in found} == overlapping


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS)
def test_the_rows_that_count_are_those_of_the_twin(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    write_ledger(warehouse, ledger)
    expected = [
        (
            one.place_id,
            one.counter_id,
            one.counted_from_at,
            one.counted_from_at + HOUR * one.hours,
            one.measure,
        )
        for one in twins.counting_readings(ledger)
        if one.measure in twins.FLOWS and one.visit_count is not None
    ]

    found = answer(
        warehouse,
        "select place_id, counter_id, counted_from_at, counted_to_at, measure from"
        " metric.visit_rows(null, '2024-09-01', '2024-12-31', null) where is_counted",
    )
    assert sorted(found) == sorted(expected)
