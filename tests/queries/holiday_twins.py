"""Footfall of two holidays and of a year before once more, slow and obvious."""

from typing import Any

from tests.queries import calendar_twins, change_twins
from tests.queries.calendar_twins import Calendar, Holiday, Pair, days_of
from tests.queries.change_twins import Columns, change
from tests.queries.ledger import DAY, Ledger, Period
from tests.queries.place_pair_twins import place_pairs
from tests.queries.twins import (
    Key,
    Sums,
    added,
    district_on,
    place_days,
    total,
)


def holiday_columns(pair: Pair) -> Columns:
    """What is known of both holidays, before anything is counted."""
    own, compared = pair.own, pair.compared
    period = pair.compared_period
    return {
        **named(own, "holiday_name", "is_merged"),
        "starts_on": own.period[0] if own else None,
        "ends_on": own.period[1] if own else None,
        "day_count": len(own.days) if own else None,
        **named(compared, "compared_holiday_name", "compared_is_merged"),
        "compared_starts_on": period[0] if period else None,
        "compared_ends_on": period[1] if period else None,
        "compared_day_count": len(days_of(period)) if period else None,
        "common_day_count": common_days(pair),
    }


def named(holiday: Holiday | None, name: str, is_merged: str) -> Columns:
    """The name of a holiday, and whether it holds two."""
    return {
        name: holiday.name if holiday else None,
        is_merged: len(holiday.short_names) > 1 if holiday else None,
    }


def common_days(pair: Pair) -> int | None:
    """Days that both holidays have; None when they do not compare."""
    if pair.own is None or pair.compared_period is None:
        return None
    return min(len(pair.own.days), len(days_of(pair.compared_period)))


def holiday_changes(
    ledger: Ledger, pair: Pair, scope: str | None, is_whole: bool
) -> dict[Key, Columns]:
    """Columns by (district, measure); by (None, None) where nothing was counted."""
    known = holiday_columns(pair)
    rows: dict[Key, Columns] = {}
    common: dict[Key, Columns] = {}
    if pair.own:
        rows = change_twins.changes(
            ledger, pair.own.period, pair.compared_period, scope
        )
    days = common_days(pair)
    if pair.own and pair.compared_period and days:
        first, other = pair.own.period[0], pair.compared_period[0]
        shift = DAY * (days - 1)
        common = change_twins.changes(
            ledger, (first, first + shift), (other, other + shift), scope
        )
    found = {}
    for key, row in rows.items():
        if key[0] == is_whole:
            of_common = common.get(key, {})
            found[key[1:]] = {
                **row,
                **known,
                "common_constant_visit_count": of_common.get("constant_visit_count"),
                "compared_common_constant_visit_count": of_common.get(
                    "compared_constant_visit_count"
                ),
                "common_change_ratio": of_common.get("change_ratio"),
                "reason": pair.reason or row["reason"],
            }
    return found or {(None, None): without_counts(pair.reason) | known}


def without_counts(reason: str | None) -> Columns:
    """What a row without any count says."""
    return {
        "visit_count": None,
        "change_ratio": None,
        "daily_change_ratio": None,
        "verdict": "not_comparable",
        "reason": reason or "no_counts",
    }


def year_on_year(
    ledger: Ledger, calendar: Calendar, period: Period, scope: str | None
) -> dict[Key, Columns]:
    """Columns by (is whole scope, district, measure, alignment)."""
    found: dict[Key, Columns] = {}
    periods = calendar_twins.periods_before(calendar, period)
    for alignment, (before, reason) in periods.items():
        known = {
            "rest_day_count": calendar_twins.rest_days(calendar, period),
            "compared_from_on": before[0] if before else None,
            "compared_rest_day_count": (
                calendar_twins.rest_days(calendar, before) if before else None
            ),
        }
        rows = change_twins.changes(ledger, period, before, scope)
        for key, row in rows.items():
            said = reason or row["reason"]
            found[*key, alignment] = row | known | {"reason": said}
        if not rows:
            key = (None, None, None, alignment)
            found[key] = without_counts(reason) | known
    return found


def by_day(ledger: Ledger, pair: Pair) -> list[tuple[Any, ...]]:
    """(district, measure, day index, day, visits, night visits, compared day, visits of
    it, change of the sample, places of it, verdict, reason) for each day.
    """
    if pair.own is None:
        return [(None,) * 8 + (0, "not_comparable", pair.reason)]
    days = place_days(ledger)
    then = pair.compared_period
    pairs = [
        one
        for one in place_pairs(ledger, days, pair.own.period, then)
        if one.reason is None and not one.is_moved
    ]
    own_days, other_days = pair.own.days, days_of(then) if then else []
    asked = {*own_days, *other_days}
    groups: set[tuple[str | None, str | None]] = {
        (district_on(ledger, place_id, day), measure)
        for place_id, day, measure in days
        if day in asked
    }
    rows = []
    for district, measure in groups or {(None, None)}:
        kept = [
            one
            for one in pairs
            if (one.own.district_id, one.measure) == (district, measure)
        ]
        for index in range(max(len(own_days), len(other_days))):
            both = [
                listed[index] if index < len(listed) else None
                for listed in (own_days, other_days)
            ]
            sums = [
                [
                    one
                    for (place, on, what), one in days.items()
                    if on == day and what == measure
                    if district_on(ledger, place, on) == district
                ]
                for day in both
            ]
            samples = [
                [days[one.place_id, day, one.measure] for one in kept] if day else []
                for day in both
            ]
            rows.append(
                (
                    *(district, measure, index + 1, both[0], added(sums[0])[0]),
                    *(both[1], added(sums[1])[0]),
                    *judged(pair, both, sums, samples),
                )
            )
    return rows


def judged(
    pair: Pair, both: list[Any], sums: list[list[Sums]], samples: list[list[Sums]]
) -> tuple[Any, ...]:
    """Change of the sample on a day, its places, verdict and reason."""
    counts = [total(n for day in sample for n in day.visits) for sample in samples]
    shares = [added(sample)[2] or 0 for sample in samples]
    visits = [added(one)[0] for one in sums]
    is_covered = min(shares) >= 0.9
    reason = pair.reason
    if reason is None and None in both:
        reason = "beyond_common_days"
    elif reason is None and visits[0] is None:
        reason = "no_counts"
    elif reason is None and not visits[1]:
        reason = "no_base"
    elif reason is None and not samples[0]:
        reason = "no_constant_sample"
    elif reason is None and not is_covered:
        reason = "incomplete"
    elif reason is None and not counts[1]:
        reason = "no_base"
    return (
        change(counts[0], counts[1]) if is_covered else None,
        len(samples[0]),
        "not_comparable" if reason else "comparable",
        reason,
    )
