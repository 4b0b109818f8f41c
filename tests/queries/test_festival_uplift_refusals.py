"""Uplift refused, in a holiday, at night, or shared with another festival."""

import datetime as dt

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import (
    DAY,
    SATURDAY,
    SUNDAY,
    Weeks,
    fair_weeks,
    on,
    uplift,
)


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
