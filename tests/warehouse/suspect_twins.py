"""The rules on single readings again in plain Python, slow and easy to see through."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

FLOWS = ("entries", "exits", "passages")
BUILT_IN_LIMITS = (255, 4095, 32767, 65535)
LONGEST_HOURS = 23


@dataclass(frozen=True)
class Reading:
    """One reading of a counter, from 0 hours after midnight of the first day."""

    place_id: str
    counter_id: str
    measure: str
    begins: float
    hours: float
    visit_count: int | None
    quality: str

    @property
    def day(self) -> int:
        """The day that it begins on."""
        return int(self.begins // 24)


@dataclass(frozen=True)
class Period:
    """A registered counter: first and last day, minutes of an interval, its limit."""

    place_id: str
    counter_id: str
    first_day: int
    last_day: int | None
    minutes: int | None
    limit: int | None


def suspects(
    readings: Iterable[Reading], register: list[Period]
) -> set[tuple[str, Reading]]:
    """(rule, reading) of every reading that is stuck, at a limit or a total."""
    judged = [
        reading
        for reading in readings
        if reading.measure in FLOWS
        and reading.visit_count is not None
        and reading.quality == "ok"
        and reading.hours < LONGEST_HOURS
    ]
    return {
        *(("stuck", reading) for reading in stuck(judged)),
        *(("at_limit", reading) for reading in at_limit(judged, register)),
        *(("total_of_others", reading) for reading in totals(judged)),
    }


def grouped(
    readings: Iterable[Reading], key: Callable[[Reading], object]
) -> list[list[Reading]]:
    """The readings that share a key, in the order of time."""
    groups: dict[object, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda each: (each.begins, each.hours)):
        groups[key(reading)].append(reading)
    return list(groups.values())


def series(reading: Reading) -> tuple[str, str, str]:
    """What belongs to one counter."""
    return reading.place_id, reading.counter_id, reading.measure


def stuck(readings: list[Reading]) -> Iterable[Reading]:
    """Runs of one value, 5 or more, for 12 hours and 6 readings."""
    for of_counter in grouped(readings, series):
        runs: list[list[Reading]] = []
        for reading in of_counter:
            last = runs[-1][-1] if runs else None
            if (
                last
                and last.visit_count == reading.visit_count
                and last.begins + last.hours == reading.begins
            ):
                runs[-1].append(reading)
            else:
                runs.append([reading])
        for run in runs:
            hours = sum(reading.hours for reading in run)
            if (run[0].visit_count or 0) >= 5 and hours >= 12 and len(run) >= 6:
                yield from run


def limit_of(reading: Reading, register: list[Period]) -> float:
    """What the register says that a counter can report for as long; else infinity."""
    periods = [
        period
        for period in register
        if (period.place_id, period.counter_id)
        == (reading.place_id, reading.counter_id)
        and period.first_day <= reading.day
    ]
    if not periods:
        return math.inf
    newest = max(periods, key=lambda period: period.first_day)
    is_over = newest.last_day is not None and newest.last_day < reading.day
    if newest.limit is None or is_over:
        return math.inf
    minutes = newest.minutes or reading.hours * 60
    return newest.limit * math.ceil(reading.hours * 60 / minutes)


def at_limit(readings: list[Reading], register: list[Period]) -> Iterable[Reading]:
    """Above the registered limit, or at a limit twice a day or towering over it."""

    def is_at(reading: Reading) -> bool:
        value = reading.visit_count or 0
        return value in BUILT_IN_LIMITS or value >= limit_of(reading, register)

    for of_day in grouped(readings, lambda each: (series(each), each.day)):
        others = [each.visit_count or 0 for each in of_day if not is_at(each)]
        for reading in filter(is_at, of_day):
            value = reading.visit_count or 0
            same = sum(each.visit_count == value for each in of_day)
            comes_back = same >= (3 if value == 255 else 2)
            towers = bool(others) and value >= 5 * max(others)
            if value > limit_of(reading, register) or comes_back or towers:
                yield reading


def totals(readings: list[Reading]) -> Iterable[Reading]:
    """Counters that all day, 12 times and more, say the sum of two others at least."""
    at_once = {
        (each[0].place_id, each[0].measure, each[0].begins, each[0].hours): each
        for each in grouped(
            readings,
            lambda each: (each.place_id, each.measure, each.begins, each.hours),
        )
    }

    def is_total(reading: Reading) -> bool:
        beside = at_once[
            (reading.place_id, reading.measure, reading.begins, reading.hours)
        ]
        total = sum(each.visit_count or 0 for each in beside)
        return len(beside) >= 3 and 2 * (reading.visit_count or 0) == total

    for of_day in grouped(readings, lambda each: (series(each), each.day)):
        busy = sum((reading.visit_count or 0) > 0 for reading in of_day)
        if busy >= 12 and all(map(is_total, of_day)):
            yield from of_day


def day_of(number: int) -> dt.date:
    """The calendar day of a number of days after the first."""
    return dt.date(2024, 5, 1) + dt.timedelta(days=number)
