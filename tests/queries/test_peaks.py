"""Peaks: of complete days, ties to the earliest, whole instants only."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id
---------+------------
gate     | north
yard     | north
hall     | south
"""


def whole_day(place: str, day: str, each: int, more: dict[int, int]) -> str:
    """24 hours of one count, some with more."""
    return "\n".join(
        f"{place} | {day} {hour:02}:00 | {each + more.get(hour, 0)}"
        for hour in range(24)
    )


def test_the_earliest_of_the_largest_days_and_hours(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    rows = [
        "place_id | counted_from_at | visit_count",
        whole_day("gate", "2024-10-01", 1, {19: 5, 20: 5}),
        whole_day("gate", "2024-10-02", 1, {8: 5, 9: 5}),
        "gate | 2024-10-03 12:00 | 9999",  # one hour is no day
        whole_day("gate", "2024-10-04", 100, {}),  # not asked for
        "hall | 2024-10-03 12:00 | 8",
    ]
    fill("core.fct_visitor_count", "\n".join(rows))

    columns = (
        "district_id, peak_on::text, peak_day_visit_count, peak_hour_on::text,"
        " peak_hour, peak_hour_visit_count, day_count, complete_day_count, verdict,"
        " reason"
    )
    left_out = ("of_complete_days", "days_left_out")
    assert answer(
        warehouse, f"select {columns} from metric.peaks('2024-10-01', '2024-10-03')"
    ) == [
        ("north", "2024-10-01", 34, "2024-10-01", 19, 6, 3, 2, *left_out),
        ("south", None, None, None, None, None, 1, 0, "not_known", "incomplete"),
    ]
    assert answer(
        warehouse,
        "select peak_day_visit_count, verdict, reason"
        " from metric.peaks('2024-10-01', '2024-10-02')",
    ) == [(34, "known", None)]


def peak_present(warehouse: Warehouse) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select district_id, strftime(peak_at, '%H:%M'), peak_present_count,"
        " verdict, reason from metric.peak_present('2024-10-01', '2024-10-01')",
    )


SNAPSHOTS = """
place_id | measure | counted_from_at  | visit_count
---------+---------+------------------+------------
gate     | present | 2024-10-01 10:00 | 10
yard     | present | 2024-10-01 10:00 | 15
gate     | present | 2024-10-01 11:00 | 5
yard     | present | 2024-10-01 11:00 | 20
gate     | present | 2024-10-02 00:00 | 900
yard     | present | 2024-10-02 00:00 | 900
"""


def test_the_peak_of_people_present_is_of_whole_instants(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", SNAPSHOTS)
    assert peak_present(warehouse) == [("north", "10:00", 25, "known", None)]

    fill(
        "core.fct_visitor_count",
        """
        place_id | measure | counted_from_at  | visit_count
        ---------+---------+------------------+------------
        gate     | present | 2024-10-01 12:00 | 500
        hall     | present | 2024-10-01 12:00 |
        """,
    )
    assert peak_present(warehouse) == [
        ("north", "10:00", 25, "of_complete_instants", "counter_missing"),
        ("south", None, None, "not_known", "counter_missing"),
    ]


def test_a_district_with_silent_places_says_so(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_place", "place_id | district_id\nsilent | north\n")
    fill("core.fct_visitor_count", SNAPSHOTS)

    assert peak_present(warehouse) == [
        ("north", "10:00", 25, "of_some_places", "places_missing")
    ]
