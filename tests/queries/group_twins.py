"""Complaints in groups: satisfaction, months, rates of editions, slow and obvious."""

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from tests.queries import twins
from tests.queries.case_twins import added_cases
from tests.queries.desk_twins import wilson
from tests.queries.ledger import DAY, Case, Ledger, Period
from tests.queries.twins import Key, share

RATED = ("满意", "不满意")
Z_90, Z_95 = 1.6448536269514722, 1.959963984540054


def by(
    cases: Iterable[Case], key: Callable[[Case], object]
) -> dict[object, list[Case]]:
    """The cases by a key."""
    groups: dict[object, list[Case]] = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    return groups


def satisfaction(cases: list[Case]) -> Key:
    """Counts, the share with both intervals, and how many of the closed answered."""
    closed = [case for case in cases if case.closed_at]
    rated = [case for case in cases if case.satisfaction in RATED]
    happy = [case for case in cases if case.satisfaction == "满意"]
    answered = [case for case in closed if case.satisfaction in RATED]
    ends: Key = (None,) * 4
    if rated:
        counts = (len(happy), len(rated))
        ends = (*wilson(*counts, z=Z_95), *wilson(*counts, z=Z_90))
    return (
        *(len(cases), len(closed), len(rated), len(happy)),
        share(len(happy), len(rated)),
        *ends,
        len(answered),
        share(len(answered), len(closed)),
        len(closed) - len(answered),
        "known" if rated else "not_known",
        None if rated else "no_base",
    )


def paid(cases: list[Case]) -> list[Decimal]:
    """What was paid on each."""
    return [sum(case.payments, Decimal(0)) for case in cases]


def means(cases: list[Case]) -> Key:
    """Mean and median: of the cases paid more than 0, and of all cases."""
    every = [float(yuan) for yuan in paid(cases)]
    refunds = [yuan for yuan in every if yuan > 0]
    return (
        statistics.mean(refunds) if refunds else None,
        statistics.median(refunds) if refunds else None,
        statistics.mean(every),
        statistics.median(every),
    )


def months(cases: list[Case], every: list[Case], period: Period) -> dict[object, Key]:
    """By month: a month without cases counts 0 between the first and last of all."""
    known = {case.received_at.date().replace(day=1) for case in every}
    asked = set()
    day = period[0]
    while day <= period[1]:
        asked.add(day.replace(day=1))
        day += DAY
    groups = by(cases, lambda case: case.received_at.date().replace(day=1))
    return {
        month: added_cases(groups.get(month, []))
        for month in asked
        if known and min(known) <= month <= max(known)
    }


def edition_entries(ledger: Ledger, event_id: str | None) -> tuple[int | None, Key]:
    """The entries of an edition at its place, and its coverage."""
    for event in ledger.events:
        if event.event_id == event_id and event.status != "取消":
            first, last = twins.edition_days(event)
            days = [
                sums
                for (place_id, day, measure), sums in twins.place_days(ledger).items()
                if place_id == event.venue and measure == "entries"
                if first <= day <= last
            ]
            visits, _, coverage, *_ = twins.added(days) if days else (None,) * 5
            return visits, (coverage,)
    return None, (None,)


def edition_rates(ledger: Ledger) -> dict[object, Key]:
    """By edition and merchant type: cases, yuan, both rates, median days, reason."""
    found: dict[object, Key] = {}
    named = [case for case in ledger.cases if case.event_id]
    kinds = {"inn": "住宿"}
    groups = by(named, lambda case: (case.event_id, kinds.get(case.merchant_id or "")))
    for key, cases in groups.items():
        visits, (coverage,) = edition_entries(ledger, cases[0].event_id)
        is_covered = coverage is not None and coverage >= 0.9
        is_known = bool(visits) and is_covered
        yuan = paid(cases)
        days = [
            (case.closed_at - case.received_at) / dt.timedelta(days=1)
            for case in cases
            if case.closed_at
        ]
        no_base = visits is None or is_covered
        reason = "no_base" if no_base else "incomplete"
        found[key] = (
            *(len(cases), len([one for one in yuan if one > 0]), sum(yuan)),
            len(cases) * 10_000 / visits if visits and is_known else None,
            float(sum(yuan)) * 10_000 / visits if visits and is_known else None,
            *(len(days), statistics.median(days) if days else None),
            "known" if is_known else "not_known",
            None if is_known else reason,
        )
    return found
