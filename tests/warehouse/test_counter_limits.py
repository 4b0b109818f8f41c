"""Readings at the limit of a counter: one that is built in, or the registered one."""

import pytest

from tests.drawing import drawn_rows, write_rows
from tests.warehouse.counting import USUAL, Warehouse, correct, suspects


@pytest.mark.parametrize(
    "counts, rules",
    [
        pytest.param([65535, 65535], ["at_limit"], id="limit_twice_a_day"),
        pytest.param([4095], ["at_limit"], id="limit_towers_over_the_day"),
        pytest.param([255, 255], [], id="255_twice_is_a_busy_evening"),
        pytest.param([255, 255, 255], ["at_limit"], id="255_three_times"),
        pytest.param([4094], [], id="not_a_limit"),
    ],
)
def test_counters_stop_at_their_limits(
    gate: Warehouse, counts: list[int | None], rules: list[str]
) -> None:
    busy: list[int | None] = [60 + count for count in range(12)]
    correct(gate, "2024-05-10 03:00", counts + busy)

    assert [rule for _, _, rule, _ in suspects(gate)] == rules


HOURLY = "gate | gate | 2024-01-01 | | 60 | 500"


@pytest.mark.parametrize(
    "register, counts, suspect_counts",
    [
        pytest.param(HOURLY, [501], [501], id="above_the_limit_is_impossible"),
        pytest.param(HOURLY, [499, 499], [], id="below_the_limit"),
        pytest.param(HOURLY, [500], [], id="once_at_the_limit_beside_450"),
        pytest.param(HOURLY, [500, 500], [500, 500], id="twice_at_the_limit"),
        pytest.param(
            HOURLY.replace("60 | 500", "15 | 200"),
            [801, 800],
            [801],
            id="four_quarters",
        ),
        pytest.param(
            HOURLY.replace("60 | 500", "90 | 500"),
            [501],
            [501],
            id="part_of_an_interval",
        ),
        pytest.param(HOURLY.replace("60", ""), [501], [501], id="no_interval"),
        pytest.param(HOURLY.replace("500", ""), [501, 501], [], id="no_limit"),
        pytest.param(
            HOURLY.replace("gate | gate", "gate | other"), [501], [], id="other_place"
        ),
        pytest.param(
            HOURLY.replace("01-01 |", "01-01 | 2024-05-09"),
            [501],
            [],
            id="period_ended",
        ),
        pytest.param(HOURLY.replace("01-01", "05-11"), [501], [], id="not_yet_valid"),
        pytest.param(
            HOURLY + "\ngate | gate | 2024-05-10 | | 60 | 600",
            [501],
            [],
            id="the_later_of_two_periods_counts",
        ),
        pytest.param(HOURLY, [4095, 9], [4095], id="built_in_above_the_registered"),
    ],
)
def test_counters_stop_at_the_limit_of_their_register(
    gate: Warehouse,
    register: str,
    counts: list[int | None],
    suspect_counts: list[int],
) -> None:
    header = (
        "counter_id | place_id | valid_from_on | valid_to_on"
        " | expected_interval_minutes | max_visit_count\n"
    )
    write_rows(gate, "core.dim_counter", drawn_rows(header + register))
    busy: list[int | None] = [439 + count for count in range(12)]
    correct(gate, "2024-05-10 03:00", counts + busy)

    assert gate.execute(
        "select visit_count from mart.suspect_reading where rule = 'at_limit'"
        " order by counted_from_at"
    ).fetchall() == [(count,) for count in suspect_counts]


def test_the_limit_that_towers_over_its_day_is_suspect(gate: Warehouse) -> None:
    write_rows(
        gate,
        "core.dim_counter",
        drawn_rows(
            """
            counter_id | place_id | valid_from_on | max_visit_count
            gate       | gate     | 2024-01-01    | 500
            """
        ),
    )
    correct(gate, "2024-05-10 00:00", [*USUAL[:12], 500, *USUAL[13:]])

    assert suspects(gate) == [("gate", "05-10", "at_limit", 1)]
