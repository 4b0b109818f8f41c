"""What a click lists and where districts stand, slow and obvious, in plain Python."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from tests.queries.case_twins import case_district
from tests.queries.deadline_twins import Clock, clocks
from tests.queries.entries import Calendar, Entry, Rule
from tests.queries.entry_twins import TwinCase, twin_cases
from tests.queries.ledger import Case

DAY = dt.timedelta(days=1)

#: Why nothing is known, the first that holds; anything else is no_running_limit.
WHY = ("no_rule", "times_out_of_order", "past_calendar", "not_recorded", "no_start")


def is_open(case: TwinCase, known_at: dt.datetime) -> bool:
    """Whether the case was received and not closed, or open again, at that moment."""
    closed, reopened = case.last_closed_at, case.reopened_at
    if case.entry.received_at > known_at:
        return False
    if closed is None or closed > known_at:
        return True
    return reopened is not None and closed <= reopened <= known_at


def group_of(left: dt.timedelta) -> str:
    """The group of a limit with so much time left."""
    if left < dt.timedelta():
        over = -left
        if over > 30 * DAY:
            return "overdue_over_30"
        return "overdue_in_30" if over > 7 * DAY else "overdue_in_7"
    for days in (2, 7, 30):
        if left <= days * DAY:
            return f"due_in_{days}"
    return "due_later"


def standing(own: list[Clock], known_at: dt.datetime) -> tuple[str, str | None]:
    """The group and the reason of an open case with these clocks."""
    running = [clock.due_at for clock in own if clock.state in ("open", "overdue")]
    ends = [end for end in running if end is not None]
    if ends:
        return group_of(min(ends) - known_at), None
    if any(clock.state == "paused" for clock in own):
        return "paused", "still_paused"
    reasons = {clock.reason for clock in own}
    why = next((reason for reason in WHY if reason in reasons), "no_running_limit")
    return "not_known", why


def open_groups(
    entries: list[Entry], rules: list[Rule], known_at: dt.datetime, calendar: Calendar
) -> dict[str, tuple[str, str | None]]:
    """Each open case: its group and why it has none."""
    every = clocks(entries, rules, known_at, calendar)
    found = {}
    for case in twin_cases(entries):
        case_id = case.entry.complaint_id
        if is_open(case, known_at):
            own = [clock for clock in every if clock.complaint_id == case_id]
            found[case_id] = standing(own, known_at)
    return found


def key_of(case: Case, kind: str) -> str | None:
    """What a case is grouped by."""
    if kind == "month":
        return f"{case.received_at:%Y-%m}-01"
    if kind == "district":
        return case_district(case)
    return case.channel if kind == "channel" else case.category


@dataclasses.dataclass(frozen=True)
class Spot:
    """A row of the places: where it is and when."""

    place_id: str
    district_id: str
    map_x: float | None
    map_y: float | None
    valid_from_on: dt.date | None
    valid_to_on: dt.date | None


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def spots_of(
    spots: list[Spot], from_on: dt.date, to_on: dt.date
) -> dict[str, tuple[float | None, float | None, int, int]]:
    """Each district with places: x, y, places, places with a position."""
    valid = [
        spot
        for spot in spots
        if (spot.valid_from_on or dt.date.min) <= to_on
        and (spot.valid_to_on or dt.date.max) >= from_on
    ]
    found = {}
    for district_id in {spot.district_id for spot in valid}:
        own = [spot for spot in valid if spot.district_id == district_id]
        names = {spot.place_id for spot in own}
        xs, ys = [], []
        for name in names:
            told = [
                (spot.map_x, spot.map_y)
                for spot in own
                if spot.place_id == name
                and spot.map_x is not None
                and spot.map_y is not None
                and 0 <= spot.map_x <= 1
                and 0 <= spot.map_y <= 1
            ]
            if told:
                xs.append(sum(x for x, _ in told) / len(told))
                ys.append(sum(y for _, y in told) / len(told))
        found[district_id] = (mean(xs), mean(ys), len(names), len(xs))
    return found
