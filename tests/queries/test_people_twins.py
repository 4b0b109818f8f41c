"""Unique people and visits a person agree with their plain-Python twin."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import DAY, DISTRICTS, HOUR, Ledger, Period, Place, Reading
from tests.queries.random_ledgers import (
    LEDGERS,
    MIDNIGHT,
    PERIODS,
    WITH_RANDOM_LEDGERS,
    key_of,
)
from tests.queries.twins import Key, district_on, is_within
from tests.queries.write_ledger import write_ledger

TWINS_OF = ("unique_people",)
WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=12)
#: Single places, districts under their number, one of them registered, and neither.
AREAS = ["gate", "gate", "moved", "closed", "belt", "belt", "sanbao", "nowhere"]


def people_of(parts: tuple[str, str, int, int, int | None, bool]) -> Reading:
    """What a provider delivers: mostly whole days, sometimes some hours more."""
    area, provider, day, days, people, is_of_days = parts
    start, hours = (day * 24, days * 24) if is_of_days else (day * 24 + 6, days * 24)
    return Reading(
        *(area, provider, MIDNIGHT + HOUR * start, hours, "unique_people"),
        *(people, "outage" if people is None else "ok"),
    )


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(AREAS),
        st.sampled_from(["mobile", "other"]),
        st.integers(-1, 6),
        st.integers(1, 4),
        st.none() | st.sampled_from([0, 40, 900]),
        st.sampled_from([True, True, True, False]),
    ).map(people_of),
    min_size=2,
    max_size=8,
    unique_by=key_of,
)


def whole_days(people: Reading) -> list[dt.date]:
    """The days of the period; none when it is not of whole days."""
    start = people.counted_from_at
    if start.time() != dt.time():
        return []
    return [start.date() + DAY * number for number in range(people.hours // 24)]


def is_part(ledger: Ledger, place: str, day: dt.date, area: str) -> bool:
    """Whether a place counts for the area: of a district, where it was that day."""
    if area in DISTRICTS:
        return is_within(district_on(ledger, place, day), area)
    return place == area


def visits(ledger: Ledger, people: Reading) -> tuple[int | None, float | None]:
    """Entries of exactly the same area and period, and their coverage."""
    days = whole_days(people)
    mine = [
        (day, sums)
        for (place, day, measure), sums in twins.place_days(ledger).items()
        if measure == "entries" and day in days and sums.due_hours
        if is_part(ledger, place, day, people.place_id)
    ]
    if not mine:
        return None, None
    entered = twins.total(count for _, sums in mine for count in sums.visits)
    reported = sum(min(sums.reported_hours, sums.due_hours) for _, sums in mine)
    share = reported / sum(sums.due_hours for _, sums in mine)
    return entered, share * len({day for day, _ in mine}) / len(days)


def row_of(ledger: Ledger, people: Reading) -> Key:
    """District, people, visits, visits a person, coverage, verdict, reason."""
    entered, coverage = visits(ledger, people)
    count = people.visit_count
    reason = None
    if not count:
        reason = "no_base"
    elif entered is None:
        reason = "scopes_differ"
    elif coverage is None or coverage < 0.9:
        reason = "incomplete"
    ratio = (entered or 0) / count if count and reason is None else None
    begins_on = people.counted_from_at.date()
    return (
        *(district_on(ledger, people.place_id, begins_on), count, entered),
        *(ratio, coverage, "not_known" if reason else "known", reason),
    )


@WITH_SOME
@given(ledger=LEDGERS, people=PEOPLE, period=PERIODS, is_registered=st.booleans())
def test_unique_people(
    warehouse: Warehouse,
    ledger: Ledger,
    people: list[Reading],
    period: Period,
    is_registered: bool,
) -> None:
    belt = [Place("belt", "belt", None, None)] if is_registered else []
    whole = dataclasses.replace(
        ledger,
        places=[*ledger.places, *belt],
        readings=[*ledger.readings, *people],
    )
    write_ledger(warehouse, whole)
    asked = (period[0], period[1] + DAY)
    begin, end = (dt.datetime.combine(day, dt.time()) for day in asked)
    expected = {
        (one.place_id, one.counted_from_at, one.hours, one.counter_id): row_of(
            whole, one
        )
        for one in people
        if one.counted_from_at < end and one.counted_from_at + HOUR * one.hours > begin
    }

    found = answer(
        warehouse,
        "select place_id, counted_from_at,"
        " date_diff('hour', counted_from_at, counted_to_at), provider_id, district_id,"
        " people_count, visit_count, visit_frequency_ratio, coverage_share, verdict,"
        " reason from metric.unique_people(?, ?)",
        *period,
    )
    assert len(found) == len(expected)
    for row in found:
        wanted = expected[row[:4]]
        assert [near(value) for value in wanted] == list(row[4:]), row


def near(value: object) -> object:
    """Doubles as near as they come."""
    return pytest.approx(value) if isinstance(value, float) else value
