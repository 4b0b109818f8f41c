"""Deadlines: which rule, from when, to when, and what is known at an instant."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.official_calendar import fill_calendar, rest_days

CHANGED = """
rule_id  | stage  | limit_value | limit_unit | starts_from | valid_from_on | valid_to_on
---------+--------+-------------+------------+-------------+---------------+------------
tourism  | accept | 5           | workday    | receipt     | 2010-07-01    | 2026-03-14
tourism  | accept | 2           | workday    | receipt     | 2026-03-15    |
"""


def test_the_rule_is_the_one_in_force_at_receipt(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_calendar(fill, rest_days())
    fill("core.dim_deadline_rule", CHANGED)
    fill(
        "core.fct_complaint",
        """
        complaint_id  | received_at      | accepted_at
        --------------+------------------+-----------------
        last_old_day  | 2026-03-14 23:59 | 2026-03-20 23:59
        first_new_day | 2026-03-15 00:00 | 2026-03-17 23:59
        new_and_late  | 2026-03-15 00:00 | 2026-03-18 00:00
        """,
    )

    assert answer(
        warehouse,
        "select complaint_id, rule_valid_from_on::text, limit_value, due_at::text,"
        " state, verdict, remaining_working_day_count"
        " from metric.complaint_deadlines('2026-10-31')",
    ) == [
        (
            *("first_new_day", "2026-03-15", 2, "2026-03-17 23:59:59.999999"),
            *("done_on_time", "met", 0),
        ),
        (
            *("last_old_day", "2010-07-01", 5, "2026-03-20 23:59:59.999999"),
            *("done_on_time", "met", 0),
        ),
        (
            *("new_and_late", "2026-03-15", 2, "2026-03-17 23:59:59.999999"),
            *("done_late", "missed", -1),
        ),
    ]


BY_KIND = """
rule_id     | stage  | limit_value | limit_unit | channel       | category
------------+--------+-------------+------------+---------------+---------
any         | accept | 1           | hour       |               |
two_lines   | accept | 1           | hour       | 12345、陶小二 |
one_kind    | accept | 1           | hour       |               | 诚信退赔
both        | accept | 1           | hour       | 12315         | 诚信退赔
"""


def test_a_rule_names_channels_and_a_category_or_applies_to_all(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", BY_KIND)
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | channel | category
        -------------+------------------+---------+---------
        hotline      | 2024-10-01 12:00 | 12345   | 涨价
        refund       | 2024-10-01 12:00 | 12315   | 诚信退赔
        part_of_name | 2024-10-01 12:00 | 1234    |
        unsaid       | 2024-10-01 12:00 |         |
        """,
    )

    assert answer(
        warehouse,
        "select complaint_id, string_agg(rule_id, ' ' order by rule_id)"
        " from metric.complaint_deadlines('2024-10-31') group by all order by all",
    ) == [
        ("hotline", "any two_lines"),
        ("part_of_name", "any"),
        ("refund", "any both one_kind"),
        ("unsaid", "any"),
    ]


ONE_DAY = """
rule_id | stage  | limit_value | limit_unit
--------+--------+-------------+-----------
desk    | close  | 24          | hour
"""
AT_NOON = """
complaint_id   | received_at      | closed_at        | reopened_at
---------------+------------------+------------------+-----------------
at_the_end     | 2024-10-01 12:00 | 2024-10-02 12:00 |
a_minute_late  | 2024-10-01 12:00 | 2024-10-02 12:01 |
closed_later   | 2024-10-02 12:00 | 2024-10-03 09:00 |
never_closed   | 2024-10-01 12:00 |                  |
reopened       | 2024-10-01 12:00 | 2024-10-01 18:00 | 2024-10-02 09:00
reopened_later | 2024-10-01 12:00 | 2024-10-01 18:00 | 2024-10-04 09:00
not_received   | 2024-10-02 20:01 |                  |
"""
WITHOUT_CLOCK = """
complaint_id | received_at      | is_time_ordered | is_void | linked_complaint_id
-------------+------------------+-----------------+---------+--------------------
out_of_order | 2024-10-01 12:00 | false           | false   |
void         | 2024-10-01 12:00 | true            | true    |
urging       | 2024-10-02 12:00 | true            | false   | never_closed
"""


def test_nothing_after_the_instant_is_known(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_deadline_rule", ONE_DAY)
    fill("core.fct_complaint", AT_NOON)
    fill("core.fct_complaint", WITHOUT_CLOCK)

    assert answer(
        warehouse,
        "select complaint_id, state, reason, remaining_hours"
        " from metric.complaint_deadlines('2024-10-02 20:00')",
    ) == [
        ("a_minute_late", "done_late", None, -1 / 60),
        ("at_the_end", "done_on_time", None, 0.0),
        ("closed_later", "open", None, 16.0),
        ("never_closed", "overdue", None, -8.0),
        ("out_of_order", "not_known", "times_out_of_order", None),
        ("reopened", "overdue", None, -8.0),
        ("reopened_later", "done_on_time", None, 18.0),
    ]


STAGES = """
rule_id  | stage  | limit_value | limit_unit | starts_from
---------+--------+-------------+------------+------------
1_accept | accept | 3           | day        | receipt
2_verify | verify | 3           | day        | acceptance
3_inform | inform | 3           | day        | receipt
4_paid   | refund | 3           | day        | closing
"""
REACHED = """
complaint_id | received_at | accepted_at | verified_at | closed_at
-------------+-------------+-------------+-------------+-----------
all_of_it    | 2024-10-01  | 2024-10-02  | 2024-10-03  | 2024-10-04
gaps         | 2024-10-01  |             | 2024-10-03  | 2024-10-04
unpaid       | 2024-10-01  | 2024-10-02  |             | 2024-10-04
swapped      | 2024-10-01  | 2024-10-03  | 2024-10-02  |
"""


def test_each_stage_has_its_own_time_and_a_missing_one_is_said(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", STAGES)
    fill("core.fct_complaint", REACHED)
    warehouse.execute(
        "update core.fct_complaint set decided_refund_yuan = 20"
        " where complaint_id in ('all_of_it', 'unpaid')"
    ).fetchall()
    fill(
        "core.fct_refund",
        "complaint_id | refunded_yuan | refunded_at\n"
        "all_of_it    | 20.00         | 2024-10-03",
    )

    found = answer(
        warehouse,
        "select complaint_id, rule_id, coalesce(reason, state)"
        " from metric.complaint_deadlines('2024-10-10')",
    )
    assert [row for row in found if row[1] != "3_inform"] == [
        ("all_of_it", "1_accept", "done_on_time"),
        ("all_of_it", "2_verify", "done_on_time"),
        ("all_of_it", "4_paid", "done_on_time"),  # paid before it was closed
        ("gaps", "1_accept", "not_recorded"),  # verified, so it was accepted
        ("gaps", "2_verify", "no_start"),  # no refund is due: no clock for it
        ("swapped", "1_accept", "done_on_time"),
        ("swapped", "2_verify", "times_out_of_order"),
        ("unpaid", "1_accept", "done_on_time"),
        ("unpaid", "2_verify", "not_recorded"),
        ("unpaid", "4_paid", "overdue"),
    ]
    assert {row[2] for row in found if row[1] == "3_inform"} == {"not_recorded"}


def test_without_a_rule_or_past_the_calendar_the_row_says_so(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_calendar(fill, rest_days())
    fill("core.dim_deadline_rule", CHANGED)
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | accepted_at      | due_at
        -------------+------------------+------------------+-----------------
        before_rules | 2010-06-30 12:00 |                  | 2010-07-05 00:00
        year_end     | 2026-12-30 12:00 | 2026-12-30 12:30 |
        """,
    )

    assert answer(
        warehouse,
        "select complaint_id, rule_id, due_at, state, verdict, reason,"
        " stated_due_at::text from metric.complaint_deadlines('2027-01-31')",
    ) == [
        (
            *("before_rules", None, None, "not_known", "not_known", "no_rule"),
            "2010-07-05 00:00:00",
        ),
        ("year_end", "tourism", None, "not_known", "not_known", "past_calendar", None),
    ]
