"""The newest day against the usual agrees with its plain-Python twin."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import usual_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.calendar_twins import Calendar, CalendarDay
from tests.queries.ledger import DAY
from tests.queries.random_calendars import write_calendar
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import PLANS, WindowPlan, ledger_of, write_windows

TWINS_OF = ("usual_days", "day_against_usual")

WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=10)
DAYS = [dt.date(2024, 9, 4) + DAY * number for number in range(38)]
SATURDAY = 5


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Weekends, 国庆 from 1 October, make-up workdays; a cut end, a day that lacks."""
    calendar = {day: CalendarDay(day.weekday() >= SATURDAY) for day in DAYS}
    for day in draw(st.lists(st.sampled_from(DAYS), max_size=5)):
        calendar[day] = CalendarDay(False, is_makeup_workday=True)
    national = dt.date(2024, 10, 1)
    for number in range(draw(st.integers(0, 7))):
        name = None if number else "国庆节"
        calendar[national + DAY * number] = CalendarDay(True, holiday_name=name)
    known_from = draw(st.sampled_from([DAYS[0]] * 4 + [DAYS[12]]))
    gap = draw(st.none() | st.sampled_from(DAYS))
    return {day: it for day, it in calendar.items() if day >= known_from and day != gap}


@WITH_SOME
@given(
    plan=PLANS,
    calendar=calendars(),
    last_on=st.sampled_from(DAYS[26:]),
    asked_on=st.none() | st.none() | st.sampled_from(DAYS[20:]),
    scope=SCOPES,
)
def test_the_newest_day_and_the_usual(
    warehouse: Warehouse,
    plan: WindowPlan,
    calendar: Calendar,
    last_on: dt.date,
    asked_on: dt.date | None,
    scope: str | None,
) -> None:
    ledger = ledger_of(plan, [day for day in DAYS if day <= last_on])
    write_windows(warehouse, ledger)
    write_calendar(warehouse, calendar)
    counts = twins.Counts(ledger, scope)
    looked_at, compared = [], []
    for measure in counts.measures():
        day = asked_on or counts.newest(measure)
        if day is None:
            continue
        row: tuple[object, ...] = (measure,)
        for series in ("day", "night"):
            days = twins.looked_at(counts, calendar, series, day, measure)
            own = days[0]
            looked_at += [
                (
                    *(measure, series, own.on, number, one.on, one.visit_count),
                    approx(one.coverage_share),
                    "compared" if not number else verdict_of(one),
                    one.reason,
                )
                for number, one in enumerate(days)
            ]
            usual, used, reason = twins.against_usual(days)
            row += (own.on, own.visit_count, approx(usual), used)
            row += (approx(change(own.visit_count, usual)), reason)
        compared.append(row)

    assert (
        answer(
            warehouse,
            "select measure, series, counted_on, weeks_before, looked_at_on,"
            " visit_count, coverage_share, verdict, reason"
            " from metric.usual_days(?, ?)",
            *(scope, asked_on),
        )
        == looked_at
    )
    assert (
        answer(
            warehouse,
            "select measure, counted_on, visit_count, usual_visit_count,"
            " usual_day_count, change_ratio, reason, night_on, night_visit_count,"
            " usual_night_visit_count, usual_night_count, night_change_ratio,"
            " night_reason from metric.day_against_usual(?, ?)",
            *(scope, asked_on),
        )
        == compared
    )


def verdict_of(day: twins.Looked) -> str:
    """Whether a day of the weeks before is part of the usual."""
    return "left_out" if day.reason else "used"


def approx(value: float | None) -> object:
    """The value, give or take rounding."""
    return None if value is None else pytest.approx(value)


def change(visits: int | None, usual: float | None) -> float | None:
    """Visits ÷ usual − 1; None without one of them, or where the usual is 0."""
    return None if visits is None or not usual else visits / usual - 1
