"""Uplift once more, slow and obvious: loops over days and windows.

A window may have several parts, each with ordinary days of its own, added up.
"""

import dataclasses
import datetime as dt

from tests.queries.uplift_scene import WEEK, Window

FARTHEST = range(-60, 61)


@dataclasses.dataclass(frozen=True)
class Uplift:
    """What the metric says; baseline and interval None where it refuses."""

    visit_count: int | None
    baseline: float | None
    ratio: float | None
    low: float | None
    high: float | None
    placebo_count: int
    verdict: str
    reason: str | None


def errors(parts: list[Window]) -> list[float]:
    """Visits ÷ baseline of the windows that are placebos in every part."""
    found = []
    for number in FARTHEST:
        expected, visits = 0.0, 0
        for part in parts:
            days = part.other_days(number)
            base = part.placebo_baseline(days)
            if not number or base is None or not set(days) <= part.ordinary_days:
                break
            expected += base
            visits += sum(part.count(day) or 0 for day in days)
        else:
            if expected:
                found.append(visits / expected)
    return sorted(found)


def at_rank(errors: list[float], rank: float) -> float:
    """The error at a rank counted from 1, between two of them in proportion."""
    below = int(rank)
    part = rank - below
    upper = errors[min(below, len(errors) - 1)]
    return errors[below - 1] * (1 - part) + upper * part


def refusal(parts: list[Window], expected: float | None) -> str | None:
    """Why there is no baseline."""
    own, scene = parts[0].own(), parts[0].scene
    if not all(part.is_complete(day) for part in parts for day in own):
        return "incomplete"
    if not set(own) <= scene.known:
        return "past_calendar"
    if set(own) & scene.makeup:
        return "makeup_workday"
    if set(own) & scene.holidays:
        return "holiday_without_earlier_years"
    if expected is None:
        return (
            "past_calendar"
            if any(
                helped(part, day)
                for part in parts
                for day in own
                if len(part.weeks(day)) < 5
            )
            else "too_few_weeks"
        )
    return "no_base" if expected == 0 else None


def helped(window: Window, day: dt.date) -> bool:
    """Whether a longer calendar could have made five weeks."""
    around = [day + WEEK * number for number in (-4, -3, -2, -1, 1, 2, 3, 4)]
    unknown = [
        one
        for one in around
        if one not in window.scene.known
        and window.is_complete(one)
        and not window.events_on(one)
    ]
    return len(window.weeks(day)) + len(unknown) >= 5


def total(numbers: list[int | None]) -> int | None:
    """The sum of those that are known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def uplift(*asked: Window) -> Uplift | None:
    """Everything that the metric says of a window; None where nothing was counted."""
    parts = [part for part in asked if part.places]
    if not parts:
        return None
    own = parts[0].own()
    visits = total([part.count(day) for part in parts for day in own])
    bases = [part.baseline(own) for part in parts]
    known_bases = [base for base in bases if base is not None]
    expected = sum(known_bases) if len(known_bases) == len(bases) else None
    found = errors(parts)
    reason = refusal(parts, expected)
    if reason is not None or expected is None or visits is None:
        nothing = (None, None, None, None)
        return Uplift(visits, *nothing, len(found), "no_baseline", reason)
    ratio = visits / expected
    others = {one for part in parts for day in own for one in part.events_on(day)}
    caution = "weeks_to_come" if parts[0].has_weeks_to_come() else None
    if others - {parts[0].edition.event_id}:
        caution = "overlapping_event"
    if len(found) < 19:
        few = ("not_distinguishable", "too_few_placebos")
        return Uplift(visits, expected, ratio - 1, None, None, len(found), *few)
    rank = (len(found) + 1) / 20
    lowest, highest = at_rank(found, rank), at_rank(found, len(found) + 1 - rank)
    verdict = "not_distinguishable"
    if ratio > highest:
        verdict = "above"
    if ratio < lowest:
        verdict = "below"
    low = ratio / highest - 1 if highest else None
    high = ratio / lowest - 1 if lowest else None
    return Uplift(visits, expected, ratio - 1, low, high, len(found), verdict, caution)
