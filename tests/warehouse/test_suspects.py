"""Suspect readings: what a counter cannot have counted is said, and is no coverage."""

from tests.warehouse.counting import (
    USUAL,
    Warehouse,
    correct,
    coverage,
    load,
    readings,
    suspects,
)


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
