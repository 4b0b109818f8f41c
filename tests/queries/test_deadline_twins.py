"""Links and deadlines agree with their plain-Python twins on random complaints."""

import datetime as dt

from hypothesis import given, settings

from tests.queries.answers import Warehouse, answer
from tests.queries.deadline_twins import Clock, clocks
from tests.queries.entries import Calendar, Entry, Rule, write_entries
from tests.queries.entry_twins import entry_types
from tests.queries.random_entries import CALENDARS, ENTRIES, KNOWN, RULES
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS

TWINS_OF = ("complaint_deadlines",)

WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=30)
CLOCKS = """
    select complaint_id, rule_id, due_at, done_at, state, reason
    from metric.complaint_deadlines(?)
"""


@WITH_FEWER
@given(entries=ENTRIES)
def test_entries_and_their_cases(warehouse: Warehouse, entries: list[Entry]) -> None:
    write_entries(warehouse, entries, [], {})

    found = answer(
        warehouse,
        "select complaint_id, entry_type, case_complaint_id from mart.complaint_entry",
    )
    assert {row[0]: row[1:] for row in found} == entry_types(entries)


@WITH_FEWER
@given(entries=ENTRIES, rules=RULES, calendar=CALENDARS, known_at=KNOWN)
def test_complaint_deadlines(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    known_at: dt.datetime,
) -> None:
    write_entries(warehouse, entries, rules, calendar)

    found = [Clock(*row) for row in answer(warehouse, CLOCKS, known_at)]
    expected = clocks(entries, rules, known_at, calendar)
    assert sorted(found, key=str) == sorted(expected, key=str)
