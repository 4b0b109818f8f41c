"""The days of a holiday within a scope are the sums of its districts, or say why not.

metric.holiday_comparison has a plain-Python twin; its rows are added up here.
"""

from typing import Any

import pytest
from hypothesis import example, given

from tests.queries.answers import Warehouse
from tests.queries.random_calendars import write_calendar
from tests.queries.random_ledgers import SCOPES
from tests.queries.random_windows import (
    JUST,
    PLANS,
    WindowPlan,
    ledger_of,
    write_windows,
)
from tests.queries.test_holiday_twins import ASKED, RUNS, WITH_SOME, Runs, calendar_of

OF_HOLIDAY = {"past_calendar", "no_such_holiday", "merged_holiday"}
SUMMED = (
    *("visit_count", "compared_visit_count", "constant_visit_count"),
    *("compared_constant_visit_count", "constant_place_count"),
    *("night_visit_count", "compared_night_visit_count"),
)


def dicts(warehouse: Warehouse, sql: str, *values: object) -> list[dict[str, Any]]:
    cursor = warehouse.execute(sql, list(values))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def added(rows: list[dict[str, Any]], name: str) -> int | None:
    """The sum of what there is; None where there is nothing."""
    values = [row[name] for row in rows if row[name] is not None]
    return sum(values) if values else None


def reason_of(rows: list[dict[str, Any]], sums: dict[str, int | None]) -> str | None:
    """Why a day of the scope is not compared."""
    of_holiday = {row["reason"] for row in rows} & OF_HOLIDAY
    if of_holiday:
        return max(of_holiday)
    if rows[0]["counted_on"] is None or rows[0]["compared_on"] is None:
        return "beyond_common_days"
    if sums["visit_count"] is None:
        return "no_counts"
    if not sums["compared_visit_count"]:
        return "no_base"
    if not sums["constant_place_count"]:
        return "no_constant_sample"
    if any(row["reason"] == "incomplete" for row in rows):
        return "incomplete"
    return None if sums["compared_constant_visit_count"] else "no_base"


@WITH_SOME
@given(plan=PLANS, runs=RUNS, asked=ASKED, scope=SCOPES)
# one day of five has half its hours: the sample is whole, the day is not
@example(plan=JUST, runs=[(3, 5, 2), (3, 5, 2)], asked=("国庆", 2025, None), scope=None)
def test_the_days_of_a_scope_are_those_of_its_districts(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    asked: tuple[str, int, int | None],
    scope: str | None,
) -> None:
    write_windows(warehouse, ledger_of(plan))
    write_calendar(warehouse, calendar_of(runs))
    within = dicts(warehouse, "from metric.districts_in_scope(?)", scope)
    known = {row["district_id"] for row in within} | {None}
    parts: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    sql = "from metric.holiday_comparison(?, ?, base_year := ?)"
    for row in dicts(warehouse, sql, *asked):
        if row["district_id"] in known:
            parts.setdefault((row["measure"], row["day_index"]), []).append(row)

    sql = "from metric.holiday_days_in_scope(?, ?, ?, base_year := ?)"
    found = dicts(warehouse, sql, scope, *asked)

    assert {(row["measure"], row["day_index"]) for row in found} == set(parts)
    assert len(found) == len(parts)
    for row in found:
        rows = parts[row["measure"], row["day_index"]]
        sums = {name: added(rows, name) for name in SUMMED}
        reason = reason_of(rows, sums)
        own = sums["constant_visit_count"] if reason is None else None
        other = sums["compared_constant_visit_count"] if reason is None else None
        assert row["reason"] == reason
        assert row["verdict"] == ("not_comparable" if reason else "comparable")
        for name in ("counted_on", "compared_on", "holiday_name", "compared_year"):
            assert row[name] == rows[0][name]
        for name in set(SUMMED) - {
            "constant_visit_count",
            "compared_constant_visit_count",
        }:
            assert row[name] == sums[name], name
        assert row["constant_visit_count"] == own
        assert row["compared_constant_visit_count"] == other
        if own is None or other is None:
            assert row["change_visit_count"] is None and row["change_ratio"] is None
        else:
            assert row["change_visit_count"] == own - other
            assert row["change_ratio"] == pytest.approx(own / other - 1)
