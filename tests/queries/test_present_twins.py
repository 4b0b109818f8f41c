"""People present now, peaks and loads agree with their plain-Python twins."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.defaults import Row
from tests.queries import present_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import HOUR
from tests.queries.present_twins import OPENING, Hours
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS
from tests.queries.random_windows import insert_rows
from tests.queries.write_ledger import text_row
from warehouse.rollup import refresh_all_rollups

TWINS_OF = ("reading_instant", "present_now", "capacity_now", "peak_present")

WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=14)
# Hours of a day and a half, mostly whole; past 17 they are of the next calendar day.
SOME_HOURS = st.dictionaries(st.integers(0, 30), st.none() | st.integers(1, 90))
WHOLE_DAY = st.integers(1, 30).flatmap(
    lambda last: st.fixed_dictionaries(
        {
            number: st.sampled_from([3, 40, 41, None] if number == 5 else [3, 40, 90])
            for number in range(last)
        }
    )
)
CAPACITY = st.sampled_from([None, 0, 100])
HOURS = st.tuples(
    *(
        st.builds(
            Hours,
            st.just(place_id),
            st.just(district),
            *(CAPACITY, CAPACITY, SOME_HOURS | WHOLE_DAY, SOME_HOURS | WHOLE_DAY),
        )
        for place_id, district in (
            *(("gate", "sanbao"), ("market", "sanbao"), ("camp", "far")),
        )
    )
)
NOW = st.none() | st.integers(0, 40 * 2).map(lambda half: OPENING + HOUR * half / 2)


def write_hours(warehouse: Warehouse, places: tuple[Hours, ...]) -> None:
    """Replace places and readings of the warehouse; refresh it once."""
    readings: list[Row] = [
        text_row(
            {
                "place_id": place.place_id,
                "measure": measure,
                "counted_from_at": twins.at(number),
                "visit_count": count,
            }
        )
        for place in places
        for measure, counts in (("present", place.present), ("entries", place.entries))
        for number, count in counts.items()
    ]
    registers: list[Row] = [
        text_row(
            {
                "place_id": place.place_id,
                "district_id": place.district_id,
                "instant_capacity_count": place.instant_capacity_count,
                "daily_capacity_count": place.daily_capacity_count,
            }
        )
        for place in places
    ]
    insert_rows(warehouse, "core.dim_place", registers)
    insert_rows(warehouse, "core.fct_visitor_count", readings)
    for table in ("place_hour", "expected_day", "place_day", "suspect_reading"):
        warehouse.execute(f"delete from mart.{table}").fetchall()
    refresh_all_rollups(warehouse)


def unstuck(places: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The same hours; no two places, and no two hours, look alike by chance."""
    return tuple(
        Hours(
            place.place_id,
            place.district_id,
            place.instant_capacity_count,
            place.daily_capacity_count,
            place.present,
            {
                n: None if count is None else count + n + 100 * number
                for n, count in place.entries.items()
            },
        )
        for number, place in enumerate(places)
    )


@WITH_SOME
@given(drawn=HOURS, as_of=NOW)
def test_how_full_it_is_now(
    warehouse: Warehouse, drawn: tuple[Hours, ...], as_of: dt.datetime | None
) -> None:
    places = unstuck(drawn)
    write_hours(warehouse, places)
    now = twins.now_of(places, as_of)
    instants = answer(warehouse, "from metric.reading_instant(?)", as_of)
    assert instants == [(now,)]
    if now is None:
        return

    expected = []
    for place in sorted(places, key=lambda one: one.place_id):
        count, reason = twins.present_now(place, now)
        entered, day_reason = twins.entries_now(place, now)
        capacity = place.instant_capacity_count or None
        of_day = place.daily_capacity_count or None
        load = None if count is None or not capacity else count / capacity
        day_load = None if entered is None or not of_day else entered / of_day
        no_capacity = None if capacity else "no_capacity"
        no_daily = None if of_day else "no_daily_capacity"
        expected.append(
            (
                *(place.place_id, now, count, capacity, approx(load)),
                *(entered, approx(day_load)),
                *(reason or no_capacity, day_reason or no_daily),
            )
        )
    found = answer(
        warehouse,
        "select place_id, as_of_at, present_count, instant_capacity_count,"
        " instant_load_ratio, day_entry_count, day_load_ratio, reason, day_reason"
        " from metric.capacity_now(?)",
        as_of,
    )
    assert found == expected


@WITH_SOME
@given(places=HOURS)
def test_the_peak_of_people_present(
    warehouse: Warehouse, places: tuple[Hours, ...]
) -> None:
    write_hours(warehouse, places)
    expected = [
        (district, *peak)
        for district in ("far", "sanbao")
        if (peak := twins.peak(places, district)) is not None
    ]

    found = answer(
        warehouse,
        "select district_id, peak_at, peak_present_count, place_count,"
        " registered_place_count, instant_count, complete_instant_count, verdict,"
        " reason from metric.peak_present('2024-10-01', '2024-10-03')",
    )
    assert found == expected


def approx(value: float | None) -> object:
    """The value, give or take rounding."""
    return None if value is None else pytest.approx(value)
