"""Comparisons agree with their plain-Python twin, and their parts add up."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import comparison_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import DAY, HOUR, Ledger, Period, Place, Reading
from tests.queries.random_ledgers import (
    DAYS,
    MIDNIGHT,
    SCOPES,
    WITH_RANDOM_LEDGERS,
    place_rows,
)
from tests.queries.twins import Key
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "footfall_change",
    "footfall_change_in_scope",
    "footfall_index",
    "footfall_rank",
    "places_left_out",
)

# Whole days of each place: mostly there, so that places often compare. Half a day is
# below 90 %; the 22 hours of the day of 3 October are above it.
WHOLE, HALF, MOST = 24, 12, 22
ONE_DAY = st.sampled_from([WHOLE] * 8 + [HALF, MOST, 0])
COUNTS = st.none() | st.integers(0, 900)
PLACE_IDS = ("gate", "moved", "closed", "camp")


@st.composite
def day_ledgers(draw: st.DrawFn) -> Ledger:
    """A week of day totals at four places, with gaps, moves and closures."""
    readings = []
    for place_id in (*PLACE_IDS, "stray"):
        measure = draw(st.sampled_from(["entries", "entries", "passages"]))
        for number in range(len(DAYS)):
            hours = draw(ONE_DAY)
            count = draw(COUNTS) if draw(st.integers(0, 9)) == 0 else draw(VISITS)
            if hours:
                at = MIDNIGHT + HOUR * 24 * number
                quality = "outage" if count is None else "ok"
                readings.append(
                    Reading(place_id, place_id, at, hours, measure, count, quality)
                )
    places = place_rows(draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS)))
    return Ledger([*places, Place("idle", "far", None, None)], readings, [], [])


VISITS = st.integers(0, 900)
PERIODS: st.SearchStrategy[Period] = st.tuples(
    st.sampled_from(DAYS), st.integers(1, 4)
).map(lambda drawn: (drawn[0], drawn[0] + DAY * (drawn[1] - 1)))
COLUMNS = (
    "constant_visit_count, compared_constant_visit_count, daily_change_ratio,"
    " constant_place_count"
)
WITH_LEDGERS = settings(WITH_RANDOM_LEDGERS, max_examples=30)
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=12)


def assert_same(found: list[tuple[Any, ...]], expected: dict[Key, Key]) -> None:
    """Rows of the twin, and nothing but empty rows besides."""
    kept = {row[:-4]: row[-4:] for row in found if row[-1]}
    assert set(kept) == set(expected)
    for key, values in expected.items():
        for one, two in zip(kept[key], values, strict=True):
            assert one == (None if two is None else pytest.approx(two))
    assert all(row[-4:] == (None, None, None, 0) for row in found if not row[-1])


@WITH_LEDGERS
@given(ledger=day_ledgers(), now=PERIODS, then=PERIODS, scope=SCOPES)
def test_the_constant_sample(
    warehouse: Warehouse, ledger: Ledger, now: Period, then: Period, scope: str | None
) -> None:
    write_ledger(warehouse, ledger)

    by_district = answer(
        warehouse,
        f"select district_id, measure, {COLUMNS}"
        " from metric.footfall_change(?, ?, ?, ?)",
        *(*now, *then),
    )
    assert_same(by_district, twins.changes(ledger, now, then, None, True))
    in_scope = answer(
        warehouse,
        f"select measure, {COLUMNS}"
        " from metric.footfall_change_in_scope(?, ?, ?, ?, ?)",
        *(scope, *now, *then),
    )
    assert_same(in_scope, twins.changes(ledger, now, then, scope, False))
    assert_parts_add_up(warehouse, (*now, *then))


def assert_parts_add_up(
    warehouse: Warehouse, periods: tuple[dt.date, dt.date, dt.date, dt.date]
) -> None:
    """Districts add up to the whole, places to the sample and those left out."""
    sums = "sum(visit_count), sum(compared_visit_count)"

    by_district = answer(
        warehouse,
        f"select measure, {sums} from metric.footfall_change(?, ?, ?, ?)"
        " group by measure order by measure",
        *periods,
    )
    assert by_district == answer(
        warehouse,
        "select measure, visit_count, compared_visit_count"
        " from metric.footfall_change_in_scope(null, ?, ?, ?, ?)",
        *periods,
    )
    # every place that counted is in the sample or left out with a reason
    places = answer(
        warehouse,
        "select count(*), count(reason) from metric.places_left_out(?, ?, ?, ?)",
        *periods,
    )[0]
    kept = answer(
        warehouse,
        "select coalesce(sum(constant_place_count), 0)"
        " from metric.footfall_change(?, ?, ?, ?)",
        *periods,
    )[0][0]
    counted = answer(
        warehouse,
        "select count(distinct place_id || measure) from mart.place_day where"
        " counted_on between ? and ? or counted_on between ? and ?",
        *periods,
    )[0][0]
    assert places == (counted - kept, counted - kept)


@WITH_FEWER
@given(ledger=day_ledgers())
def test_ranks_and_indexes(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    rows = answer(
        warehouse,
        "select district_id, measure, visit_count, coverage_share"
        " from metric.footfall_by_district('2024-10-01', '2024-10-07')",
    )
    complete = [row for row in rows if row[2] is not None and (row[3] or 0) >= 0.9]
    ranks = {
        (district, measure): 1
        + sum(one[1] == measure and one[2] > count for one in complete)
        for district, measure, count, _ in complete
    }
    belt = {"taoyangli": "belt", "sanbao": "belt"}
    indexes = {}
    for district, measure, count, _ in complete:
        peers = [one[2] for one in complete if one[1] == measure and one[0] in belt]
        if district in belt and len(peers) > 1 and sum(peers):
            indexes[district, measure] = 100 * count / (sum(peers) / len(peers))

    found = answer(
        warehouse,
        "select district_id, measure, visit_rank"
        " from metric.footfall_rank('2024-10-01', '2024-10-07')"
        " where visit_rank is not null",
    )
    assert {row[:2]: row[2] for row in found} == ranks
    found = answer(
        warehouse,
        "select district_id, measure, visit_index"
        " from metric.footfall_index('2024-10-01', '2024-10-07')"
        " where visit_index is not null",
    )
    assert {row[:2]: row[2] for row in found} == pytest.approx(indexes)
