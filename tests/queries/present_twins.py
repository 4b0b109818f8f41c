"""People present once more, slow and obvious: a counter a place, a reading an hour."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from tests.queries.ledger import DAY, HOUR

OPENING = dt.datetime(2024, 10, 1, 6)  # noqa: DTZ001 – local wall clock


@dataclasses.dataclass(frozen=True)
class Hours:
    """What a place sent: count by hour from the opening on; None is an outage."""

    place_id: str
    district_id: str
    instant_capacity_count: int | None
    daily_capacity_count: int | None
    present: dict[int, int | None]
    entries: dict[int, int | None]


def at(number: int) -> dt.datetime:
    """The instant that many hours after the opening."""
    return OPENING + HOUR * number


Peak = tuple[object, ...]


def peak(places: Sequence[Hours], district: str) -> Peak | None:
    """Peak of a district: instant, people, places, registered, instants, whole ones,
    verdict, reason; None without snapshots.
    """
    registered = [one for one in places if one.district_id == district]
    numbers = sorted({number for one in registered for number in one.present})
    if not numbers:
        return None
    counted = {}
    for number in numbers:
        due = [one for one in registered if is_seen_on(one, at(number).date())]
        sums = [one.present.get(number) for one in due]
        known = [count for count in sums if count is not None]
        counted[number] = (sum(known) if len(known) == len(due) else None, len(due))
    whole = [number for number in numbers if counted[number][0] is not None]
    best = min(whole, key=lambda n: (-(counted[n][0] or 0), n), default=None)
    some = counted[numbers[0] if best is None else best][1]
    verdict: tuple[str, str | None] = ("known", None)
    if best is None:
        verdict = ("not_known", "counter_missing")
    elif some < len(registered):
        verdict = ("of_some_places", "places_missing")
    elif len(whole) < len(numbers):
        verdict = ("of_complete_instants", "counter_missing")
    return (
        None if best is None else at(best),
        None if best is None else counted[best][0],
        *(some, len(registered), len(numbers), len(whole), *verdict),
    )


def is_seen_on(place: Hours, day: dt.date) -> bool:
    """The place sent a snapshot on the calendar day."""
    return any(at(number).date() == day for number in place.present)


def now_of(places: Sequence[Hours], as_of: dt.datetime | None) -> dt.datetime | None:
    """The instant asked for, else the end of the newest reading of any measure."""
    ends = [at(n + 1) for one in places for n in {*one.present, *one.entries}]
    return as_of or max(ends, default=None)


def present_now(place: Hours, now: dt.datetime) -> tuple[int | None, str | None]:
    """People at the place, or why nobody knows: stale after two hours."""
    before = [n for n in place.present if now - 7 * DAY <= at(n) <= now]
    if not before:
        return None, "no_reading"
    if now - at(max(before)) > 2 * HOUR:
        return None, "stale"
    count = place.present[max(before)]
    return count, "counter_missing" if count is None else None


def entries_now(place: Hours, now: dt.datetime) -> tuple[int | None, str | None]:
    """Entries since 06:00 of the business day, or why they are not known."""
    # at 06:00 sharp the day that ends is the one asked for
    day = (now - dt.timedelta(hours=6, seconds=1)).date()
    hours = [
        n
        for n in place.entries
        if (at(n) - HOUR * 6).date() == day and now - DAY <= at(n + 1) <= now
    ]
    if not hours:
        return None, "no_reading"
    last = max(hours)
    if at(last + 1) < now - 2 * HOUR:
        return None, "stale"
    since_opening = [
        place.entries[n]
        for n in place.entries
        if (at(n) - HOUR * 6).date() == day and n <= last
    ]
    known = [count for count in since_opening if count is not None]
    if len(known) / (last % 24 + 1) < 0.9:
        return None, "incomplete"
    return sum(known), None
