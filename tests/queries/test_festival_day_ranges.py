"""What is ordinary on each day around a festival, and what is still to come."""

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import (
    DAY,
    SATURDAY,
    WEEK,
    Weeks,
    fair_weeks,
    on,
    uplift,
)


def test_a_day_has_an_index_and_an_ordinary_range(warehouse: Warehouse) -> None:
    weeks = Weeks()
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    for number in range(weeks.week_count):
        weeks.counts["gate", weeks.days()[5] + WEEK * number] = 95 + number % 11
    weeks.counts["gate", SATURDAY] = 150
    weeks.write(warehouse)

    friday, saturday, sunday = answer(
        warehouse,
        "select day_index, visit_count, baseline_visit_count, visit_index,"
        " ordinary_low_visit_count, ordinary_high_visit_count, ordinary_low_index,"
        " ordinary_high_index, is_within, verdict"
        " from metric.festival_day_ranges('fair', 1, 1)",
    )
    assert friday == (-1, 10, 10, 100, 10, 10, 100, 100, False, "not_distinguishable")
    assert sunday[:4] == (1, 100, 100, 100)
    index, visits, baseline, ratio, low, high, low_index, high_index, *rest = saturday
    assert (index, visits, rest) == (0, 150, [True, "above"])
    assert ratio == pytest.approx(100 * 150 / baseline)
    assert 90 < low < baseline < high < 110
    assert (low_index, high_index) == pytest.approx(
        (100 * low / baseline, 100 * high / baseline)
    )


def test_a_day_without_a_reading_keeps_its_row(warehouse: Warehouse) -> None:
    weeks = fair_weeks()
    weeks.counts["gate", SATURDAY - DAY] = None
    weeks.write(warehouse)

    columns = "visit_count, visit_index, ordinary_low_index, verdict, reason"
    assert answer(
        warehouse,
        f"select {columns} from metric.festival_day_ranges('fair', 1, 0)"
        " order by day_index limit 1",
    ) == [(None, None, None, "no_baseline", "incomplete")]


@pytest.mark.parametrize(
    "saturday, reason",
    [
        ("2024-11-02", None),
        ("2024-11-09", "weeks_to_come"),
        ("2024-11-23", "weeks_to_come"),
        ("2024-11-30", "too_few_weeks"),
    ],
)
def test_later_weeks_are_still_to_come(
    warehouse: Warehouse, saturday: str, reason: str | None
) -> None:
    weeks = Weeks(48)  # the newest count is that of Sunday, 1 December
    first = on(saturday)
    weeks.holds("fair", str(first), str(first + DAY))
    weeks.counts["gate", first] = 140
    weeks.write(warehouse)

    assert uplift(warehouse, "reason, night_reason")[0] == reason


def test_what_is_missing_around_it_is_said_before_what_is_to_come(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks(48)
    weeks.holds("fair", "2024-11-23", "2024-11-23")
    weeks.write(warehouse)

    for macro, reason in (
        ("festival_uplift", "weeks_to_come"),
        ("festival_net", "no_neighbours"),
        ("festival_control_adjustment", "no_controls"),
    ):
        rows = answer(warehouse, f"select reason from metric.{macro}('fair')")
        assert rows == [(reason,)]


def test_placebos_know_no_more_weeks_than_the_festival(warehouse: Warehouse) -> None:
    weeks = Weeks(40)
    newest = weeks.days()[-1]
    held = newest - WEEK  # a Sunday with one week after it
    weeks.holds("fair", str(held), str(held))
    for number in range(weeks.week_count):
        day = newest - WEEK * number
        weeks.counts["gate", day] = 100 + 5 * (weeks.week_count - number)
    weeks.write(warehouse)

    # Of rising counts the mean of four weeks before and one after is too low. A placebo
    # with four to either side would be right on, and the festival look as if it drew.
    assert uplift(warehouse, "verdict, reason") == (
        "not_distinguishable",
        "weeks_to_come",
    )


def test_controls_with_an_event_of_their_own_are_not_used(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks(district_of={"gate": "old", "square": "far"})
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    weeks.holds("market", str(SATURDAY), str(SATURDAY), "square")
    for number, day in enumerate(weeks.days()):
        weeks.counts["gate", day] = weeks.counts["square", day] = 80 + number * 7 % 41
    weeks.counts["gate", SATURDAY] = 300
    weeks.write(warehouse)
    warehouse.execute(
        "update core.dim_district set parent_district_id = 'city'"
        " where district_id = 'far'"
    )

    assert answer(
        warehouse,
        "select is_control_adjusted, control_adjusted_uplift_ratio, verdict, reason"
        " from metric.festival_control_adjustment('fair')",
    ) == [(False, None, "above", "controls_not_usable")]
