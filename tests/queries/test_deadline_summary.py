"""Deadlines added up: what is due, what is not yet, and how old the open ones are."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

RULE = """
rule_id | stage  | limit_value | limit_unit
--------+--------+-------------+-----------
desk    | close  | 240         | hour
"""
CASES = """
complaint_id  | received_at      | closed_at        | district_id
--------------+------------------+------------------+------------
day_before    | 2024-08-31 23:59 | 2024-09-01 09:00 | sanbao
on_time       | 2024-09-01 00:00 | 2024-09-02 09:00 | sanbao
also_on_time  | 2024-09-02 12:00 | 2024-09-12 12:00 | taoyangli
late          | 2024-09-02 12:00 | 2024-09-20 12:00 | taoyangli
never_closed  | 2024-09-02 12:00 |                  | taoyangli
due_at_once   | 2024-09-21 12:00 |                  | taoyangli
early_not_due | 2024-09-30 23:59 | 2024-10-01 09:00 | taoyangli
open_not_due  | 2024-09-30 12:00 |                  | taoyangli
day_after     | 2024-10-01 00:00 | 2024-10-01 09:00 | taoyangli
"""
ASKED = "'2024-09-01', '2024-09-30', '2024-10-01 12:00'"


def test_shares_are_of_what_is_due_by_then(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)
    columns = (
        "clock_count, due_count, due_done_on_time_count, due_done_count,"
        " done_on_time_count, done_late_count, open_count, overdue_count"
    )

    assert answer(
        warehouse,
        f"select district_id, {columns}, on_time_share, done_share"
        f" from metric.deadline_summary_by_district({ASKED})",
    ) == [
        ("sanbao", 1, 1, 1, 1, 1, 0, 0, 0, 1.0, 1.0),
        # early_not_due is done and not due; due_at_once ends at the very instant
        ("taoyangli", 6, 3, 1, 2, 2, 1, 2, 1, 1 / 3, 2 / 3),
    ]
    assert answer(
        warehouse,
        f"select {columns}, on_time_share, done_share, on_time_of_received_share,"
        f" done_of_received_share from metric.deadline_summary({ASKED})",
    ) == [(7, 4, 2, 3, 3, 1, 2, 1, 2 / 4, 3 / 4, 3 / 7, 4 / 7)]


def test_the_undone_are_sorted_by_full_days(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill(
        "core.fct_complaint",
        """
        complaint_id     | received_at
        -----------------+-----------------
        not_yet_8_days   | 2024-09-23 12:01
        eight_days       | 2024-09-23 12:00
        not_yet_31_days  | 2024-08-31 12:01
        thirty_one_days  | 2024-08-31 12:00
        not_yet_61_days  | 2024-08-01 12:01
        sixty_one_days   | 2024-08-01 12:00
        """,
    )

    assert answer(
        warehouse,
        "select undone_0_7_days_count, undone_8_30_days_count, undone_31_60_days_count,"
        " undone_over_60_days_count from"
        " metric.deadline_summary('2024-01-01', '2024-12-31', '2024-10-01 12:00')",
    ) == [(1, 2, 2, 1)]


def test_with_nothing_due_there_is_no_share(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)

    assert answer(
        warehouse,
        "select clock_count, due_count, on_time_share, done_share, verdict, reason"
        " from metric.deadline_summary('2024-09-30', '2024-09-30', '2024-10-01 12:00')",
    ) == [(2, 0, None, None, "not_known", "no_base")]
