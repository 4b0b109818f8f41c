"""Hours of counters, coverage, suspects and arrivals, slow and obvious."""

import dataclasses
import datetime as dt
from collections import defaultdict

from tests.queries import twins
from tests.queries.ledger import Ledger, Period, Reading
from tests.queries.merchant_twins import days_of
from tests.queries.twins import FLOWS, Key, district_on, is_within, share

Counter = tuple[str, str, str]  # place, counter, measure
#: Periods in service of a counter at a place; who has none is in no register.
Register = dict[tuple[str, str], list[tuple[dt.date, dt.date | None]]]


@dataclasses.dataclass(frozen=True)
class Suspect:
    """A reading and a rule that it breaks."""

    reading: Reading
    rule: str


def counter_of(reading: Reading) -> Counter:
    """The counter and what it counts."""
    return reading.place_id, reading.counter_id, reading.measure


def day_of(reading: Reading) -> dt.date:
    """The day on which it begins."""
    return reading.counted_from_at.date()


def is_in_service(
    register: Register, counter: Counter, first: dt.date, day: dt.date
) -> bool:
    """While it is registered; without a register from its first reading on."""
    periods = register.get(counter[:2])
    if not periods:
        return day >= first
    return any(begins <= day <= (ends or dt.date.max) for begins, ends in periods)


def trusted_hours(mine: list[Reading], suspects: list[Reading]) -> float:
    """Hours with a reading that is believed; a day total where hours are lacking."""
    with_value = [one for one in mine if one.visit_count is not None]
    parts = sum(one.hours for one in with_value if one.hours < 23)
    totals = sum(one.hours for one in with_value if one.hours >= 23)
    if parts < 23 and totals:
        return totals
    return parts - sum(one.hours for one in mine if one in suspects)


def counter_days(
    ledger: Ledger, register: Register, suspects: list[Suspect], period: Period
) -> dict[tuple[Counter, dt.date], Key]:
    """By counter and day: district, due, reported, suspect, outage, estimated, read."""
    newest = max((day_of(one) for one in ledger.readings), default=dt.date.min)
    suspected = [one.reading for one in suspects]
    found: dict[tuple[Counter, dt.date], Key] = {}
    for counter in {counter_of(one) for one in ledger.readings}:
        readings = [one for one in ledger.readings if counter_of(one) == counter]
        first = min(day_of(one) for one in readings)
        for day in days_of(period):
            district = district_on(ledger, counter[0], day)
            is_due = is_in_service(register, counter, first, day) and day <= newest
            if counter[2] not in FLOWS or district == "unknown" or not is_due:
                continue
            mine = [one for one in readings if day_of(one) == day]
            found[counter, day] = (
                *(district, 24, trusted_hours(mine, suspected)),
                sum(one.hours for one in mine if one in suspected),
                sum(one.hours for one in mine if one.quality == "outage"),
                len([one for one in mine if one.quality == "estimated"]),
                len([one for one in mine if one.visit_count is not None]),
            )
    return found


def coverage(days: dict[tuple[Counter, dt.date], Key]) -> dict[Counter, Key]:
    """By counter: district, hours, coverage, what was seen last, and why not more."""
    groups: dict[Counter, list[tuple[dt.date, Key]]] = defaultdict(list)
    for (counter, day), row in sorted(days.items()):
        groups[counter].append((day, row))
    found: dict[Counter, Key] = {}
    for counter, mine in groups.items():
        rows = [row for _, row in mine]
        due = sum(row[1] for row in rows)
        reported = sum(min(row[2], row[1]) for row in rows)
        suspect, outage, estimated, read = (
            sum(row[number] for row in rows) for number in (3, 4, 5, 6)
        )
        covered = share(reported, due) or 0
        reason = "missing_hours"
        if read == 0 and outage == 0:
            reason = "silent"
        elif outage > 0 and outage >= suspect:
            reason = "outage"
        elif suspect > 0:
            reason = "suspect"
        found[counter] = (
            *(mine[-1][1][0], due, reported, covered, suspect, len(rows)),
            len([row for row in rows if row[2] > 0]),
            *(outage, estimated, read),
            max((day for day, row in mine if row[6] > 0), default=None),
            "complete" if covered >= 0.9 else "incomplete",
            None if covered >= 0.9 else reason,
        )
    return found


def suspect_rows(
    ledger: Ledger, suspects: list[Suspect], period: Period, scope: str | None
) -> dict[Key, Key]:
    """By district, counter and rule: days, readings, hours, first, last, values."""
    groups: dict[Key, list[Reading]] = defaultdict(list)
    for suspect in suspects:
        day = day_of(suspect.reading)
        district = district_on(ledger, suspect.reading.place_id, day)
        if period[0] <= day <= period[1] and is_within(district, scope):
            key = (district, *counter_of(suspect.reading), suspect.rule)
            groups[key].append(suspect.reading)
    return {
        key: (
            len({day_of(one) for one in mine}),
            len(mine),
            sum(one.hours for one in mine),
            min(day_of(one) for one in mine),
            max(day_of(one) for one in mine),
            min(one.visit_count or 0 for one in mine),
            max(one.visit_count or 0 for one in mine),
        )
        for key, mine in groups.items()
    }


def arrivals(
    ledger: Ledger,
    loads: list[tuple[Reading, dt.datetime]],
    period: Period,
    scope: str | None,
) -> dict[Key, Key]:
    """By district and day: places due and arrived, hours, coverage, lateness."""
    places: dict[Key, dict[str, tuple[float, float]]] = defaultdict(dict)
    for (place, day, measure), sums in twins.place_days(ledger).items():
        district = district_on(ledger, place, day)
        is_asked = period[0] <= day <= period[1] and is_within(district, scope)
        if measure in FLOWS and is_asked:
            due, reported = places[district, day].get(place, (0, 0))
            reported += min(sums.reported_hours, sums.due_hours)
            places[district, day][place] = (due + sums.due_hours, reported)
    found: dict[Key, Key] = {}
    for (district, day), hours in places.items():
        due_places = [pair for pair in hours.values() if pair[0] > 0]
        loaded = [
            loaded_at
            for reading, loaded_at in loads
            if reading.place_id in hours and day_of(reading) == day
            and reading.measure in FLOWS
        ]  # fmt: skip
        # midnight in Shanghai is 16:00 of the day by the ledger's clock
        ended_at = dt.datetime.combine(day, dt.time(16))
        due = sum(pair[0] for pair in hours.values())
        reported = sum(pair[1] for pair in hours.values())
        first = min(loaded, default=None)
        found[district, day] = (
            len(due_places),
            len([pair for pair in due_places if pair[1] > 0]),
            *(due, reported, share(reported, due), first),
            (first - ended_at) / dt.timedelta(hours=1) if first else None,
        )
    return found
