"""The calendar 2023–2026 from the days that the notices name, drawn by hand."""

import datetime as dt

from tests.defaults import Row
from tests.queries.ledger import DAY

# The days that a notice lists as off for a holiday, both ends included. Weekends that
# touch them are not listed: 端午 2024 is one Monday here and three days for people.
OFFICIAL = """
元旦        2022-12-31 2023-01-02
春节        2023-01-21 2023-01-27
清明节      2023-04-05 2023-04-05
劳动节      2023-04-29 2023-05-03
端午节      2023-06-22 2023-06-24
中秋节      2023-09-29 2023-09-29
国庆节      2023-09-30 2023-10-06
元旦        2024-01-01 2024-01-01
春节        2024-02-10 2024-02-17
清明节      2024-04-04 2024-04-06
劳动节      2024-05-01 2024-05-05
端午节      2024-06-10 2024-06-10
中秋节      2024-09-15 2024-09-17
国庆节      2024-10-01 2024-10-07
元旦        2025-01-01 2025-01-01
春节        2025-01-28 2025-02-04
清明节      2025-04-04 2025-04-06
劳动节      2025-05-01 2025-05-05
端午节      2025-05-31 2025-06-02
国庆节、中秋节 2025-10-01 2025-10-08
元旦        2026-01-01 2026-01-03
春节        2026-02-15 2026-02-23
清明节      2026-04-04 2026-04-06
劳动节      2026-05-01 2026-05-05
端午节      2026-06-19 2026-06-21
中秋节      2026-09-25 2026-09-27
国庆节      2026-10-01 2026-10-07
"""
MAKE_UP_WORKDAYS = """
2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
SATURDAY = 6
FIRST = dt.date(2022, 12, 30)  # the workday before 元旦 2023
LAST = dt.date(2026, 12, 31)


def named_days() -> dict[dt.date, str]:
    """Return day → the holiday that a notice names for it."""
    named = {}
    for line in OFFICIAL.strip().splitlines():
        name, first, last = line.split()
        day = dt.date.fromisoformat(first)
        while day <= dt.date.fromisoformat(last):
            named[day] = name
            day += DAY
    return named


def calendar_rows(first: dt.date = FIRST, last: dt.date = LAST) -> list[Row]:
    """Return a row of core.dim_calendar for each day, both ends included."""
    named = named_days()
    worked = {dt.date.fromisoformat(day) for day in MAKE_UP_WORKDAYS.split()}
    rows: list[Row] = []
    day = first
    while day <= last:
        is_rest = (day.isoweekday() >= SATURDAY or day in named) and day not in worked
        rows.append(
            {
                "calendar_on": str(day),
                "is_rest_day": str(is_rest),
                "is_makeup_workday": str(day in worked),
                "holiday_name": named.get(day),
            }
        )
        day += DAY
    return rows
