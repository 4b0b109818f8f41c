"""Holidays: the runs of days off, the names they go by, and what each compares with."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.official_days import calendar_rows
from warehouse.load import load_files

REAL_FILES = Path(__file__).resolve().parents[3] / "shared" / "real" / "china"

WINDOWS = [
    # main name, first day, last day, days
    ("元旦", "2022-12-31", "2023-01-02", 3),
    ("春节", "2023-01-21", "2023-01-27", 7),
    ("清明", "2023-04-05", "2023-04-05", 1),
    ("劳动", "2023-04-29", "2023-05-03", 5),
    ("端午", "2023-06-22", "2023-06-24", 3),
    ("国庆", "2023-09-29", "2023-10-06", 8),  # with 中秋
    ("元旦", "2023-12-30", "2024-01-01", 3),
    ("春节", "2024-02-10", "2024-02-17", 8),
    ("清明", "2024-04-04", "2024-04-06", 3),
    ("劳动", "2024-05-01", "2024-05-05", 5),
    ("端午", "2024-06-08", "2024-06-10", 3),  # the notice names one day
    ("中秋", "2024-09-15", "2024-09-17", 3),
    ("国庆", "2024-10-01", "2024-10-07", 7),
    ("元旦", "2025-01-01", "2025-01-01", 1),
    ("春节", "2025-01-28", "2025-02-04", 8),
    ("清明", "2025-04-04", "2025-04-06", 3),
    ("劳动", "2025-05-01", "2025-05-05", 5),
    ("端午", "2025-05-31", "2025-06-02", 3),
    ("国庆", "2025-10-01", "2025-10-08", 8),  # with 中秋
    ("元旦", "2026-01-01", "2026-01-03", 3),
    ("春节", "2026-02-15", "2026-02-23", 9),
    ("清明", "2026-04-04", "2026-04-06", 3),
    ("劳动", "2026-05-01", "2026-05-05", 5),
    ("端午", "2026-06-19", "2026-06-21", 3),
    ("中秋", "2026-09-25", "2026-09-27", 3),
    ("国庆", "2026-10-01", "2026-10-07", 7),
]
ALL_WINDOWS = (
    "select main_name, starts_on::text, ends_on::text, day_count"
    " from metric.holidays() where starts_on >= '2022-12-31'"
)
PAIR = (
    "select starts_on::text, compared_starts_on::text, compared_day_count, verdict,"
    " reason from metric.holiday_pair({})"
)


@pytest.fixture(scope="module")
def calendar(
    empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Warehouse]:
    """Yield a warehouse with the calendar from 2022-12-30 to 2026-12-31, to be read."""
    copy = tmp_path_factory.mktemp("calendar") / "calendar.duckdb"
    shutil.copyfile(empty_warehouse, copy)
    with duckdb.connect(str(copy)) as connection:
        write_rows(connection, "core.dim_calendar", calendar_rows())
        yield connection


def test_the_windows_of_four_years(calendar: Warehouse) -> None:
    assert answer(calendar, ALL_WINDOWS) == WINDOWS


def test_the_sample_calendar_has_the_windows_of_its_years(sample_db: Path) -> None:
    with duckdb.connect(str(sample_db.resolve()), read_only=True) as connection:
        assert answer(connection, ALL_WINDOWS) == WINDOWS[6:]
        assert answer(
            connection, "select count(*) from metric.holidays() where not is_whole"
        ) == [(0,)]


def test_the_windows_of_the_open_calendar(tmp_path: Path) -> None:
    if not REAL_FILES.exists():
        pytest.skip("the open calendar is not on this machine")
    db = tmp_path / "nightledger.duckdb"
    load_files(db, sorted(REAL_FILES.glob("20*.json")), keep_hours=1)

    with duckdb.connect(str(db.resolve()), read_only=True) as connection:
        assert answer(connection, ALL_WINDOWS) == WINDOWS


def test_two_that_touch_are_one_and_compare_with_the_longer(
    calendar: Warehouse,
) -> None:
    columns = "holiday_name, is_merged, is_lunar, compared_starts_on::text"
    merged = f"select {columns} from metric.holidays() where is_merged"

    assert answer(calendar, merged) == [
        ("中秋节、国庆节", True, False, None),  # 2022 is not in the calendar
        ("国庆节、中秋节", True, False, "2024-10-01"),
    ]
    assert answer(
        calendar,
        f"select {columns}, compared_is_merged from metric.holidays()"
        " where main_name in ('中秋', '国庆') and not is_merged",
    ) == [
        ("中秋节", False, True, None, None),  # 2023 it was a part of 国庆
        ("国庆节", False, False, "2023-09-29", True),
        ("中秋节", False, True, None, None),
        ("国庆节", False, False, "2025-10-01", True),
    ]


@pytest.mark.parametrize(
    "name", ["国庆", "国庆节", "十一", "中秋", "中秋国庆", "国庆中秋", "中秋节、国庆节"]
)
def test_a_merged_holiday_is_found_by_each_of_its_names(
    calendar: Warehouse, name: str
) -> None:
    assert answer(calendar, PAIR.format("?, 2025"), name) == [
        ("2025-10-01", "2024-10-01", 7, "comparable", None)
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("'端午', 2024", ("2024-06-08", "2023-06-22", 3, "comparable", None)),
        ("'五一', 2026", ("2026-05-01", "2025-05-01", 5, "comparable", None)),
        # the notice names 2022-12-31 as well: it is the New Year of 2023 all the same
        ("'元旦', 2024", ("2023-12-30", "2022-12-31", 3, "comparable", None)),
        ("'国庆', 2026, 2023", ("2026-10-01", "2023-09-29", 8, "comparable", None)),
        # 中秋 2025 had no days of its own, and neither had it in 2023
        (
            "'中秋', 2026",
            ("2026-09-25", None, None, "not_comparable", "merged_holiday"),
        ),
        (
            "'中秋', 2024",
            ("2024-09-15", None, None, "not_comparable", "merged_holiday"),
        ),
        ("'中秋', 2026, 2024", ("2026-09-25", "2024-09-15", 3, "comparable", None)),
        (
            "'春节', 2023",
            ("2023-01-21", None, None, "not_comparable", "past_calendar"),
        ),
        (
            "'国庆', 2024, 2019",
            ("2024-10-01", None, None, "not_comparable", "past_calendar"),
        ),
        ("'春节', 2027", (None, None, None, "not_comparable", "past_calendar")),
        ("'泼水节', 2025", (None, None, None, "not_comparable", "no_such_holiday")),
    ],
)
def test_a_holiday_compares_with_its_own_kind_or_says_why_not(
    calendar: Warehouse, arguments: str, expected: tuple[object, ...]
) -> None:
    assert answer(calendar, PAIR.format(arguments)) == [expected]


@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-10-01", "2025-12-31"), ("2023-01-01", "2025-10-03")],
    ids=["begins with the holiday", "ends inside it"],
)
def test_a_holiday_at_the_edge_of_the_calendar_is_not_compared(
    warehouse: Warehouse, first: str, last: str
) -> None:
    days = calendar_rows(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    write_rows(warehouse, "core.dim_calendar", days)

    assert answer(warehouse, PAIR.format("'国庆', 2025"))[0][1:] == (
        *(None, None, "not_comparable", "past_calendar"),
    )


def test_days_off_are_not_known_past_the_calendar(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_calendar",
        """
        calendar_on | is_rest_day | is_makeup_workday
        ------------+-------------+------------------
        2026-12-29  | false       | true
        2026-12-30  | true        | false
        2026-12-31  | true        | false
        """,
    )
    span = (
        "select day_count, is_known, rest_day_count, makeup_workday_count"
        " from metric.calendar_span('2026-12-29', ?)"
    )

    assert answer(warehouse, span, "2026-12-31") == [(3, True, 2, 1)]
    assert answer(warehouse, span, "2027-01-01") == [(4, False, None, None)]


def test_a_holiday_with_provisional_days_says_so(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_calendar",
        """
        calendar_on | is_rest_day | holiday_name | status
        ------------+-------------+--------------+------------
        2026-12-31  | false       |              | official
        2027-01-01  | true        | 元旦         | provisional
        2027-01-02  | false       |              | provisional
        2027-05-01  | true        | 劳动节       | official
        """,
    )

    assert answer(
        warehouse, "select main_name, is_provisional, is_whole from metric.holidays()"
    ) == [("元旦", True, True), ("劳动", False, False)]
