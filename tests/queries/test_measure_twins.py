"""Funnel, durations and summary agree with their plain-Python twins."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from tests.queries import measure_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.deadline_twins import clocks
from tests.queries.entries import Calendar, Entry, Rule, write_entries
from tests.queries.ledger import Period
from tests.queries.random_entries import (
    CALENDARS,
    ENTRIES,
    KNOWN,
    PERIODS,
    RULES,
)
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS

TWINS_OF = (
    "complaint_durations",
    "complaint_durations_by_channel",
    "complaint_funnel",
    "complaint_funnel_by_channel",
    "deadline_summary",
    "deadline_summary_by_district",
)

WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=15)
FUNNELS = [
    ("complaint_funnel", "district_id"),
    ("complaint_funnel_by_channel", "channel"),
]
TIMES = [
    ("complaint_durations", "district_id"),
    ("complaint_durations_by_channel", "channel"),
]
KEY_OF = {"district_id": measure_twins.district, "channel": measure_twins.channel}
FUNNEL = (
    "entry_count, urging_count, repeat_count, transfer_count, other_link_count,"
    " void_count, case_count, accepted_count, verified_count, closed_count,"
    " refunded_count, rated_count, satisfied_count, void_refunded_yuan"
)
DURATIONS = (
    "case_count, measured_count, p50_hours, p90_hours, working_day_case_count,"
    " p50_working_day_count, p90_working_day_count, open_count, unrecorded_count,"
    " unordered_count, none_due_count"
)
SUMMARY = (
    "clock_count, due_count, due_done_on_time_count, due_done_count,"
    " done_on_time_count, done_late_count, open_count, overdue_count, paused_count,"
    " not_known_count, undone_0_7_days_count, undone_8_30_days_count, on_time_share,"
    " done_share, on_time_of_received_share, done_of_received_share"
)


def same_rows(found: dict[Any, Any], expected: dict[Any, Any]) -> None:
    """The same keys, and numbers as near as doubles come."""
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        numbers = [None if cell is None else float(cell) for cell in row]
        mine = [None if cell is None else float(cell) for cell in found[key]]
        assert mine == pytest.approx(numbers), key


@WITH_FEWER
@given(entries=ENTRIES, period=PERIODS)
def test_complaint_funnel(
    warehouse: Warehouse, entries: list[Entry], period: Period
) -> None:
    write_entries(warehouse, entries, [], {})

    for metric, key in FUNNELS:
        sql = f"select {key}, {FUNNEL} from metric.{metric}(?, ?)"
        found = {row[0]: row[1:] for row in answer(warehouse, sql, *period)}
        same_rows(found, measure_twins.funnel(entries, period, KEY_OF[key]))


@WITH_FEWER
@given(entries=ENTRIES, period=PERIODS)
def test_the_funnel_has_the_cases_of_the_refunds(
    warehouse: Warehouse, entries: list[Entry], period: Period
) -> None:
    write_entries(warehouse, entries, [], {})

    shared = "closed_count, satisfied_count, rated_count"
    refunds = answer(
        warehouse,
        f"select district_id, complaint_count, refund_count, {shared}"
        " from metric.refunds_by_district(?, ?)",
        *period,
    )
    funnel = answer(
        warehouse,
        f"select district_id, case_count, refunded_count, {shared}"
        " from metric.complaint_funnel(?, ?) where case_count > 0",
        *period,
    )
    assert funnel == refunds


@WITH_FEWER
@given(entries=ENTRIES, period=PERIODS, calendar=CALENDARS)
def test_complaint_durations(
    warehouse: Warehouse, entries: list[Entry], period: Period, calendar: Calendar
) -> None:
    write_entries(warehouse, entries, [], calendar)

    for metric, key in TIMES:
        sql = f"select {key}, stage, {DURATIONS} from metric.{metric}(?, ?)"
        rows = answer(warehouse, sql, *period)
        same_rows(
            {row[:2]: row[2:] for row in rows},
            measure_twins.durations(entries, period, KEY_OF[key], calendar),
        )


@WITH_FEWER
@given(entries=ENTRIES, rules=RULES, calendar=CALENDARS, known_at=KNOWN, period=PERIODS)
def test_deadline_summary(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    known_at: dt.datetime,
    period: Period,
) -> None:
    write_entries(warehouse, entries, rules, calendar)
    expected = clocks(entries, rules, known_at, calendar)
    asked = (*period, known_at)

    sql = f"select district_id, rule_id, {SUMMARY}"
    by_district = f"{sql} from metric.deadline_summary_by_district(?, ?, ?)"
    rows = answer(warehouse, by_district, *asked)
    same_rows(
        {row[:2]: row[2:] for row in rows},
        measure_twins.summary(
            expected, entries, period, known_at, measure_twins.district
        ),
    )
    sql = f"select null, rule_id, {SUMMARY} from metric.deadline_summary(?, ?, ?)"
    same_rows(
        {row[:2]: row[2:] for row in answer(warehouse, sql, *asked)},
        measure_twins.summary(expected, entries, period, known_at, lambda entry: None),
    )
