"""People present now: the last reading, unless it is stale."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id | valid_to_on
---------+-------------+------------
gate     | north       |
silent   | north       |
yard     | south       |
closed   | south       | 2024-09-30
"""
COUNTERS = """
place_id | counter_id | {every} | valid_from_on
---------+------------+---------+--------------
gate     | gate       | 15      | 2024-01-01
""".replace("{every}", "expected_interval_minutes")


@pytest.fixture(autouse=True)
def registers(fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_counter", COUNTERS)


def now(warehouse: Warehouse, at: str | None, columns: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        f"select place_id, {columns} from metric.present_now(?)"
        " where reason is distinct from 'no_reading'",
        at,
    )


SNAPSHOTS = """
place_id | measure | counted_from_at  | counted_to_at    | visit_count
---------+---------+------------------+------------------+------------
gate     | present | 2024-10-01 10:00 | 2024-10-01 10:15 | 400
gate     | present | 2024-10-01 10:15 | 2024-10-01 10:30 | 500
yard     | present | 2024-10-01 10:00 | 2024-10-01 10:15 | 30
"""


def test_the_last_snapshot_counts_until_two_intervals_have_passed(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_visitor_count", SNAPSHOTS)
    columns = "present_count, age_minutes, is_stale, verdict, reason"

    assert now(warehouse, "2024-10-01 10:14", columns) == [
        ("gate", 400, 14, False, "known", None),
        ("yard", 30, 14, False, "known", None),
    ]
    assert now(warehouse, "2024-10-01 10:30", columns) == [
        ("gate", 500, 15, False, "known", None),
        ("yard", 30, 30, False, "known", None),
    ]
    assert now(warehouse, "2024-10-01 10:31", columns) == [
        ("gate", 500, 16, False, "known", None),
        ("yard", None, 31, True, "not_known", "stale"),
    ]


def test_now_is_the_end_of_the_newest_reading_of_any_measure(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_visitor_count", SNAPSHOTS)
    assert now(warehouse, None, "as_of_at::text, present_count") == [
        ("gate", "2024-10-01 10:30:00", 500),
        ("yard", "2024-10-01 10:30:00", 30),
    ]

    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | visit_count
        ---------+------------------+------------
        yard     | 2024-10-01 17:00 | 9
        """,
    )
    assert now(warehouse, None, "as_of_at::text, present_count, reason") == [
        ("gate", "2024-10-01 18:00:00", None, "stale"),
        ("yard", "2024-10-01 18:00:00", None, "stale"),
    ]


def test_every_place_of_the_day_has_a_row(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.fct_visitor_count", SNAPSHOTS)

    columns = "place_id, present_count, verdict, reason"
    assert answer(
        warehouse, f"select {columns} from metric.present_now('2024-10-01 10:15')"
    ) == [
        ("gate", 500, "known", None),
        ("silent", None, "not_known", "no_reading"),
        ("yard", 30, "known", None),
    ]
    # a week later nothing is left to be stale
    assert now(warehouse, "2024-10-09 00:00", "present_count") == []
