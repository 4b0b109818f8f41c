"""Uplift: what a festival is compared with, and when there is nothing to compare."""

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import (
    DAY,
    SATURDAY,
    SUNDAY,
    WEEK,
    Weeks,
    fair_weeks,
    on,
    uplift,
)

COLUMNS = "visit_count, baseline_visit_count, uplift_visit_count, uplift_ratio"


def test_a_festival_is_compared_with_the_same_weekdays_around_it(
    warehouse: Warehouse,
) -> None:
    weeks = fair_weeks()
    weeks.counts["gate", SATURDAY - 4 * WEEK] = 108  # the first of the eight Saturdays
    weeks.counts["gate", SATURDAY - 5 * WEEK] = 9000  # too early
    weeks.counts["gate", SUNDAY + 4 * WEEK] = 92  # the last of the eight Sundays
    weeks.counts["gate", SUNDAY + 5 * WEEK] = 9000  # too late
    weeks.counts["gate", SATURDAY - DAY] = 9000  # a Friday
    weeks.write(warehouse)

    # (7 × 100 + 108) ÷ 8 + (7 × 100 + 92) ÷ 8 = 101 + 99
    assert uplift(warehouse, COLUMNS) == (300, 200, 100, 0.5)
    assert uplift(warehouse, "day_count, baseline_week_count, reason") == (2, 8, None)


@pytest.mark.parametrize(
    "kind",
    ["outage", "holiday", "makeup", "own_event", "calendar", "cancelled", "apart"],
)
def test_what_is_no_ordinary_day_is_not_in_the_baseline(
    warehouse: Warehouse, kind: str
) -> None:
    weeks = fair_weeks(district_of={"gate": "old", "yard": "new"})
    odd = SATURDAY - WEEK
    weeks.counts["gate", odd] = None if kind == "outage" else 1700
    if kind == "holiday":
        weeks.holidays[odd] = "节"
    if kind == "makeup":
        weeks.makeup.add(odd)
    if kind == "calendar":
        weeks.unknown.add(odd)
    if kind in ("own_event", "cancelled", "apart"):
        venue = "yard" if kind == "apart" else "gate"
        weeks.holds("other", str(odd), str(odd), venue)
        weeks.events[-1]["status"] = "取消" if kind == "cancelled" else "已办"
    weeks.write(warehouse)

    is_ordinary = kind in ("cancelled", "apart")
    # 2,400 ÷ 8 + 100, or seven Saturdays of 100
    assert uplift(warehouse, "baseline_visit_count, baseline_week_count") == (
        (400, 8) if is_ordinary else (200, 7)
    )


def test_days_off_around_a_holiday_are_part_of_it(warehouse: Warehouse) -> None:
    weeks = fair_weeks()
    monday = SATURDAY - 5 * DAY  # with the weekend before it, three days off
    weeks.holidays[monday] = "节"
    weeks.counts["gate", SATURDAY - WEEK] = 1700
    weeks.write(warehouse)

    assert uplift(warehouse, "baseline_visit_count, baseline_week_count") == (200, 7)


def test_a_day_counts_only_when_all_places_are_complete(warehouse: Warehouse) -> None:
    weeks = fair_weeks(district_of={"gate": "old", "yard": "old"})
    weeks.events[0]["venue"] = "gate、yard"
    weeks.counts["yard", SATURDAY + WEEK] = None
    weeks.counts["gate", SATURDAY + WEEK] = 1700  # the other place of that day
    weeks.write(warehouse)

    assert uplift(warehouse, f"{COLUMNS}, baseline_week_count") == (
        *(600, 400, 200, 0.5, 7),
    )


def test_entries_and_passages_are_compared_with_themselves(
    warehouse: Warehouse,
) -> None:
    weeks = fair_weeks(
        district_of={"gate": "old", "street": "old"}, measure_of={"street": "passages"}
    )
    weeks.events[0]["venue"] = "gate、street"
    weeks.counts["street", SATURDAY] = 340
    weeks.write(warehouse)

    assert answer(
        warehouse, f"select measure, {COLUMNS} from metric.festival_uplift()"
    ) == [("entries", 300, 200, 100, 0.5), ("passages", 500, 200, 300, 1.5)]


@pytest.mark.parametrize(
    "usable, expected",
    [(5, (200, "above", None)), (4, (None, "no_baseline", "too_few_weeks"))],
)
def test_five_weeks_of_eight_are_enough_and_four_are_not(
    warehouse: Warehouse, usable: int, expected: tuple[object, ...]
) -> None:
    weeks = fair_weeks()
    for number in (-4, -3, -2, -1, 1, 2, 3, 4)[usable:]:
        weeks.counts["gate", SUNDAY + WEEK * number] = None
    weeks.write(warehouse)

    assert uplift(warehouse, "baseline_visit_count, verdict, reason") == expected


def test_the_own_days_of_a_long_festival_are_not_its_baseline(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks()
    weeks.holds("short", "2024-04-20", "2024-04-28")  # 9 days, two Saturdays
    weeks.holds("long", "2024-07-06", "2024-08-25")  # seven weeks
    weeks.counts["gate", on("2024-04-20")] = 9000
    weeks.write(warehouse)

    columns = "baseline_visit_count, baseline_week_count, reason"
    assert uplift(warehouse, columns, "short") == (450, 7, "too_few_placebos")
    assert uplift(warehouse, columns, "long") == (None, 1, "too_few_weeks")


def test_the_interval_is_made_of_the_errors_of_ordinary_weekends(
    warehouse: Warehouse,
) -> None:
    weeks = fair_weeks(week_count=25)
    for number, day in enumerate(weeks.days()):
        if day.isoweekday() == 6 and day != SATURDAY:
            weeks.counts["gate", day] = 90 + number % 23
    weeks.write(warehouse)

    row = uplift(
        warehouse, "placebo_count, placebo_low_ratio, detectable_ratio, verdict"
    )
    windows = answer(
        warehouse,
        "select window_number, error_ratio from metric.uplift_baselines(?, false)"
        " where is_placebo order by error_ratio",
        [
            {
                "window_id": "w",
                "event_id": "fair",
                "place_ids": ["gate"],
                "from_on": SATURDAY,
                "to_on": SUNDAY,
            }
        ],
    )
    errors = [error for _, error in windows]
    rank = (len(errors) + 1) / 20
    below = errors[0] + (rank - 1) * (errors[1] - errors[0])
    above = errors[-1] - (rank - 1) * (errors[-1] - errors[-2])
    # 25 weekends less the fair, the first and the last two: no five weeks around them
    assert row == (21, pytest.approx(below - 1), pytest.approx(above - 1), "above")
    assert [number for number, _ in windows].count(0) == 0


@pytest.mark.parametrize("week_count, reason", [(22, None), (21, "too_few_placebos")])
def test_nineteen_placebos_are_enough_and_eighteen_are_not(
    warehouse: Warehouse, week_count: int, reason: str | None
) -> None:
    weeks = Weeks(week_count=week_count)
    weeks.holds("fair", "2024-02-24", "2024-02-25")
    weeks.counts["gate", on("2024-02-24")] = 300
    weeks.write(warehouse)

    count, low, verdict, found = uplift(
        warehouse, "placebo_count, uplift_low_ratio, verdict, reason"
    )
    assert (count, found) == (19 if reason is None else 18, reason)
    assert (low is None, verdict) == (
        (False, "above") if reason is None else (True, "not_distinguishable")
    )


@pytest.mark.parametrize(
    "saturday, verdict", [(60, "below"), (98, "not_distinguishable"), (140, "above")]
)
def test_the_verdict_is_where_the_interval_lies(
    warehouse: Warehouse, saturday: int, verdict: str
) -> None:
    weeks = Weeks()
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    for number, day in enumerate(weeks.days()):
        weeks.counts["gate", day] = 100 + number % 11 - 5
    weeks.counts["gate", SATURDAY] = saturday
    weeks.write(warehouse)

    low, high, found = uplift(warehouse, "uplift_low_ratio, uplift_high_ratio, verdict")
    assert found == verdict
    assert (low > 0, high < 0) == (verdict == "above", verdict == "below")


def test_any_days_can_be_asked_about_without_an_event(warehouse: Warehouse) -> None:
    weeks = Weeks()
    nine_days = [SATURDAY + DAY * number for number in range(9)]  # two Saturdays
    for day in nine_days:
        weeks.counts["gate", day] = 9000
    weeks.write(warehouse)
    window = {
        "window_id": "rain",
        "place_ids": ["gate"],
        "from_on": nine_days[0],
        "to_on": nine_days[-1],
    }

    # its own days are in no baseline, neither its own nor that of a placebo
    assert answer(
        warehouse,
        "select baseline_visit_count, baseline_week_count"
        " from metric.uplift_in_windows(?, false)",
        [window],
    ) == [(450, 7)]
    assert answer(
        warehouse,
        "select max(error_ratio) from metric.uplift_baselines(?, false)"
        " where is_placebo",
        [window],
    ) == [(1.0,)]
