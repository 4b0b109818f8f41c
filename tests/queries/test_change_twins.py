"""Every column of a change of footfall agrees with its plain-Python twin."""

from typing import Any

import pytest
from hypothesis import example, given, settings

from tests.queries import change_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.change_twins import Columns
from tests.queries.ledger import Ledger, Period
from tests.queries.place_pair_twins import place_pairs
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import (
    EVEN,
    JUST,
    LOW,
    NOW,
    PLANS,
    THEN,
    WINDOWS,
    WindowPlan,
    ledger_of,
    write_windows,
)
from tests.queries.twins import Key, place_days

TWINS_OF = (
    "compared_places",
    "places_left_out",
    "compared_footfall",
    "footfall_change",
    "footfall_change_in_scope",
)
WITH_WINDOWS = settings(WITH_RANDOM_LEDGERS, max_examples=8)


def rows_of(
    warehouse: Warehouse, call: str, values: tuple[object, ...], names: list[str]
) -> list[tuple[Any, ...]]:
    """The columns of these names."""
    return answer(warehouse, f"select {', '.join(names)} from metric.{call}", *values)


def assert_columns(found: list[tuple[Any, ...]], expected: dict[Key, Columns]) -> None:
    """The rows of the twin, by their key, and each value of each."""
    width = len(next(iter(expected), ()))
    assert sorted(map(str, (row[:width] for row in found))) == sorted(
        map(str, expected)
    )
    for row in found:
        columns = expected[row[:width]]
        assert dict(zip(columns, row[width:], strict=True)) == {
            name: pytest.approx(value) if isinstance(value, float) else value
            for name, value in columns.items()
        }, row[:width]


@WITH_WINDOWS
@given(plan=PLANS, now=WINDOWS, then=WINDOWS)
@example(plan=EVEN, now=(NOW[11], NOW[12]), then=(THEN[3], THEN[4]))  # not begun
@example(plan=JUST, now=(NOW[1], NOW[5]), then=(THEN[1], THEN[5]))
def test_each_place_in_two_periods(
    warehouse: Warehouse, plan: WindowPlan, now: Period, then: Period
) -> None:
    ledger = ledger_of(plan)
    write_windows(warehouse, ledger)
    pairs = place_pairs(ledger, place_days(ledger), now, then)
    expected: dict[Key, Columns] = {
        (pair.place_id, pair.measure): {
            "district_id": pair.own.district_id,
            "compared_district_id": pair.compared.district_id,
            "visit_count": pair.own.visit_count,
            "compared_visit_count": pair.compared.visit_count,
            "night_visit_count": pair.own.night_visit_count,
            "compared_night_visit_count": pair.compared.night_visit_count,
            "coverage_share": pair.own.coverage_share,
            "compared_coverage_share": pair.compared.coverage_share,
            "night_coverage_share": pair.own.night_coverage_share,
            "compared_night_coverage_share": pair.compared.night_coverage_share,
            "is_constant": pair.reason is None,
            "is_night_constant": pair.is_night_constant,
            "is_moved": pair.is_moved,
            "verdict": "left_out" if pair.reason else "kept",
            "reason": pair.reason,
        }
        for pair in pairs
    }
    names = ["place_id", "measure", *next(iter(expected.values()), {})]
    call = "compared_places(?, ?, ?, ?)"
    assert_columns(rows_of(warehouse, call, (*now, *then), names), expected)

    left_out = rows_of(
        warehouse,
        "places_left_out(?, ?, ?, ?)",
        (*now, *then),
        ["place_id", "measure", "district_id", "visit_count", "reason"],
    )
    assert left_out == [
        (
            *(pair.place_id, pair.measure, pair.own.district_id),
            *(pair.own.visit_count, pair.reason or "moved"),
        )
        for pair in pairs
        if pair.reason or pair.is_moved
    ]


@WITH_WINDOWS
@given(plan=PLANS, now=WINDOWS, then=WINDOWS, scope=SCOPES)
@example(plan=LOW, now=(NOW[1], NOW[5]), then=(THEN[1], THEN[5]), scope=None)
def test_the_change_of_districts_and_of_the_whole_scope(
    warehouse: Warehouse, plan: WindowPlan, now: Period, then: Period, scope: str | None
) -> None:
    ledger = ledger_of(plan)
    write_windows(warehouse, ledger)
    expected = twins.changes(ledger, now, then, scope)
    names = [*next(iter(expected.values()), {})]

    if expected:
        found = rows_of(
            warehouse,
            "compared_footfall(?, ?, ?, ?, ?)",
            (scope, *now, *then),
            ["is_whole_scope", "district_id", "measure", *names],
        )
        assert_columns(found, expected)
    assert_the_public_macros(warehouse, ledger, now, then)


def assert_the_public_macros(
    warehouse: Warehouse, ledger: Ledger, now: Period, then: Period
) -> None:
    """By district it is all districts; within a scope, the whole of it."""
    expected = twins.changes(ledger, now, then, "belt")
    names = [*next(iter(expected.values()), {})]
    if expected:
        found = rows_of(
            warehouse,
            "footfall_change_in_scope('belt', ?, ?, ?, ?)",
            (*now, *then),
            ["measure", *names],
        )
        of_whole = {key[2:]: row for key, row in expected.items() if key[0]}
        assert_columns(found, of_whole)
    expected = twins.changes(ledger, now, then, None)
    names = [*next(iter(expected.values()), {})]
    if expected:
        found = rows_of(
            warehouse,
            "footfall_change(?, ?, ?, ?)",
            (*now, *then),
            ["district_id", "measure", *names],
        )
        of_districts = {key[1:]: row for key, row in expected.items() if not key[0]}
        assert_columns(found, of_districts)
