"""Unique people: as delivered, never added; visits a person only of one scope."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
north       | belt
south       | belt
"""
PLACES = """
place_id | district_id
---------+------------
belt     | belt
gate     | north
yard     | south
empty    | south
"""
PEOPLE = """
place_id | counter_id | measure       | counted_from_at  | counted_to_at    | {n}
---------+------------+---------------+------------------+------------------+-----
belt     | mobile     | unique_people | 2024-10-01 00:00 | 2024-10-03 00:00 | 100
gate     | mobile     | unique_people | 2024-10-01 00:00 | 2024-10-02 00:00 | 50
gate     | other      | unique_people | 2024-10-01 00:00 | 2024-10-02 00:00 | 60
gate     | evening    | unique_people | 2024-10-01 18:00 | 2024-10-02 00:00 | 20
empty    | mobile     | unique_people | 2024-10-01 00:00 | 2024-10-02 00:00 | 5
yard     | mobile     | unique_people | 2024-10-01 00:00 | 2024-10-03 00:00 | 9
yard     | zero       | unique_people | 2024-10-01 00:00 | 2024-10-02 00:00 | 0
gate     | day_before | unique_people | 2024-09-30 00:00 | 2024-10-01 00:00 | 7
gate     | day_after  | unique_people | 2024-10-03 00:00 | 2024-10-04 00:00 | 7
""".replace("{n}", "visit_count")
VISITS = """
place_id | counted_from_at  | counted_to_at    | visit_count | measure
---------+------------------+------------------+-------------+---------
gate     | 2024-10-01 00:00 | 2024-10-02 00:00 | 120         | entries
gate     | 2024-10-02 00:00 | 2024-10-03 00:00 | 80          | entries
gate     | 2024-10-01 00:00 | 2024-10-02 00:00 | 999         | passages
yard     | 2024-10-01 00:00 | 2024-10-02 00:00 | 30          | entries
yard     | 2024-10-02 00:00 | 2024-10-03 00:00 | 20          | entries
"""


@pytest.fixture(autouse=True)
def counted(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", PEOPLE)
    fill("core.fct_visitor_count", VISITS)


def test_every_delivery_is_a_row_and_only_the_same_scope_gives_visits_a_person(
    warehouse: Warehouse,
) -> None:
    columns = "place_id, provider_id, people_count, visit_count, visit_frequency_ratio"
    assert answer(
        warehouse,
        f"select {columns}, verdict, reason"
        " from metric.unique_people('2024-10-01', '2024-10-02')",
    ) == [
        ("belt", "mobile", 100, 250, 2.5, "known", None),
        ("empty", "mobile", 5, None, None, "not_known", "scopes_differ"),
        ("gate", "mobile", 50, 120, 2.4, "known", None),
        ("gate", "other", 60, 120, 2.0, "known", None),
        ("gate", "evening", 20, None, None, "not_known", "scopes_differ"),
        ("yard", "zero", 0, 30, None, "not_known", "no_base"),
        ("yard", "mobile", 9, 50, 50 / 9, "known", None),
    ]


def test_visits_that_are_incomplete_give_none_a_person(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_visitor_count",
        """
        place_id | measure       | counted_from_at  | counted_to_at    | visit_count
        ---------+---------------+------------------+------------------+------------
        gate     | unique_people | 2024-10-01 00:00 | 2024-10-08 00:00 | 70
        """,
    )

    assert answer(
        warehouse,
        "select visit_count, visit_frequency_ratio, reason"
        " from metric.unique_people('2024-10-05', '2024-10-31')",
    ) == [(200, None, "incomplete")]
