"""Footfall of two periods once more, slow and obvious, by district and in all."""

from collections import defaultdict
from typing import Any

from tests.queries.ledger import Ledger, Period
from tests.queries.place_pair_twins import (
    Days,
    PlacePair,
    days_of,
    length,
    place_pairs,
)
from tests.queries.twins import (
    Key,
    Sums,
    added,
    district_on,
    is_within,
    place_days,
    share,
    total,
)

Columns = dict[str, Any]


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
