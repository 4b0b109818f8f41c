"""Alerts, totals and bands once more, slow and obvious, in plain Python."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.queries import twins
from tests.queries.ledger import DAY, Ledger, Period

Episode = tuple[int, int | None, float]


def episodes(
    loads: Sequence[float | None], from_share: float, release_share: float
) -> Iterator[Episode]:
    """Start, end (None: not ended) and peak of every alert over a day of loads."""
    start: int | None = None
    peak = 0.0
    for number, load in enumerate(loads):
        if load is None:
            continue
        if start is None and load >= from_share:
            start, peak = number, load
        elif start is not None and load < release_share:
            yield start, number, peak
            start = None
        elif start is not None:
            peak = max(peak, load)
    if start is not None:
        yield start, None, peak


def net_totals(
    entered: Sequence[int | None], left: Sequence[int | None]
) -> Iterator[tuple[int | None, str | None]]:
    """People present after each interval, or why nobody knows."""
    has_fallen = False
    tops = [0, 0]
    for pair in zip(entered, left, strict=True):
        for direction, total in enumerate(pair):
            if total is not None:
                has_fallen |= total < tops[direction]
                tops[direction] = max(tops[direction], total)
        came, went = pair
        if has_fallen:
            yield None, "total_fell"
        elif came is None or went is None:
            yield None, "counter_missing"
        elif came < went:
            yield None, "drift"
        else:
            yield came - went, None


def band_of(at: dt.datetime, from_hour: int, to_hour: int) -> dt.date | None:
    """The day that the band of an hour began on; None outside of the band."""
    if from_hour < to_hour:
        return at.date() if from_hour <= at.hour < to_hour else None
    if at.hour >= from_hour:
        return at.date()
    return at.date() - DAY if at.hour < to_hour else None


def bands(
    ledger: Ledger, period: Period, from_hour: int, to_hour: int
) -> dict[twins.Key, tuple[object, ...]]:
    """Visits and coverage by district, band and measure."""
    visits = defaultdict(list)
    reported: dict[twins.Key, float] = defaultdict(float)
    due: dict[twins.Key, float] = defaultdict(float)
    hours = to_hour - from_hour + (24 if to_hour <= from_hour else 0)
    for one in ledger.readings:
        at = one.counted_from_at
        began_on = band_of(at, from_hour, to_hour)
        if one.hours == 1 and one.measure in twins.FLOWS and began_on is not None:
            district = twins.district_on(ledger, one.place_id, at.date())
            key = (one.place_id, district, began_on, one.measure)
            visits[key].append(one.visit_count)
            reported[key] += one.visit_count is not None
    for (place_id, day, measure), sums in twins.place_days(ledger).items():
        if sums.due_hours:
            district = twins.district_on(ledger, place_id, day)
            due[place_id, district, day, measure] += sums.due_hours / 24 * hours
    groups = defaultdict(list)
    for key in {*visits, *due}:
        if period[0] <= key[2] <= period[1]:
            groups[key[1:]].append(key)
    return {
        group: (
            twins.total(
                count for key in keys for count in visits[key] if count is not None
            ),
            twins.share(
                sum(min(reported[key], due[key]) for key in keys),
                sum(due[key] for key in keys),
            ),
        )
        for group, keys in groups.items()
    }
