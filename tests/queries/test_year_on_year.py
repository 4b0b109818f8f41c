"""Year on year three ways: the same dates, the same weekdays, the same holiday."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts
from tests.queries.official_days import calendar_rows

PERIODS = (
    "select alignment, compared_from_on::text, compared_to_on::text, rest_day_count,"
    " compared_rest_day_count, verdict, reason from metric.year_on_year_periods(?, ?)"
)
REFUSED = (None, None)


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


@pytest.mark.parametrize(
    ("first", "last", "rest_days"),
    [
        # days off in the period · a year before by date, by weekday, by holiday
        ("2025-01-28", "2025-02-04", (8, 2, 1, 8)),
        ("2024-06-08", "2024-06-10", (3, 1, 2, 3)),
        ("2024-09-15", "2024-09-17", (3, 2, 1, None)),
    ],
    ids=["春节 2025", "端午 2024", "中秋 2024"],
)
def test_a_date_a_year_ago_was_mostly_no_holiday(
    calendar: Warehouse, first: str, last: str, rest_days: tuple[int | None, ...]
) -> None:
    found = answer(calendar, PERIODS, first, last)

    assert [row[3] for row in found] == [rest_days[0]] * 3
    assert tuple(row[4] for row in found) == rest_days[1:]


@pytest.mark.parametrize(
    ("first", "last", "alignment", "expected"),
    [
        ("2024-03-04", "2024-03-10", "calendar_dates", ("2023-03-04", "2023-03-10")),
        ("2024-03-04", "2024-03-10", "same_weekdays", ("2023-03-06", "2023-03-12")),
        ("2025-05-31", "2025-06-02", "holiday_days", ("2024-06-08", "2024-06-10")),
        # a part of the holiday: the same days of it
        ("2025-06-01", "2025-06-02", "holiday_days", ("2024-06-09", "2024-06-10")),
        # the whole of it, though the other was shorter
        ("2025-10-01", "2025-10-08", "holiday_days", ("2024-10-01", "2024-10-07")),
        # 29 February
        ("2024-02-01", "2024-02-29", "calendar_dates", ("2023-02-01", "2023-02-28")),
        ("2024-02-29", "2024-03-03", "calendar_dates", ("2023-03-01", "2023-03-03")),
        ("2024-02-29", "2024-02-29", "same_weekdays", ("2023-03-02", "2023-03-02")),
        ("2025-02-28", "2025-03-01", "calendar_dates", ("2024-02-28", "2024-03-01")),
    ],
)
def test_the_period_of_the_year_before(
    calendar: Warehouse,
    first: str,
    last: str,
    alignment: str,
    expected: tuple[str, str],
) -> None:
    found = {row[0]: row for row in answer(calendar, PERIODS, first, last)}

    assert found[alignment][1:3] == expected
    assert found[alignment][5:] == ("comparable", None)


@pytest.mark.parametrize(
    ("first", "last", "alignment", "reason"),
    [
        ("2024-02-29", "2024-02-29", "calendar_dates", "no_such_date"),
        ("2024-03-04", "2024-03-10", "holiday_days", "not_a_holiday"),
        ("2025-10-07", "2025-10-09", "holiday_days", "not_a_holiday"),  # one day out
        ("2025-10-08", "2025-10-08", "holiday_days", "beyond_common_days"),
        ("2024-09-15", "2024-09-17", "holiday_days", "merged_holiday"),
        ("2023-01-21", "2023-01-27", "holiday_days", "past_calendar"),
        ("2026-12-31", "2027-01-02", "holiday_days", "past_calendar"),
    ],
)
def test_a_method_that_does_not_apply_says_why(
    calendar: Warehouse, first: str, last: str, alignment: str, reason: str
) -> None:
    found = {row[0]: row for row in answer(calendar, PERIODS, first, last)}

    assert found[alignment][1:3] == REFUSED
    assert found[alignment][4:] == (None, "not_comparable", reason)


def test_days_off_are_not_counted_past_the_calendar(calendar: Warehouse) -> None:
    dates, weekdays, _ = answer(calendar, PERIODS, "2026-12-28", "2027-01-03")

    assert dates[3:] == (None, 4, "comparable", None)
    assert weekdays[3:] == (None, 3, "comparable", None)
    (dates, *_) = answer(calendar, PERIODS, "2023-12-25", "2023-12-31")
    assert dates[3:] == (2, None, "comparable", None)


def test_each_method_has_its_own_change(warehouse: Warehouse, fill: Fill) -> None:
    fill(
        "core.dim_district",
        """
        district_id | parent_district_id
        ------------+-------------------
        belt        |
        sanbao      | belt
        far         |
        """,
    )
    fill("core.dim_place", "place_id | district_id\ngate | sanbao\nport | far")
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    counts = [
        # by date 06-08 … 06-10, by weekday 06-10 … 06-12, by holiday 06-22 … 06-24
        *day_counts("gate", "2023-06-08", [100, 200, 300, 400, 500]),
        *day_counts("gate", "2023-06-22", [800, 800, 800]),
        *day_counts("gate", "2024-06-08", [900, 900, 900]),
        *day_counts("port", "2023-06-08", [50, 50, 50]),
        *day_counts("port", "2024-06-08", [60, 60, None]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)
    period = "'2024-06-08', '2024-06-10'"
    columns = (
        "alignment, visit_count, compared_visit_count, change_ratio, rest_day_count,"
        " compared_rest_day_count, verdict, reason"
    )
    gate = [
        ("calendar_dates", 2700, 600, 3.5, 3, 1, "comparable", None),
        ("holiday_days", 2700, 2400, 0.125, 3, 3, "comparable", None),
        ("same_weekdays", 2700, 1200, 1.25, 3, 2, "comparable", None),
    ]

    assert (
        answer(
            warehouse, f"select {columns} from metric.year_on_year('belt', {period})"
        )
        == gate
    )
    assert (
        answer(
            warehouse,
            f"select {columns} from metric.year_on_year_in_scope('belt', {period})",
        )
        == gate
    )
    refused = ("not_comparable", "no_constant_sample")
    assert answer(
        warehouse,
        "select alignment, visit_count, compared_visit_count, change_ratio, verdict,"
        f" reason from metric.year_on_year('far', {period})",
    ) == [
        ("calendar_dates", 120, 150, None, *refused),
        ("holiday_days", 120, None, None, "not_comparable", "no_base"),
        ("same_weekdays", 120, 50, None, *refused),
    ]


def test_a_method_without_counts_keeps_a_row(warehouse: Warehouse, fill: Fill) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())

    assert answer(
        warehouse,
        "select district_id, alignment, visit_count, change_ratio, verdict, reason"
        " from metric.year_on_year(null, '2024-03-04', '2024-03-10')",
    ) == [
        (None, "calendar_dates", None, None, "not_comparable", "no_counts"),
        (None, "holiday_days", None, None, "not_comparable", "not_a_holiday"),
        (None, "same_weekdays", None, None, "not_comparable", "no_counts"),
    ]
