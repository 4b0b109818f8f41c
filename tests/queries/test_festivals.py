"""Festivals: which days are theirs, and what was counted on them."""

import pytest

from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import night_counts

PLACES = """
place_id | district_id
---------+------------
gate     | taoyangli
yard     | taoyangli
market   | sanbao
"""
COUNTS = """
place_id | counter_id  | counted_from_at  | visit_count
---------+-------------+------------------+------------
gate     | day_before  | 2024-09-30 12:00 | 1000
gate     | first_day   | 2024-10-01 09:00 | 1
gate     | evening     | 2024-10-02 20:00 | 2
gate     | last_night  | 2024-10-03 05:00 | 4
gate     | day_after   | 2024-10-03 12:00 | 2000
market   | market_day  | 2024-10-02 12:00 | 8
yard     | yard_day    | 2024-10-02 12:00 | 16
"""


def test_the_last_day_is_the_evening_that_the_festival_ends_on(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_event",
        """
        event_id     | starts_at        | ends_at          | status
        -------------+------------------+------------------+-------
        a_day        | 2024-10-01 09:00 | 2024-10-01 21:00 | 已办
        b_midnight   | 2024-10-01 18:00 | 2024-10-03 00:00 | 计划
        c_five       | 2024-10-01 18:00 | 2024-10-03 05:00 |
        d_six_sharp  | 2024-10-01 18:00 | 2024-10-03 06:00 | 取消
        e_past_six   | 2024-10-01 18:00 | 2024-10-03 06:30 | 已办
        f_small_hour | 2024-10-01 01:00 | 2024-10-01 04:00 | 已办
        """,
    )

    assert answer(
        warehouse,
        "select event_id, ends_on::text, day_count, is_cancelled"
        " from metric.editions()",
    ) == [
        ("a_day", "2024-10-01", 1, False),
        ("b_midnight", "2024-10-02", 2, False),
        ("c_five", "2024-10-02", 2, False),
        ("d_six_sharp", "2024-10-02", 2, True),
        ("e_past_six", "2024-10-03", 3, False),
        ("f_small_hour", "2024-10-01", 1, False),
    ]


EDITIONS = """
event_id     | starts_at        | ends_at          | venue       | district_id
-------------+------------------+------------------+-------------+------------
by_district  | 2024-10-01 09:00 | 2024-10-02 22:00 |             | taoyangli
by_venue     | 2024-10-01 09:00 | 2024-10-02 22:00 | gate        | taoyangli
nowhere      | 2024-10-01 09:00 | 2024-10-02 22:00 |             |
to_come      | 2025-10-01 09:00 | 2025-10-02 22:00 | gate        |
two_places   | 2024-10-02 09:00 | 2024-10-02 22:00 | gate、market | other
unregistered | 2024-10-01 09:00 | 2024-10-02 22:00 | 大草坪      | taoyangli
"""


def test_a_festival_has_the_days_and_nights_of_its_places(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    fill("core.dim_event", EDITIONS)
    fill("core.dim_district", "district_id\n-----------\ntaoyangli")

    assert answer(
        warehouse,
        "select event_id, measure, visit_count, night_visit_count, place_count"
        " from metric.footfall_by_festival()",
    ) == [
        ("by_district", "entries", 19, 6, 2),
        ("by_venue", "entries", 3, 6, 1),
        ("nowhere", None, None, None, 0),
        ("to_come", None, None, None, 1),
        ("two_places", "entries", 10, 6, 2),
        ("unregistered", None, None, None, 0),
    ]


def test_a_cancelled_festival_keeps_its_row_without_numbers(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    fill(
        "core.dim_event",
        """
        event_id  | starts_at        | ends_at          | venue  | status | {claimed}
        ----------+------------------+------------------+--------+--------+----------
        apart     | 2024-10-02 09:00 | 2024-10-02 22:00 | market | 已办   |
        cancelled | 2024-10-01 09:00 | 2024-10-02 22:00 | gate   | 取消   | 5000
        first     | 2024-10-01 09:00 | 2024-10-01 22:00 | gate   | 已办   | 9999
        meets     | 2024-10-01 20:00 | 2024-10-02 22:00 | gate   | 已办   |
        next_day  | 2024-10-03 09:00 | 2024-10-03 22:00 | gate   | 计划   |
        """.replace("{claimed}", "claimed_visit_count"),
    )

    columns = "event_id, visit_count, has_overlap, claimed_visit_count, status"
    assert answer(
        warehouse, f"select {columns} from metric.footfall_by_festival()"
    ) == [
        ("apart", 8, False, None, "已办"),
        ("cancelled", None, False, 5000, "取消"),
        ("first", 1, True, 9999, "已办"),
        ("meets", 3, True, None, "已办"),
        ("next_day", 2004, False, None, "计划"),
    ]


def test_the_days_around_a_festival_start_from_its_opening_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    fill(
        "core.dim_event",
        """
        event_id | starts_at        | ends_at          | venue
        ---------+------------------+------------------+------
        fair     | 2024-10-01 18:00 | 2024-10-03 00:00 | gate
        """,
    )

    assert answer(
        warehouse,
        "select day_index, counted_on::text, visit_count, night_visit_count, is_within"
        " from metric.festival_days('fair', 1, 2)",
    ) == [
        (-1, "2024-09-30", 1000, None, False),
        (0, "2024-10-01", 1, None, True),
        (1, "2024-10-02", 2, 6, True),
        (2, "2024-10-03", 2004, None, False),
        (3, "2024-10-04", None, None, False),
    ]


def test_a_festival_without_counts_still_has_its_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_event",
        """
        event_id  | starts_at        | ends_at          | status
        ----------+------------------+------------------+-------
        cancelled | 2024-10-01 18:00 | 2024-10-01 22:00 | 取消
        """,
    )

    assert answer(
        warehouse,
        "select day_index, measure, visit_count, is_within"
        " from metric.festival_days('cancelled', 0, 1)",
    ) == [(0, None, None, False), (1, None, None, False)]
    assert answer(warehouse, "from metric.festival_days('no_such', 0, 1)") == []


def test_the_rows_behind_a_festival_add_up_to_its_days_and_nights(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    fill("core.dim_event", EDITIONS)

    columns = "counter_id, visit_count, is_counted, is_night_counted"
    assert answer(
        warehouse, f"select {columns} from metric.edition_rows('by_venue')"
    ) == [
        ("first_day", 1, True, False),
        ("evening", 2, True, True),
        ("last_night", 4, False, True),  # of the night, and of the day after
    ]
    assert answer(warehouse, "from metric.edition_rows('unregistered')") == []


def test_the_night_share_of_an_edition_is_of_its_whole_nights(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | taoyangli")
    fill(
        "core.dim_event",
        """
        event_id | venue | starts_at        | ends_at
        ---------+-------+------------------+-----------------
        over     | gate  | 2024-10-01 18:00 | 2024-10-01 23:00
        running  | gate  | 2024-10-03 18:00 | 2024-10-03 23:00
        """,
    )
    # from 06:00 to 06:00: 10 by day, then 90, 30 and 50 at night, the last one cut
    counts = night_counts("gate", "2024-10-01", [90, 30, 50])
    known = [row for row in counts if str(row["counted_from_at"]) < "2024-10-04 00:00"]
    write_rows(warehouse, "core.fct_visitor_count", known)

    columns = "event_id, night_share, night_share_reason"
    assert answer(
        warehouse, f"select {columns} from metric.footfall_by_festival()"
    ) == [("over", pytest.approx(90 / 100), None), ("running", None, "not_over")]
