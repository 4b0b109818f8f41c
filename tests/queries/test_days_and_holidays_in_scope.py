"""Days and holidays within a scope."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

CALENDAR = """
calendar_on | is_rest_day | is_makeup_workday | holiday_name
------------+-------------+-------------------+-------------
2023-12-30  | true        | false             |
2023-12-31  | true        | false             |
2024-01-01  | true        | false             | 元旦
2024-01-02  | false       | true              |
2024-01-06  | true        | false             |
2024-02-10  | true        | false             | 春节
"""
PLACES = """
place_id | district_id
---------+------------
gate     | taoyangli
other    | elsewhere
"""
COUNTS = """
place_id | counted_from_at  | visit_count
---------+------------------+------------
gate     | 2023-12-29 12:00 | 1000
gate     | 2023-12-30 12:00 | 1
gate     | 2023-12-31 20:00 | 2
gate     | 2024-01-02 05:00 | 4
gate     | 2024-01-02 12:00 | 8
other    | 2024-01-02 12:00 | 5000
gate     | 2024-01-06 12:00 | 16
"""


def fill_days(fill: Fill) -> None:
    fill("core.dim_calendar", CALENDAR)
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)


def test_a_day_says_what_the_calendar_says_of_it(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_days(fill)

    assert answer(
        warehouse,
        "select counted_on::text, visit_count, night_visit_count, is_rest_day,"
        " is_makeup_workday, holiday_name from"
        " metric.footfall_by_day_in_scope('taoyangli', '2023-12-31', '2024-01-03')",
    ) == [
        ("2023-12-31", 2, 2, True, False, "元旦"),
        ("2024-01-01", None, 4, True, False, "元旦"),
        ("2024-01-02", 12, None, False, True, None),
        ("2024-01-03", None, None, None, None, None),  # the calendar does not know it
    ]


def test_a_holiday_is_the_run_of_days_off_and_a_missing_day_is_no_zero(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_days(fill)

    assert answer(
        warehouse,
        "select holiday_name, starts_on::text, ends_on::text, day_count, measure,"
        " visit_count, visit_count_per_day, night_visit_count, coverage_share"
        " from metric.holidays_in_scope('taoyangli', 2024)",
    ) == [
        # two of the three days have a reading; the last night ends on 2 January
        ("元旦", "2023-12-30", "2024-01-01", 3, "entries", 3, 1.5, 6, 2 / 72),
        ("春节", "2024-02-10", "2024-02-10", 1, None, None, None, None, None),
    ]


def test_no_year_asked_for_is_every_year(warehouse: Warehouse, fill: Fill) -> None:
    fill_days(fill)

    assert answer(
        warehouse,
        "select holiday_name, holiday_year from metric.holidays_in_scope(null, null)",
    ) == [("元旦", 2024), ("春节", 2024)]
    assert answer(warehouse, "from metric.holidays_in_scope(null, 2023)") == []
