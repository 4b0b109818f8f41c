"""Where districts stand on the schematic map, and why some stand nowhere."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
city        |
belt        | city
taoyangli   | belt
sanbao      | belt
changhe     | belt
degrees     | belt
no_places   | belt
"""
PLACES = """
place_id | district_id | map_x | map_y | valid_from_on | valid_to_on
---------+-------------+-------+-------+---------------+------------
west     | taoyangli   | 0.2   | 0.4   |               |
east     | taoyangli   | 0.4   | 0.8   | 2024-01-01    | 2024-10-01
corner   | sanbao      | 0     | 1     | 2024-10-07    |
untold   | sanbao      |       |       |               |
half     | sanbao      | 0.9   |       |               |
closed   | sanbao      | 0.9   | 0.9   |               | 2024-09-30
opens    | sanbao      | 0.9   | 0.9   | 2024-10-08    |
nowhere  | changhe     |       |       |               |
surveyed | degrees     | 117.2 | 29.3  |               |
stray    | not_listed  | 0.5   | 0.5   |               |
"""
WEEK = "'2024-10-01', '2024-10-07'"


def positions(
    warehouse: Warehouse, period: str = WEEK
) -> dict[str, tuple[object, ...]]:
    found = answer(
        warehouse,
        "select district_id, map_x, map_y, place_count, placed_place_count, verdict,"
        f" reason from metric.district_positions({period})",
    )
    return {row[0]: row[1:] for row in found}


def test_a_district_stands_in_the_middle_of_its_places(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)

    found = positions(warehouse)
    assert found["taoyangli"] == (
        *(pytest.approx(0.3), pytest.approx(0.6)),
        *(2, 2, "known", None),
    )
    assert found["sanbao"] == (0.0, 1.0, 3, 1, "known", None)
    assert found["not_listed"] == (0.5, 0.5, 1, 1, "known", None)
    assert set(positions(warehouse, "'2024-10-02', '2024-10-06'")) == set(found)


def test_a_district_without_a_position_keeps_its_row_and_says_why(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)

    found = positions(warehouse)
    nowhere = {name: row[-1] for name, row in found.items() if row[0] is None}
    assert nowhere == {
        "changhe": "no_position",
        "degrees": "position_outside",
        "no_places": "no_places_listed",
    }
    assert found["degrees"] == (None, None, 1, 0, "not_known", "position_outside")
    # a parent is the sum of those below it
    assert not {"city", "belt"} & set(found)


def test_two_periods_of_one_place_are_one_place(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_place",
        """
        place_id | district_id | map_x | map_y | valid_from_on | valid_to_on
        ---------+-------------+-------+-------+---------------+------------
        twice    | sanbao      | 0.2   | 0.2   |               | 2024-10-03
        twice    | sanbao      | 0.4   | 0.4   | 2024-10-04    |
        once     | sanbao      | 0.9   | 0.9   |               |
        """,
    )

    assert positions(warehouse)["sanbao"][:4] == (
        *(pytest.approx(0.6), pytest.approx(0.6)),
        *(2, 2),
    )
