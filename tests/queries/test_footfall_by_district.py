"""Footfall by district, and within a scope."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DISTRICTS = """
district_id | parent_district_id | district_name
------------+--------------------+--------------
zhushan     |                    | 珠山区
belt        | zhushan            | 夜珠山
taoyangli   | belt               | 陶阳里
sanbao      | belt               | 三宝
changhe     | zhushan            | 昌河
"""
PLACES = """
place_id | district_id
---------+-------------
gate     | taoyangli
market   | sanbao
airport  | changhe
lost     | not_registered
"""
COUNTS = """
place_id | counted_from_at  | counted_to_at    | visit_count
---------+------------------+------------------+------------
gate     | 2024-10-01 12:00 | 2024-10-01 13:00 | 30
gate     | 2024-10-01 20:00 | 2024-10-01 21:00 | 10
market   | 2024-10-01 00:00 | 2024-10-02 00:00 | 500
airport  | 2024-10-01 00:00 | 2024-10-02 00:00 | 7000
lost     | 2024-10-01 00:00 | 2024-10-02 00:00 | 60000
"""


def fill_districts(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)


def test_each_district_has_its_own_places_and_its_name(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_districts(fill)

    assert answer(
        warehouse,
        "select district_id, district_name, visit_count, night_visit_count,"
        " coverage_share from metric.footfall_by_district('2024-10-01', '2024-10-01')",
    ) == [
        ("changhe", "昌河", 7000, None, 1.0),
        ("not_registered", None, 60000, None, 1.0),
        ("sanbao", "三宝", 500, None, 1.0),
        ("taoyangli", "陶阳里", 40, 10, 2 / 24),
    ]


@pytest.mark.parametrize(
    ("scope", "visit_count"),
    [
        ("taoyangli", 40),
        ("belt", 540),
        ("zhushan", 7540),
        ("not_registered", 60000),
        (None, 67540),
    ],
)
def test_a_scope_is_a_district_with_everything_below_it(
    warehouse: Warehouse, fill: Fill, scope: str | None, visit_count: int
) -> None:
    fill_districts(fill)

    assert answer(
        warehouse,
        "select visit_count"
        " from metric.footfall_in_scope(?, '2024-10-01', '2024-10-01')",
        scope,
    ) == [(visit_count,)]


def test_a_scope_without_counts_has_no_row(warehouse: Warehouse, fill: Fill) -> None:
    fill_districts(fill)

    assert (
        answer(
            warehouse,
            "from metric.footfall_in_scope('nowhere', '2024-10-01', '2024-10-01')",
        )
        == []
    )


def test_coverage_is_of_sums_so_that_every_counter_weighs_the_same(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | belt\nsquare | belt")
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id | counted_from_at  | counted_to_at    | visit_count
        ---------+------------+------------------+------------------+------------
        gate     | one        | 2024-10-01 00:00 | 2024-10-02 00:00 | 100
        square   | one        | 2024-10-01 00:00 | 2024-10-01 12:00 | 50
        square   | two        | 2024-10-01 00:00 | 2024-10-02 00:00 |
        """,
    )

    period = "'2024-10-01', '2024-10-01'"
    by_district = f"metric.footfall_by_district({period})"
    by_day = f"metric.footfall_by_day({period})"
    in_scope = f"metric.footfall_in_scope('belt', {period})"
    for metric in (by_district, by_day, in_scope):
        assert answer(warehouse, f"select coverage_share from {metric}") == [(0.5,)]


def test_days_with_a_reading_are_counted_once_however_many_districts_have_one(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
place_id | counted_from_at  | counted_to_at    | visit_count
---------+------------------+------------------+------------
gate     | 2024-10-01 00:00 | 2024-10-02 00:00 | 30
market   | 2024-10-01 00:00 | 2024-10-02 00:00 | 500
market   | 2024-10-03 00:00 | 2024-10-04 00:00 | 600
""",
    )
    span = "'2024-10-01', '2024-10-03'"

    assert answer(
        warehouse,
        f"select district_id, day_count from metric.footfall_by_district({span})",
    ) == [("sanbao", 2), ("taoyangli", 1)]
    # the second day was due at both and came from neither
    assert answer(
        warehouse, f"select day_count from metric.footfall_in_scope('belt', {span})"
    ) == [(2,)]
