"""A day is compared with ordinary days of the same weekday, or not at all."""

import datetime as dt

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts
from tests.queries.official_days import calendar_rows

PLACES = """
place_id | district_id
---------+------------
gate     | belt
other    | elsewhere
"""
# The Saturdays before 2026-10-31: make-up work on 10-10, a holiday on 10-03.
COUNTS = """
place_id | counter_id | counted_from_at  | counted_to_at    | visit_count
---------+------------+------------------+------------------+------------
gate     | gate       | 2026-09-26 00:00 | 2026-09-27 00:00 | 9000
gate     | gate       | 2026-10-03 00:00 | 2026-10-04 00:00 | 900
gate     | gate       | 2026-10-10 00:00 | 2026-10-11 00:00 | 300
gate     | gate       | 2026-10-17 00:00 | 2026-10-18 00:00 | 200
gate     | gate       | 2026-10-24 00:00 | 2026-10-24 23:00 | 100
gate     | gate       | 2026-10-31 00:00 | 2026-11-01 00:00 | 180
other    | other      | 2026-10-24 00:00 | 2026-10-25 00:00 | 7777
"""
DAY = (
    "select counted_on::text, visit_count, usual_visit_count, usual_day_count,"
    " change_ratio, verdict, reason from metric.day_against_usual({})"
)
LOOKED_AT = (
    "select looked_at_on::text, visit_count, verdict, reason, holiday_name"
    " from metric.usual_days('belt') where series = 'day'"
)


def test_holidays_and_makeup_workdays_stay_out_of_the_mean(
    warehouse: Warehouse, fill: Fill
) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    assert answer(warehouse, DAY.format("'belt'")) == [
        ("2026-10-31", 180, 150.0, 2, pytest.approx(0.2), "comparable", None)
    ]
    assert answer(warehouse, LOOKED_AT) == [
        ("2026-10-31", 180, "compared", None, None),
        ("2026-10-24", 100, "used", None, None),  # 23 hours of 24
        ("2026-10-17", 200, "used", None, None),
        ("2026-10-10", 300, "left_out", "makeup_workday", None),
        ("2026-10-03", 900, "left_out", "holiday", "国庆节"),
    ]


def test_a_day_the_calendar_does_not_know_is_no_ordinary_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    until_16 = calendar_rows(last=dt.date(2026, 10, 16))
    write_rows(warehouse, "core.dim_calendar", until_16)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    assert answer(warehouse, DAY.format("'belt'")) == [
        ("2026-10-31", 180, None, 0, None, "not_comparable", "too_few_days")
    ]
    assert [row[3] for row in answer(warehouse, LOOKED_AT)] == [
        *(None, "past_calendar", "past_calendar", "makeup_workday", "holiday"),
    ]


@pytest.mark.parametrize(
    ("counts", "usual", "reason"),
    [
        ([100, 200, 180], 150.0, None),
        ([100, None, 180], None, "too_few_days"),
        ([100, 200, None], None, "no_counts"),
        ([0, 0, 180], 0.0, "no_base"),
    ],
)
def test_what_cannot_be_compared_says_why(
    warehouse: Warehouse,
    fill: Fill,
    counts: list[int | None],
    usual: float | None,
    reason: str | None,
) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill("core.dim_place", PLACES)
    saturdays = ["2026-06-06", "2026-06-13", "2026-06-27"]
    for day, count in zip(saturdays, counts, strict=True):
        rows = day_counts("gate", day, [count])
        write_rows(warehouse, "core.fct_visitor_count", rows)

    asked = "'belt', '2026-06-27'"
    found = answer(warehouse, DAY.format(asked))[0]
    assert (found[0], found[2], found[6]) == ("2026-06-27", usual, reason)
    assert (found[4] is None) == (reason is not None)


def test_a_day_that_is_not_whole_is_not_compared(
    warehouse: Warehouse, fill: Fill
) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count", COUNTS.replace("2026-11-01 00:00", "2026-10-31 20:00")
    )

    assert answer(warehouse, DAY.format("'belt'")) == [
        ("2026-10-31", 180, None, 2, None, "not_comparable", "incomplete")
    ]


def hours(from_at: str, counts: list[int]) -> str:
    """Draw consecutive hourly readings of the gate."""
    start = dt.datetime.fromisoformat(from_at)
    return "\n".join(
        f"gate | {start + dt.timedelta(hours=index)} | {count}"
        for index, count in enumerate(counts)
    )


@pytest.mark.parametrize(
    ("last_night_hours", "night_on", "night_visit_count", "usual", "nights"),
    [(6, "2024-09-03", 61, 18.0, 2), (12, "2024-09-04", 8466, None, 0)],
    ids=["the newest night is not over", "it is"],
)
def test_the_newest_night_is_over(
    warehouse: Warehouse,
    fill: Fill,
    last_night_hours: int,
    night_on: str,
    night_visit_count: int,
    usual: float | None,
    nights: int,
) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        f"""
        place_id | counted_from_at | visit_count
        {hours("2024-08-20 18:00", [1] * 12)}
        {hours("2024-08-27 18:00", [2] * 12)}
        {hours("2024-09-03 18:00", [1] * 11 + [50])}
        {hours("2024-09-04 18:00", list(range(700, 700 + last_night_hours)))}
        """,
    )

    columns = "night_visit_count, usual_night_visit_count, usual_night_count"
    assert answer(
        warehouse,
        f"select night_on::text, {columns}"
        " from metric.day_against_usual('belt', '2024-09-04')",
    ) == [(night_on, night_visit_count, usual, nights)]
