"""Holidays and years compared agree with their plain-Python twins."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.queries import calendar_twins, holiday_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.calendar_twins import Calendar, CalendarDay
from tests.queries.change_twins import Columns
from tests.queries.ledger import Period
from tests.queries.random_calendars import write_calendar
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import (
    EVEN,
    JUST,
    NOW,
    PLANS,
    THEN,
    WindowPlan,
    ledger_of,
    write_windows,
)
from tests.queries.twins import Key

TWINS_OF = (
    "holiday_footfall",
    "holiday_change",
    "holiday_change_in_scope",
    "holiday_comparison",
    "year_on_year_changes",
    "year_on_year",
    "year_on_year_in_scope",
)
WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=5)
WITH_FEW = settings(WITH_RANDOM_LEDGERS, max_examples=4)

#: For each year: day of the autumn it begins, its length, the day of it that 中秋 is.
Runs = list[tuple[int, int, int | None]]
RUNS: st.SearchStrategy[Runs] = st.lists(
    st.tuples(
        st.integers(2, 7),
        st.sampled_from([1, 2, 3, 3, 4, 5]),
        st.sampled_from([None, None, 0, 2]),
    ),
    min_size=2,
    max_size=2,
)
ASKED = st.tuples(
    st.sampled_from(["国庆", "国庆", "十一", "中秋"]),
    st.sampled_from([2025, 2025, 2025, 2024]),
    st.sampled_from([None, None, 2023, 2024, 2025]),
)
PERIODS: st.SearchStrategy[Period] = st.builds(
    lambda start, days: (NOW[start], NOW[start + days]),
    st.integers(2, 8),
    st.integers(0, 4),
)


def calendar_of(runs: Runs) -> Calendar:
    """Both autumns: workdays but for 国庆, which holds 中秋 or has it just before."""
    calendar = {day: CalendarDay(False) for day in THEN + NOW}
    for days, (start, length, moon) in zip((THEN, NOW), runs, strict=True):
        for index in range(length):
            calendar[days[start + index]] = CalendarDay(
                True, holiday_name="国庆节" if index == 0 else None
            )
        if moon is not None:
            # its day 0 is a run of its own, two days before
            day = days[start - 2] if moon == 0 else days[start + min(moon, length) - 1]
            is_both = calendar[day].holiday_name is not None
            name = "国庆节、中秋节" if is_both else "中秋节"
            calendar[day] = CalendarDay(True, holiday_name=name)
    return calendar


def assert_columns(found: list[tuple[Any, ...]], expected: dict[Key, Columns]) -> None:
    """The rows of the twin, by their key, and those values that it gives."""
    width = len(next(iter(expected)))
    assert {row[:width] for row in found} == set(expected)
    assert len(found) == len(expected)
    names = all_names(expected)
    for row in found:
        columns = dict(zip(names, row[width:], strict=True))
        for name, value in expected[row[:width]].items():
            wanted = pytest.approx(value) if isinstance(value, float) else value
            assert columns[name] == wanted, (row[:width], name)


def all_names(expected: dict[Key, Columns]) -> list[str]:
    """The columns that any row gives."""
    return sorted({name for columns in expected.values() for name in columns})


def ask(
    warehouse: Warehouse, call: str, key: str, rows: dict[Key, Columns], *values: object
) -> list[tuple[Any, ...]]:
    """The key columns and all those that the twin gives."""
    names = ", ".join(all_names(rows))
    return answer(warehouse, f"select {key}, {names} from metric.{call}", *values)


@WITH_SOME
@given(plan=PLANS, runs=RUNS, asked=ASKED, scope=SCOPES)
def test_the_change_of_a_holiday(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    asked: tuple[str, int, int | None],
    scope: str | None,
) -> None:
    ledger, calendar = ledger_of(plan), calendar_of(runs)
    write_windows(warehouse, ledger)
    write_calendar(warehouse, calendar)
    pair = calendar_twins.pair(calendar, *asked)

    expected = holiday_twins.holiday_changes(ledger, pair, None, is_whole=False)
    call = "holiday_change(?, ?, base_year := ?)"
    found = ask(warehouse, call, "district_id, measure", expected, *asked)
    assert_columns(found, expected)
    expected = holiday_twins.holiday_changes(ledger, pair, scope, is_whole=True)
    call = "holiday_change_in_scope(?, ?, ?, base_year := ?)"
    found = ask(warehouse, call, "null, measure", expected, scope, *asked)
    assert_columns(found, expected)


@WITH_SOME
@given(plan=PLANS, runs=RUNS, asked=ASKED)
@example(plan=EVEN, runs=[(3, 3, 2), (3, 2, None)], asked=("中秋", 2025, None))
# one day of five has half its hours: the sample is whole, the day is not
@example(plan=JUST, runs=[(3, 5, 2), (3, 5, 2)], asked=("国庆", 2025, None))
def test_a_holiday_day_by_day(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    asked: tuple[str, int, int | None],
) -> None:
    ledger, calendar = ledger_of(plan), calendar_of(runs)
    write_windows(warehouse, ledger)
    write_calendar(warehouse, calendar)
    pair = calendar_twins.pair(calendar, *asked)

    found = answer(
        warehouse,
        "select district_id, measure, day_index, counted_on, visit_count, compared_on,"
        " compared_visit_count, change_ratio, constant_place_count, verdict, reason"
        " from metric.holiday_comparison(?, ?, base_year := ?)",
        *asked,
    )
    expected = holiday_twins.by_day(ledger, pair)
    assert sorted(map(str, (row[:7] for row in found))) == sorted(
        map(str, (row[:7] for row in expected))
    )
    by_key = {row[:3]: row[7:] for row in expected}
    for row in found:
        change_ratio, *others = by_key[row[:3]]
        assert row[7] == (None if change_ratio is None else pytest.approx(change_ratio))
        assert row[8:] == tuple(others)


@WITH_FEW
@given(plan=PLANS, runs=RUNS, period=PERIODS, scope=SCOPES)
def test_three_ways_of_year_on_year(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    period: Period,
    scope: str | None,
) -> None:
    ledger, calendar = ledger_of(plan), calendar_of(runs)
    write_windows(warehouse, ledger)
    write_calendar(warehouse, calendar)
    rows = holiday_twins.year_on_year(ledger, calendar, period, scope)

    of_districts = {key[1:]: row for key, row in rows.items() if key[0] is not True}
    found = ask(
        warehouse,
        "year_on_year(?, ?, ?)",
        "district_id, measure, alignment",
        of_districts,
        *(scope, *period),
    )
    assert_columns(found, of_districts)
    of_scope = {key[2:]: row for key, row in rows.items() if key[0] is not False}
    found = ask(
        warehouse,
        "year_on_year_in_scope(?, ?, ?)",
        "measure, alignment",
        of_scope,
        *(scope, *period),
    )
    assert_columns(found, of_scope)
