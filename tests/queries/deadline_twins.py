"""Deadlines once more: a walk through the calendar, a day at a time."""

import dataclasses
import datetime as dt

from tests.queries.entries import Calendar, Entry, Rule
from tests.queries.entry_twins import TwinCase, twin_cases

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
LAST_INSTANT = dt.timedelta(microseconds=1)
Moment = dt.datetime | None


@dataclasses.dataclass(frozen=True)
class Clock:
    """What the metric says of a case and a rule."""

    complaint_id: str
    rule_id: str | None
    due_at: Moment
    done_at: Moment
    state: str
    reason: str | None


def walk(calendar: Calendar, day: dt.date, count: int) -> dt.date | None:
    """The count-th working day after a day; None when a day on the way is unknown."""
    if day not in calendar:
        return None
    while count:
        day += DAY
        if day not in calendar:
            return None
        count -= not calendar[day]
    return day


def working_days_between(
    calendar: Calendar, first: dt.date, last: dt.date
) -> int | None:
    """Working days after the first up to the last; None when one is unknown."""
    count = 0
    if first not in calendar:
        return None
    while first < last:
        first += DAY
        if first not in calendar:
            return None
        count += not calendar[first]
    return count


def until(instant: Moment, known_at: dt.datetime) -> Moment:
    """The instant, if it is known by then."""
    return instant if instant and instant <= known_at else None


def applies(rule: Rule, case: TwinCase) -> bool:
    """By day of receipt, channel and category; refunds only where one is due."""
    entry = case.entry
    day = entry.received_at.date()
    is_refunded = (case.decided_refund_yuan or 0) > 0 or bool(case.payments)
    return (
        rule.valid_from_on <= day <= (rule.valid_to_on or dt.date.max)
        and (rule.channel is None or entry.channel in rule.channel.split("、"))
        and (rule.category is None or entry.category == rule.category)
        and (rule.stage != "refund" or is_refunded)
    )


def end_of(day: dt.date | None) -> Moment:
    """The last instant of a day."""
    return dt.datetime.combine(day + DAY, dt.time()) - LAST_INSTANT if day else None


def limit_end(
    rule: Rule, started_at: dt.datetime, calendar: Calendar, extra: int
) -> dt.date | None:
    """The last day of a limit in days or working days, with days added."""
    start_on = started_at.date()
    if rule.limit_unit == "workday":
        return walk(calendar, start_on, rule.limit_value + extra)
    return start_on + DAY * (rule.limit_value + extra)


def rolled(day: dt.date | None, calendar: Calendar) -> dt.date | None:
    """The day, or the first working day after it; None when that is unknown."""
    while day and calendar.get(day):
        day += DAY
    return day if day in calendar else None


def due(
    rule: Rule, entry: Entry, started_at: dt.datetime, done_at: Moment,
    known_at: dt.datetime, calendar: Calendar,
) -> tuple[Moment, bool]:  # fmt: skip
    """When it is due, and whether it is paused now."""
    is_in_hours = rule.limit_unit == "hour"
    plain = started_at + HOUR * rule.limit_value
    end = plain if is_in_hours else end_of(limit_end(rule, started_at, calendar, 0))
    reasons = (rule.pause_reasons or "").split("、")
    began = until(entry.paused_from_at, known_at)
    ended = until(entry.paused_to_at, known_at)
    days, length = 0, dt.timedelta()
    if began and end and entry.pause_reason and entry.pause_reason in reasons:
        is_before_end = began < end if is_in_hours else began <= end
        if (
            is_before_end
            and (done_at is None or began < done_at)
            and (ended is None or ended > started_at)
        ):
            if ended is None and done_at is None:
                return None, True
            last = ended or done_at
            assert last is not None
            first = max(began, started_at)
            length = last - first
            days = (last.date() - first.date()).days
            if rule.limit_unit == "workday":
                working = working_days_between(calendar, first.date(), last.date())
                if working is None:
                    return None, False
                days = working
    if is_in_hours:
        end = plain + length
    else:
        day = limit_end(rule, started_at, calendar, days)
        if rule.limit_unit == "day" and rule.is_rolled:
            day = rolled(day, calendar)
        end = end_of(day)
    extended = end_of(entry.extended_to_on) if rule.is_extendable else None
    if end and extended and end <= extended:
        end = extended
    return end, False


def closed_by(case: TwinCase, known_at: dt.datetime) -> Moment:
    """When it was closed, if it still is by then."""
    closed = until(case.last_closed_at, known_at)
    reopened = until(case.reopened_at, known_at)
    return None if closed and reopened and reopened >= closed else closed


def start_of(case: TwinCase, rule: Rule, known_at: dt.datetime) -> Moment:
    """From when a limit runs; None while it has not begun."""
    return {
        "receipt": case.entry.received_at,
        "acceptance": until(case.accepted_at, known_at),
        "closing": closed_by(case, known_at),
    }[rule.starts_from]


def clock(
    case: TwinCase, rule: Rule, known_at: dt.datetime, calendar: Calendar
) -> Clock:
    """One case under one rule."""
    entry = case.entry
    accepted = until(case.accepted_at, known_at)
    verified = until(case.verified_at, known_at)
    closed = closed_by(case, known_at)
    refunded = until(case.first_refunded_at, known_at)
    started_at = start_of(case, rule, known_at)
    done_at = {
        "accept": accepted, "verify": verified, "close": closed, "refund": refunded,
        "inform": None,
    }[rule.stage]  # fmt: skip
    is_passed = {
        "accept": bool(verified or closed), "verify": bool(closed), "inform": True,
        "refund": bool(case.payments) and case.first_refunded_at is None,
        "close": False,
    }[rule.stage]  # fmt: skip

    def said(state: str, reason: str | None, due_at: Moment = None) -> Clock:
        is_trusted = reason != "times_out_of_order"
        return Clock(
            entry.complaint_id, rule.rule_id, due_at, done_at if is_trusted else None,
            state, reason,
        )  # fmt: skip

    is_early = done_at and (
        done_at < entry.received_at
        or (started_at and done_at < started_at and rule.stage != "refund")
    )
    if not case.is_time_ordered or is_early:
        return said("not_known", "times_out_of_order")
    if started_at is None:
        return said("not_known", "no_start")
    due_at, is_paused = due(rule, entry, started_at, done_at, known_at, calendar)
    if is_paused:
        return said("paused", "still_paused")
    if due_at is None:
        return said("not_known", "past_calendar")
    if done_at is None and is_passed:
        return said("not_known", "not_recorded", due_at)
    if done_at:
        return said("done_on_time" if done_at <= due_at else "done_late", None, due_at)
    return said("open" if known_at <= due_at else "overdue", None, due_at)


def clocks(
    entries: list[Entry], rules: list[Rule], known_at: dt.datetime, calendar: Calendar
) -> list[Clock]:
    """Every case that is known by then, under each rule that applies to it."""
    found = []
    for case in twin_cases(entries):
        if case.entry.received_at > known_at:
            continue
        chosen = [rule for rule in rules if applies(rule, case)]
        found += [clock(case, rule, known_at, calendar) for rule in chosen]
        if not chosen:
            name = case.entry.complaint_id
            found.append(Clock(name, None, None, None, "not_known", "no_rule"))
    return found
