"""Dublin 2023 as a warehouse: real counts without a single event in the list."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.load import load_files

REAL_FILES = Path(__file__).parents[3] / "shared" / "real"
COUNTS = REAL_FILES / "counts" / "dublin_2023.csv.gz"
DAY = dt.timedelta(days=1)
FIRST_ON, LAST_ON = dt.date(2023, 1, 1), dt.date(2023, 12, 31)

BANK_HOLIDAYS = {
    dt.date(2023, 1, 2): "New Year",
    dt.date(2023, 2, 6): "St Brigid",
    dt.date(2023, 3, 17): "St Patrick",
    dt.date(2023, 4, 10): "Easter",
    dt.date(2023, 5, 1): "May",
    dt.date(2023, 6, 5): "June",
    dt.date(2023, 8, 7): "August",
    dt.date(2023, 10, 30): "October",
}
# The days around Christmas are nobody's ordinary days; they are kept apart as one.
CHRISTMAS = {dt.date(2023, 12, day): "Christmas" for day in range(20, 32)}


def calendar_text() -> str:
    """A calendar file of 2023: bank holidays, Christmas, and weekends as days off."""
    lines = ["日期,休息,节日"]
    holidays = BANK_HOLIDAYS | CHRISTMAS
    for number in range((LAST_ON - FIRST_ON).days + 1):
        day = FIRST_ON + DAY * number
        is_off = day in holidays or day.isoweekday() >= 6
        lines.append(f"{day},{'是' if is_off else '否'},{holidays.get(day, '')}")
    return "\n".join(lines) + "\n"


@contextmanager
def dublin(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Load counts and calendar as a user would; yield a copy that may be cut."""
    calendar = folder / "calendar.csv"
    calendar.write_text(calendar_text(), encoding="utf-8")
    db = folder / "dublin.duckdb"
    load_files(db, [calendar, COUNTS], keep_hours=1)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{db.resolve()}' as dublin (read_only)")
        connection.execute("copy from database dublin to memory")
        connection.execute("detach dublin")
        yield connection


def well_covered_places(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Counters with nine complete days of ten, that count somebody on most days."""
    rows = connection.execute(
        "select place_id from mart.place_day where measure = 'passages'"
        " group by place_id having median(visit_count) > 0 and count(*) filter"
        " (where reported_hours >= 0.9 * expected_hours) >= 0.9 * 365 order by place_id"
    ).fetchall()
    return [place_id for (place_id,) in rows]
