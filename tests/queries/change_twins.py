"""Footfall of two periods once more, slow and obvious, place by place and in all."""

import dataclasses
import datetime as dt
from collections import defaultdict
from typing import Any

from tests.queries.ledger import DAY, Ledger, Period
from tests.queries.twins import (
    Key,
    PlaceDay,
    Sums,
    added,
    district_on,
    is_within,
    place_days,
    share,
    total,
)

Columns = dict[str, Any]
Days = dict[PlaceDay, Sums]


@dataclasses.dataclass
class Window:
    """A place and measure over one period; no rows: None everywhere."""

    district_id: str | None
    districts_due: set[str]
    is_in_service: bool
    visit_count: int | None
    night_visit_count: int | None
    coverage_share: float | None
    night_coverage_share: float | None


@dataclasses.dataclass
class PlacePair:
    """A place and measure over both periods, and why it is not in the sample."""

    place_id: str
    measure: str
    own: Window
    compared: Window
    reason: str | None

    @property
    def is_moved(self) -> bool:
        """The periods have it in different districts."""
        both = (self.own.district_id, self.compared.district_id)
        return None not in both and both[0] != both[1]

    @property
    def is_night_constant(self) -> bool:
        """In the sample, and its nights are complete as well."""
        nights = (self.own.night_coverage_share, self.compared.night_coverage_share)
        return self.reason is None and all((one or 0) >= 0.9 for one in nights)


def length(period: Period | None) -> int:
    """Days of the period, both ends included; no period has none."""
    return (period[1] - period[0]).days + 1 if period else 0


def days_of(period: Period | None) -> list[dt.date]:
    """Every day of the period, both ends included."""
    return [period[0] + DAY * n for n in range(length(period))] if period else []


def window(
    ledger: Ledger, days: Days, place_id: str, measure: str, period: Period | None
) -> Window:
    """The place over the period."""
    wanted = days_of(period)
    rows = {
        day: days[place_id, day, measure]
        for day in wanted
        if (place_id, day, measure) in days
    }
    due = {district_on(ledger, place_id, day) for day in rows if rows[day].due_hours}
    anywhere = {district_on(ledger, place_id, day) for day in rows}
    visits, nights, coverage, night_coverage, _ = added(rows.values())
    return Window(
        # of several the last by name
        max(due or anywhere, default=None),
        due,
        bool(wanted) and all(day in rows and rows[day].due_hours for day in wanted),
        visits,
        nights,
        coverage,
        night_coverage,
    )


def place_pairs(
    ledger: Ledger, days: Days, now: Period, then: Period | None
) -> list[PlacePair]:
    """Every place and measure with a row in one of the periods."""
    asked = {*days_of(now), *days_of(then)}
    newest = max((day for (_, day, _), sums in days.items() if sums.due_hours))
    pairs = []
    for place_id, measure in sorted(
        {(one, what) for one, day, what in days if day in asked}
    ):
        own = window(ledger, days, place_id, measure, now)
        compared = window(ledger, days, place_id, measure, then)
        pair = PlacePair(place_id, measure, own, compared, None)
        ends = max(period[1] for period in (now, then) if period)
        pair.reason = why_left_out(own, compared, ends > newest)
        pairs.append(pair)
    return pairs


def why_left_out(own: Window, compared: Window, is_not_over: bool) -> str | None:
    """The first reason against the place."""
    if not own.districts_due and not compared.districts_due:
        return "nothing_due"
    if is_not_over:
        return "not_over"
    if not (own.is_in_service and compared.is_in_service):
        return "not_in_service"
    if max(len(own.districts_due), len(compared.districts_due)) > 1:
        return "moved_within"
    shares = (own.coverage_share or 0, compared.coverage_share or 0)
    return "incomplete" if min(shares) < 0.9 else None


def change(part: float | None, whole: float | None) -> float | None:
    """part ÷ whole − 1; None without a base."""
    if part is None or whole is None:
        return None
    quotient = share(part, whole)
    return None if quotient is None else quotient - 1


def per_day(count: int | None, period: Period | None) -> float | None:
    """Visits a day of the period."""
    return None if count is None or period is None else count / length(period)


def all_sums(
    ledger: Ledger, days: Days, period: Period | None, scope: str | None
) -> dict[Key, Key]:
    """Sums of all places by (is whole scope, district, measure)."""
    groups: dict[Key, list[Sums]] = defaultdict(list)
    for (place_id, day, measure), sums in days.items():
        district = district_on(ledger, place_id, day)
        if day in days_of(period) and is_within(district, scope):
            groups[False, district, measure].append(sums)
            groups[True, None, measure].append(sums)
    return {key: added(sums) for key, sums in groups.items()}


def is_of_row(pair: PlacePair, key: Key, scope: str | None) -> bool:
    """The place belongs to the row: by one of its districts, inside the scope."""
    is_whole, district, measure = key
    homes = [
        home
        for home in (pair.own.district_id, pair.compared.district_id)
        if home is not None and is_within(home, scope)
    ]
    return pair.measure == measure and (bool(homes) if is_whole else district in homes)


def is_kept(pair: PlacePair, key: Key, scope: str | None) -> bool:
    """In the sample of the row: a whole scope keeps what moved inside it."""
    homes = (pair.own.district_id, pair.compared.district_id)
    if pair.reason is not None or not is_of_row(pair, key, scope):
        return False
    is_inside = all(is_within(home, scope) for home in homes)
    return is_inside and (key[0] or not pair.is_moved)


def changes(
    ledger: Ledger, now: Period, then: Period | None, scope: str | None
) -> dict[Key, Columns]:
    """Columns by (is the whole scope, district, measure)."""
    days = place_days(ledger)
    sums = all_sums(ledger, days, now, scope)
    compared_sums = all_sums(ledger, days, then, scope)
    pairs = place_pairs(ledger, days, now, then)
    nothing = (None,) * 5
    return {
        key: row_of(
            [pair for pair in pairs if is_kept(pair, key, scope)],
            sorted(
                pair.place_id
                for pair in pairs
                if is_of_row(pair, key, scope) and not is_kept(pair, key, scope)
            ),
            (sums.get(key, nothing), compared_sums.get(key, nothing)),
            (now, then),
        )
        for key in {*sums, *compared_sums}
    }


def row_of(
    kept: list[PlacePair],
    left_out: list[str],
    sums: tuple[Key, Key],
    periods: tuple[Period, Period | None],
) -> Columns:
    """The columns of one row."""
    now, then = periods
    at_night = [pair for pair in kept if pair.is_night_constant]
    own = total(pair.own.visit_count or 0 for pair in kept)
    compared = total(pair.compared.visit_count or 0 for pair in kept)
    own_night = total(pair.own.night_visit_count or 0 for pair in at_night)
    compared_night = total(pair.compared.night_visit_count or 0 for pair in at_night)
    is_same_length = then is not None and length(now) == length(then)
    (all_own, _, coverage, _, _), (all_compared, _, compared_coverage, _, _) = sums
    is_covered = min(coverage or 0, compared_coverage or 0) >= 0.9
    lengths_reason = None if is_same_length else "different_length"
    return {
        "visit_count": all_own,
        "compared_visit_count": all_compared,
        "constant_visit_count": own,
        "compared_constant_visit_count": compared,
        "change_ratio": change(own, compared) if is_same_length else None,
        "constant_visit_count_per_day": per_day(own, now),
        "compared_constant_visit_count_per_day": per_day(compared, then),
        "daily_change_ratio": change(per_day(own, now), per_day(compared, then)),
        "constant_night_visit_count": own_night,
        "compared_constant_night_visit_count": compared_night,
        "night_change_ratio": (
            change(own_night, compared_night) if is_same_length else None
        ),
        "daily_night_change_ratio": change(
            per_day(own_night, now), per_day(compared_night, then)
        ),
        "all_change_ratio": (
            change(all_own, all_compared) if is_same_length and is_covered else None
        ),
        "coverage_share": coverage,
        "compared_coverage_share": compared_coverage,
        "constant_place_count": len(kept),
        "constant_night_place_count": len(at_night),
        "left_out_place_count": len(left_out),
        "left_out_place_ids": left_out,
        "verdict": "not_comparable"
        if not compared
        else "comparable"
        if is_same_length
        else "daily_only",
        "reason": "no_counts"
        if all_own is None
        else "no_base"
        if not all_compared
        else "no_constant_sample"
        if not kept
        else "no_base"
        if not compared
        else lengths_reason,
    }
