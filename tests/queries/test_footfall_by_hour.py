"""Footfall by district and hour of day."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id
---------+------------
gate     | taoyangli
other    | taoyangli
sanbao   | sanbao
"""


def test_an_hour_adds_up_the_days_and_leaves_out_what_has_no_hour(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id   | counted_from_at  | counted_to_at    | visit_count
        ---------+--------------+------------------+------------------+------------
        gate     | day_before   | 2024-09-30 20:00 | 2024-09-30 21:00 | 1000
        gate     | first_day    | 2024-10-01 20:00 | 2024-10-01 21:00 | 1
        other    | same_hour    | 2024-10-01 20:00 | 2024-10-01 20:15 | 2
        gate     | last_day     | 2024-10-02 20:00 | 2024-10-02 21:00 | 4
        gate     | outage       | 2024-10-01 09:00 | 2024-10-01 10:00 |
        gate     | two_hours    | 2024-10-01 20:00 | 2024-10-01 22:00 | 8000
        sanbao   | whole_day    | 2024-10-01 00:00 | 2024-10-02 00:00 | 9000
        gate     | day_after    | 2024-10-03 20:00 | 2024-10-03 21:00 | 2000
        """,
    )

    assert answer(
        warehouse, "from metric.footfall_by_hour('2024-10-01', '2024-10-02')"
    ) == [
        # district, hour, measure, visits, days with a reading, visits a day
        ("taoyangli", 9, "entries", None, 0, None),
        ("taoyangli", 20, "entries", 7, 2, 3.5),
    ]


def test_entries_and_passages_are_never_added(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | measure  | visit_count
        ---------+------------------+----------+------------
        gate     | 2024-10-01 20:00 | entries  | 1
        gate     | 2024-10-01 20:00 | passages | 2
        gate     | 2024-10-01 20:00 | exits    | 4
        """,
    )

    assert answer(
        warehouse,
        "select measure, visit_count"
        " from metric.footfall_by_hour('2024-10-01', '2024-10-01')",
    ) == [("entries", 1), ("passages", 2)]


def test_a_weekday_keeps_its_own_days_and_divides_by_them(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    # 5 October 2024 was a Saturday
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id      | counted_from_at  | visit_count
        ---------+-----------------+------------------+------------
        gate     | friday          | 2024-10-04 20:00 | 1000
        gate     | saturday        | 2024-10-05 20:00 | 1
        gate     | into_sunday     | 2024-10-06 01:00 | 8
        gate     | sunday          | 2024-10-06 20:00 | 2000
        gate     | saturday_after  | 2024-10-12 20:00 | 4
        gate     | one_too_late    | 2024-10-19 20:00 | 4000
        """,
    )
    asked = "from metric.footfall_by_hour_on_weekdays('2024-10-01', '2024-10-18', {})"

    assert answer(warehouse, asked.format("'6'")) == [
        ("taoyangli", 20, "entries", 5, 2, 2.5)
    ]
    assert answer(warehouse, asked.format("'6,7'")) == [
        ("taoyangli", 1, "entries", 8, 1, 8.0),
        ("taoyangli", 20, "entries", 2005, 3, 2005 / 3),
    ]
    assert answer(warehouse, asked.format("null")) == answer(
        warehouse, "from metric.footfall_by_hour('2024-10-01', '2024-10-18')"
    )
