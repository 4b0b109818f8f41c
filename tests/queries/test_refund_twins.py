"""The refund metrics agree with their plain-Python twins on random ledgers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import pytest
from hypothesis import given

from tests.queries import twins
from tests.queries.answers import Warehouse, answer
from tests.queries.case_twins import added_cases, case_district
from tests.queries.ledger import Case, Ledger, Period
from tests.queries.random_ledgers import (
    LEDGERS,
    PERIODS,
    SCOPES,
    WITH_RANDOM_LEDGERS,
)
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "refunds_by_category",
    "refunds_by_channel",
    "refunds_by_district",
    "refunds_by_district_in_scope",
    "refunds_by_festival",
    "refunds_in_scope",
    "year_summary",
)

SUMS = (
    "complaint_count, refund_count, refunded_yuan, closed_count, satisfied_count,"
    " rated_count, satisfied_share"
)
Rows = dict[object, twins.Key]


def received_within(ledger: Ledger, period: Period) -> list[Case]:
    """The cases received in the period."""
    return [
        case
        for case in ledger.cases
        if period[0] <= case.received_at.date() <= period[1]
    ]


def by(cases: list[Case], key: Callable[[Case], object]) -> Rows:
    """Cases added up by a key."""
    groups = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    return {name: added_cases(group) for name, group in groups.items()}


def rows_by_key(warehouse: Warehouse, sql: str, *params: object) -> Rows:
    """An answer by its first column."""
    return {row[0]: row[1:] for row in answer(warehouse, sql, *params)}


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS)
def test_refunds_by_district(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)

    found = rows_by_key(
        warehouse,
        f"select district_id, {SUMS} from metric.refunds_by_district(?, ?)",
        *period,
    )
    assert found == by(received_within(ledger, period), case_district)


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS)
def test_complaints_per_10k_visits(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)
    footfall = twins.added_up(ledger, period, None, "district_id, measure")
    expected = {}
    for district, sums in by(received_within(ledger, period), case_district).items():
        visits, _, coverage, *_ = footfall.get((district, "entries"), (None,) * 5)
        is_known = visits and coverage is not None and coverage >= 0.9
        expected[district] = sums[0] * 10_000 / visits if is_known else None

    found = answer(
        warehouse,
        "select district_id, complaints_per_10k_visits"
        " from metric.refunds_by_district(?, ?)",
        *period,
    )
    assert dict(found) == pytest.approx(expected)


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS, scope=SCOPES)
def test_refunds_within_a_scope(
    warehouse: Warehouse, ledger: Ledger, period: Period, scope: str | None
) -> None:
    write_ledger(warehouse, ledger)
    cases = [
        case
        for case in received_within(ledger, period)
        if twins.is_within(case_district(case), scope)
    ]

    for metric, column, key in (
        ("refunds_by_channel", "channel", lambda case: case.channel),
        ("refunds_by_category", "category", lambda case: case.category),
        ("refunds_by_district_in_scope", "district_id", case_district),
    ):
        sql = f"select {column}, {SUMS} from metric.{metric}(?, ?, ?)"
        assert rows_by_key(warehouse, sql, scope, *period) == by(cases, key)
    together = f"select {SUMS} from metric.refunds_in_scope(?, ?, ?, null)"
    assert answer(warehouse, together, scope, *period) == [added_cases(cases)]


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS)
def test_refunds_by_festival(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    expected = by(
        [case for case in ledger.cases if case.event_id], lambda case: case.event_id
    )
    for event in ledger.events:
        expected.setdefault(event.event_id, added_cases([]))

    found = rows_by_key(
        warehouse, f"select event_id, {SUMS} from metric.refunds_by_festival()"
    )
    assert found == expected


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, scope=SCOPES)
def test_the_year_has_the_integrity_refunds(
    warehouse: Warehouse, ledger: Ledger, scope: str | None
) -> None:
    write_ledger(warehouse, ledger)
    cases = [
        case
        for case in ledger.cases
        if case.category == "诚信退赔" and twins.is_within(case_district(case), scope)
    ]
    entries = twins.added_up(ledger, (dt.date.min, dt.date.max), scope, "measure")

    found = answer(
        warehouse,
        "select complaint_count, refund_count, refunded_yuan, rated_count, visit_count"
        " from metric.year_summary(?) where year = 2024",
        scope,
    )
    sums = added_cases(cases)
    visits = entries.get(("entries",), (None,))[0]
    counts = (*sums[:3], sums[5]) if ledger.cases else (None,) * 4
    # outages of a place that owed nothing make no year
    has_entries = any(
        measure == "entries" and (sums.visits or sums.due_hours > 0)
        for (_, _, measure), sums in twins.place_days(ledger).items()
    )
    assert found == ([(*counts, visits)] if ledger.cases or has_entries else [])
