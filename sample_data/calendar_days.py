"""Days off and make-up workdays 2024–2026, from the State Council's notices.

These are the only dates in this folder that are not invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

FIRST_ON = date(2023, 12, 29)  # the workday before 元旦 2024, so that it is whole
LAST_ON = date(2026, 12, 31)  # no later notice is known, and nothing is guessed


@dataclass(frozen=True)
class Holiday:
    """A run of days that a notice lists as off for one holiday; both ends count."""

    name: str
    first_on: date
    last_on: date


HOLIDAYS = (
    Holiday("元旦", date(2024, 1, 1), date(2024, 1, 1)),
    Holiday("春节", date(2024, 2, 10), date(2024, 2, 17)),
    Holiday("清明节", date(2024, 4, 4), date(2024, 4, 6)),
    Holiday("劳动节", date(2024, 5, 1), date(2024, 5, 5)),
    # The notice names Monday alone; with the weekend before it they were three days.
    Holiday("端午节", date(2024, 6, 10), date(2024, 6, 10)),
    Holiday("中秋节", date(2024, 9, 15), date(2024, 9, 17)),
    Holiday("国庆节", date(2024, 10, 1), date(2024, 10, 7)),
    Holiday("元旦", date(2025, 1, 1), date(2025, 1, 1)),
    Holiday("春节", date(2025, 1, 28), date(2025, 2, 4)),
    Holiday("清明节", date(2025, 4, 4), date(2025, 4, 6)),
    Holiday("劳动节", date(2025, 5, 1), date(2025, 5, 5)),
    Holiday("端午节", date(2025, 5, 31), date(2025, 6, 2)),
    Holiday("国庆节、中秋节", date(2025, 10, 1), date(2025, 10, 8)),
    Holiday("元旦", date(2026, 1, 1), date(2026, 1, 3)),
    Holiday("春节", date(2026, 2, 15), date(2026, 2, 23)),
    Holiday("清明节", date(2026, 4, 4), date(2026, 4, 6)),
    Holiday("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
    Holiday("端午节", date(2026, 6, 19), date(2026, 6, 21)),
    Holiday("中秋节", date(2026, 9, 25), date(2026, 9, 27)),
    Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7)),
)

MAKEUP_WORKDAYS = (
    *(date(2024, 2, 4), date(2024, 2, 18), date(2024, 4, 7), date(2024, 4, 28)),
    *(date(2024, 5, 11), date(2024, 9, 14), date(2024, 9, 29), date(2024, 10, 12)),
    *(date(2025, 1, 26), date(2025, 2, 8), date(2025, 4, 27), date(2025, 9, 28)),
    date(2025, 10, 11),
    *(date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9)),
    *(date(2026, 9, 20), date(2026, 10, 10)),
)

NOTICES = {
    2024: "zhengce/zhengceku/202310/content_6911528.htm",
    2025: "zhengce/zhengceku/202411/content_6986383.htm",
    2026: "zhengce/zhengceku/202511/content_7047091.htm",
}


def days() -> pl.DataFrame:
    """Return one row per day with the headers of the calendar feed."""
    is_makeup = pl.col("日期").is_in(list(MAKEUP_WORKDAYS))
    is_weekend = pl.col("日期").dt.weekday() >= 6
    is_rest = (is_weekend | pl.col("节日").is_not_null()) & ~is_makeup
    return (
        pl.DataFrame({"日期": pl.date_range(FIRST_ON, LAST_ON, eager=True)})
        .join(named_days(), on="日期", how="left", maintain_order="left")
        .select(
            "日期",
            _yes_no(is_rest).alias("休息"),
            _yes_no(is_makeup).alias("调休上班"),
            "节日",
            pl.lit("official").alias("状态"),
            _notice().alias("依据"),
        )
    )


def named_days() -> pl.DataFrame:
    """Return one row per day that a notice lists as off: 日期, 节日."""
    return pl.DataFrame(
        [
            (holiday.first_on + timedelta(days=offset), holiday.name)
            for holiday in HOLIDAYS
            for offset in range((holiday.last_on - holiday.first_on).days + 1)
        ],
        schema=["日期", "节日"],
        orient="row",
    )


def rest_runs() -> pl.DataFrame:
    """Return the holidays as people had them: 日期, 节日, day_index, day_count.

    A holiday is the longest run of days off that holds a named day.
    """
    rest = days().filter(pl.col("休息") == "是").with_row_index("ordinal")
    run_key = pl.col("日期") - pl.duration(days=pl.col("ordinal"))
    return (
        rest.with_columns(
            pl.col("节日").drop_nulls().first().over(run_key),
            (pl.col("日期").rank("ordinal").over(run_key) - 1).alias("day_index"),
            pl.len().over(run_key).alias("day_count"),
        )
        .filter(pl.col("节日").is_not_null())
        .select("日期", "节日", "day_index", "day_count")
    )


def _yes_no(condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(pl.lit("是")).otherwise(pl.lit("否"))


def _notice() -> pl.Expr:
    # The last days of 2023 are ordered by the notice for 2024.
    year = pl.col("日期").dt.year().clip(2024, 2026)
    title = pl.format("国务院办公厅关于{}年部分节假日安排的通知", year)
    return pl.format("{} {}", title, year.replace_strict(NOTICES))
