"""Holidays of a scope, and how fresh the data is, agree with their twins."""

import datetime as dt
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import calendar_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import Ledger
from tests.queries.random_calendars import write_calendar
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import (
    PLANS,
    WindowPlan,
    insert_rows,
    ledger_of,
    write_windows,
)
from tests.queries.test_holiday_twins import RUNS, Runs, calendar_of
from tests.queries.twins import Key, Sums, added, district_on, is_within, place_days
from tests.queries.write_ledger import text_row

TWINS_OF = ("holidays_in_scope", "freshness")
WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=8)


def sums_of_holiday(
    ledger: Ledger, days: list[dt.date], scope: str | None
) -> dict[str | None, tuple[object, ...]]:
    """By measure: visits, a day with readings, night, coverage, days with readings."""
    groups: dict[str, dict[dt.date, list[Sums]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (place_id, day, measure), sums in place_days(ledger).items():
        if day in days and is_within(district_on(ledger, place_id, day), scope):
            groups[measure][day].append(sums)
    found: dict[str | None, tuple[object, ...]] = {}
    for measure, by_day in groups.items():
        read = [day for day, sums in by_day.items() if any(one.visits for one in sums)]
        visits, nights, coverage, _, _ = added(
            one for sums in by_day.values() for one in sums
        )
        a_day = None if visits is None else pytest.approx(visits / len(read))
        share = None if coverage is None else pytest.approx(coverage)
        found[measure] = (visits, a_day, nights, share, len(read))
    return found or {None: (None, None, None, None, 0)}


@WITH_SOME
@given(plan=PLANS, runs=RUNS, scope=SCOPES, year=st.sampled_from([None, 2024, 2025]))
def test_the_holidays_of_a_scope(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    scope: str | None,
    year: int | None,
) -> None:
    ledger, calendar = ledger_of(plan), calendar_of(runs)
    write_windows(warehouse, ledger)
    write_calendar(warehouse, calendar)
    expected: dict[Key, Key] = {}
    for one in calendar_twins.holidays(calendar):
        if year in (None, one.year):
            for measure, sums in sums_of_holiday(ledger, one.days, scope).items():
                key = (one.name, *one.period, len(one.days), measure)
                expected[key] = (*sums, one.year)

    found = answer(warehouse, "from metric.holidays_in_scope(?, ?)", scope, year)
    assert {row[:5]: row[5:] for row in found} == expected
    assert len(found) == len(expected)


DELIVERIES = st.lists(
    st.tuples(
        st.sampled_from(["visitor_counts", "events", "places"]),
        st.none() | st.dates(dt.date(2024, 10, 1), dt.date(2024, 10, 9)),
        st.integers(0, 5),  # the hour it was loaded at
        st.integers(0, 9),  # lines kept
        st.integers(0, 3),  # lines set aside
        st.none() | st.none() | st.integers(1, 5),  # the delivery it withdraws
    ),
    max_size=7,
)


@WITH_SOME
@given(drawn=DELIVERIES)
def test_how_fresh_the_data_is(
    warehouse: Warehouse,
    drawn: list[tuple[str, dt.date | None, int, int, int, int | None]],
) -> None:
    rows = []
    for number, (feed, last_on, hour, kept, set_aside, withdraws) in enumerate(
        drawn, 1
    ):
        row = {
            "delivery_id": number,
            "feed": feed,
            "last_on": last_on,
            "loaded_at": f"2024-10-10 0{hour}:00:00+00",
            "kept_line_count": kept,
            "set_aside_line_count": set_aside,
            "withdraws_delivery_id": withdraws,
        }
        rows.append(text_row(row))
    insert_rows(warehouse, "ledger.delivery", rows)
    withdrawn = {row[5] for row in drawn}
    groups = defaultdict(list)
    for number, delivery in enumerate(drawn, 1):
        if number not in withdrawn and delivery[5] is None:
            groups[delivery[0]].append(delivery)

    found = answer(
        warehouse,
        "select feed, newest_on, extract(hour from last_loaded_at at time zone 'UTC'),"
        " delivery_count, kept_line_count, set_aside_line_count"
        " from metric.freshness()",
    )
    assert found == [
        (
            feed,
            max((one[1] for one in group if one[1]), default=None),
            max(one[2] for one in group),
            len(group),
            sum(one[3] for one in group),
            sum(one[4] for one in group),
        )
        for feed, group in sorted(groups.items())
    ]
