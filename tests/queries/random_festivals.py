"""Random small cities with four festivals, and how answers about them are compared."""

import datetime as dt
import math
import random
from collections.abc import Iterable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.queries.answers import Warehouse
from tests.queries.festival_world import MOVER, PLACES, Listed, World
from tests.queries.uplift_scene import DAY, PlaceDay
from tests.queries.uplift_twins import Uplift

FIRST = dt.date(2024, 1, 1)
VENUES = (
    ("gate",),
    ("gate", "yard"),
    ("booth",),
    ("booth", "gate"),
    ("pier",),
    ("pier", "gate"),
    ("hut",),
    ("camp",),
    ("mover",),
    ("nowhere",),
    None,
)


def drawn_day(
    chance: random.Random, place: str, day: dt.date, faults: float, boost: float
) -> PlaceDay:
    """More on weekends; nothing, or a day just short of nine hours of ten, at times."""
    usual = 900 if day.weekday() > 4 else 300
    visits = int(chance.gauss(usual, 30) * boost)
    counts = [
        None if chance.random() < faults / 2 else count
        for count in (visits, visits // 3)
    ]
    hours = [
        0.0
        if count is None
        else chance.choice([due] * 19 + [due * 0.9, due * 0.9 - 0.1])
        for count, due in zip(counts, (24.0, 12.0), strict=True)
    ]
    measure = "passages" if place == "pier" else "entries"
    return PlaceDay(place, measure, day, counts[0], hours[0], counts[1], hours[1])


def drawn_days(
    chance: random.Random, days: list[dt.date], faults: float, listed: list[Listed]
) -> dict[tuple[str, str, dt.date], PlaceDay]:
    """Counts of every place, half as many again where something is held."""
    opened = {
        place: chance.choice([days[0]] * 5 + [days[len(days) // 3]])
        for place in (*PLACES, MOVER)
    }
    busy = {
        (place, day): 1.5
        for one in listed
        for day in one.days()
        for place in one.venue or ()
        if not one.is_cancelled
    }
    rows = [
        drawn_day(chance, place, day, faults, busy.get((place, day), 1.0))
        for place, first in opened.items()
        for day in days
        if day >= first and chance.random() >= faults / 4
    ]
    return {(row.place_id, row.measure, row.counted_on): row for row in rows}


def examples(count: int) -> settings:
    """So many random cities; a city takes a while."""
    return settings(
        max_examples=count,
        deadline=None,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
        ],
    )


def drawn_edition(chance: random.Random, name: str, days: list[dt.date]) -> Listed:
    """A few days at some venue, mostly in the middle of what was counted."""
    middle = days[len(days) // 4 : -10]
    first = chance.choice(middle if chance.random() < 0.7 else days[-40:])
    last = first + DAY * chance.choice([0, 0, 1, 2, 7])
    ends = dt.datetime.combine(last + DAY, dt.time(chance.choice([2, 6])))
    if chance.random() < 0.5:
        ends = dt.datetime.combine(last, dt.time(22))
    return Listed(
        name,
        chance.choice(["fair", None]),
        chance.choice(["old", "river", None]),
        chance.choice(VENUES),
        dt.datetime.combine(first, dt.time(10)),
        ends,
        chance.random() < 0.1,
    )


def drawn_world(seed: int, week_count: int, faults: float) -> World:
    """A city with four editions."""
    chance = random.Random(seed)
    days = [FIRST + DAY * number for number in range(week_count * 7)]
    listed = [drawn_edition(chance, name, days) for name in ("a", "b", "c", "d")]
    special = {day for day in days if chance.random() < faults / 2}
    last_known = chance.choice([days[-1], days[-1], days[-20]])
    return World(
        drawn_days(chance, days, faults, listed),
        listed,
        chance.choice(days),
        frozenset(day for day in special if day.weekday() < 5),
        frozenset(day for day in special if day.weekday() > 4),
        frozenset(day for day in days if day <= last_known),
    )


WORLDS = st.builds(
    drawn_world,
    seed=st.integers(0, 10**9),
    week_count=st.sampled_from([14, 32, 36]),
    faults=st.sampled_from([0.0, 0.0, 0.02, 0.1]),
)


def dicts(warehouse: Warehouse, sql: str) -> list[dict[str, Any]]:
    """The rows of an answer by the names of their columns."""
    cursor = warehouse.execute(sql)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def numbers(said: Uplift | None) -> tuple[Any, ...]:
    """Visits, baseline, uplift and its interval."""
    if said is None:
        return (None,) * 6
    more = None if said.baseline is None else (said.visit_count or 0) - said.baseline
    return (said.visit_count, said.baseline, more, said.ratio, said.low, said.high)


def shown(row: dict[str, Any], prefix: str = "") -> tuple[Any, ...]:
    """The same from a row."""
    names = (
        *("visit_count", "baseline_visit_count", "uplift_visit_count"),
        *("uplift_ratio", "uplift_low_ratio", "uplift_high_ratio"),
    )
    return tuple(row[f"{prefix}{name}"] for name in names)


def agree(found: Iterable[Any], wanted: Iterable[Any]) -> bool:
    """Equal but for the last digits of a double; None is None and nothing else."""
    return all(
        one is other
        if one is None or other is None
        else math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-7)
        for one, other in zip(found, wanted, strict=True)
    )


def unmeasured(world: World, one: Listed) -> str:
    """Why an edition has no row of any measure."""
    if one.is_cancelled:
        return "cancelled"
    return "no_counts" if world.places_of(one) else "no_places"
