"""The desk's view of a scope: what is overdue, due soon, not known; the advances."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_payments import PERIOD, fill_payments

RULE = """
rule_id | stage  | limit_value | limit_unit
--------+--------+-------------+-----------
desk    | close  | 240         | hour
"""
DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
sanbao      | belt
elsewhere   |
"""
CASES = """
complaint_id    | received_at      | closed_at        | district_id
----------------+------------------+------------------+------------
overdue         | 2024-09-02 12:00 |                  | sanbao
just_overdue    | 2024-09-20 11:59 |                  | sanbao
due_this_minute | 2024-09-20 12:00 |                  | sanbao
in_48_hours     | 2024-09-22 12:00 |                  | sanbao
after_48_hours  | 2024-09-22 12:01 |                  | sanbao
on_time         | 2024-09-01 00:00 | 2024-09-02 09:00 | sanbao
late            | 2024-09-02 12:00 | 2024-09-20 12:00 | belt
backwards       | 2024-09-02 12:00 | 2024-09-01 12:00 | belt
other_scope     | 2024-09-02 12:00 |                  | elsewhere
without         | 2024-09-02 12:00 |                  |
not_yet         | 2024-09-30 12:01 |                  | sanbao
"""
ASKED = "'2024-09-30 12:00'"


def fill_desk(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)


def test_due_soon_is_open_and_due_within_48_hours(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)

    states = answer(
        warehouse,
        "select complaint_id, watch_state, reason"
        f" from metric.deadlines_in_scope('belt', {ASKED})",
    )

    assert sorted(states) == [
        ("after_48_hours", "open", None),
        ("backwards", "not_known", "times_out_of_order"),
        ("due_this_minute", "due_soon", None),
        ("in_48_hours", "due_soon", None),
        ("just_overdue", "overdue", None),
        ("late", "done_late", None),
        ("on_time", "done_on_time", None),
        ("overdue", "overdue", None),
    ]


def test_a_state_without_any_is_zero_and_everything_holds_the_unknown(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)
    states = "select watch_state, clock_count, complaint_count, not_verified_count"

    assert answer(
        warehouse, f"{states} from metric.deadline_states_in_scope(null, {ASKED})"
    ) == [
        ("done_late", 1, 1, 1),
        ("done_on_time", 1, 1, 1),
        ("due_soon", 2, 2, 2),
        ("not_known", 1, 1, 1),
        ("open", 1, 1, 1),
        # overdue, just_overdue, other_scope, without
        ("overdue", 4, 4, 4),
        ("paused", 0, 0, 0),
    ]


def test_a_case_with_two_limits_is_two_clocks_and_one_case(
    warehouse: Warehouse, fill: Fill
) -> None:
    two = f"{RULE}second  | verify | 1           | hour"
    fill("core.dim_deadline_rule", two)
    fill("core.fct_complaint", "complaint_id | received_at\none | 2024-09-02 12:00")

    assert answer(
        warehouse,
        "select clock_count, complaint_count from"
        f" metric.deadline_states_in_scope(null, {ASKED})"
        " where watch_state = 'overdue'",
    ) == [(2, 1)]


def test_stages_add_up_and_what_is_not_known_has_its_reason(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_desk(fill)
    fill(
        "core.dim_deadline_rule",
        """
        rule_id | stage | limit_value | limit_unit | channel
        no      | reply | 1           | day        | x
        """,
    )

    assert answer(
        warehouse,
        "select stage, overdue_count, due_soon_count, open_count, paused_count,"
        " not_known_count, done_on_time_count, done_late_count, clock_count,"
        " times_out_of_order_count, no_rule_count"
        f" from metric.deadline_stages_in_scope('belt', {ASKED})",
    ) == [("close", 2, 2, 1, 0, 1, 1, 1, 8, 1, 0)]


def test_a_case_without_a_rule_has_its_own_row(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", "complaint_id | received_at\none | 2024-09-02 12:00")

    assert answer(
        warehouse,
        "select stage, not_known_count, no_rule_count, not_verified_count"
        f" from metric.deadline_stages_in_scope(null, {ASKED})",
    ) == [(None, 1, 1, 0)]


def test_the_complaints_are_known_up_to_their_newest_moment(
    warehouse: Warehouse, fill: Fill
) -> None:
    moment = "select cast(known_at as varchar) from metric.complaints_known_at()"
    assert answer(warehouse, moment) == [(None,)]
    fill_desk(fill)
    assert answer(warehouse, moment) == [("2024-09-30 12:01:00",)]
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | closed_at        | is_time_ordered
        -------------+------------------+------------------+----------------
        closed_last  | 2024-09-02 12:00 | 2024-10-03 09:00 | true
        backwards_2  | 2025-09-02 12:00 | 2025-09-01 12:00 | false
        """,
    )
    assert answer(warehouse, moment) == [("2024-10-03 09:00:00",)]


def test_the_advances_of_a_scope_are_those_of_its_districts(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_payments(warehouse, fill)
    columns = (
        "advanced_yuan, recovered_yuan, listed_advanced_yuan,"
        " not_listed_advanced_yuan, not_listed_count, recovery_share, verdict, reason"
    )
    call = f"select {columns} from metric.advance_recovery_in_scope"

    (whole,) = answer(warehouse, f"{call}(null, {PERIOD}, '2024-01-31')")
    assert whole == (
        *(1440, 225, 1350, 90, 1, 225 / 1350),
        *("partly_known", "recovery_not_listed"),
    )
    (one,) = answer(warehouse, f"{call}('sanbao', {PERIOD}, '2024-01-31')")
    assert one == (90, None, None, 90, 1, None, "not_known", "recovery_not_listed")
    (nowhere,) = answer(warehouse, f"{call}('atlantis', {PERIOD}, '2024-01-31')")
    assert nowhere == (0, None, None, 0, 0, None, "not_known", "no_base")


def test_unrated_are_the_closed_cases_without_a_rating(
    warehouse: Warehouse, fill: Fill
) -> None:
    call = (
        "select unrated_count, rated_count"
        " from metric.refunds_in_scope(null, '2024-09-01', '2024-09-30')"
    )
    assert answer(warehouse, call) == [(0, 0)]
    fill(
        "core.fct_complaint",
        """
        complaint_id   | received_at      | closed_at        | satisfaction
        ---------------+------------------+------------------+-------------
        closed_rated   | 2024-09-02 12:00 | 2024-09-03 12:00 | 满意
        closed_unrated | 2024-09-02 12:00 | 2024-09-03 12:00 | 未评价
        closed_unasked | 2024-09-02 12:00 | 2024-09-03 12:00 |
        open           | 2024-09-02 12:00 |                  |
        open_rated     | 2024-09-02 12:00 |                  | 满意
        """,
    )
    assert answer(warehouse, call) == [(2, 2)]
