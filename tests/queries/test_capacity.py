"""Capacity: what a place can hold, and who says so."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id    | district_id | {area} | {each} | open_hours | {visit} | {c1} | {c2} | {on}
------------+-------------+--------+--------+------------+---------+------+------+----
blank_each  | north       | 6000   |        | 10         | 2.5     |      |      |
computed    | north       | 6000   | 5      | 10         | 2.5     |      |      |
declared    | south       | 6000   | 5      | 10         | 2.5     | 900  | 5000 |
fraction    | south       | 100    | 3      | 10         | 3       |      |      |
instant     | south       | 6000   | 5      | 10         |         | 900  |      |
not_yet     | north       | 6000   | 5      | 10         | 2.5     |      |      | {n}
one_day     | south       |        |        | 10         | 2.5     |      | 7000 |
tenths      | south       | 0.7    | 0.1    | 0.7        | 0.1     |      |      |
too_long    | south       | 6000   | 5      | 2          | 2.5     |      |      |
zero_each   | north       | 6000   | 0      | 10         | 2.5     |      |      |
""".replace("{area}", "visitable_area_m2").replace("{each}", "area_per_person_m2")
PLACES = (
    PLACES.replace("{visit}", "mean_visit_hours")
    .replace("{c1}", "instant_capacity_count")
    .replace("{c2}", "daily_capacity_count")
    .replace("{on}", "valid_from_on")
    .replace("{n}", "2024-10-02")
)


def test_a_capacity_is_declared_or_computed_or_not_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)

    columns = (
        "place_id, instant_capacity_count, capacity_basis, daily_capacity_count,"
        " daily_capacity_basis, verdict, reason"
    )
    assert answer(
        warehouse, f"select {columns} from metric.capacity('2024-10-01')"
    ) == [
        ("blank_each", None, None, None, None, "not_known", "no_capacity"),
        ("computed", 1200, "computed", 4800, "computed", "known", None),
        ("declared", 900, "declared", 5000, "declared", "known", None),
        ("fraction", 33, "computed", 99, "computed", "known", None),
        ("instant", 900, "declared", None, None, "instant_only", "no_daily_capacity"),
        ("one_day", None, None, 7000, "declared", "daily_only", "no_capacity"),
        ("tenths", 7, "computed", 49, "computed", "known", None),
        ("too_long", 1200, "computed", None, None, "instant_only", "no_daily_capacity"),
        ("zero_each", None, None, None, None, "not_known", "no_capacity"),
    ]


def test_a_declared_instant_capacity_turns_over_as_computed(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_place",
        """
        place_id | district_id | instant_capacity_count | open_hours | {visit}
        ---------+-------------+------------------------+------------+--------
        gate     | north       | 900                    | 10         | 3
        """.replace("{visit}", "mean_visit_hours"),
    )

    assert answer(
        warehouse,
        "select capacity_basis, turnover_count, daily_capacity_count,"
        " daily_capacity_basis from metric.capacity('2024-10-01')",
    ) == [("declared", 3, 2700, "computed")]


PERIODS = """
place_id | district_id | instant_capacity_count | valid_from_on | valid_to_on
---------+-------------+------------------------+---------------+------------
closed   | north       |                        |               | 2024-09-30
gate     | north       | 100                    |               | 2024-10-01
gate     | south       | 400                    | 2024-10-02    |
yard     | north       | 20                     |               |
far      | lost        | 7                      |               |
"""
DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
north       | belt
south       | belt
"""


def capacities(warehouse: Warehouse, day: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select district_id, instant_capacity_count, place_count, known_place_count,"
        " reason from metric.capacity_by_district(?)",
        day,
    )


def test_the_version_of_the_day_counts(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PERIODS)

    assert capacities(warehouse, "2024-10-01") == [
        ("belt", 120, 2, 2, None),
        ("lost", 7, 1, 1, None),
        ("north", 120, 2, 2, None),
    ]
    assert capacities(warehouse, "2024-10-02") == [
        ("belt", 420, 2, 2, None),
        ("lost", 7, 1, 1, None),
        ("north", 20, 1, 1, None),
        ("south", 400, 1, 1, None),
    ]


def test_one_unknown_place_leaves_its_districts_without_a_sum(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PERIODS)

    assert capacities(warehouse, "2024-09-30") == [
        ("belt", None, 3, 2, "incomplete_capacity"),
        ("lost", 7, 1, 1, None),
        ("north", None, 3, 2, "incomplete_capacity"),
    ]
