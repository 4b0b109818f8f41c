"""A day is compared with ordinary days of the same weekday, or not at all."""

import datetime as dt

import polars as pl

from queries.present.usual import NIGHT, compare_with_usual, last_whole_night
from tests.drawing import drawn_rows

TODAY = dt.date(2026, 10, 31)

ORDINARY = """
counted_on | visit_count | coverage_share | holiday_name | is_makeup_workday
2026-10-03 | 900         | 1.0            | 国庆节       | false
2026-10-10 | 300         | 1.0            |              | true
2026-10-17 | 200         | 1.0            |              | false
2026-10-24 | 100         | 0.95           |              | false
2026-10-31 | 180         | 1.0            |              | false
"""

INCOMPLETE = """
counted_on | visit_count | coverage_share | holiday_name | is_makeup_workday
2026-10-17 | 200         | 0.89           |              | false
2026-10-24 |             | 0.0            |              | false
2026-10-31 | 180         | 1.0            |              | false
"""

TONIGHT_UNFINISHED = """
counted_on | visit_count | coverage_share | holiday_name | is_makeup_workday
2026-10-17 | 200         | 1.0            |              | false
2026-10-24 | 100         | 1.0            |              | false
2026-10-31 | 180         | 0.5            |              | false
"""


def days(drawing: str) -> pl.DataFrame:
    """Return drawn days of one measure, each night like its day."""
    frame = pl.DataFrame(drawn_rows(drawing)).with_columns(
        pl.col("counted_on").str.to_date(),
        pl.col("visit_count").cast(pl.Int64),
        pl.col("coverage_share").cast(pl.Float64),
        pl.col("holiday_name").cast(pl.String),
        pl.col("is_makeup_workday") == "true",
        measure=pl.lit("entries"),
    )
    return frame.with_columns(
        night_visit_count="visit_count", night_coverage_share="coverage_share"
    )


def test_holidays_and_makeup_workdays_stay_out_of_the_mean() -> None:
    compared = compare_with_usual(days(ORDINARY), "entries", TODAY)

    assert compared.usual_visit_count == 150.0
    assert [(day.counted_on.day, day.why_not) for day in compared.basis] == [
        (24, None),
        (17, None),
        (10, "调休上班"),
        (3, "国庆节"),
    ]


def test_too_few_comparable_days_are_no_comparison() -> None:
    compared = compare_with_usual(days(INCOMPLETE), "entries", TODAY)

    assert compared.visit_count == 180
    assert compared.usual_visit_count is None
    assert compared.change_ratio is None


def test_an_unfinished_night_is_not_compared() -> None:
    rows = days(TONIGHT_UNFINISHED)

    assert compare_with_usual(rows, "entries", TODAY, NIGHT).usual_visit_count is None
    assert last_whole_night(rows, "entries", TODAY) == dt.date(2026, 10, 30)


def test_a_day_without_readings_has_no_number() -> None:
    compared = compare_with_usual(days(ORDINARY), "passages", TODAY)

    assert compared.visit_count is None
    assert compared.basis == ()
