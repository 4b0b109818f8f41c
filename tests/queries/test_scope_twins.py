"""Deadlines of a scope, working days and fraud compensation agree with their twins."""

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries import scope_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.deadline_twins import clocks, walk
from tests.queries.entries import Calendar, Entry, Rule, write_entries
from tests.queries.ledger import DISTRICTS
from tests.queries.random_entries import CALENDARS, DAYS, ENTRIES, KNOWN, RULES
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.test_merchant_twins import by_key

TWINS_OF = (
    "add_working_days",
    "complaints_known_at",
    "deadline_stages_in_scope",
    "deadline_states_in_scope",
    "deadlines_in_scope",
    "fraud_compensation",
)
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=10)
STATES = ", ".join(f"{state}_count" for state in scope_twins.STATES)
REASONS = ", ".join(f"{reason}_count" for reason in scope_twins.REASONS)


def write_districts(warehouse: Warehouse) -> None:
    """Register the districts of the ledgers."""
    warehouse.execute("delete from core.dim_district").fetchall()
    registered = [
        {"district_id": district, "parent_district_id": parent}
        for district, parent in DISTRICTS.items()
    ]
    write_rows(warehouse, "core.dim_district", registered)


@WITH_FEWER
@given(
    entries=ENTRIES,
    rules=RULES,
    calendar=CALENDARS,
    known_at=KNOWN,
    scope=SCOPES,
    is_at_an_edge=st.sampled_from([True, True, False]),
)
def test_deadlines_in_scope(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    known_at: dt.datetime,
    scope: str | None,
    is_at_an_edge: bool,
) -> None:
    write_entries(warehouse, entries, rules, calendar)
    write_districts(warehouse)
    every = clocks(entries, rules, known_at, calendar)
    edges = scope_twins.edges(every, entries)
    if is_at_an_edge and edges:
        known_at = max(edges)
        every = clocks(entries, rules, known_at, calendar)
    mine = scope_twins.watched(every, entries, known_at, scope)

    listed = answer(
        warehouse,
        "select complaint_id, rule_id, watch_state, reason"
        " from metric.deadlines_in_scope(?, ?)",
        *(scope, known_at),
    )
    expected = [
        (one.complaint_id, one.rule_id, state, one.reason) for one, state in mine
    ]
    assert sorted(listed, key=str) == sorted(expected, key=str)
    states = answer(
        warehouse,
        "select watch_state, clock_count, complaint_count"
        " from metric.deadline_states_in_scope(?, ?)",
        *(scope, known_at),
    )
    assert by_key(states) == scope_twins.states(mine)
    stages = answer(
        warehouse,
        f"select stage, {STATES}, clock_count, {REASONS}"
        " from metric.deadline_stages_in_scope(?, ?)",
        *(scope, known_at),
    )
    assert by_key(stages) == scope_twins.stages(mine, rules)


# None at all, those that end on the day itself, and what may reach past the calendar.
COUNTS = st.sampled_from([None, -1, 0, 0, 0]) | st.integers(1, 45)


@WITH_RANDOM_LEDGERS
@given(calendar=CALENDARS, start=DAYS, count=COUNTS)
def test_add_working_days(
    warehouse: Warehouse, calendar: Calendar, start: dt.date, count: int | None
) -> None:
    write_entries(warehouse, [], [], calendar)
    due_on = None if count is None or count < 0 else walk(calendar, start, count)
    reason = "past_calendar" if count is not None and count >= 0 else None

    assert answer(
        warehouse,
        "select start_on, working_day_count, due_on, verdict, reason"
        " from metric.add_working_days(?, ?)",
        *(start, count),
    ) == [
        (start, count, due_on, "known", None)
        if due_on
        else (start, count, None, "not_known", reason)
    ]


@WITH_FEWER
@given(entries=ENTRIES | st.just([]))
def test_complaints_known_at(warehouse: Warehouse, entries: list[Entry]) -> None:
    write_entries(warehouse, entries, [], {})

    found = answer(warehouse, "select known_at from metric.complaints_known_at()")
    assert found == [(scope_twins.known_until(entries),)]


# Around 500 ÷ 3, where the floor ends.
PRICES = st.none() | st.integers(-1, 40_000) | st.integers(16_660, 16_670)


@WITH_RANDOM_LEDGERS
@given(fen=PRICES)
def test_fraud_compensation(warehouse: Warehouse, fen: int | None) -> None:
    price = None if fen is None else Decimal(fen) / 100

    found = answer(
        warehouse,
        "select paid_yuan, compensation_yuan, verdict, reason"
        " from metric.fraud_compensation(?)",
        price,
    )
    assert found == [scope_twins.fraud(price)]
