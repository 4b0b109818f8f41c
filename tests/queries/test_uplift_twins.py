"""The uplift of random editions agrees with the plain-Python twin."""

import datetime as dt
import random

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.uplift_scene import DAY, Held, PlaceDay, Scene, Window
from tests.queries.uplift_twins import uplift

# What uplift_in_windows is built upon, and what tells its columns on.
TWINS_OF = (
    *("uplift_in_windows", "uplift_baselines", "uplift_days"),
    *("window_dates", "window_places"),
)

FIRST = dt.date(2024, 1, 1)
PLACES = ("gate", "yard", "street")
LENGTHS = (1, 1, 2, 3, 8, 15)
COLUMNS = (
    "visit_count, baseline_visit_count, uplift_ratio, uplift_low_ratio,"
    " uplift_high_ratio, placebo_count, verdict, reason"
)
WITH_FEW_EXAMPLES = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def drawn_scene(seed: int, week_count: int, faults: float) -> Scene:
    """Weeks of counts with a share of days on which something is the matter."""
    chance = random.Random(seed)
    days = [FIRST + DAY * number for number in range(week_count * 7)]
    opened = {
        place: chance.choice([FIRST, FIRST, FIRST + DAY * 40]) for place in PLACES
    }
    rows = [
        drawn_day(chance, place, day, faults)
        for place in PLACES
        for day in days
        if day >= opened[place]
    ]
    special = [day for day in days if chance.random() < faults and day.weekday() < 5]
    makeup = {day for day in days if chance.random() < faults / 3 and day.weekday() > 4}
    last_known = chance.choice([days[-1], days[-1], days[-20]])
    names = ("fair", "market", "opera", "parade")
    return Scene(
        {(row.place_id, row.measure, row.counted_on): row for row in rows},
        frozenset(day for day in days if day <= last_known),
        frozenset(special),
        frozenset(makeup),
        [drawn_edition(chance, name, days) for name in names],
    )


def drawn_day(
    chance: random.Random, place: str, day: dt.date, faults: float
) -> PlaceDay:
    """More on weekends, nothing or half a day of readings now and then."""
    usual = 900 if day.weekday() > 4 else 300
    visits = None if chance.random() < faults / 2 else int(chance.gauss(usual, 40))
    nights = None if chance.random() < faults / 2 else int(chance.gauss(usual / 3, 40))
    hours = 0.0 if visits is None else chance.choice([24.0] * 19 + [22.0, 21.0])
    night_hours = 0.0 if nights is None else chance.choice([12.0] * 19 + [11.0, 10.0])
    measure = "passages" if place == "street" else "entries"
    return PlaceDay(place, measure, day, visits, hours, nights, night_hours)


def drawn_edition(chance: random.Random, name: str, days: list[dt.date]) -> Held:
    """Some days at one or more places."""
    first = chance.choice(days)
    places = frozenset(chance.sample(PLACES, chance.choice([1, 1, 2, 3])))
    last = first + DAY * (chance.choice(LENGTHS) - 1)
    return Held(name, places, first, last, chance.random() < 0.15)


def write_scene(warehouse: Warehouse, scene: Scene) -> None:
    """Replace what the warehouse holds."""
    for table in ("core.dim_event", "core.dim_place", "core.dim_calendar"):
        warehouse.execute(f"delete from {table}")
    warehouse.execute("delete from mart.place_day")
    write_rows(
        warehouse,
        "core.dim_event",
        [
            {
                "event_id": one.event_id,
                "starts_at": f"{one.first} 10:00",
                "ends_at": f"{one.last + DAY} 02:00",
                "venue": "、".join(sorted(one.place_ids)),
                "status": "取消" if one.is_cancelled else "已办",
            }
            for one in scene.held
        ],
    )
    for place in PLACES:
        warehouse.execute(
            "insert into core.dim_place (place_id, place_name, district_id, time_zone,"
            " delivery_id, source_row) values (?, ?, 'old', 'Asia/Shanghai', 1, 1)",
            [place, place],
        )
    # Days off that stand alone, so that a holiday is the named day and no other.
    calendar = pl.DataFrame(
        [
            (
                day,
                day in scene.holidays,
                day in scene.makeup,
                f"{day}" if day in scene.holidays else None,
            )
            for day in sorted(scene.known)
        ],
        schema=["calendar_on", "is_rest_day", "is_makeup_workday", "holiday_name"],
        orient="row",
        infer_schema_length=None,
    )
    warehouse.register("calendar_drawn", calendar.to_arrow())
    warehouse.execute(
        "insert into core.dim_calendar by name select *, 'official' as status,"
        " 1 as delivery_id, 1 as source_row from calendar_drawn"
    )
    days = pl.DataFrame(list(scene.place_days.values()), infer_schema_length=None)
    warehouse.register("days_drawn", days.to_arrow())
    warehouse.execute(
        "insert into mart.place_day by name select *, 'old' as district_id,"
        " 24 as expected_hours, 12 as night_expected_hours from days_drawn"
    )


@WITH_FEW_EXAMPLES
@given(
    seed=st.integers(0, 10**9),
    week_count=st.sampled_from([12, 30, 34]),
    faults=st.sampled_from([0.0, 0.02, 0.1]),
)
@example(seed=3628801, week_count=30, faults=0.0)  # ends weeks past the last count
def test_the_uplift_of_every_edition(
    warehouse: Warehouse, seed: int, week_count: int, faults: float
) -> None:
    scene = drawn_scene(seed, week_count, faults)
    write_scene(warehouse, scene)

    for by_night in (False, True):
        asked = [
            {
                "window_id": one.event_id,
                "event_id": one.event_id,
                "place_ids": sorted(one.place_ids),
                "from_on": one.first,
                "to_on": one.last,
            }
            for one in scene.held
            if not one.is_cancelled
        ]
        if not asked:
            return
        found = answer(
            warehouse,
            f"select window_id, measure, {COLUMNS} from metric.uplift_in_windows(?, ?)",
            asked,
            by_night,
        )
        expected = {
            (one.event_id, measure): uplift(Window(scene, one, measure, by_night))
            for one in scene.held
            for measure in ("entries", "passages")
            if not one.is_cancelled and Window(scene, one, measure, by_night).places
        }
        assert {row[:2] for row in found} == set(expected)
        for row in found:
            twin = expected[row[0], row[1]]
            assert twin is not None
            wanted = (
                *(twin.visit_count, twin.baseline, twin.ratio, twin.low, twin.high),
                *(twin.placebo_count, twin.verdict, twin.reason),
            )
            assert row[2:7] == pytest.approx(wanted[:5], nan_ok=False), (row, twin)
            assert row[7:] == wanted[5:], (row, twin)
