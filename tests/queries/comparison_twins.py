"""The constant sample once more, slow and obvious, from the raw rows."""

import datetime as dt
from collections import defaultdict

from tests.queries.ledger import DAY, Ledger, Period
from tests.queries.twins import Key, Sums, district_on, is_within, place_days, share

Window = dict[dt.date, Sums]
Places = dict[tuple[str, str], tuple[Window, Window]]


def days_of(period: Period) -> list[dt.date]:
    """Every day of the period, both ends included."""
    return [period[0] + DAY * number for number in range(length(period))]


def length(period: Period) -> int:
    """Days of the period; none when it ends before it starts."""
    return max((period[1] - period[0]).days + 1, 0)


def windows(ledger: Ledger, now: Period, then: Period) -> Places:
    """The days of each place and measure, in the one period and in the other."""
    found: Places = defaultdict(lambda: ({}, {}))
    for (place_id, day, measure), sums in place_days(ledger).items():
        for number, period in enumerate((now, then)):
            if day in days_of(period):
                found[place_id, measure][number][day] = sums
    return found


def is_whole(window: Window, period: Period) -> bool:
    """In service on every day, and 90 % of the hours came."""
    if any(day not in window or not window[day].due_hours for day in days_of(period)):
        return False
    reported = sum(min(day.reported_hours, day.due_hours) for day in window.values())
    return reported >= 0.9 * sum(day.due_hours for day in window.values())


def home(ledger: Ledger, place_id: str, period: Period) -> str | None:
    """The one district of the place over the period; None when it moved inside it."""
    homes = {district_on(ledger, place_id, day) for day in days_of(period)}
    return homes.pop() if len(homes) == 1 else None


def visits(window: Window) -> int:
    """All visits of the window."""
    return sum(sum(day.visits) for day in window.values())


def kept_places(
    ledger: Ledger, now: Period, then: Period
) -> dict[tuple[str, str], tuple[str, str]]:
    """(place, measure) → its districts now and then, of the places that compare."""
    kept = {}
    newest = max(
        (reading.counted_from_at.date() for reading in ledger.readings), default=None
    )
    for (place_id, measure), (own, other) in windows(ledger, now, then).items():
        homes = (home(ledger, place_id, now), home(ledger, place_id, then))
        is_over = newest is not None and max(now[1], then[1]) <= newest
        whole = is_over and is_whole(own, now) and is_whole(other, then)
        if whole and homes[0] and homes[1]:
            kept[place_id, measure] = (homes[0], homes[1])
    return kept


def changes(
    ledger: Ledger, now: Period, then: Period, scope: str | None, by_district: bool
) -> dict[Key, Key]:
    """visits of the sample now and then, change of the daily mean, places.

    By district and measure, of places that did not move; or by measure, of places that
    were in the scope both times.
    """
    groups: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    places = windows(ledger, now, then)
    for (place_id, measure), homes in kept_places(ledger, now, then).items():
        is_in = is_within(homes[0], scope) and is_within(homes[1], scope)
        if is_in and (homes[0] == homes[1] or not by_district):
            own, other = places[place_id, measure]
            key = (homes[0], measure) if by_district else (measure,)
            groups[key].append((visits(own), visits(other)))
    return {
        key: (
            sum(one for one, _ in pairs),
            sum(other for _, other in pairs),
            ratio(pairs, now, then),
            len(pairs),
        )
        for key, pairs in groups.items()
    }


def ratio(pairs: list[tuple[int, int]], now: Period, then: Period) -> float | None:
    """Change of visits a day; None without a base."""
    own = sum(one for one, _ in pairs) / length(now)
    quotient = share(own, sum(other for _, other in pairs) / length(then))
    return None if quotient is None else quotient - 1
