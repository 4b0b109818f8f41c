"""How much a delivery changed what earlier ones had said."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DELIVERIES = """
delivery_id | file_name   | release_kind | kept_row_count | withdraws_delivery_id
------------+-------------+--------------+----------------+----------------------
1           | flash.csv   | 快报         | 6              |
2           | final.csv   | 正式         | 6              |
3           | again.csv   |              | 1              |
4           |             |              | 0              | 3
"""
# The hour says what became of the reading that was delivered first.
OLD = """
place_id | counted_from_at  | visit_count | measure  | delivery_id | superseded_by
---------+------------------+-------------+----------+-------------+--------------
gate     | 2024-10-01 10:00 | 100         | entries  | 1           | 2
gate     | 2024-10-01 11:00 | 300         | entries  | 1           | 2
gate     | 2024-10-01 12:00 |             | entries  | 1           | 2
gate     | 2024-10-01 13:00 | 50          | entries  | 1           | 2
gate     | 2024-10-01 14:00 | 70          | entries  | 1           | 2
gate     | 2024-10-01 15:00 | 0           | passages | 1           | 2
gate     | 2024-10-02 10:00 | 1000        | entries  | 2           | 3
"""
NEW = """
place_id | counted_from_at  | visit_count | measure  | delivery_id
---------+------------------+-------------+----------+------------
gate     | 2024-10-01 10:00 | 140         | entries  | 2
gate     | 2024-10-01 11:00 | 240         | entries  | 2
gate     | 2024-10-01 12:00 | 80          | entries  | 2
gate     | 2024-10-01 13:00 |             | entries  | 2
gate     | 2024-10-01 15:00 | 9           | passages | 2
gate     | 2024-10-02 10:00 | 900         | entries  | 3
"""


def fill_versions(fill: Fill) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | sanbao")
    fill("ledger.delivery", DELIVERIES)
    by_delivery = OLD.replace("superseded_by", "superseded_by_delivery_id")
    fill("history.fct_visitor_count", by_delivery)
    fill("core.fct_visitor_count", NEW)


def test_differences_do_not_cancel_out(warehouse: Warehouse, fill: Fill) -> None:
    fill_versions(fill)

    columns = (
        "delivery_id, release_kind, measure, old_visit_count, new_visit_count,"
        " difference, revised_visit_count, revision_ratio, is_withdrawn, verdict,"
        " reason"
    )
    assert answer(warehouse, f"select {columns} from metric.revision_size()") == [
        # 40 more and 60 fewer are a revision of 100, not of −20
        (2, "正式", "entries", 400, 380, -20, 100, 0.25, False, "comparable", None),
        (2, "正式", "passages", 0, 9, 9, 9, None, False, "not_comparable", "no_base"),
        (3, None, "entries", 1000, 900, -100, 100, 0.1, True, "comparable", None),
    ]


def test_outages_are_counted_and_are_no_zero(warehouse: Warehouse, fill: Fill) -> None:
    fill_versions(fill)

    assert answer(
        warehouse,
        "select restated_reading_count, compared_reading_count, filled_reading_count,"
        " emptied_reading_count, kept_row_count, first_on::text, last_on::text"
        " from metric.revision_size() where delivery_id = 2 and measure = 'entries'",
        # the reading of 14:00 is in no delivery any more
    ) == [(4, 2, 1, 1, 6, "2024-10-01", "2024-10-01")]
