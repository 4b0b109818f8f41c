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


UNITS = """
rule_id  | stage  | limit_value | limit_unit | starts_from | is_rolled
---------+--------+-------------+------------+-------------+----------
hours    | close  | 48          | hour       | receipt     | true
plain    | close  | 60          | day        | receipt     | false
rolled   | close  | 60          | day        | receipt     | true
accepted | close  | 60          | day        | acceptance  | true
"""


def test_sixty_days_roll_past_a_holiday_and_hours_do_not(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_calendar(fill, rest_days())
    fill("core.dim_deadline_rule", UNITS)
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | accepted_at
        -------------+------------------+-----------------
        summer       | 2026-08-02 10:30 | 2026-08-09 09:00
        """,
    )

    assert answer(
        warehouse,
        "select rule_id, due_at::text, coalesce(reason, state),"
        " round(remaining_hours, 6)"
        " from metric.complaint_deadlines('2026-08-04 12:30')",
    ) == [
        ("accepted", None, "no_start", None),  # not accepted by then
        ("hours", "2026-08-04 10:30:00", "overdue", -2.0),
        ("plain", "2026-10-01 23:59:59.999999", "open", 58 * 24 + 11.5),
        ("rolled", "2026-10-08 23:59:59.999999", "open", 65 * 24 + 11.5),
    ]
    due = dict(
        answer(
            warehouse,
            "select rule_id, due_at::date::text"
            " from metric.complaint_deadlines('2026-10-31')",
        )
    )
    assert due == {
        "accepted": "2026-10-08",  # 60 days from 08-09
        "hours": "2026-08-04",
        "plain": "2026-10-01",
        "rolled": "2026-10-08",
    }


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


PAUSABLE = """
rule_id | stage         | limit_value | limit_unit | pause_reasons | is_extendable
--------+---------------+-------------+------------+---------------+--------------
days    | close         | 10          | day        | 鉴定、检测    | false
ends    | end_mediation | 5           | workday    | 鉴定、检测    | true
hours   | close         | 48          | hour       | 鉴定、检测    | false
strict  | close         | 48          | hour       |               | false
"""
PAUSED = """
complaint_id | received_at      | paused_from_at   | paused_to_at     | pause_reason
-------------+------------------+------------------+------------------+-------------
over_holiday | 2024-09-30 12:00 | 2024-09-30 18:00 | 2024-10-09 06:00 | 鉴定
still        | 2024-09-30 12:00 | 2024-10-01 12:00 |                  | 检测
other_reason | 2024-09-30 12:00 | 2024-10-01 12:00 |                  | 出差
too_late     | 2024-09-30 12:00 | 2024-11-01 12:00 |                  | 鉴定
"""
EXTENDED = """
complaint_id | received_at      | extended_to_on
-------------+------------------+---------------
extended     | 2024-09-30 12:00 | 2024-10-31
not_longer   | 2024-09-30 12:00 | 2024-10-01
"""


def test_pauses_and_extensions_that_the_rule_allows_move_the_end(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_calendar(fill, rest_days())
    fill("core.dim_deadline_rule", PAUSABLE)
    fill("core.fct_complaint", PAUSED)
    fill("core.fct_complaint", EXTENDED)

    found = answer(
        warehouse,
        "select complaint_id, rule_id,"
        " coalesce(strftime(due_at, '%m-%d %H:%M'), reason)"
        " from metric.complaint_deadlines('2024-11-30')",
    )
    ends: dict[str, list[str]] = {}
    for complaint_id, _, end in found:
        ends.setdefault(complaint_id, []).append(end)
    assert ends == {
        # days, working days, hours, hours that run on
        "extended": ["10-10 23:59", "10-31 23:59", "10-02 12:00", "10-02 12:00"],
        "not_longer": ["10-10 23:59", "10-12 23:59", "10-02 12:00", "10-02 12:00"],
        "other_reason": ["10-10 23:59", "10-12 23:59", "10-02 12:00", "10-02 12:00"],
        # 9 days, 2 working days (10-08, 10-09) and 204 hours are taken out
        "over_holiday": ["10-19 23:59", "10-15 23:59", "10-11 00:00", "10-02 12:00"],
        "still": ["still_paused"] * 3 + ["10-02 12:00"],
        "too_late": ["10-10 23:59", "10-12 23:59", "10-02 12:00", "10-02 12:00"],
    }


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
