"""A holiday beside the same holiday of another year, day by day and in all."""

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts, night_counts
from tests.queries.official_days import calendar_rows

DAYS = (
    "select day_index, counted_on::text, visit_count, compared_on::text,"
    " compared_visit_count, change_ratio, verdict, reason"
    " from metric.holiday_comparison({}) order by district_id, measure, day_index"
)


def fill_gate(warehouse: Warehouse, fill: Fill) -> None:
    """Fill the calendar, and a gate that counted the holidays named by the tests."""
    fill("core.dim_place", "place_id | district_id\ngate | sanbao")
    write_rows(warehouse, "core.dim_calendar", calendar_rows())


def test_dragon_boat_2024_is_laid_over_that_of_2023(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *day_counts("gate", "2023-06-08", [1, 1, 1]),  # the dates of 2024: 1 day off
        *day_counts("gate", "2023-06-22", [100, 200, 400]),
        *day_counts("gate", "2024-06-08", [110, 150, 400]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    same = ("comparable", None)
    assert answer(warehouse, DAYS.format("'端午', 2024")) == [
        (1, "2024-06-08", 110, "2023-06-22", 100, pytest.approx(0.1), *same),
        (2, "2024-06-09", 150, "2023-06-23", 200, -0.25, *same),
        (3, "2024-06-10", 400, "2023-06-24", 400, 0.0, *same),
    ]
    assert answer(
        warehouse,
        "select visit_count, compared_visit_count, change_ratio, daily_change_ratio,"
        " common_change_ratio, is_merged, verdict, reason"
        " from metric.holiday_change('端午', 2024)",
    ) == [(660, 700, *[pytest.approx(660 / 700 - 1)] * 3, False, *same)]


def test_days_beyond_the_shorter_holiday_keep_their_row(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *day_counts("gate", "2024-10-01", [100] * 7),
        *day_counts("gate", "2025-10-01", [120] * 7 + [999]),
        *day_counts("gate", "2026-10-01", [150] * 7),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)
    beyond = (None, "not_comparable", "beyond_common_days")

    assert answer(warehouse, DAYS.format("'国庆', 2025"))[6:] == [
        (
            7,
            "2025-10-07",
            120,
            "2024-10-07",
            100,
            pytest.approx(0.2),
            "comparable",
            None,
        ),
        (8, "2025-10-08", 999, None, None, *beyond),
    ]
    assert answer(warehouse, DAYS.format("'国庆', 2026"))[7:] == [
        (8, None, None, "2025-10-08", 999, *beyond),
    ]
    columns = (
        "is_merged, compared_is_merged, day_count, compared_day_count,"
        " common_day_count, change_ratio, daily_change_ratio, common_change_ratio,"
        " verdict, reason"
    )
    lengths = ("daily_only", "different_length")
    change = f"select {columns} from metric.holiday_change"
    assert answer(warehouse, f"{change}('国庆', 2025)") == [
        (
            *(True, False, 8, 7, 7, None),
            pytest.approx((1839 / 8) / 100 - 1),
            *(pytest.approx(0.2), *lengths),
        )
    ]
    # the year compared with is the caller's choice
    assert answer(warehouse, f"{change}('国庆', 2026, base_year := 2024)") == [
        (*(False, False, 7, 7, 7), *[pytest.approx(0.5)] * 3, "comparable", None)
    ]


REFUSED = {
    "'春节', 2023": (None, "past_calendar"),
    "'中秋', 2026": (77, "merged_holiday"),
    "'国庆', 2030": (None, "past_calendar"),
    "'重阳', 2026": (None, "no_such_holiday"),
    "'清明', 2026": (None, "no_counts"),
    "'劳动', 2026": (88, "no_base"),
}


def test_a_holiday_that_does_not_compare_keeps_its_row(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *day_counts("gate", "2025-10-01", [100] * 8),
        *day_counts("gate", "2026-05-01", [88, 0, 0, 0, 0]),
        *day_counts("gate", "2026-09-25", [77, 0, 0]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)
    ratios = "change_ratio, daily_change_ratio, common_change_ratio, all_change_ratio"

    for holiday, (visit_count, reason) in REFUSED.items():
        for change in (
            f"holiday_change({holiday})",
            f"holiday_change_in_scope('sanbao', {holiday})",
        ):
            assert answer(
                warehouse,
                f"select visit_count, {ratios}, verdict, reason from metric.{change}",
            ) == [(visit_count, None, None, None, None, "not_comparable", reason)]
        first, *_ = answer(warehouse, DAYS.format(holiday))
        assert first[2] == visit_count
        assert first[5:] == (None, "not_comparable", reason)


def test_a_place_that_was_not_there_is_shown_and_not_compared(
    warehouse: Warehouse, fill: Fill
) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill(
        "core.dim_place",
        """
        place_id | district_id | valid_from_on
        ---------+-------------+--------------
        gate     | sanbao      |
        newcomer | sanbao      | 2024-01-01
        """,
    )
    counts = [
        *day_counts("gate", "2023-06-22", [100, 100, 100]),
        *day_counts("gate", "2024-06-08", [90, 90, 90]),
        *day_counts("newcomer", "2024-06-08", [60, 60, 60]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    assert answer(warehouse, DAYS.format("'端午', 2024"))[0] == (
        *(1, "2024-06-08", 150, "2023-06-22", 100, pytest.approx(-0.1)),
        *("comparable", None),
    )
    assert answer(
        warehouse,
        "select visit_count, constant_visit_count, compared_constant_visit_count,"
        " constant_place_count, all_change_ratio, change_ratio, left_out_place_ids"
        " from metric.holiday_change('端午', 2024)",
    ) == [(450, 270, 300, 1, 0.5, pytest.approx(-0.1), ["newcomer"])]


def test_without_one_complete_place_nothing_compares(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *day_counts("gate", "2023-06-22", [100, 100, 100]),
        *day_counts("gate", "2024-06-08", [90, 90, None]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    refused = (None, "not_comparable", "no_constant_sample")
    assert answer(warehouse, DAYS.format("'端午', 2024")) == [
        (1, "2024-06-08", 90, "2023-06-22", 100, *refused),
        (2, "2024-06-09", 90, "2023-06-23", 100, *refused),
        (3, "2024-06-10", None, "2023-06-24", 100, *refused[:2], "no_counts"),
    ]


def test_the_sample_is_the_same_on_all_days(warehouse: Warehouse, fill: Fill) -> None:
    write_rows(warehouse, "core.dim_calendar", calendar_rows())
    fill("core.dim_place", "place_id | district_id\ngate | sanbao\nweak | sanbao")
    counts = [
        *day_counts("gate", "2023-06-22", [100, 100, 100]),
        *day_counts("gate", "2024-06-08", [90, 110, 120]),
        *day_counts("weak", "2023-06-22", [500, 500, 500]),
        *day_counts("weak", "2024-06-08", [500, None, 500]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    assert answer(
        warehouse,
        "select visit_count, constant_visit_count, change_ratio, coverage_share,"
        " constant_place_count from metric.holiday_comparison('端午', 2024)",
    ) == [
        (590, 90, pytest.approx(-0.1), 1.0, 1),
        (110, 110, pytest.approx(0.1), 0.5, 1),
        (620, 120, pytest.approx(0.2), 1.0, 1),
    ]
    assert answer(
        warehouse,
        "select visit_count, constant_visit_count, change_ratio, all_change_ratio,"
        " left_out_place_ids from metric.holiday_change('端午', 2024)",
    ) == [(1320, 320, pytest.approx(320 / 300 - 1), None, ["weak"])]


def test_a_day_that_is_not_whole_is_not_compared(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *day_counts("gate", "2023-06-22", [100, 100, 100]),
        *day_counts("gate", "2024-06-08", [90, 90, 90]),
    ]
    until_six = {"counted_to_at": "2024-06-09 18:00"}  # 66 hours of 72 are 92 %
    counts[4] |= until_six
    write_rows(warehouse, "core.fct_visitor_count", counts)

    found = answer(warehouse, DAYS.format("'端午', 2024"))
    assert [row[5:] for row in found] == [
        (pytest.approx(-0.1), "comparable", None),
        (None, "not_comparable", "incomplete"),
        (pytest.approx(-0.1), "comparable", None),
    ]


def test_the_night_of_a_holiday_begins_on_its_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_gate(warehouse, fill)
    counts = [
        *night_counts("gate", "2023-06-21", [9999, 100, 100, 100, 9999]),
        *night_counts("gate", "2024-06-07", [9999, 200, 100, 150, 9999]),
    ]
    write_rows(warehouse, "core.fct_visitor_count", counts)

    assert answer(
        warehouse,
        "select night_visit_count, compared_night_visit_count"
        " from metric.holiday_comparison('端午', 2024)",
    ) == [(200, 100), (100, 100), (150, 100)]
    assert answer(
        warehouse,
        "select constant_night_visit_count, night_change_ratio,"
        " daily_night_change_ratio from metric.holiday_change('端午', 2024)",
    ) == [(450, 0.5, pytest.approx(0.5))]
