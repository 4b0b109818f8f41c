"""Uplift: what a festival is compared with, and when there is nothing to compare."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import DAY, WEEK, Weeks, on

# A Saturday and Sunday in week 20, all of whose eight neighbours are ordinary.
SATURDAY, SUNDAY = on("2024-05-18"), on("2024-05-19")
COLUMNS = "visit_count, baseline_visit_count, uplift_visit_count, uplift_ratio"


def uplift(
    warehouse: Warehouse, columns: str, event_id: str = "fair"
) -> tuple[Any, ...]:
    """The one row of an edition."""
    rows = answer(
        warehouse,
        f"select {columns} from metric.festival_uplift() where event_id = ?",
        event_id,
    )
    assert len(rows) == 1
    return rows[0]


def fair_weeks(
    district_of: Mapping[str, str] | None = None,
    measure_of: Mapping[str, str] | None = None,
    week_count: int = 40,
) -> Weeks:
    """A fair of a Saturday and Sunday that brings half as many again."""
    places = district_of or {"gate": "old"}
    weeks = Weeks(week_count, places, measure_of or {})
    weeks.holds("fair", "2024-05-18", "2024-05-19")
    for place in weeks.district_of:
        weeks.counts[place, SATURDAY] = 140
        weeks.counts[place, SUNDAY] = 160
    return weeks


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


def test_a_festival_without_numbers_keeps_its_row_and_says_why(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks(district_of={"gate": "old", "dead": "old", "nobody": "old"})
    weeks.holds("cancelled", "2024-05-04", "2024-05-04")
    weeks.events[-1]["status"] = "取消"
    weeks.holds("incomplete", "2024-05-18", "2024-05-19", "dead")
    weeks.counts["dead", SUNDAY] = None
    weeks.holds("makeup", "2024-05-25", "2024-05-26")
    weeks.makeup.add(on("2024-05-26"))
    weeks.holds("no_base", "2024-06-08", "2024-06-08", "nobody")
    for day in weeks.days():
        weeks.counts["nobody", day] = 0
    weeks.holds("no_places", "2024-05-18", "2024-05-19", "大草坪")
    weeks.holds("past_calendar", "2024-09-21", "2024-09-21", "dead")
    weeks.unknown.update(day for day in weeks.days() if day > on("2024-09-20"))
    weeks.holds("to_come", "2026-05-16", "2026-05-17")
    weeks.holds("weeks_past", "2024-09-14", "2024-09-14", "dead")
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select event_id, reason, verdict, baseline_visit_count, uplift_ratio,"
        " uplift_low_ratio, night_reason from metric.festival_uplift()",
    ) == [
        (event_id, reason, "no_baseline", None, None, None, night_reason)
        for event_id, reason, night_reason in [
            ("cancelled", "cancelled", "cancelled"),
            ("incomplete", "incomplete", "incomplete"),
            ("makeup", "makeup_workday", "incomplete"),
            ("no_base", "no_base", "incomplete"),
            ("no_places", "no_places", "no_places"),
            ("past_calendar", "past_calendar", "incomplete"),
            ("to_come", "no_counts", "no_counts"),
            ("weeks_past", "past_calendar", "incomplete"),
        ]
    ]


def test_two_festivals_at_once_share_what_they_drew(warehouse: Warehouse) -> None:
    weeks = fair_weeks()
    weeks.holds("parade", str(SUNDAY), str(SUNDAY + DAY))
    weeks.write(warehouse)

    assert uplift(warehouse, "uplift_visit_count, verdict, reason") == (
        *(100, "above", "overlapping_event"),
    )


# Three days off from a Tuesday on, in each year; the Wednesday has the name.
TUESDAYS = [on("2024-05-14"), on("2025-05-13"), on("2026-05-12")]


def holiday_weeks(newest_name: str = "节") -> Weeks:
    """Three years; the days of the holiday bring 200, 300, 400, and one more a year."""
    weeks = Weeks(week_count=128)
    for year, tuesday in enumerate(TUESDAYS):
        for number in range(3):
            weeks.rest.add(tuesday + DAY * number)
            weeks.counts["gate", tuesday + DAY * number] = 200 + 100 * number + year
        weeks.holidays[tuesday + DAY] = newest_name if year == 2 else "节"
    return weeks


def test_a_festival_in_a_holiday_is_compared_with_the_year_before(
    warehouse: Warehouse,
) -> None:
    weeks = holiday_weeks()
    weeks.holds("fair", "2026-05-13", "2026-05-15")  # two days of it, and a Friday
    weeks.counts["gate", on("2026-05-13")] = 452
    weeks.write(warehouse)

    # 301 and 401 of 2025, and an ordinary Friday
    columns = "visit_count, baseline_visit_count, holiday_day_count, placebo_count > 19"
    assert uplift(warehouse, columns) == (864, 712, 2, True)
    columns = "uplift_low_ratio, detectable_ratio, verdict, reason"
    assert uplift(warehouse, columns) == (
        *(None, None, "not_distinguishable", "holiday_without_placebo"),
    )


@pytest.mark.parametrize("kind", ["first year", "another holiday", "held every year"])
def test_a_holiday_without_an_ordinary_earlier_year_has_no_baseline(
    warehouse: Warehouse, kind: str
) -> None:
    weeks = holiday_weeks("另一个节" if kind == "another holiday" else "节")
    tuesday = TUESDAYS[0] if kind == "first year" else TUESDAYS[2]
    weeks.holds("fair", str(tuesday), str(tuesday + DAY))
    if kind == "held every year":
        weeks.holds("before", "2025-05-13", "2025-05-13")
        weeks.holds("first", "2024-05-14", "2024-05-14")
    weeks.write(warehouse)

    assert uplift(warehouse, "baseline_visit_count, verdict, reason") == (
        *(None, "no_baseline", "holiday_without_earlier_years"),
    )


def test_a_night_is_compared_with_the_nights_of_its_weekday(
    warehouse: Warehouse,
) -> None:
    weeks = fair_weeks()
    weeks.events[0]["ends_at"] = "2024-05-20 02:00"  # still the night of Sunday
    for day in weeks.days():  # two equal days in a row would be suspect
        if day.isoweekday() == 7 and day != SUNDAY:
            weeks.counts["gate", day] = 120
    rows = weeks.reading_rows()
    for row in rows:
        day = on(str(row["counted_from_at"])[:10])
        count = int(str(row["visit_count"]))
        is_fair = day in (SATURDAY, SUNDAY)
        # a tenth comes at 01:00 of the next morning, and belongs to this evening
        row |= {"counted_from_at": f"{day} 06:00", "counted_to_at": f"{day} 18:00"}
        row["visit_count"] = str(count // 10)
        late = 2 * count if is_fair else count
        for start, hours, visits in ((18, 6, late), (24, 6, count // 10)):
            from_at = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=start)
            for hour in range(hours):
                at = from_at + dt.timedelta(hours=hour)
                weeks.more_readings.append(
                    row
                    | {
                        "counted_from_at": str(at),
                        "counted_to_at": str(at + dt.timedelta(hours=1)),
                        "visit_count": str(visits),
                    }
                )
    weeks.counts.clear()
    weeks.more_readings.extend(rows)
    weeks.write(warehouse)

    # 6 × 280 + 6 × 14 and 6 × 320 + 6 × 16; 6 × 100 + 6 × 10 and 6 × 120 + 6 × 12
    columns = "night_visit_count, night_baseline_visit_count, night_reason"
    assert uplift(warehouse, f"{columns}, ends_on::text") == (
        *(3780, 1452, None, "2024-05-19"),
    )
