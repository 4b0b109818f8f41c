"""Late files, silent and suspect counters once more, slow and obvious."""

import datetime as dt

from tests.queries.ledger import DAY, HOUR, Ledger, Reading
from tests.queries.quality_twins import (
    Counter,
    Register,
    Suspect,
    counter_of,
    day_of,
    is_in_service,
    suspect_rows,
)
from tests.queries.twins import FLOWS, Key, district_on

#: After so many days without one a counter of day totals is not known any more.
KNOWN_DAYS = 31
GRAVE = ("silent", "zero_day", "stuck")
Moment = dt.datetime | None


def flows(ledger: Ledger) -> list[Reading]:
    """The readings of entries and passages, outages included."""
    return [one for one in ledger.readings if one.measure in FLOWS]


def with_value(readings: list[Reading]) -> list[Reading]:
    """Those that say a number."""
    return [one for one in readings if one.visit_count is not None]


def district_of(ledger: Ledger, reading: Reading) -> str:
    """Where its place was registered on its day."""
    return district_on(ledger, reading.place_id, day_of(reading))


def owing_places(ledger: Ledger, day: dt.date, until: dt.date) -> list[tuple[str, str]]:
    """Place and district: registered on the day, has reported, not closed by until."""
    found = []
    for place in {one.place_id for one in flows(ledger)}:
        district = district_on(ledger, place, day)
        mine = [one for one in flows(ledger) if one.place_id == place]
        has_begun = any(day_of(one) <= day for one in mine)
        is_kept = any(
            one.place_id == place and (one.valid_to_on or dt.date.max) >= until
            for one in ledger.places
        )
        if district != "unknown" and has_begun and is_kept:
            found.append((place, district))
    return found


def late_visits(ledger: Ledger, newest_at: dt.datetime) -> dict[str, Key]:
    """By alert: since, days missing, threshold, severity, reason of late districts."""
    # a day is due twelve hours after it ended
    last_due = (newest_at - 36 * HOUR).date()
    newest_day = max((day_of(one) for one in ledger.readings), default=dt.date.min)
    found = {}
    for _, district in owing_places(ledger, min(last_due, newest_day), last_due):
        came = [
            one
            for one in flows(ledger)
            if district_of(ledger, one) == district and day_of(one) <= newest_at.date()
        ]
        if not with_value(came):
            continue  # nothing is due before the first number
        last_came = max(day_of(one) for one in came)
        missing = (last_due - last_came).days
        if missing > 0:
            severity = "act" if missing >= 3 else "watch"
            first_due = dt.datetime.combine(last_came + 2 * DAY, dt.time(12))
            found[f"feed_late:visitor_counts:{district}:{severity}"] = (
                *(first_due, missing, 1, severity, "not_arrived", district),
            )
    return found


def late_feeds(
    ledger: Ledger, complaints: Moment, calendar_end: dt.date | None, newest_at: Moment
) -> dict[str, Key]:
    """By alert: since, days, threshold, severity, reason, district."""
    if newest_at is None:
        return {}
    found = late_visits(ledger, newest_at)
    if complaints and newest_at - complaints > 7 * DAY:
        found["feed_late:complaints:watch"] = (
            *(complaints + 7 * DAY, (newest_at - complaints) / DAY, 7),
            *("watch", "no_new_cases", None),
        )
    left = (calendar_end - newest_at.date()).days if calendar_end else 90
    if calendar_end and left < 90:
        severity = "act" if left <= 30 else "watch"
        begins_on = calendar_end - 89 * DAY
        found[f"feed_late:calendar:{severity}"] = (
            *(dt.datetime.combine(begins_on, dt.time()), left, 90),
            *(severity, "calendar_ends", None),
        )
    return found


def judged_days(ledger: Ledger, as_of_on: dt.date) -> dict[str, dt.date]:
    """By district the last day with a number, of places registered on that day."""
    found: dict[str, dt.date] = {}
    for one in with_value(flows(ledger)):
        district = district_of(ledger, one)
        if day_of(one) <= as_of_on and district != "unknown":
            found[district] = max(day_of(one), found.get(district, dt.date.min))
    return found


def known_counters(
    readings: list[Reading], judged_on: dt.date
) -> dict[str, list[Reading]]:
    """The counters of a place and measure with their numbers; else the place."""
    found: dict[str, list[Reading]] = {}
    for one in readings:
        is_by_hour = one.hours < 23 and one.quality == "ok"
        if is_by_hour or (judged_on - day_of(one)).days < KNOWN_DAYS:
            counter = one.counter_id
            found[counter] = [two for two in readings if two.counter_id == counter]
    if readings and not found:
        found[readings[0].place_id] = readings
    return found


def owing_days(
    ledger: Ledger, register: Register, as_of_on: dt.date
) -> dict[tuple[str, str], tuple[dt.date, str]]:
    """By place and measure that owed readings: the judged day and its district."""
    found: dict[tuple[str, str], tuple[dt.date, str]] = {}
    for district, judged_on in judged_days(ledger, as_of_on).items():
        for one in flows(ledger):
            key = (one.place_id, one.measure)
            is_owing = is_in_service(
                register, counter_of(one), day_of(one), judged_on
            ) and (district_on(ledger, one.place_id, judged_on) == district)
            # a place that moved is judged where it was last
            if is_owing and (key not in found or found[key][0] < judged_on):
                found[key] = (judged_on, district)
    return found


def silent(ledger: Ledger, register: Register, as_of_on: dt.date) -> dict[Counter, Key]:
    """By counter: district, judged day, last day with a number, days, reason."""
    found: dict[Counter, Key] = {}
    for owing, (judged_on, district) in owing_days(ledger, register, as_of_on).items():
        place, measure = owing
        of_place = [
            one
            for one in ledger.readings
            if (one.place_id, one.measure) == owing and day_of(one) <= judged_on
        ]
        for counter, mine in known_counters(with_value(of_place), judged_on).items():
            key = (place, counter, measure)
            last = max(day_of(one) for one in mine)
            if last == judged_on or not is_in_service(register, key, last, judged_on):
                continue
            is_outage = any(
                day_of(one) == judged_on and counter in (one.counter_id, place)
                for one in of_place
            )
            found[key] = (
                *(district, judged_on, last, (judged_on - last).days),
                "outage" if is_outage else "silent",
            )
    return found


def faulty(
    ledger: Ledger, register: Register, suspects: list[Suspect], counts_at: Moment
) -> dict[str, Key]:
    """By alert: severity, since, known at, days, district; nobody is present."""
    if counts_at is None:
        return {}
    whole_on = (counts_at - DAY).date()
    found: dict[str, Key] = {}
    for counter, row in silent(ledger, register, whole_on).items():
        district, judged_on, last_on, days, reason = row
        since, known = (
            dt.datetime.combine(day + DAY, dt.time()) for day in (last_on, judged_on)
        )
        found[name_of(counter, reason)] = (
            *("act" if reason in GRAVE else "watch", since, known, days, district),
        )
    week = (whole_on - 6 * DAY, whole_on)
    for key, row in suspect_rows(ledger, suspects, week, None).items():
        district, place, counter_id, measure, rule = key
        days, _, _, first_on, last_on, *_ = row
        if last_on >= whole_on - DAY:
            since = dt.datetime.combine(first_on, dt.time())
            found[name_of((place, counter_id, measure), rule)] = (
                *("act" if rule in GRAVE else "watch", since, counts_at),
                *(days, district),
            )
    return found


def name_of(counter: Counter, reason: str) -> str:
    """The number of an alert."""
    return ":".join(["counter_faulty", *counter, reason])
