"""Up to when alerts look, and the deadlines among them, slow and obvious."""

import datetime as dt
from collections import Counter

from tests.queries.deadline_twins import Clock, clocks, start_of
from tests.queries.drill_twins import open_groups
from tests.queries.entries import Calendar, Entry, Rule
from tests.queries.entry_twins import TwinCase, twin_cases
from tests.queries.ledger import HOUR
from tests.queries.measure_twins import district
from tests.queries.scope_twins import known_until, watch_state
from tests.queries.twins import Key, is_within

#: From the longest overdue to the last due; then those without days.
GROUPS = (
    *("overdue_over_30", "overdue_in_30", "overdue_in_7"),
    *("due_in_2", "due_in_7", "due_in_30", "due_later", "paused", "not_known"),
)
Moment = dt.datetime | None


def moments(
    asked_at: Moment, newest_reading: Moment, complaints: Moment
) -> tuple[Moment, Moment, Moment]:
    """Up to when visits, cases and late files are looked at."""
    counts_at = asked_at or newest_reading
    cases_at = complaints
    if asked_at and complaints and asked_at < complaints:
        cases_at = asked_at
    known = [at for at in (newest_reading, complaints) if at]
    return counts_at, cases_at, asked_at or max(known, default=None)


def deadlines(
    entries: list[Entry], rules: list[Rule], asked_at: Moment, calendar: Calendar
) -> dict[str, Key]:
    """By alert: case, severity, since, known at, hours left, limit, rule, district."""
    cases_at = moments(asked_at, None, known_until(entries))[1]
    if cases_at is None:
        return {}
    cases = {case.entry.complaint_id: case for case in twin_cases(entries)}
    by_id = {rule.rule_id: rule for rule in rules}
    found = {}
    for clock in clocks(entries, rules, cases_at, calendar):
        state = watch_state(clock, cases_at)
        if state in ("overdue", "due_soon") and clock.rule_id and clock.due_at:
            name = f"deadline_near:{clock.complaint_id}:{clock.rule_id}:{state}"
            found[name] = alert_of(
                cases[clock.complaint_id], by_id[clock.rule_id], clock, state, cases_at
            )
    return found


def alert_of(
    case: TwinCase, rule: Rule, clock: Clock, state: str, cases_at: dt.datetime
) -> Key:
    """One limit that has passed or ends within 48 hours."""
    due_at, started_at = clock.due_at, start_of(case, rule, cases_at)
    assert due_at and started_at
    is_over = state == "overdue"
    return (
        case.entry.complaint_id,
        "act" if is_over else "watch",
        due_at if is_over else max(due_at - 48 * HOUR, started_at),
        cases_at,
        (due_at - cases_at) / HOUR,
        0 if is_over else 48,
        *(rule.rule_id, state, district(case.entry)),
    )


def days_left(
    entries: list[Entry],
    rules: list[Rule],
    known_at: dt.datetime,
    calendar: Calendar,
    scope: str | None,
) -> list[tuple[str, int, int]]:
    """Each group, its place in the order and how many open cases it has."""
    district_of = {entry.complaint_id: district(entry) for entry in entries}
    counts = Counter(
        group
        for case, (group, _) in open_groups(entries, rules, known_at, calendar).items()
        if is_within(district_of[case], scope)
    )
    return [(name, number, counts[name]) for number, name in enumerate(GROUPS, 1)]
