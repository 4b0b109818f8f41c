"""The funnel, the durations and the summary of deadlines, slow and obvious."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from tests.queries.deadline_twins import Clock, working_days_between
from tests.queries.entries import Calendar, Entry
from tests.queries.entry_twins import TwinCase, entry_types, twin_cases
from tests.queries.ledger import Period

Counts = tuple[Any, ...]
KeyOf = Callable[[Entry], str | None]


def district(entry: Entry) -> str:
    """As delivered, else unknown: no entry names a merchant."""
    return entry.district_id or "unknown"


def channel(entry: Entry) -> str | None:
    """As delivered."""
    return entry.channel


def is_within(entry: Entry, period: Period) -> bool:
    """Whether it was received in the period."""
    return period[0] <= entry.received_at.date() <= period[1]


def funnel(
    entries: list[Entry], period: Period, key_of: KeyOf
) -> dict[str | None, Counts]:
    """Entries, their kinds, the cases and how far they came, by a key."""
    types = entry_types(entries)
    cases = {case.entry.complaint_id: case for case in twin_cases(entries)}
    found: dict[str | None, Counts] = {}
    for key in {key_of(entry) for entry in entries if is_within(entry, period)}:
        mine = [one for one in entries if is_within(one, period) and key_of(one) == key]
        kinds = [types[one.complaint_id][0] for one in mine]
        mine_cases = [
            cases[one.complaint_id] for one in mine if one.complaint_id in cases
        ]
        closed = [one for one in mine_cases if one.closed_at]
        verified = [one for one in mine_cases if one.verified_at or one in closed]
        accepted = [one for one in mine_cases if one.accepted_at or one in verified]
        void_yuan = [
            yuan
            for one in mine
            if types[one.complaint_id][0] == "void"
            for yuan, _ in one.payments
        ]
        found[key] = (
            len(mine),
            *(kinds.count(kind) for kind in ("urging", "repeat", "transfer", "linked")),
            *(kinds.count(kind) for kind in ("void", "case")),
            *(len(some) for some in (accepted, verified, closed)),
            len(
                [one for one in mine_cases if sum(yuan for yuan, _ in one.payments) > 0]
            ),
            len([one for one in mine_cases if one.satisfaction in ("满意", "不满意")]),
            len([one for one in mine_cases if one.satisfaction == "满意"]),
            sum(void_yuan),
        )
    return found


def interpolated(values: list[float], part: float) -> float | None:
    """The quantile between the two values beside it."""
    if not values:
        return None
    values = sorted(values)
    place = part * (len(values) - 1)
    low, high = math.floor(place), math.ceil(place)
    return values[low] + (values[high] - values[low]) * (place - low)


def nearest(values: list[int], part: float) -> int | None:
    """The ⌈n·p⌉-th of n values."""
    return sorted(values)[math.ceil(part * len(values)) - 1] if values else None


def step_of(case: TwinCase, stage: str) -> tuple[str, dt.datetime | None]:
    """How far a step is, and when it was done."""
    done_at = {
        "accept": case.accepted_at,
        "verify": case.verified_at,
        "close": case.closed_at,
        "refund": case.first_refunded_at,
    }[stage]
    is_early = done_at and done_at < case.entry.received_at
    if not case.is_time_ordered or is_early:
        return "unordered", None
    if done_at:
        return "measured", done_at
    decided = case.decided_refund_yuan
    if stage == "refund" and not case.payments:
        is_none_due = bool(case.closed_at) if decided is None else decided <= 0
        return ("none_due" if is_none_due else "open"), None
    is_past = {
        "accept": case.verified_at or case.closed_at,
        "verify": case.closed_at,
        "close": None,
        "refund": case.payments,
    }[stage]
    return ("unrecorded" if is_past else "open"), None


def durations(
    entries: list[Entry], period: Period, key_of: KeyOf, calendar: Calendar
) -> dict[tuple[str | None, str], Counts]:
    """Quantiles and counts of each step, by a key."""
    groups: dict[tuple[str | None, str], list[TwinCase]] = defaultdict(list)
    for case in twin_cases(entries):
        if is_within(case.entry, period):
            for stage in ("accept", "verify", "close", "refund"):
                groups[key_of(case.entry), stage].append(case)
    found = {}
    for (key, stage), cases in groups.items():
        steps = [(case, *step_of(case, stage)) for case in cases]
        kinds = [kind for _, kind, _ in steps]
        spans = [(case.entry.received_at, done) for case, _, done in steps if done]
        hours = [(done - start) / dt.timedelta(hours=1) for start, done in spans]
        days = [
            count
            for start, done in spans
            if (count := working_days_between(calendar, start.date(), done.date()))
            is not None
            and done.date() in calendar
        ]
        found[key, stage] = (
            *(
                len(cases),
                len(hours),
                interpolated(hours, 0.5),
                interpolated(hours, 0.9),
            ),
            *(len(days), nearest(days, 0.5), nearest(days, 0.9)),
            *(kinds.count(kind) for kind in ("open", "unrecorded", "unordered")),
            kinds.count("none_due"),
        )
    return found


def summary(
    clocks: list[Clock],
    entries: list[Entry],
    period: Period,
    known_at: dt.datetime,
    key_of: KeyOf,
) -> dict[tuple[str | None, str], Counts]:
    """Counts and shares of the deadlines, by a key and rule."""
    by_id = {entry.complaint_id: entry for entry in entries}
    groups: dict[tuple[str | None, str], list[Clock]] = defaultdict(list)
    for clock in clocks:
        entry = by_id[clock.complaint_id]
        if clock.rule_id and is_within(entry, period):
            groups[key_of(entry), clock.rule_id].append(clock)
    found = {}
    for key, mine in groups.items():
        states = [clock.state for clock in mine]
        due = [
            clock.state
            for clock in mine
            if clock.reason is None and clock.due_at and clock.due_at < known_at
        ]
        on_time = states.count("done_on_time")
        done = on_time + states.count("done_late")
        known = len(mine) - states.count("not_known")
        due_done = due.count("done_on_time") + due.count("done_late")
        ages = [
            (known_at - by_id[clock.complaint_id].received_at).days
            for clock in mine
            if clock.state in ("open", "overdue", "paused")
        ]
        found[key] = (
            *(len(mine), len(due), due.count("done_on_time"), due_done),
            *(on_time, states.count("done_late"), states.count("open")),
            *(states.count(state) for state in ("overdue", "paused", "not_known")),
            len([age for age in ages if age <= 7]),
            len([age for age in ages if 8 <= age <= 30]),
            due.count("done_on_time") / len(due) if due else None,
            due_done / len(due) if due else None,
            on_time / known if known else None,
            done / known if known else None,
        )
    return found
