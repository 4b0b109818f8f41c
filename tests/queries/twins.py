"""The metrics once more, slow and obvious, from the raw rows in plain Python."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tests.queries.ledger import (
    DAY,
    DISTRICTS,
    Event,
    Ledger,
    Period,
    Reading,
)

FLOWS = ("entries", "passages")


@dataclasses.dataclass
class Sums:
    """What was counted at a place on a day, and what was due."""

    visits: list[int] = dataclasses.field(default_factory=list)
    estimated: int = 0
    nights: list[int] = dataclasses.field(default_factory=list)
    around_clock: list[int] = dataclasses.field(default_factory=list)
    reported_hours: float = 0
    due_hours: float = 0
    night_reported_hours: float = 0
    night_due_hours: float = 0


PlaceDay = tuple[str, dt.date, str]
Key = tuple[Any, ...]


def total(numbers: Iterable[int]) -> int | None:
    """The sum; None when there was nothing to add."""
    numbers = list(numbers)
    return sum(numbers) if numbers else None


def share(part: float, whole: float) -> float | None:
    """The ratio; None without a whole."""
    return part / whole if whole else None


def district_on(ledger: Ledger, place_id: str, day: dt.date) -> str:
    """Where the place was registered on the day."""
    for place in ledger.places:
        if place.place_id == place_id:
            begins = place.valid_from_on or dt.date.min
            ends = place.valid_to_on or dt.date.max
            if begins <= day <= ends:
                return place.district_id
    return "unknown"


def evening_of(reading: Reading) -> dt.date | None:
    """The evening that an hour belongs to; None by day and for longer readings."""
    at = reading.counted_from_at
    if reading.hours > 1 or 6 <= at.hour < 18:
        return None
    return at.date() if at.hour >= 18 else at.date() - DAY


def counting_readings(ledger: Ledger) -> Iterator[Reading]:
    """The readings that make up the day: hours or the day total, never both."""
    counter_days = defaultdict(list)
    for reading in ledger.readings:
        day = reading.counted_from_at.date()
        key = (reading.place_id, reading.counter_id, day, reading.measure)
        counter_days[key].append(reading)
    for readings in counter_days.values():
        parts = [reading for reading in readings if reading.hours < 23]
        totals = [reading for reading in readings if reading.hours >= 23]
        seen = sum(part.hours for part in parts if part.visit_count is not None)
        has_total = any(one.visit_count is not None for one in totals)
        yield from totals if has_total and seen < 23 else parts


def place_days(ledger: Ledger) -> dict[PlaceDay, Sums]:
    """Sums by place, day and flow, with the days that were due and did not come."""
    found: dict[PlaceDay, Sums] = defaultdict(Sums)
    for reading in ledger.readings:
        if reading.measure in FLOWS:
            day = reading.counted_from_at.date()
            _ = found[reading.place_id, day, reading.measure]  # an outage has a row too
            evening = evening_of(reading)
            if evening:
                night = found[reading.place_id, evening, reading.measure]
                if reading.visit_count is not None:
                    night.nights.append(reading.visit_count)
                    night.night_reported_hours += 1
            if reading.hours == 1 and reading.visit_count is not None:
                began_on = evening or day
                whole = found[reading.place_id, began_on, reading.measure]
                whole.around_clock.append(reading.visit_count)
    for reading in counting_readings(ledger):
        if reading.measure in FLOWS and reading.visit_count is not None:
            sums = found[
                reading.place_id, reading.counted_from_at.date(), reading.measure
            ]
            sums.visits.append(reading.visit_count)
            sums.reported_hours += reading.hours
            if reading.quality == "estimated":
                sums.estimated += reading.visit_count
    add_due_hours(ledger, found)
    return found


def add_due_hours(ledger: Ledger, found: dict[PlaceDay, Sums]) -> None:
    """A counter is due from its first day to the newest, while its place is valid."""
    days = [reading.counted_from_at.date() for reading in ledger.readings]
    counters: dict[tuple[str, str, str], dt.date] = {}
    for reading, day in zip(ledger.readings, days, strict=True):
        if reading.measure in FLOWS:
            counter = (reading.place_id, reading.counter_id, reading.measure)
            counters[counter] = min(day, counters.get(counter, day))
    for (place_id, _, measure), first in counters.items():
        for number in range((max(days) - first).days + 1):
            day = first + DAY * number
            if district_on(ledger, place_id, day) != "unknown":
                found[place_id, day, measure].due_hours += 24
                found[place_id, day, measure].night_due_hours += 12


def added(days: Iterable[Sums]) -> Key:
    """visits, night visits, coverage, night coverage, estimated share."""
    days = list(days)
    visits = total(count for day in days for count in day.visits)
    return (
        visits,
        total(count for day in days for count in day.nights),
        share(
            sum(min(day.reported_hours, day.due_hours) for day in days),
            sum(day.due_hours for day in days),
        ),
        share(
            sum(min(day.night_reported_hours, day.night_due_hours) for day in days),
            sum(day.night_due_hours for day in days),
        ),
        share(sum(day.estimated for day in days), visits or 0),
    )


def is_within(district: str | None, scope: str | None) -> bool:
    """Whether the district lies in the scope; None is everything."""
    while district is not None and scope is not None and district != scope:
        district = DISTRICTS.get(district)
    return scope is None or district == scope


def added_up(
    ledger: Ledger,
    period: Period,
    scope: str | None,
    columns: str,
) -> dict[Key, Key]:
    """Place-days of the period and scope, added up by some of their columns."""
    groups = defaultdict(list)
    for (place_id, day, measure), sums in place_days(ledger).items():
        district = district_on(ledger, place_id, day)
        if period[0] <= day <= period[1] and is_within(district, scope):
            known = {"district_id": district, "counted_on": day, "measure": measure}
            groups[tuple(known[name] for name in columns.split(", "))].append(sums)
    return {key: added(sums) for key, sums in groups.items()}


def edition_days(event: Event) -> tuple[dt.date, dt.date]:
    """First and last day: a small-hours end belongs to the evening before."""
    first = event.starts_at.date()
    last = event.ends_at.date()
    if event.ends_at.time() <= dt.time(6):
        last -= DAY
    return first, max(first, last)
