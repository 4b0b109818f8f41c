"""A change is that of the same places: who came, left or fell silent is left out."""

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
taoyangli   | belt
sanbao      | belt
"""
WEEKS = "'2024-10-07', '2024-10-13', '2023-10-09', '2023-10-15'"


def test_growth_of_the_panel_is_no_growth(warehouse: Warehouse, fill: Fill) -> None:
    fill(
        "core.dim_place",
        """
        place_id | district_id | valid_from_on
        ---------+-------------+--------------
        stays    | sanbao      |
        too      | sanbao      |
        newcomer | sanbao      | 2024-01-01
        """,
    )
    counts = [
        *day_counts("stays", "2023-10-09", [600] * 7),
        *day_counts("too", "2023-10-09", [400] * 7),
        *day_counts("stays", "2024-10-07", [500] * 7),
        *day_counts("too", "2024-10-07", [376] * 7),
        *day_counts("newcomer", "2024-10-07", [203] * 7),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    columns = (
        "visit_count, compared_visit_count, all_change_ratio, constant_visit_count,"
        " compared_constant_visit_count, change_ratio, constant_place_count,"
        " left_out_place_ids, verdict, reason"
    )
    expected = (
        *(7553, 7000, pytest.approx(0.079), 6132, 7000, pytest.approx(-0.124)),
        *(2, ["newcomer"], "comparable", None),
    )
    assert answer(warehouse, f"select {columns} from metric.footfall_change({WEEKS})")[
        0
    ] == (expected)
    assert answer(
        warehouse,
        f"select {columns} from metric.footfall_change_in_scope('sanbao', {WEEKS})",
    ) == [expected]


PLACES = """
place_id | district_id | valid_from_on | valid_to_on
---------+-------------+---------------+------------
complete | sanbao      |               |
gap      | sanbao      |               |
gap_then | sanbao      |               |
opened   | sanbao      | 2023-10-10    |
closed   | sanbao      |               | 2024-10-12
moved    | sanbao      |               | 2024-01-01
moved    | taoyangli   | 2024-01-02    |
midway   | sanbao      |               | 2024-10-09
midway   | taoyangli   | 2024-10-10    |
"""
FULL = [100] * 7


def fill_places(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    one_out = [100, 100, 100, None, 100, 100, 100]
    counts = [
        *day_counts("complete", "2023-10-09", FULL),
        *day_counts("complete", "2024-10-07", [110] * 7),
        *day_counts("gap", "2023-10-09", FULL),
        *day_counts("gap", "2024-10-07", one_out),
        *day_counts("gap_then", "2023-10-09", one_out),
        *day_counts("gap_then", "2024-10-07", FULL),
        *day_counts("opened", "2023-10-10", FULL[1:]),
        *day_counts("opened", "2024-10-07", FULL),
        *day_counts("closed", "2023-10-09", FULL),
        *day_counts("closed", "2024-10-07", FULL[1:]),
        *day_counts("moved", "2023-10-09", FULL),
        *day_counts("moved", "2024-10-07", [150] * 7),
        *day_counts("midway", "2023-10-09", FULL),
        *day_counts("midway", "2024-10-07", FULL),
        *day_counts("stray", "2023-10-09", FULL),
        *day_counts("stray", "2024-10-07", [300] * 7),
        *day_counts("complete", "2023-10-09", [10] * 7, "passages"),
        *day_counts("complete", "2024-10-07", [40] * 7, "passages"),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)


def test_each_place_left_out_says_why(warehouse: Warehouse, fill: Fill) -> None:
    fill_places(warehouse, fill)

    found = answer(
        warehouse, f"select place_id, reason from metric.places_left_out({WEEKS})"
    )
    assert found == [
        ("closed", "not_in_service"),  # on six of the seven days
        ("gap", "incomplete"),
        ("gap_then", "incomplete"),
        ("midway", "moved_within"),
        ("moved", "moved"),
        ("opened", "not_in_service"),
        ("stray", "nothing_due"),
    ]


def test_districts_compare_their_own_places_and_a_scope_those_within_it(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_places(warehouse, fill)
    columns = "change_ratio, constant_place_count, left_out_place_ids, verdict, reason"
    nothing = (None, 0)

    assert answer(
        warehouse,
        f"select district_id, measure, {columns}"
        f" from metric.footfall_change({WEEKS}) order by district_id, measure",
    ) == [
        (
            *("sanbao", "entries", pytest.approx(0.1), 1),
            ["closed", "gap", "gap_then", "midway", "moved", "opened"],
            *("comparable", None),
        ),
        ("sanbao", "passages", 3.0, 1, [], "comparable", None),
        (
            *("taoyangli", "entries", *nothing, ["midway", "moved"]),
            *("not_comparable", "no_base"),
        ),
        (
            "unknown",
            "entries",
            *nothing,
            ["stray"],
            "not_comparable",
            "no_constant_sample",
        ),
    ]
    # moved went from one district of the belt to another: 1820 against 1400
    assert answer(
        warehouse,
        f"select {columns} from metric.footfall_change_in_scope('belt', {WEEKS})"
        " where measure = 'entries'",
    ) == [
        (
            *(pytest.approx(0.3), 2),
            ["closed", "gap", "gap_then", "midway", "opened"],
            *("comparable", None),
        )
    ]


def test_periods_of_different_length_compare_by_the_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | sanbao")
    counts = [
        *day_counts("gate", "2022-10-01", [1000] * 7),
        *day_counts("gate", "2023-09-29", [1814, 1815] * 3 + [1815, 1815]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    columns = (
        "visit_count, day_count, compared_day_count, change_ratio, daily_change_ratio,"
        " constant_visit_count_per_day, all_change_ratio, verdict, reason"
    )
    assert answer(
        warehouse,
        f"select {columns} from metric.footfall_change("
        "'2023-09-29', '2023-10-06', '2022-10-01', '2022-10-07')",
    ) == [
        # +107.39 % in all, of eight days against seven: +81.5 % a day
        (
            *(14517, 8, 7, None, pytest.approx(2.0739 * 7 / 8 - 1, abs=5e-5)),
            *(14517 / 8, None, "daily_only", "different_length"),
        )
    ]


NO_BASE: dict[str, tuple[list[int | None], list[int | None], str]] = {
    "silent_now": ([None] * 7, [100] * 7, "no_counts"),
    "silent_then": ([100] * 7, [None] * 7, "no_base"),
    "empty_then": ([100] * 7, [0] * 7, "no_base"),
    "incomplete": ([100] * 6 + [None], [100] * 7, "no_constant_sample"),
}


def test_without_a_base_there_is_no_change(warehouse: Warehouse, fill: Fill) -> None:
    districts = [f"{district} | {district}" for district in NO_BASE]
    fill("core.dim_place", "\n".join(["place_id | district_id", *districts]))
    for district, (now, then, _) in NO_BASE.items():
        counts = [
            *day_counts(district, "2023-10-09", then),
            *day_counts(district, "2024-10-07", now),
        ]
        write_rows(warehouse, "core.fct_visitor_count", counts)

    columns = "change_ratio, daily_change_ratio, all_change_ratio, verdict, reason"
    found = answer(
        warehouse, f"select district_id, {columns} from metric.footfall_change({WEEKS})"
    )
    assert {row[0]: row[1:] for row in found} == {
        district: (None, None, None, "not_comparable", reason)
        for district, (_, _, reason) in NO_BASE.items()
    }


def test_a_period_that_is_not_over_is_not_compared(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | sanbao")
    counts = [
        *day_counts("gate", "2023-10-09", [100] * 7),
        *day_counts("gate", "2024-10-07", [100] * 6),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    reasons = "select place_id, reason from metric.places_left_out({})"
    assert answer(warehouse, reasons.format(WEEKS)) == [("gate", "not_over")]
    # nor is one that has not begun
    weeks = WEEKS.replace("2024-10", "2024-11")
    assert answer(warehouse, reasons.format(weeks)) == [("gate", "not_over")]
