"""The days off of 2024 to 2026 by the official notices, as a small table."""

import datetime as dt

import duckdb

from tests.drawing import Fill, drawn_rows, write_rows

DAY = dt.timedelta(days=1)
SATURDAY = 5
FIRST_ON, LAST_ON = dt.date(2024, 1, 1), dt.date(2026, 12, 31)

DAYS_OFF = """
    2024-01-01 2024-01-01 | 2024-02-10 2024-02-17 | 2024-04-04 2024-04-06
    2024-05-01 2024-05-05 | 2024-06-10 2024-06-10 | 2024-09-15 2024-09-17
    2024-10-01 2024-10-07
    2025-01-01 2025-01-01 | 2025-01-28 2025-02-04 | 2025-04-04 2025-04-06
    2025-05-01 2025-05-05 | 2025-05-31 2025-06-02 | 2025-10-01 2025-10-08
    2026-01-01 2026-01-03 | 2026-02-15 2026-02-23 | 2026-04-04 2026-04-06
    2026-05-01 2026-05-05 | 2026-06-19 2026-06-21 | 2026-09-25 2026-09-27
    2026-10-01 2026-10-07
"""
MAKEUP_WORKDAYS = """
    2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29
    2024-10-12
    2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
    2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""


def rest_days() -> dict[dt.date, bool]:
    """Each day of the three years, and whether it is off."""
    bounds = [dt.date.fromisoformat(text) for text in DAYS_OFF.replace("|", "").split()]
    windows = list(zip(bounds[::2], bounds[1::2], strict=True))
    makeup = {dt.date.fromisoformat(text) for text in MAKEUP_WORKDAYS.split()}
    days = [FIRST_ON + DAY * number for number in range((LAST_ON - FIRST_ON).days + 1)]
    return {
        day: day not in makeup
        and (
            day.weekday() >= SATURDAY
            or any(first <= day <= last for first, last in windows)
        )
        for day in days
    }


def fill_calendar(fill: Fill, days: dict[dt.date, bool]) -> None:
    """Write the days into the calendar of the warehouse."""
    fill("core.dim_calendar", calendar_drawing(days))


def write_calendar(
    warehouse: duckdb.DuckDBPyConnection, days: dict[dt.date, bool]
) -> None:
    """Write the days into the calendar of a warehouse that several tests share."""
    write_rows(warehouse, "core.dim_calendar", drawn_rows(calendar_drawing(days)))


def calendar_drawing(days: dict[dt.date, bool]) -> str:
    """The days as a drawn table."""
    lines = [f"{day} | {str(is_rest).lower()}" for day, is_rest in days.items()]
    return "\n".join(["calendar_on | is_rest_day", *lines])
