"""Snapshots, totals in and out, entries minus exits: or a reason for no number."""

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
place_id | counter_id | directions | {every} | valid_from_on | valid_to_on
---------+------------+------------+---------+---------------+------------
gate     | in         | 进         | 15      | 2024-01-01    |
gate     | out        | 出         | 15      | 2024-01-01    |
gate     | both       | 进出       | 15      | 2024-01-01    |
gate     | old        | 进         | 15      | 2024-01-01    | 2024-09-30
""".replace("{every}", "expected_interval_minutes")


@pytest.fixture(autouse=True)
def registers(fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_counter", COUNTERS)


def readings(warehouse: Warehouse, period: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select strftime(counted_at, '%d %H:%M'), present_count, source_type, reason"
        f" from metric.present_readings({period}) where place_id = 'gate'",
    )


def test_a_place_with_several_counters_needs_all_of_them(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id | measure | counted_from_at  | visit_count
        ---------+------------+---------+------------------+------------
        gate     | east       | present | 2024-10-01 10:00 | 100
        gate     | west       | present | 2024-10-01 10:00 | 20
        gate     | old        | present | 2024-09-30 10:00 | 7
        gate     | east       | present | 2024-10-01 11:00 | 110
        gate     | west       | present | 2024-10-01 11:00 |
        gate     | east       | present | 2024-10-02 12:00 | 120
        gate     | zero       | present | 2024-10-09 13:00 | 0
        """,
    )

    assert readings(warehouse, "'2024-10-01', '2024-10-02 12:00'") == [
        ("01 10:00", 120, "snapshot", None),
        ("01 11:00", None, "snapshot", "counter_missing"),  # west is out
        ("02 12:00", None, "snapshot", "counter_missing"),  # west is silent since
    ]
    # asked from noon on, west is still remembered
    assert readings(warehouse, "'2024-10-02 12:00', '2024-10-02 12:00'") == [
        ("02 12:00", None, "snapshot", "counter_missing"),
    ]


TOTALS = """
place_id | counter_id | measure       | counted_from_at  | counted_to_at    | {n}
---------+------------+---------------+------------------+------------------+-----
gate     | in         | running_total | 2024-10-01 05:45 | 2024-10-01 06:00 | 900
gate     | out        | running_total | 2024-10-01 05:45 | 2024-10-01 06:00 | 890
gate     | in         | running_total | 2024-10-01 09:45 | 2024-10-01 10:00 | 100
gate     | out        | running_total | 2024-10-01 09:45 | 2024-10-01 10:00 | 40
gate     | in         | running_total | 2024-10-01 10:00 | 2024-10-01 10:15 | 130
gate     | in         | running_total | 2024-10-01 10:15 | 2024-10-01 10:30 | 150
gate     | out        | running_total | 2024-10-01 10:15 | 2024-10-01 10:30 | 151
gate     | in         | running_total | 2024-10-01 10:30 | 2024-10-01 10:45 | 3
gate     | out        | running_total | 2024-10-01 10:30 | 2024-10-01 10:45 | 1
gate     | in         | running_total | 2024-10-01 10:45 | 2024-10-01 11:00 | 999
gate     | out        | running_total | 2024-10-01 10:45 | 2024-10-01 11:00 | 160
""".replace("{n}", "visit_count")


def test_totals_in_minus_out_begin_anew_at_six(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_visitor_count", TOTALS)
    all_day = [
        ("01 06:00", 10, "running_total", None),  # the end of 30 September
        ("01 10:00", 60, "running_total", None),
        ("01 10:15", None, "running_total", "counter_missing"),
        ("01 10:30", None, "running_total", "drift"),
        ("01 10:45", None, "running_total", "total_fell"),
        ("01 11:00", None, "running_total", "total_fell"),
    ]

    assert readings(warehouse, "'2024-10-01', '2024-10-02'") == all_day
    # asked late, the fall before is still known
    assert readings(warehouse, "'2024-10-01 11:00', '2024-10-02'") == all_day[-1:]


@pytest.mark.parametrize(
    ("counters", "reason"),
    [
        (("in", "both"), "no_direction"),
        (("in", "unregistered"), "no_direction"),
        (("in",), "no_exits"),
        (("out",), "no_exits"),
    ],
)
def test_totals_without_both_directions_say_nothing(
    warehouse: Warehouse, fill: Fill, counters: tuple[str, ...], reason: str
) -> None:
    rows = "\n".join(
        f"gate | {one} | running_total | 2024-10-01 09:00 | 5" for one in counters
    )
    fill(
        "core.fct_visitor_count",
        f"place_id | counter_id | measure | counted_from_at | visit_count\n{rows}",
    )

    assert readings(warehouse, "'2024-10-01', '2024-10-02'") == [
        ("01 10:00", None, "running_total", reason)
    ]


FLOWS = """
place_id | measure | counted_from_at  | visit_count
---------+---------+------------------+------------
gate     | entries | 2024-10-01 05:00 | 5000
gate     | exits   | 2024-10-01 05:00 | 10
gate     | entries | 2024-10-01 06:00 | 100
gate     | exits   | 2024-10-01 06:00 | 30
gate     | entries | 2024-10-01 07:00 | 50
gate     | exits   | 2024-10-01 07:00 | 130
gate     | entries | 2024-10-01 08:00 | 50
gate     | exits   | 2024-10-01 08:00 | 0
gate     | entries | 2024-10-01 09:00 | 50
gate     | exits   | 2024-10-01 09:00 |
gate     | entries | 2024-10-01 10:00 | 50
gate     | exits   | 2024-10-01 10:00 | 5
yard     | entries | 2024-10-01 06:00 | 9
"""


def test_entries_minus_exits_need_every_hour_since_six(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_visitor_count", FLOWS)

    assert readings(warehouse, "'2024-10-01 06:30', '2024-10-02'") == [
        ("01 07:00", 70, "entries_and_exits", None),
        ("01 08:00", None, "entries_and_exits", "drift"),
        ("01 09:00", 40, "entries_and_exits", None),
        ("01 10:00", None, "entries_and_exits", "missing_hours"),
        ("01 11:00", None, "entries_and_exits", "missing_hours"),
    ]
    assert (
        answer(
            warehouse,
            "from metric.present_readings('2024-10-01', '2024-10-02')"
            " where place_id = 'yard'",
        )
        == []
    )  # nobody counts who leaves it


def test_a_business_day_has_one_source(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.fct_visitor_count", FLOWS)
    fill("core.fct_visitor_count", TOTALS)
    assert {row[2] for row in readings(warehouse, "'2024-10-01', '2024-10-02'")} == {
        "running_total"
    }

    fill(
        "core.fct_visitor_count",
        """
        place_id | measure | counted_from_at  | visit_count
        ---------+---------+------------------+------------
        gate     | present | 2024-10-01 08:00 | 64
        """,
    )
    assert readings(warehouse, "'2024-10-01 06:30', '2024-10-02'") == [
        ("01 08:00", 64, "snapshot", None)
    ]


def test_a_place_outside_its_registration_is_unknown(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_visitor_count",
        """
        place_id | measure | counted_from_at  | visit_count
        ---------+---------+------------------+------------
        closed   | present | 2024-09-30 20:00 | 1
        closed   | present | 2024-10-01 20:00 | 2
        """,
    )

    assert answer(
        warehouse,
        "select district_id, present_count"
        " from metric.present_readings('2024-09-30', '2024-10-02')",
    ) == [("south", 1), ("unknown", 2)]
