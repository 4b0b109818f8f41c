"""Deadlines within a scope, working days and the end of what is known, by hand."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from tests.queries.deadline_twins import Clock
from tests.queries.entries import Entry, Rule
from tests.queries.measure_twins import district
from tests.queries.twins import Key, is_within

TWO_DAYS = dt.timedelta(hours=48)
STATES = (
    "overdue",
    "due_soon",
    "open",
    "paused",
    "not_known",
    "done_on_time",
    "done_late",
)
REASONS = ("no_rule", "times_out_of_order", "no_start", "past_calendar", "not_recorded")


def watch_state(clock: Clock, known_at: dt.datetime) -> str:
    """The state, but due_soon for what is open and ends within 48 hours."""
    if clock.state == "open" and clock.due_at and clock.due_at - known_at <= TWO_DAYS:
        return "due_soon"
    return clock.state


def edges(clocks: list[Clock], entries: list[Entry]) -> list[dt.datetime]:
    """48 hours before the ends of what is not done, if it was received by then."""
    received = {entry.complaint_id: entry.received_at for entry in entries}
    return [
        clock.due_at - TWO_DAYS
        for clock in clocks
        if clock.due_at and clock.state in ("open", "overdue")
        if received[clock.complaint_id] <= clock.due_at - TWO_DAYS
    ]


def watched(
    clocks: list[Clock], entries: list[Entry], known_at: dt.datetime, scope: str | None
) -> list[tuple[Clock, str]]:
    """The clocks of the scope, each with the state to watch."""
    by_id = {entry.complaint_id: entry for entry in entries}
    return [
        (clock, watch_state(clock, known_at))
        for clock in clocks
        if is_within(district(by_id[clock.complaint_id]), scope)
    ]


def states(mine: list[tuple[Clock, str]]) -> dict[str, Key]:
    """By state: clocks and the cases that they are of."""
    found = {}
    for name in STATES:
        cases = [clock.complaint_id for clock, state in mine if state == name]
        found[name] = (len(cases), len(set(cases)))
    return found


def stages(mine: list[tuple[Clock, str]], rules: list[Rule]) -> dict[str | None, Key]:
    """By stage: the clocks of each state, all, and of each reason."""
    stage_of = {rule.rule_id: rule.stage for rule in rules}
    groups = defaultdict(list)
    for clock, state in mine:
        stage = stage_of[clock.rule_id] if clock.rule_id else None
        groups[stage].append((clock.reason, state))
    return {
        stage: (
            *(len([one for _, one in pairs if one == name]) for name in STATES),
            len(pairs),
            *(len([one for one, _ in pairs if one == name]) for name in REASONS),
        )
        for stage, pairs in groups.items()
    }


def known_until(entries: list[Entry]) -> dt.datetime | None:
    """The latest moment of the rows that are not void and in order."""
    moments = [
        moment
        for entry in entries
        if entry.is_time_ordered and not entry.is_void
        for moment in (
            entry.received_at,
            entry.accepted_at,
            entry.verified_at,
            entry.closed_at,
            entry.reopened_at,
        )
        if moment
    ]
    return max(moments, default=None)


def fraud(price: Decimal | None) -> Key:
    """Three times the price, at least 500; nothing without a price."""
    if price is None or price <= 0:
        return (price, None, "not_known", "no_base")
    return (price, max(price * 3, Decimal(500)), "known", None)
