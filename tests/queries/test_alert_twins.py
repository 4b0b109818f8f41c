"""Alerts of deadlines and the groups of open cases agree with their twins."""

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.defaults import Row
from tests.queries import alert_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.deadline_twins import clocks
from tests.queries.entries import Calendar, Entry, Rule, write_entries
from tests.queries.ledger import DAY, HOUR
from tests.queries.random_entries import (
    CALENDARS,
    ENTRIES,
    KNOWN,
    MIDNIGHT,
    MOMENTS,
    RULES,
)
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import insert_rows
from tests.queries.scope_twins import edges, known_until
from tests.queries.test_merchant_twins import by_key, same
from tests.queries.test_scope_twins import write_districts

TWINS_OF = ("alert_moments", "alerts_of_deadlines", "open_cases_by_days_left")
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=14)
# Before, at and after what the complaints know.
ASKED = st.none() | MOMENTS | KNOWN
#: Hours from the midnight before; a reading may end after one that began later.
READINGS = st.lists(
    st.tuples(st.integers(0, 20 * 24), st.integers(1, 24)), max_size=3, unique=True
)
#: Ends of the groups, in days that are left.
EDGES = (-30, -7, 0, 2, 7, 30)
#: A limit that is near from its start on.
SHORT = Rule(
    *("short", "close", 24, "hour", "receipt", None, None),
    *(dt.date(2020, 1, 1), None, False, False, None),
)
SECOND = dt.timedelta(seconds=1)


@settings(WITH_RANDOM_LEDGERS, max_examples=20)
@given(entries=ENTRIES | st.just([]), readings=READINGS, asked_at=ASKED)
def test_up_to_when_alerts_look(
    warehouse: Warehouse,
    entries: list[Entry],
    readings: list[tuple[int, int]],
    asked_at: dt.datetime | None,
) -> None:
    write_entries(warehouse, entries, [], {})
    rows: list[Row] = [
        {
            "place_id": "gate",
            "counted_from_at": str(MIDNIGHT + HOUR * start),
            "counted_to_at": str(MIDNIGHT + HOUR * (start + hours)),
            "visit_count": "1",
        }
        for start, hours in readings
    ]
    insert_rows(warehouse, "core.fct_visitor_count", rows)
    # the newest reading is the one that began last
    start, hours = max(readings, default=(0, 0))
    newest = MIDNIGHT + HOUR * (start + hours) if readings else None

    assert answer(
        warehouse,
        "select counts_at, cases_at, newest_at from metric.alert_moments(?)",
        asked_at,
    ) == [alert_twins.moments(asked_at, newest, known_until(entries))]


@WITH_FEWER
@given(
    entries=ENTRIES,
    rules=RULES.map(lambda rules: [*rules, SHORT]),
    calendar=CALENDARS,
    asked_at=ASKED,
    edge=st.sampled_from([None, "48_hours", "just_received"]),
)
def test_alerts_of_deadlines(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    asked_at: dt.datetime | None,
    edge: str | None,
) -> None:
    known_at = known_until(entries)
    if edge == "just_received":
        asked_at = max(entry.received_at for entry in entries)
    elif edge and known_at:
        near = edges(clocks(entries, rules, known_at, calendar), entries)
        asked_at = max([at for at in near if at <= known_at], default=asked_at)
    write_entries(warehouse, entries, rules, calendar)

    found = answer(
        warehouse,
        "select alert_id, subject_id, severity, since_at, known_at, measured_value,"
        " threshold_value, basis_id, reason, district_id"
        " from metric.alerts_of_deadlines(?)",
        asked_at,
    )
    same(by_key(found), alert_twins.deadlines(entries, rules, asked_at, calendar))


@WITH_FEWER
@given(
    entries=ENTRIES,
    rules=RULES,
    calendar=CALENDARS,
    known_at=KNOWN,
    scope=SCOPES,
    stretch=st.sampled_from([1, 4, 12]),
    edge=st.none() | st.sampled_from(EDGES),
    late=st.sampled_from([0, 0, 1]),
)
def test_open_cases_by_days_left(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    known_at: dt.datetime,
    scope: str | None,
    stretch: int,
    edge: int | None,
    late: int,
) -> None:
    rules = [
        dataclasses.replace(rule, limit_value=rule.limit_value * stretch)
        for rule in rules
    ]
    running = [
        clock.due_at
        for clock in clocks(entries, rules, known_at, calendar)
        if clock.due_at and clock.state in ("open", "overdue")
    ]
    if edge is not None and running:
        known_at = min(running) - DAY * edge + SECOND * late
    write_entries(warehouse, entries, rules, calendar)
    write_districts(warehouse)

    found = answer(
        warehouse,
        "select days_left_group, group_order, complaint_count"
        " from metric.open_cases_by_days_left(?, ?)",
        *(scope, known_at),
    )
    assert found == alert_twins.days_left(entries, rules, known_at, calendar, scope)
