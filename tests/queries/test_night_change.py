"""Nights are compared where the nights themselves are complete."""

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts, night_counts


def test_nights_compare_where_the_nights_are_complete(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\nhourly | sanbao\ndaily | sanbao")
    counts = [
        *night_counts("hourly", "2023-10-09", [100, 100]),
        *night_counts("hourly", "2024-10-07", [130, 150]),
        *day_counts("daily", "2023-10-09", [500] * 3),
        *day_counts("daily", "2024-10-07", [600] * 3),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    columns = (
        "constant_place_count, constant_night_place_count,"
        " constant_night_visit_count, compared_constant_night_visit_count,"
        " night_change_ratio"
    )
    assert answer(
        warehouse,
        f"select {columns} from metric.footfall_change("
        "'2024-10-07', '2024-10-08', '2023-10-09', '2023-10-10')",
    ) == [(2, 1, 280, 200, pytest.approx(0.4))]
