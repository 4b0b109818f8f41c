"""Working days by the official notices, against what Monday to Friday would say."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.official_calendar import SATURDAY, rest_days, write_calendar

REAL_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "real" / "china"

# start, working days, the day it ends, what Monday to Friday would say
VECTORS = [
    ("2024-09-30", 5, "2024-10-12", "2024-10-07"),  # a Saturday that is worked
    ("2024-06-07", 5, "2024-06-17", "2024-06-14"),  # 06-10 is 端午
    ("2025-01-27", 5, "2025-02-10", "2025-02-03"),
    ("2025-09-26", 5, "2025-10-10", "2025-10-03"),
    ("2026-02-13", 5, "2026-02-27", "2026-02-20"),
    ("2026-05-01", 2, "2026-05-07", "2026-05-05"),
    ("2026-09-18", 2, "2026-09-21", "2026-09-22"),  # 09-20 is worked: naive is late
    ("2026-09-30", 2, "2026-10-09", "2026-10-02"),
    ("2026-09-30", 7, "2026-10-15", "2026-10-09"),
    ("2026-09-30", 45, "2026-12-08", "2026-12-02"),
]
IDS = [f"{start}+{count}={end} naive {naive}" for start, count, end, naive in VECTORS]
DUE = "select due_on::text, verdict, reason from metric.add_working_days(?, ?)"


@pytest.fixture(scope="module")
def announced(
    empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Warehouse]:
    """Yield a warehouse with the days of 2024 to 2026; no test changes it."""
    copy = tmp_path_factory.mktemp("calendar") / "calendar.duckdb"
    shutil.copyfile(empty_warehouse, copy)
    with duckdb.connect(str(copy)) as connection:
        write_calendar(connection, rest_days())
        yield connection


def naive_end(start: str, count: int) -> str:
    """The n-th day after the start that is no Saturday or Sunday."""
    day = dt.date.fromisoformat(start)
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return str(day)


@pytest.mark.parametrize(("start", "count", "end", "naive"), VECTORS, ids=IDS)
def test_working_days_follow_the_notice(
    announced: Warehouse, start: str, count: int, end: str, naive: str
) -> None:
    assert answer(announced, DUE, start, count) == [(end, "known", None)]
    assert naive_end(start, count) == naive != end


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2024-10-05", 0, "2024-10-05"),  # none: the day itself, though it is off
        ("2024-10-05", 1, "2024-10-08"),  # from a day off
        ("2024-10-11", 1, "2024-10-12"),  # the next day is a make-up workday
        ("2024-10-12", 1, "2024-10-14"),  # from a make-up workday
        ("2026-12-30", 1, "2026-12-31"),  # the last day of the calendar
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_the_first_day_is_not_counted(
    announced: Warehouse, start: str, count: int, end: str
) -> None:
    assert answer(announced, DUE, start, count) == [(end, "known", None)]


@pytest.mark.parametrize(
    ("start", "count"),
    [
        ("2026-12-31", 1),  # 2027 was not announced
        ("2026-12-30", 2),
        ("2023-12-31", 1),  # before the calendar
        ("2027-06-01", 0),
    ],
)
def test_past_the_calendar_nothing_is_guessed(
    announced: Warehouse, start: str, count: int
) -> None:
    assert answer(announced, DUE, start, count) == [
        (None, "not_known", "past_calendar")
    ]


def test_a_gap_in_the_calendar_is_not_stepped_over(warehouse: Warehouse) -> None:
    days = rest_days()
    del days[dt.date(2025, 3, 3)]
    write_calendar(warehouse, days)

    assert answer(warehouse, DUE, "2025-02-27", 1) == [("2025-02-28", "known", None)]
    assert answer(warehouse, DUE, "2025-02-28", 2) == [
        (None, "not_known", "past_calendar")
    ]


def test_no_number_of_days_has_no_end(announced: Warehouse) -> None:
    assert answer(announced, DUE, "2026-05-06", None) == [(None, "not_known", None)]
    assert answer(announced, DUE, "2026-05-06", -1) == [(None, "not_known", None)]


@pytest.mark.skipif(not REAL_FOLDER.exists(), reason="the notices are not at hand")
def test_the_small_table_is_what_the_notices_say() -> None:
    announced = {
        dt.date.fromisoformat(day["date"]): day["isOffDay"]
        for year in (2024, 2025, 2026)
        for day in json.loads((REAL_FOLDER / f"{year}.json").read_text("utf-8"))["days"]
    }
    expected = {
        day: announced.get(day, day.weekday() >= SATURDAY) for day in rest_days()
    }

    assert rest_days() == expected


@pytest.mark.parametrize(
    ("paid", "compensation"),
    [("120", 500), ("166.66", 500), ("166.67", 500.01), ("300", 900), ("0.01", 500)],
)
def test_fraud_costs_three_times_the_price_and_500_at_least(
    announced: Warehouse, paid: str, compensation: float
) -> None:
    sql = "select compensation_yuan::double, reason from metric.fraud_compensation(?)"

    assert answer(announced, sql, paid) == [(compensation, None)]


@pytest.mark.parametrize("paid", [None, "0", "-5"])
def test_without_a_price_there_is_no_compensation(
    announced: Warehouse, paid: str | None
) -> None:
    sql = "select compensation_yuan, reason from metric.fraud_compensation(?)"

    assert answer(announced, sql, paid) == [(None, "no_base")]
