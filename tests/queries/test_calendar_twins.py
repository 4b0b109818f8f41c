"""Holidays, pairs and the periods of the year before agree with their twins."""

import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.queries import calendar_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.calendar_twins import Calendar
from tests.queries.ledger import DAY, Period
from tests.queries.random_calendars import (
    EDGES,
    MERGED,
    NAMES,
    PLANS,
    Plan,
    calendar_of,
    write_calendar,
)
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS

TWINS_OF = ("calendar_span", "holidays", "holiday_pair", "year_on_year_periods")

WITH_CALENDARS = settings(WITH_RANDOM_LEDGERS, max_examples=20)
# Around the edges and the holidays, and as short as these.
STARTS = st.sampled_from([*EDGES, dt.date(2024, 9, 28), dt.date(2025, 2, 24)])
PERIODS: st.SearchStrategy[Period] = st.builds(
    lambda start, shift, days: (start + DAY * shift, start + DAY * (shift + days)),
    STARTS,
    st.integers(-3, 5),
    st.integers(0, 6),
)


def whole_holidays(calendar: Calendar) -> list[Period]:
    """The periods that are a whole holiday, or all of it but the first day."""
    runs = [one.period for one in twins.holidays(calendar)]
    return [*runs, *((first + DAY, last) for first, last in runs if first < last)]


@WITH_CALENDARS
@given(plan=PLANS, periods=st.lists(PERIODS, min_size=3, max_size=3))
def test_days_off_of_a_period(
    warehouse: Warehouse, plan: Plan, periods: list[Period]
) -> None:
    calendar = calendar_of(plan)
    write_calendar(warehouse, calendar)

    for period in periods:
        days = twins.days_of(period)
        assert answer(warehouse, "from metric.calendar_span(?, ?)", *period) == [
            (
                len(days),
                sum(day in calendar for day in days),
                twins.is_known(calendar, period),
                twins.rest_days(calendar, period),
                twins.makeup_workdays(calendar, period),
            )
        ]


@WITH_CALENDARS
@given(plan=PLANS)
def test_the_runs_of_days_off(warehouse: Warehouse, plan: Plan) -> None:
    calendar = calendar_of(plan)
    write_calendar(warehouse, calendar)
    known = twins.holidays(calendar)
    expected = []
    for one in known:
        before = twins.longest(
            other
            for other in known
            if (other.main_name, other.year) == (one.main_name, one.year - 1)
        )
        expected.append(
            (
                *(one.name, one.year, *one.period, len(one.days)),
                *(len(one.short_names) > 1, one.main_name, one.is_lunar),
                *(one.is_whole, one.is_provisional),
                *(before.period if before else (None, None)),
            )
        )

    found = answer(
        warehouse,
        "select holiday_name, holiday_year, starts_on, ends_on, day_count, is_merged,"
        " main_name, is_lunar, is_whole, is_provisional, compared_starts_on,"
        " compared_ends_on from metric.holidays()",
    )
    assert found == expected


@WITH_CALENDARS
@given(
    plan=PLANS,
    asked=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from([2023, 2024, 2025, 2025]),
            st.sampled_from([None, None, None, 2019, 2023, 2025]),
        ),
        min_size=4,
        max_size=4,
    ),
)
@example(
    plan=MERGED,
    asked=[("中秋", 2025, None), ("国庆", 2025, None), ("国庆中秋", 2024, 2025)],
)
def test_a_holiday_and_the_one_it_compares_with(
    warehouse: Warehouse, plan: Plan, asked: list[tuple[str, int, int | None]]
) -> None:
    calendar = calendar_of(plan)
    write_calendar(warehouse, calendar)

    for name, year, base_year in asked:
        pair = twins.pair(calendar, name, year, base_year)
        own, compared = pair.own, pair.compared
        assert answer(
            warehouse,
            "select starts_on, ends_on, day_count, is_merged, compared_year,"
            " compared_holiday_name, compared_starts_on, compared_ends_on, verdict,"
            " reason from metric.holiday_pair(?, ?, base_year := ?)",
            *(name, year, base_year),
        ) == [
            (
                *(own.period if own else (None, None)),
                len(own.days) if own else None,
                len(own.short_names) > 1 if own else None,
                year - 1 if base_year is None else base_year,
                compared.name if compared else None,
                *(pair.compared_period or (None, None)),
                "not_comparable" if pair.reason else "comparable",
                pair.reason,
            )
        ]


@WITH_CALENDARS
@given(plan=PLANS, chosen=st.integers(0, 30), periods=st.lists(PERIODS, max_size=1))
def test_three_periods_of_the_year_before(
    warehouse: Warehouse, plan: Plan, chosen: int, periods: list[Period]
) -> None:
    calendar = calendar_of(plan)
    write_calendar(warehouse, calendar)
    known = whole_holidays(calendar)
    leap_day = dt.date(2024, 2, 29)
    periods = [*periods, (leap_day, leap_day + DAY), (leap_day - DAY, leap_day)]
    if known:
        periods = [*periods, known[chosen % len(known)]]

    for period in periods:
        expected = [
            (
                alignment,
                len(twins.days_of(period)),
                twins.rest_days(calendar, period),
                *(before or (None, None)),
                len(twins.days_of(before)) if before else None,
                twins.rest_days(calendar, before) if before else None,
                "comparable" if before else "not_comparable",
                reason,
            )
            for alignment, (before, reason) in twins.periods_before(
                calendar, period
            ).items()
        ]
        found = answer(
            warehouse,
            "select alignment, day_count, rest_day_count, compared_from_on,"
            " compared_to_on, compared_day_count, compared_rest_day_count, verdict,"
            " reason from metric.year_on_year_periods(?, ?)",
            *period,
        )
        assert found == expected
