"""The share of the night and the mean of clusters once more, slow and obvious."""

import datetime as dt
from collections import defaultdict

from tests.queries.ledger import Ledger, Period
from tests.queries.twins import (
    Key,
    Sums,
    district_on,
    edition_days,
    evening_of,
    is_within,
    place_days,
    share,
)


def newest_begun_on(ledger: Ledger) -> dt.date | None:
    """The newest day with a reading of an hour from 06:00 on; the morning is before."""
    return max(
        (
            evening_of(one) or one.counted_from_at.date()
            for one in ledger.readings
            if one.hours == 1 and one.measure != "present"
            if one.visit_count is not None
        ),
        default=None,
    )


def night_shares(
    ledger: Ledger, period: Period, scope: str | None
) -> dict[Key, tuple[float | None, str | None]]:
    """Share of the night or why there is none, by (is whole, district, measure)."""
    newest = newest_begun_on(ledger)
    groups: dict[Key, list[tuple[bool, Sums]]] = defaultdict(list)
    for (place_id, day, measure), sums in place_days(ledger).items():
        district = district_on(ledger, place_id, day)
        if period[0] <= day <= period[1] and is_within(district, scope):
            is_whole = 0 < sums.night_due_hours <= sums.night_reported_hours
            is_over = is_whole or (newest is not None and day < newest)
            groups[False, district, measure].append((is_over, sums))
            groups[True, None, measure].append((is_over, sums))
    return {key: night_share(nights) for key, nights in groups.items()}


def night_shares_of_editions(
    ledger: Ledger,
) -> dict[Key, tuple[float | None, str | None]]:
    """Share of the night or why there is none, by (edition, measure).

    An edition that was cancelled or has no counts has no measure, share or reason.
    """
    newest = newest_begun_on(ledger)
    found: dict[Key, tuple[float | None, str | None]] = {}
    for event in ledger.events:
        first, last = edition_days(event)
        groups: dict[Key, list[tuple[bool, Sums]]] = defaultdict(list)
        for (place_id, day, measure), sums in place_days(ledger).items():
            if place_id == event.venue and first <= day <= last:
                is_whole = 0 < sums.night_due_hours <= sums.night_reported_hours
                is_over = is_whole or (newest is not None and day < newest)
                groups[event.event_id, measure].append((is_over, sums))
        if event.status == "取消" or not groups:
            found[event.event_id, None] = (None, None)
        else:
            found |= {key: night_share(nights) for key, nights in groups.items()}
    return found


def night_share(
    nights: list[tuple[bool, Sums]],
) -> tuple[float | None, str | None]:
    """Night visits ÷ visits from 06:00 to 06:00, of the nights that are over."""
    over = [sums for is_over, sums in nights if is_over]
    read = [sums for sums in over if sums.nights]
    due = sum(sums.night_due_hours for sums in over)
    reported = sum(min(one.night_reported_hours, one.night_due_hours) for one in over)
    if not any(sums.nights for _, sums in nights):
        return None, "no_counts"
    if not any(sums.night_due_hours for _, sums in nights):
        return None, "nothing_due"
    if not due:
        return None, "not_over"
    if reported / due < 0.9:
        return None, "incomplete"
    visits = sum(sum(sums.nights) for sums in read)
    found = share(visits, sum(sum(sums.around_clock) for sums in read))
    return found, "no_base" if found is None else None


def visits_per_cluster_night(
    ledger: Ledger, zone: set[str], period: Period, scope: str | None
) -> dict[str, tuple[int, int, int, float | None]]:
    """By measure: night visits, clusters, clusters that are whole, and the mean.

    zone: the places of the night zone; the places of the ledger never move.
    """
    nights = (period[1] - period[0]).days + 1
    homes = {place.place_id: place.district_id for place in ledger.places}
    clusters = {homes[place] for place in zone if is_within(homes[place], scope)}
    found = {}
    days = place_days(ledger)
    for measure in {key[2] for key in days}:
        visits = whole = 0
        is_counted = False
        for cluster in clusters:
            sums = [
                one
                for (place, day, what), one in days.items()
                if place in zone and homes[place] == cluster and what == measure
                if period[0] <= day <= period[1]
            ]
            due = sum(one.night_due_hours for one in sums)
            due_nights = {
                day
                for (place, day, what), one in days.items()
                if place in zone and homes[place] == cluster and what == measure
                if period[0] <= day <= period[1] and one.night_due_hours
            }
            reported = sum(
                min(one.night_reported_hours, one.night_due_hours) for one in sums
            )
            is_counted |= bool(sums)
            visits += sum(sum(one.nights) for one in sums)
            # a night without a row counts as nothing
            covered = (share(reported, due) or 0) * len(due_nights) / nights
            whole += covered >= 0.9
        if is_counted:
            is_known = whole == len(clusters)
            mean = visits / len(clusters) / nights if is_known else None
            found[measure] = (visits, len(clusters), whole, mean)
    return found
