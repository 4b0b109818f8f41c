"""Ranks and indexes are of complete districts; the others are listed with a reason."""

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts, night_counts

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
first       | belt
tie_one     | belt
tie_two     | belt
last        | belt
half        | belt
silent      | belt
alone       |
"""
PLACES = """
place_id | district_id
---------+------------
first    | first
tie_one  | tie_one
tie_two  | tie_two
last     | last
half     | half
silent   | silent
alone    | alone
"""
WEEK = "'2024-10-07', '2024-10-13'"


def fill_districts(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    counts = [
        *day_counts("first", "2024-10-07", [500] * 7),
        *day_counts("tie_one", "2024-10-07", [300] * 7),
        *day_counts("tie_two", "2024-10-07", [300] * 7),
        *day_counts("last", "2024-10-07", [100] * 7),
        *day_counts("half", "2024-10-07", [9000] * 6 + [None]),
        *day_counts("silent", "2024-10-07", [None] * 7),
        *day_counts("alone", "2024-10-07", [7000] * 7),
        *day_counts("stray", "2024-10-07", [8000] * 7),
        *day_counts("first", "2024-10-07", [5] * 7, "passages"),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)


def test_ties_share_a_rank_and_the_incomplete_have_none(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_districts(warehouse, fill)

    columns = "district_id, visit_rank, ranked_count, verdict, reason"
    assert answer(warehouse, f"select {columns} from metric.footfall_rank({WEEK})") == [
        ("alone", 1, 5, "ranked", None),
        ("first", 2, 5, "ranked", None),
        ("tie_one", 3, 5, "ranked", None),
        ("tie_two", 3, 5, "ranked", None),
        ("last", 5, 5, "ranked", None),
        ("half", None, 5, "not_ranked", "incomplete"),  # 54,000 visits of six days
        ("silent", None, 5, "not_ranked", "no_counts"),
        ("unknown", None, 5, "not_ranked", "nothing_due"),
        ("first", 1, 1, "ranked", None),  # the only one that counts passages
    ]


def test_nights_have_a_rank_of_their_own(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    counts = [
        *night_counts("first", "2024-10-07", [10, 10]),
        *night_counts("last", "2024-10-07", [90, 90]),
        *day_counts("tie_one", "2024-10-07", [999, 999, 999]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    assert answer(
        warehouse,
        "select district_id, visit_rank, night_visit_rank, night_visit_count"
        " from metric.footfall_rank('2024-10-07', '2024-10-08')",
    ) == [("tie_one", 1, None, None), ("last", 2, 1, 180), ("first", 3, 2, 20)]


def test_an_index_is_of_the_mean_below_the_same_parent(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_districts(warehouse, fill)

    columns = "district_id, visit_index, peer_mean_visit_count, peer_count"
    index = f"select {columns}, verdict, reason from metric.footfall_index({WEEK}{{}})"
    good = (2100.0, 4, "comparable", None)
    assert answer(warehouse, index.format("") + " where measure = 'entries'") == [
        ("alone", None, None, 0, "not_comparable", "no_peers"),
        ("first", pytest.approx(100 * 500 / 300), *good),
        ("half", None, 2100.0, 4, "not_comparable", "incomplete"),
        ("last", pytest.approx(100 * 100 / 300), *good),
        ("silent", None, 2100.0, 4, "not_comparable", "no_counts"),
        ("tie_one", 100.0, *good),
        ("tie_two", 100.0, *good),
        ("unknown", None, None, 0, "not_comparable", "nothing_due"),
    ]
    assert answer(warehouse, index.format("") + " where measure = 'passages'") == [
        ("first", None, None, 1, "not_comparable", "no_peers")
    ]
    within = answer(
        warehouse, index.format(", 'belt'") + " where district_id in ('alone', 'last')"
    )
    assert within == [
        ("alone", None, None, 0, "not_comparable", "no_peers"),
        ("last", pytest.approx(100 * 100 / 300), *good),
    ]


def test_a_set_without_a_visit_has_no_index(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    counts = [
        *day_counts("first", "2024-10-07", [0]),
        *day_counts("last", "2024-10-07", [0]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    assert (
        answer(
            warehouse,
            "select visit_index, verdict, reason"
            " from metric.footfall_index('2024-10-07', '2024-10-07')",
        )
        == [(None, "not_comparable", "no_base")] * 2
    )
