"""Attendance, complaint rates and editions compared agree with their twins."""

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries.answers import Warehouse
from tests.queries.festival_record_twins import (
    MEASURES,
    Complaint,
    attendance,
    compared_editions,
    complaint_rate,
    day_pairs,
    linked_rate,
)
from tests.queries.festival_world import PLACES, Listed, World, write_world
from tests.queries.random_festivals import VENUES, agree, dicts, drawn_days, examples
from tests.queries.uplift_scene import DAY

TWINS_OF = (
    *("festival_attendance", "festival_complaint_rate"),
    *("edition_comparison", "edition_comparison_days"),
)

#: A spring, an autumn, the spring a year later, and the one after that.
SEASONS = [dt.date(2024, 4, 1), dt.date(2024, 9, 28), dt.date(2025, 4, 5)]
SEASONS += [dt.date(2026, 2, 4)]


def drawn_series(seed: int, faults: float) -> World:
    """Two series of up to five editions, with counts around them alone."""
    chance = random.Random(seed)
    days = [first + DAY * number for first in SEASONS for number in range(12)]
    listed = []
    for name in "abcdef":
        first = chance.choice(SEASONS) + DAY * chance.choice([0, 1, 1, 7])
        last = first + DAY * chance.choice([0, 1, 2, 3])
        ends = dt.datetime.combine(last + DAY, dt.time(6, chance.choice([0, 0, 1])))
        listed.append(
            Listed(
                name,
                chance.choice(["fair", "fair", "opera", None]),
                chance.choice(["old", None]),
                chance.choice((*VENUES[:4], VENUES[5], *VENUES[-2:])),
                dt.datetime.combine(first, dt.time(10)),
                ends,
                chance.random() < 0.15,
                ticketed=chance.choice([None, 0, 61]),
            )
        )
    counts = drawn_days(chance, days, faults, listed)
    nothing = frozenset[dt.date]()
    return World(counts, listed, SEASONS[1], nothing, nothing, frozenset(days))


def drawn_complaints(seed: int, world: World) -> list[Complaint]:
    """Cases at the edges of the days of editions, with and without an event."""
    chance, found = random.Random(seed), []
    for number in range(30):
        one = chance.choice(world.listed)
        day = chance.choice([one.days()[0], one.days()[-1] + DAY, one.days()[-1]])
        at = chance.choice([dt.time(), dt.time(5, 59), dt.time(6), dt.time(23, 59)])
        event_id = chance.choice([None, None, one.event_id, "unlisted"])
        place = chance.choice(["gate", "yard", "booth", "pier", "hill", None])
        found.append(
            Complaint(f"c{number}", dt.datetime.combine(day, at), event_id, place)
        )
    return found


SERIES = st.builds(
    drawn_series,
    seed=st.integers(0, 10**9),
    faults=st.sampled_from([0.0, 0.05, 0.3]),
)


def write_complaints(warehouse: Warehouse, complaints: list[Complaint]) -> None:
    """A merchant at every place, and the cases."""
    for table in ("fct_complaint", "dim_merchant"):
        warehouse.execute(f"delete from core.{table}")
    write_rows(
        warehouse,
        "core.dim_merchant",
        [{"merchant_id": f"inn at {one}", "place_id": one} for one in PLACES],
    )
    write_rows(
        warehouse,
        "core.fct_complaint",
        [
            {
                "complaint_id": case.complaint_id,
                "received_at": str(case.received_at),
                "event_id": case.event_id,
                "merchant_id": case.place_id and f"inn at {case.place_id}",
            }
            for case in complaints
        ],
    )


@examples(8)
@given(world=SERIES, mean_days=st.sampled_from([None, "1.2", "2"]))
def test_the_attendance_of_every_edition(
    warehouse: Warehouse, world: World, mean_days: str | None
) -> None:
    write_world(warehouse, world)
    warehouse.execute("delete from core.dim_event_parameter")
    if mean_days is not None:
        warehouse.execute(
            "insert into core.dim_event_parameter (event_id, parameter,"
            " parameter_value, source_name, delivery_id, source_row)"
            " values ('a', 'mean_days_attended', ?, 'survey', 1, 1)",
            [mean_days],
        )
    names = (
        *("counted_visit_count", "counted_people_count", "ticketed_people_count"),
        *("verdict", "reason"),
    )
    assert {
        (row["event_id"], row["measure"]): tuple(row[name] for name in names)
        for row in dicts(warehouse, "from metric.festival_attendance()")
    } == {
        (one.event_id, measure): said
        for one in world.listed
        for measure, said in attendance(
            world, one, float(mean_days) if mean_days and one.event_id == "a" else None
        ).items()
    }


@examples(8)
@given(world=SERIES, seed=st.integers(0, 10**9))
def test_the_complaint_rate_of_every_edition(
    warehouse: Warehouse, world: World, seed: int
) -> None:
    complaints = drawn_complaints(seed, world)
    write_world(warehouse, world)
    write_complaints(warehouse, complaints)
    names = (
        *("linked_complaint_count", "matched_complaint_count"),
        *("complaints_per_10k_visits", "verdict", "reason"),
    )
    rows = dicts(warehouse, "from metric.festival_complaint_rate()")
    assert [row["event_id"] for row in rows] == [one.event_id for one in world.listed]
    for row, one in zip(rows, world.listed, strict=True):
        said = complaint_rate(world, one, complaints)
        assert tuple(row[name] for name in names) == pytest.approx(said), one
        assert row["complaint_count"] == said[0] + said[1]


@examples(8)
@given(world=SERIES, seed=st.integers(0, 10**9))
def test_the_editions_of_every_series(
    warehouse: Warehouse, world: World, seed: int
) -> None:
    complaints = drawn_complaints(seed, world)
    write_world(warehouse, world)
    write_complaints(warehouse, complaints)

    for series in ("fair", "opera"):
        editions = [one for one in world.listed if one.festival_id == series]
        days = dicts(warehouse, f"from metric.edition_comparison_days('{series}')")
        assert {day_key(row): day_values(row) for row in days} == {
            (one.event_id, other.event_id, measure, said[0]): (*said[1:], *flags)
            for one in editions
            for other, *flags in compared_editions(world, one).values()
            for measure in MEASURES
            for said in day_pairs(world, one, other, measure)
        }
        for row in days:
            less = row["compared_visit_count"]
            assert row["change_visit_count"] == row["visit_count"] - less
        for row in dicts(warehouse, f"from metric.edition_comparison('{series}')"):
            one = next(each for each in editions if each.event_id == row["event_id"])
            assert_compared(world, one, row, complaints)


def day_key(row: dict[str, Any]) -> tuple[Any, ...]:
    """What makes a row of edition_comparison_days."""
    names = ("event_id", "compared_event_id", "measure", "day_index")
    return tuple(row[name] for name in names)


def day_values(row: dict[str, Any]) -> tuple[Any, ...]:
    """What it says."""
    names = (
        *("counted_on", "compared_on", "visit_count", "compared_visit_count"),
        *("is_same_weekday", "place_count", "is_previous", "is_same_season"),
    )
    return tuple(row[name] for name in names)


def assert_compared(
    world: World, one: Listed, row: dict[str, Any], complaints: list[Complaint]
) -> None:
    """The sums of the days, or why there are none."""
    earlier = compared_editions(world, one)
    pairs = {
        (event_id, measure): said
        for event_id, (other, *_) in earlier.items()
        for measure in MEASURES
        if (said := day_pairs(world, one, other, measure))
    }
    if row["compared_event_id"] is None:
        assert (pairs, row["verdict"]) == ({}, "not_comparable")
        reason = "no_common_places" if earlier else "first_edition"
        assert row["reason"] == ("cancelled" if one.is_cancelled else reason)
        return
    said = pairs[row["compared_event_id"], row["measure"]]
    other = earlier[row["compared_event_id"]][0]
    visits, compared = sum(day[3] for day in said), sum(day[4] for day in said)
    assert (row["visit_count"], row["compared_visit_count"]) == (visits, compared)
    wanted = [
        visits / compared - 1 if compared else None,
        linked_rate(world, one, complaints),
        linked_rate(world, other, complaints),
    ]
    assert agree(
        [
            row["change_ratio"],
            row["complaints_per_10k_visits"],
            row["compared_complaints_per_10k_visits"],
        ],
        wanted,
    )
    assert (row["common_day_count"], row["common_place_count"]) == (
        len(said),
        said[0][6],
    )
    assert row["verdict"] == "compared"
    assert row["reason"] == (None if all(day[5] for day in said) else "other_weekdays")
