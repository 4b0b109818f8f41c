"""Suspect readings: what a counter cannot have counted is said, and is no coverage."""

import pytest

from tests.drawing import drawn_rows, write_rows
from tests.warehouse.counting import Warehouse, load, readings

# An hour-by-hour day as a gate has it, 240 visits; no hour like the one before.
USUAL = [2, 1, 3, 1, 2, 1, 4, 6, 9, 11, 14, 13, 16, 15, 14, 13, 15, 17, 19, 21, 18, 14]
USUAL += [8, 3]


@pytest.fixture
def gate(warehouse: Warehouse) -> Warehouse:
    """Three usual weeks of one gate, 2024-05-01 … 05-21, each day a bit different."""
    warehouse.execute(
        "insert into core.dim_place (place_id, place_name, district_id, time_zone,"
        " delivery_id, source_row) values"
        " ('gate', '北门', 'taoyangli', 'Asia/Shanghai', 1, 2)"
    )
    counts = [count + day % 7 for day in range(21) for count in USUAL]
    load(warehouse, readings("gate", "2024-05-01 00:00", list(counts)))
    return warehouse


def suspects(warehouse: Warehouse) -> list[tuple[object, ...]]:
    """(counter, day, rule, readings) of everything that is suspect."""
    return warehouse.execute(
        "select counter_id, strftime(counted_on, '%m-%d'), rule, count(*)"
        " from mart.suspect_reading group by all order by all"
    ).fetchall()


def coverage(warehouse: Warehouse, day: str) -> list[tuple[object, ...]]:
    return warehouse.execute(
        "select visit_count, reported_hours, expected_hours, night_reported_hours"
        " from mart.place_day where counted_on = ?",
        [day],
    ).fetchall()


def correct(warehouse: Warehouse, from_at: str, counts: list[int | None]) -> None:
    load(warehouse, readings("gate", from_at, counts), 2)


def test_usual_days_are_not_suspect(gate: Warehouse) -> None:
    assert suspects(gate) == []


def test_a_whole_day_of_zeros_is_a_dead_counter_and_no_coverage(
    gate: Warehouse,
) -> None:
    correct(gate, "2024-05-10 00:00", [0] * 24)

    assert suspects(gate) == [("gate", "05-10", "zero_day", 24)]
    # its first six night hours of the next day are fine
    assert coverage(gate, "2024-05-10") == [(0, 0.0, 24.0, 6.0)]


def test_a_corrected_day_is_trusted_again(gate: Warehouse) -> None:
    correct(gate, "2024-05-10 00:00", [0] * 24)

    correct(gate, "2024-05-10 00:00", list(USUAL))

    assert suspects(gate) == []
    assert coverage(gate, "2024-05-10") == [(240, 24.0, 24.0, 12.0)]


def test_zeros_at_night_and_at_quiet_places_are_true(warehouse: Warehouse) -> None:
    quiet = [0] * 12 + [3, 1, 0, 2] + [0] * 8
    weeks: list[int | None] = [*quiet * 14, *[0] * 24]
    load(warehouse, readings("quiet", "2024-05-01 00:00", weeks))

    assert suspects(warehouse) == []


def test_one_value_for_twelve_hours_is_stuck(gate: Warehouse) -> None:
    correct(gate, "2024-05-10 06:00", [13] * 12)

    assert suspects(gate) == [("gate", "05-10", "stuck", 12)]
    assert coverage(gate, "2024-05-10")[0][1] == 12.0


def test_a_run_over_midnight_is_seen_whole_when_the_day_after_comes(
    gate: Warehouse,
) -> None:
    correct(gate, "2024-05-08 18:00", [13] * 12)

    correct(gate, "2024-05-10 00:00", [*USUAL[1:], 4])

    assert suspects(gate) == [
        ("gate", "05-08", "stuck", 6),
        ("gate", "05-09", "stuck", 6),
    ]


def test_eleven_hours_of_one_value_may_happen(gate: Warehouse) -> None:
    correct(gate, "2024-05-10 06:00", [77] * 11)

    assert suspects(gate) == []


def test_one_reading_of_twelve_hours_repeats_nothing(warehouse: Warehouse) -> None:
    load(warehouse, readings("gate", "2024-05-01 00:00", [77], hours=12.0))

    assert suspects(warehouse) == []


def test_a_day_copied_from_the_day_before_is_suspect(gate: Warehouse) -> None:
    correct(gate, "2024-05-10 00:00", list(USUAL))
    correct(gate, "2024-05-11 00:00", list(USUAL))

    assert suspects(gate) == [("gate", "05-11", "repeated_day", 24)]


def test_the_coverage_of_a_day_follows_when_another_day_makes_it_suspect(
    gate: Warehouse,
) -> None:
    correct(gate, "2024-05-11 00:00", list(USUAL))
    assert coverage(gate, "2024-05-11")[0][1] == 24.0

    correct(gate, "2024-05-10 00:00", list(USUAL))
    assert coverage(gate, "2024-05-11")[0][1] == 0.0

    correct(gate, "2024-05-10 00:00", [count + 1 for count in USUAL])
    assert coverage(gate, "2024-05-11")[0][1] == 24.0


def test_two_counters_that_agree_hour_by_hour_are_both_suspect(
    gate: Warehouse,
) -> None:
    load(gate, readings("gate", "2024-05-01 00:00", list(USUAL), counter="copy"), 2)

    assert suspects(gate) == [
        ("copy", "05-01", "twin_counter", 24),
        ("gate", "05-01", "twin_counter", 24),
    ]


def test_a_counter_that_holds_the_sum_of_the_others_is_suspect(
    warehouse: Warehouse,
) -> None:
    for counter, factor in (("in", 1), ("out", 2), ("total", 3)):
        counts: list[int | None] = [count * factor for count in USUAL]
        frame = readings("line", "2024-05-01 00:00", counts, counter=counter)
        load(warehouse, frame, factor)

    assert suspects(warehouse) == [("total", "05-01", "total_of_others", 24)]


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


def test_a_day_ten_thousand_times_the_usual_is_a_slip_of_unit(gate: Warehouse) -> None:
    correct(gate, "2024-05-10 00:00", [count * 10_000 for count in USUAL])

    assert suspects(gate) == [("gate", "05-10", "unit_jump", 24)]
    assert coverage(gate, "2024-05-10")[0][0] == 2_400_000  # counted, not trusted


def test_estimates_are_not_judged(gate: Warehouse) -> None:
    gate.execute(
        "update core.fct_visitor_count set quality = 'estimated', visit_count = 0"
        " where counted_on = '2024-05-10'"
    )

    correct(gate, "2024-05-12 00:00", list(USUAL))

    assert suspects(gate) == []
