"""Random calendars of three years: holidays that move, merge, cross years, or lack."""

import dataclasses
import datetime as dt

from hypothesis import strategies as st

from tests.queries.answers import Warehouse
from tests.queries.calendar_twins import Calendar, CalendarDay, days_of
from tests.queries.ledger import DAY

FIRST, LAST = dt.date(2022, 12, 25), dt.date(2025, 12, 31)  # 2024 has a 29 February
YEARS = [2023, 2024, 2025]
SATURDAY = 5
#: Where a holiday may begin, as month and day; 中秋 may touch 国庆 or be a part of it.
STARTS = {
    "元旦": [(1, 1), (1, 2)],
    "春节": [(1, 22), (2, 10), (2, 26)],
    "端午节": [(6, 8), (6, 22)],
    "中秋节": [(9, 15), (9, 30), (10, 3)],
    "国庆节": [(10, 1)],
}
NAMES = ["国庆", "国庆节", "十一", "中秋", "中秋国庆", "国庆中秋", "国庆节、中秋节"]
NAMES += ["元旦", "春节", "端午", "重阳"]
#: Days at which a calendar begins, ends, or lacks a day: in and beside holidays.
EDGES = [
    dt.date(2023, 1, 1),
    dt.date(2023, 10, 1),
    dt.date(2024, 1, 1),
    dt.date(2024, 2, 29),
    dt.date(2024, 10, 2),
    dt.date(2024, 12, 31),
    dt.date(2025, 10, 5),
]


@dataclasses.dataclass(frozen=True)
class Plan:
    """What a calendar is made from; short where the calendar itself is long.

    runs: name, the day it is named for, days off before and after, and whether the
    notice names them all. worked: workdays, at weekends to make up.
    """

    first_on: dt.date
    last_on: dt.date
    gap_on: dt.date | None
    provisional_from_on: dt.date | None
    worked: list[dt.date]
    runs: list[tuple[str, dt.date, int, int, bool]]


RUNS = st.tuples(
    *(
        st.tuples(
            st.just(name),
            st.sampled_from([dt.date(year, *start) for start in starts]),
            st.integers(0, 2),
            st.integers(0, 4),
            st.booleans(),
        )
        | (st.none() if name == "端午节" else st.nothing())
        for year in YEARS
        for name, starts in STARTS.items()
    )
).map(lambda runs: [run for run in runs if run])
PLANS = st.builds(
    Plan,
    st.sampled_from([FIRST, FIRST, FIRST, *EDGES]),
    st.sampled_from([LAST, LAST, LAST, *EDGES]),
    st.none() | st.none() | st.sampled_from(EDGES),
    st.none() | st.sampled_from(EDGES),
    st.lists(st.dates(FIRST, LAST), max_size=4),
    RUNS,
)


#: 中秋 is a part of 国庆 in 2024 and has days of its own in 2025.
MERGED = Plan(
    first_on=FIRST,
    last_on=LAST,
    gap_on=None,
    provisional_from_on=None,
    worked=[],
    runs=[
        ("国庆节", dt.date(2024, 10, 1), 0, 4, False),
        ("中秋节", dt.date(2024, 9, 30), 0, 0, False),
        ("国庆节", dt.date(2025, 10, 1), 0, 4, False),
        ("中秋节", dt.date(2025, 9, 15), 0, 0, False),
    ],
)


def calendar_of(plan: Plan) -> Calendar:
    """Weekends, then make-up workdays, then holidays over both; cut at its ends."""
    calendar = {
        day: CalendarDay(day.weekday() >= SATURDAY) for day in days_of((FIRST, LAST))
    }
    for day in plan.worked:
        is_weekend = calendar[day].is_rest_day
        calendar[day] = CalendarDay(False, is_makeup_workday=is_weekend)
    for name, start, before, after, names_all in plan.runs:
        for day in days_of((start - DAY * before, start + DAY * after)):
            named = calendar[day].holiday_name
            if named is None and (day == start or names_all):
                named = name
            calendar[day] = CalendarDay(True, holiday_name=named)
    if plan.provisional_from_on:
        for day in days_of((plan.provisional_from_on, LAST)):
            calendar[day] = dataclasses.replace(calendar[day], status="provisional")
    days = days_of((plan.first_on, plan.last_on))
    return {day: calendar[day] for day in days if day != plan.gap_on}


def write_calendar(warehouse: Warehouse, calendar: Calendar) -> None:
    """Replace the calendar of the warehouse; in columns, which is quick."""
    warehouse.execute("delete from core.dim_calendar").fetchall()
    days = calendar.values()
    warehouse.execute(
        "insert into core.dim_calendar (calendar_on, is_rest_day, is_makeup_workday,"
        " holiday_name, status, delivery_id, source_row)"
        " select unnest(?::date[]), unnest(?::boolean[]), unnest(?::boolean[]),"
        " unnest(?::varchar[]), unnest(?::varchar[]), 1, 1",
        [
            list(calendar),
            [day.is_rest_day for day in days],
            [day.is_makeup_workday for day in days],
            [day.holiday_name for day in days],
            [day.status for day in days],
        ],
    ).fetchall()
