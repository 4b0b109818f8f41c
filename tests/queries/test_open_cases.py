"""Open cases by the days left to their tightest limit."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

RULES = """
rule_id | stage  | limit_value | limit_unit | channel | pause_reasons | starts_from
--------+--------+-------------+------------+---------+---------------+------------
desk    | close  | 240         | hour       | 12345   | 鉴定          | receipt
check   | verify | 24          | hour       | 12345   |               | receipt
told    | inform | 24          | hour       | letter  |               | closing
"""
DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
sanbao      | belt
"""
# 240 hours are 10 days; known at noon of 30 September.
CASES = """
complaint_id  | received_at      | verified_at      | channel | district_id
--------------+------------------+------------------+---------+------------
over_30_days  | 2024-08-21 11:59 | 2024-08-21 12:30 | 12345   | sanbao
just_30_days  | 2024-08-21 12:00 | 2024-08-21 12:30 | 12345   | sanbao
over_7_days   | 2024-09-13 11:59 | 2024-09-13 12:30 | 12345   | sanbao
just_7_days   | 2024-09-13 12:00 | 2024-09-13 12:30 | 12345   | sanbao
due_now       | 2024-09-20 12:00 | 2024-09-20 12:30 | 12345   | sanbao
in_48_hours   | 2024-09-22 12:00 | 2024-09-22 12:30 | 12345   | sanbao
in_7_days     | 2024-09-27 12:00 | 2024-09-27 12:30 | 12345   | sanbao
in_8_days     | 2024-09-27 12:01 | 2024-09-27 12:30 | 12345   | sanbao
tightest      | 2024-09-29 18:00 |                  | 12345   | sanbao
no_rule       | 2024-09-25 12:00 |                  | other   | belt
not_begun     | 2024-09-25 12:00 |                  | letter  | belt
not_received  | 2024-09-30 12:01 |                  | 12345   | sanbao
"""
CLOSED = """
complaint_id | received_at      | verified_at      | closed_at        | channel
-------------+------------------+------------------+------------------+--------
closed       | 2024-08-20 12:00 | 2024-08-20 12:30 | 2024-09-30 12:00 | 12345
closed_later | 2024-09-25 12:00 | 2024-09-25 12:30 | 2024-09-30 12:01 | 12345
"""
REOPENED = """
complaint_id | received_at      | verified_at      | closed_at  | reopened_at | channel
-------------+------------------+------------------+------------+-------------+--------
again        | 2024-09-25 12:00 | 2024-09-25 13:00 | 2024-09-26 | 2024-09-27  | 12345
again_later  | 2024-09-25 12:00 | 2024-09-25 13:00 | 2024-09-26 | 2024-10-01  | 12345
closed_twice | 2024-09-25 12:00 | 2024-09-25 13:00 | 2024-09-28 | 2024-09-27  | 12345
"""
PAUSED = """
complaint_id | received_at      | verified_at      | paused_from_at | pause_reason
-------------+------------------+------------------+----------------+-------------
paused       | 2024-09-25 12:00 | 2024-09-25 13:00 | 2024-09-26     | 鉴定
"""
ASKED = "'2024-09-30 12:00'"
GROUPS = (
    "select complaint_id, days_left_group, reason"
    f" from metric.open_cases(null, {ASKED})"
)


def fill_desk(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_deadline_rule", RULES)
    fill("core.fct_complaint", CASES)
    fill("core.fct_complaint", CLOSED)


def test_a_case_is_in_the_group_of_its_tightest_limit(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)

    assert {row[0]: row[1:] for row in answer(warehouse, GROUPS)} == {
        "over_30_days": ("overdue_over_30", None),
        "just_30_days": ("overdue_in_30", None),
        "over_7_days": ("overdue_in_30", None),
        "just_7_days": ("overdue_in_7", None),
        "due_now": ("due_in_2", None),
        "in_48_hours": ("due_in_2", None),
        "in_7_days": ("due_in_7", None),
        "in_8_days": ("due_in_30", None),
        "tightest": ("due_in_2", None),
        "closed_later": ("due_in_7", None),
        "no_rule": ("not_known", "no_rule"),
        "not_begun": ("not_known", "no_start"),
    }


def test_reopened_cases_are_open_again_and_paused_ones_have_no_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", RULES)
    fill("core.fct_complaint", REOPENED)
    fill("core.fct_complaint", PAUSED)
    warehouse.execute("update core.fct_complaint set channel = '12345'").fetchall()

    assert sorted(answer(warehouse, GROUPS)) == [
        ("again", "due_in_7", None),
        ("paused", "paused", "still_paused"),
    ]


def test_a_case_whose_limits_are_all_met_has_none_running(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_deadline_rule",
        "rule_id | stage | limit_value | limit_unit\ncheck | verify | 24 | hour",
    )
    fill(
        "core.fct_complaint",
        "complaint_id | received_at | verified_at\n"
        "checked | 2024-09-25 12:00 | 2024-09-25 13:00",
    )

    assert answer(
        warehouse,
        "select days_left_group, remaining_hours, due_at, stage, verdict, reason"
        f" from metric.open_cases(null, {ASKED})",
    ) == [("not_known", None, None, None, "not_known", "no_running_limit")]


def test_the_groups_add_up_to_the_open_cases_of_the_scope(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)
    counts = "select complaint_count from metric.open_cases_by_days_left"

    whole = answer(warehouse, f"{counts}(null, {ASKED})")
    assert [row[0] for row in whole] == [1, 2, 1, 3, 2, 1, 0, 0, 2]
    belt = answer(warehouse, f"{counts}('belt', {ASKED})")
    # closed_later lies in no district
    assert [row[0] for row in belt] == [1, 2, 1, 3, 1, 1, 0, 0, 2]
    assert answer(warehouse, f"{counts}('atlantis', {ASKED})") == [(0,)] * 9


def test_the_tightest_limit_says_which_one_it_is(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)

    assert answer(
        warehouse,
        "select stage, remaining_hours, cast(due_at as varchar), refunded_yuan"
        f" from metric.open_cases(null, {ASKED}) where complaint_id = 'tightest'",
    ) == [("verify", 6.0, "2024-09-30 18:00:00", Decimal(0))]
