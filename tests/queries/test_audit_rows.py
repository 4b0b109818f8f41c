"""The rows behind a figure, down to file, sheet and line."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DELIVERIES = """
delivery_id | feed           | file_name       | last_on
------------+----------------+-----------------+-----------
1           | visitor_counts | counts.csv      | 2024-10-02
2           | visitor_counts | correction.csv  | 2024-10-02
3           | complaints     | complaints.xlsx | 2024-10-02
"""
PERIOD = "'2024-10-01', '2024-10-01'"
READINGS = """
place_id | counter_id | counted_from_at  | counted_to_at    | measure  | visit_count
---------+------------+------------------+------------------+----------+------------
gate     | day_before | 2024-09-30 12:00 | 2024-09-30 13:00 | entries  | 1000
gate     | hour       | 2024-10-01 12:00 | 2024-10-01 13:00 | entries  | 1
gate     | outage     | 2024-10-01 12:00 | 2024-10-01 13:00 | entries  |
gate     | both       | 2024-10-01 08:00 | 2024-10-01 09:00 | entries  | 300
gate     | both       | 2024-10-01 00:00 | 2024-10-02 00:00 | entries  | 2
gate     | line       | 2024-10-01 12:00 | 2024-10-01 13:00 | passages | 4
gate     | leaving    | 2024-10-01 12:00 | 2024-10-01 13:00 | exits    | 500
gate     | two_days   | 2024-10-01 00:00 | 2024-10-03 00:00 | entries  | 7000
other    | elsewhere  | 2024-10-01 12:00 | 2024-10-01 13:00 | entries  | 8000
"""


def fill_readings(fill: Fill) -> None:
    fill("ledger.delivery", DELIVERIES)
    fill("core.dim_place", "place_id | district_id\ngate | belt\nother | far")
    fill("core.fct_visitor_count", READINGS)


def test_the_rows_behind_visits_say_which_of_them_count(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_readings(fill)

    columns = "counter_id, visit_count, is_counted, file_name, source_row"
    assert answer(
        warehouse,
        f"select {columns} from metric.visit_rows('belt', {PERIOD}, 'entries')"
        " order by source_row",
    ) == [
        ("hour", 1, True, "counts.csv", 2),
        ("outage", None, False, "counts.csv", 3),
        ("both", 300, False, "counts.csv", 4),  # its day total stands for the day
        ("both", 2, True, "counts.csv", 5),
        ("two_days", 7000, False, "counts.csv", 8),
    ]


def test_the_rows_that_count_add_up_to_the_visits(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_readings(fill)

    assert answer(
        warehouse,
        "select measure, cast(sum(visit_count) as bigint)"
        f" from metric.visit_rows(null, {PERIOD}, null)"
        " where is_counted group by measure order by measure",
    ) == [("entries", 8003), ("passages", 4)]
    assert answer(
        warehouse,
        f"select measure, visit_count from metric.footfall_in_scope(null, {PERIOD})",
    ) == [("entries", 8003), ("passages", 4)]


def test_the_rows_behind_a_complaint_figure_name_their_file(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("ledger.delivery", DELIVERIES)
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | district_id | category | delivery_id
        -------------+------------------+-------------+----------+------------
        day_before   | 2024-09-30 23:59 | belt        | 诚信退赔 | 3
        last_minute  | 2024-10-01 23:59 | belt        | 诚信退赔 | 3
        other_kind   | 2024-10-01 00:00 | belt        | 服务态度 | 3
        no_file      | 2024-10-01 12:00 |             | 诚信退赔 | 99
        """,
    )
    fill("core.fct_refund", "complaint_id | refunded_yuan\nlast_minute | 5")

    columns = "complaint_id, refunded_yuan, file_name, source_row"
    assert answer(
        warehouse, f"select {columns} from metric.case_rows(null, {PERIOD}, '诚信退赔')"
    ) == [
        ("no_file", Decimal(0), None, 4),
        ("last_minute", Decimal(5), "complaints.xlsx", 2),
    ]
    assert answer(
        warehouse, f"select complaint_id from metric.case_rows('belt', {PERIOD})"
    ) == [("other_kind",), ("last_minute",)]


def test_deliveries_and_rows_set_aside_are_all_there(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("ledger.delivery", DELIVERIES)
    fill(
        "ledger.set_aside_row",
        """
        delivery_id | source_row | column_name | raw_value
        ------------+------------+-------------+----------
        3           | 7          | 受理时间    |
        1           | 9          | 人次        | 三十
        99          | 1          |             |
        """,
    )

    assert answer(
        warehouse, "select delivery_id, file_name from metric.deliveries()"
    ) == [(1, "counts.csv"), (2, "correction.csv"), (3, "complaints.xlsx")]
    columns = "file_name, source_row, column_name, raw_value"
    assert answer(warehouse, f"select {columns} from metric.set_aside_rows()") == [
        ("counts.csv", 9, "人次", "三十"),
        ("complaints.xlsx", 7, "受理时间", None),
        (None, 1, None, None),
    ]


def test_a_restatement_names_both_values_and_both_files(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("ledger.delivery", DELIVERIES)
    header = "place_id | counted_from_at | visit_count | delivery_id | source_row"
    fill(
        "core.fct_visitor_count",
        f"""
        {header}
        twice | 2024-10-01 12:00 | 70 | 3 | 44
        other | 2024-10-01 12:00 | 99 | 3 | 45
        once  | 2024-10-01 12:00 |    | 2 | 46
        """,
    )
    fill(
        "history.fct_visitor_count",
        f"""
        {header} | superseded_by_delivery_id
        twice | 2024-10-01 12:00 | 30 | 1 | 11 | 2
        twice | 2024-10-01 12:00 | 50 | 2 | 22 | 3
        once  | 2024-10-01 12:00 | 8  | 1 | 12 | 2
        """,
    )

    columns = "place_id, old_visit_count, new_visit_count, difference, #13, #17, #19"
    assert answer(warehouse, f"select {columns} from metric.superseded_counts()") == [
        ("once", 8, None, None, "counts.csv", "correction.csv", 46),
        ("twice", 30, 50, 20, "counts.csv", "correction.csv", 22),
        ("twice", 50, 70, 20, "correction.csv", "complaints.xlsx", 44),
    ]
