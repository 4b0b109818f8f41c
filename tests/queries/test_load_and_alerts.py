"""Load against capacity, and the alerts of a scheme with hysteresis."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id | instant_capacity_count | daily_capacity_count | {to}
---------+-------------+------------------------+----------------------+-----------
gate     | north       | 1000                   | 2000                 | 2024-10-01
gate2    | south       |                        |                      |
""".replace("{to}", "valid_to_on")
DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
north       | belt
"""
SCHEMES = """
scheme_id | level | from_share | release_share | district_id | valid_from_on
----------+-------+------------+---------------+-------------+--------------
local     | 1     | 0.80       | 0.75          | belt        |
local     | 2     | 0.90       | 0.85          | belt        |
local     | 3     | 1.00       |               | belt        |
elsewhere | 1     | 0.10       | 0.10          | south       |
later     | 1     | 0.10       | 0.10          |             | 2024-10-02
"""
EPISODES = (
    "level, strftime(started_at, '%H:%M'), strftime(ended_at, '%H:%M'),"
    " peak_load_ratio, strftime(peak_at, '%H:%M'), verdict, reason"
)


@pytest.fixture(autouse=True)
def registers(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)


def fill_present(
    fill: Fill, counts: list[int | None], place: str = "gate", day: str = "2024-10-01"
) -> None:
    """A snapshot every hour from 10:00 on; None is an outage."""
    rows = [
        f"{place} | present | {day} {10 + number}:00 | {'' if one is None else one}"
        for number, one in enumerate(counts)
    ]
    head = "place_id | measure | counted_from_at | visit_count"
    fill("core.fct_visitor_count", "\n".join([head, *rows]))


def alerts(warehouse: Warehouse, columns: str, basis: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        f"select {columns} from"
        " metric.capacity_alerts('2024-10-01', '2024-10-02', 'local')"
        " where basis = ?",
        basis,
    )


def test_a_level_begins_at_its_share_and_ends_below_its_release(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_present(fill, [799, 800, 760, 799, 749, 950, 1000, 999, 850, 849, 750, 749])

    assert alerts(warehouse, EPISODES, "instant") == [
        (1, "11:00", "14:00", 0.8, "11:00", "ended", None),
        (1, "15:00", "21:00", 1.0, "16:00", "ended", None),
        (2, "15:00", "19:00", 1.0, "16:00", "ended", None),
        (3, "16:00", "17:00", 1.0, "16:00", "ended", None),
    ]


def test_an_alert_that_does_not_end_says_so(warehouse: Warehouse, fill: Fill) -> None:
    fill_present(fill, [850, 870, 870, 780])

    assert alerts(warehouse, EPISODES, "instant") == [
        (1, "10:00", None, 0.87, "11:00", "not_ended", None)  # the earlier of two
    ]


def test_missing_readings_are_said_and_carry_no_alert_away(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_present(fill, [850, None, 780, 700])

    assert alerts(warehouse, EPISODES, "instant") == [
        (1, "10:00", "13:00", 0.85, "10:00", "ended", "readings_missing"),
        (None, "11:00", None, None, None, "not_known", "counter_missing"),
    ]


def test_a_silence_of_more_than_two_intervals_is_a_gap(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_present(fill, [850, 860])
    fill(
        "core.fct_visitor_count",
        """
        place_id | measure | counted_from_at  | visit_count
        ---------+---------+------------------+------------
        gate     | present | 2024-10-01 13:00 | 860
        gate     | present | 2024-10-01 15:01 | 100
        """,
    )

    assert alerts(warehouse, EPISODES, "instant") == [
        (1, "10:00", "15:01", 0.86, "11:00", "ended", "readings_missing"),
    ]


def test_what_came_before_the_time_asked_for_decides(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_present(fill, [850, 780, 780, 700, 850, 700])
    period = "'2024-10-01 12:00', '2024-10-01 14:00', 'local'"

    assert answer(
        warehouse, f"select {EPISODES} from metric.capacity_alerts({period})"
    ) == [
        (1, "10:00", "13:00", 0.85, "10:00", "ended", None),
        (1, "14:00", None, 0.85, "14:00", "not_ended", None),
    ]


def test_a_scheme_holds_in_its_district_and_time(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_present(fill, [950])
    fill_present(fill, [950], "gate2")
    fill_present(fill, [950], "gate2", "2024-10-02")

    found = answer(
        warehouse,
        "select scheme_id, place_id, level, verdict, reason"
        " from metric.capacity_alerts('2024-10-01', '2024-10-03')",
    )
    assert found == [
        ("elsewhere", "gate2", None, "not_known", "no_capacity"),
        ("elsewhere", "gate2", None, "not_known", "no_capacity"),
        ("later", "gate2", None, "not_known", "no_capacity"),
        ("local", "gate", 1, "not_ended", None),
        ("local", "gate", 2, "not_ended", None),
    ]


def fill_entries(fill: Fill, counts: list[int | None], first_hour: int = 6) -> None:
    rows = [
        f"gate | entries | 2024-10-01 {first_hour + number:02}:00 |"
        f" {'' if one is None else one}"
        for number, one in enumerate(counts)
    ]
    head = "place_id | measure | counted_from_at | visit_count"
    fill("core.fct_visitor_count", "\n".join([head, *rows]))


def test_the_load_of_the_day_adds_up_entries_since_six(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_entries(fill, [9999], first_hour=5)
    fill_entries(fill, [1000, 600, 100, 200])
    fill(
        "core.fct_visitor_count",
        """
        place_id | measure       | counted_from_at  | visit_count
        ---------+---------------+------------------+------------
        gate     | passages      | 2024-10-01 07:00 | 1000
        gate     | exits         | 2024-10-01 07:00 | 1000
        gate     | running_total | 2024-10-01 07:00 | 1000
        """,
    )

    columns = "strftime(counted_at, '%H:%M'), measured_count, load_ratio, reason"
    assert answer(
        warehouse,
        f"select {columns} from metric.capacity_load('2024-10-01 06:30',"
        " '2024-10-01 10:00') where basis = 'day'",
    ) == [
        ("07:00", 1000, 0.5, None),
        ("08:00", 1600, 0.8, None),
        ("09:00", 1700, 0.85, None),
        ("10:00", 1900, 0.95, None),
    ]
    assert alerts(warehouse, EPISODES, "day") == [
        (None, "06:00", None, None, None, "not_known", "incomplete"),
        (1, "08:00", None, 0.95, "10:00", "not_ended", None),
        (2, "10:00", None, 0.95, "10:00", "not_ended", None),
    ]


def test_a_day_with_missing_hours_has_no_load(warehouse: Warehouse, fill: Fill) -> None:
    fill_entries(fill, [100, 100, None, 100])

    assert answer(
        warehouse,
        "select strftime(counted_at, '%H:%M'), measured_count, load_ratio, verdict,"
        " reason from metric.capacity_load('2024-10-01', '2024-10-02')",
    ) == [
        ("07:00", 100, 0.05, "known", None),
        ("08:00", 200, 0.1, "known", None),
        ("09:00", None, None, "not_known", "incomplete"),
        ("10:00", None, None, "not_known", "incomplete"),
    ]


def test_both_loads_stand_side_by_side(warehouse: Warehouse, fill: Fill) -> None:
    fill_entries(fill, [100, 100, 100, 100])
    fill_present(fill, [250])
    columns = (
        "place_id, instant_load_ratio, day_load_ratio, verdict, reason, day_verdict,"
        " day_reason"
    )

    assert answer(
        warehouse, f"select {columns} from metric.capacity_now('2024-10-01 12:00')"
    ) == [
        ("gate", 0.25, 0.2, "known", None, "known", None),
        ("gate2", None, None, "not_known", "no_reading", "not_known", "no_reading"),
    ]
    assert answer(
        warehouse, f"select {columns} from metric.capacity_now('2024-10-01 12:01')"
    )[0] == ("gate", None, None, "not_known", "stale", "not_known", "stale")


def test_the_capacity_is_the_version_of_the_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_place",
        """
        place_id | district_id | instant_capacity_count | valid_from_on
        ---------+-------------+------------------------+--------------
        gate     | north       | 500                    | 2024-10-02
        """,
    )
    fill_present(fill, [250])
    fill_present(fill, [250], day="2024-10-02")

    assert answer(
        warehouse,
        "select capacity_count, load_ratio"
        " from metric.capacity_load('2024-10-01', '2024-10-03')",
    ) == [(1000, 0.25), (500, 0.5)]
