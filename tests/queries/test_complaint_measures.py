"""The funnel and the durations, drawn: the ids say why a row is there."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.official_calendar import fill_calendar, rest_days

ENTRIES = """
complaint_id  | received_at      | linked_complaint_id | link_kind | is_void | channel
--------------+------------------+---------------------+-----------+---------+--------
day_before    | 2024-09-30 23:59 |                     |           | false   | 12345
registered    | 2024-10-01 00:00 |                     |           | false   | 12345
urging        | 2024-10-02 12:00 | registered          | urging    | false   | 12345
repeat        | 2024-10-02 12:00 | registered          | repeat    | false   |
transfer      | 2024-10-02 12:00 | registered          | transfer  | false   | 12345
of_no_kind    | 2024-10-02 12:00 | registered          |           | false   | 12345
void          | 2024-10-02 12:00 |                     |           | true    | 12345
last_minute   | 2024-10-31 23:59 |                     |           | false   | 12345
day_after     | 2024-11-01 00:00 |                     |           | false   | 12345
"""
OCTOBER = "'2024-10-01', '2024-10-31'"


def test_every_entry_is_a_case_or_said_not_to_be_one(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", ENTRIES)
    fill("core.fct_refund", "complaint_id | refunded_yuan\nvoid | 7\nrepeat | 3")
    columns = (
        "entry_count, case_count, urging_count, repeat_count, transfer_count,"
        " other_link_count, void_count, refunded_count, void_refunded_yuan"
    )

    assert answer(
        warehouse, f"select {columns} from metric.complaint_funnel({OCTOBER})"
    ) == [(7, 2, 1, 1, 1, 1, 1, 1, Decimal("7.00"))]
    assert answer(
        warehouse,
        f"select channel, {columns} from metric.complaint_funnel_by_channel({OCTOBER})",
    ) == [
        ("12345", 6, 2, 1, 0, 1, 1, 1, 1, Decimal("7.00")),
        (None, 1, 0, 0, 1, 0, 0, 0, 0, Decimal("0.00")),
    ]


STEPS = """
complaint_id  | accepted_at      | verified_at      | closed_at        | satisfaction
--------------+------------------+------------------+------------------+-------------
to_the_end    | 2024-10-01 13:00 | 2024-10-01 14:00 | 2024-10-02 12:00 | 满意
no_verify     | 2024-10-01 15:00 |                  | 2024-10-02 12:00 | 不满意
only_verified |                  | 2024-10-01 14:00 |                  | 未评价
untouched     |                  |                  |                  |
"""


def fill_steps(warehouse: Warehouse, fill: Fill) -> None:
    """All of them received at noon of the first."""
    received = "| 2024-10-01 12:00 | sanbao"
    lines = [line for line in STEPS.splitlines() if "20" in line or "untouched" in line]
    heading = STEPS.splitlines()[1] + " | received_at | district_id"
    rows = [f"{line} {received}" for line in lines]
    fill("core.fct_complaint", "\n".join([heading, *rows]))


def test_a_later_step_means_that_the_earlier_ones_were_reached(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_steps(warehouse, fill)

    assert answer(
        warehouse,
        "select case_count, accepted_count, verified_count, closed_count, rated_count,"
        f" satisfied_count from metric.complaint_funnel({OCTOBER})",
    ) == [(4, 3, 3, 2, 2, 1)]


def test_what_is_open_is_counted_beside_the_quantiles(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_steps(warehouse, fill)

    assert answer(
        warehouse,
        "select stage, case_count, measured_count, p50_hours, round(p90_hours, 6),"
        " open_count, unrecorded_count, reason"
        f" from metric.complaint_durations({OCTOBER}) where stage <> 'refund'",
    ) == [
        ("accept", 4, 2, 2.0, 2.8, 1, 1, None),  # 1 and 3 hours
        ("close", 4, 2, 24.0, 24.0, 2, 0, None),
        ("verify", 4, 2, 2.0, 2.0, 1, 1, None),
    ]


def test_statutory_durations_are_working_days(warehouse: Warehouse, fill: Fill) -> None:
    fill_calendar(fill, rest_days())
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | closed_at        | is_time_ordered
        -------------+------------------+------------------+----------------
        same_day     | 2024-09-30 09:00 | 2024-09-30 17:00 | true
        over_holiday | 2024-09-30 12:00 | 2024-10-08 12:00 | true
        to_saturday  | 2024-10-08 12:00 | 2024-10-12 12:00 | true
        unannounced  | 2026-12-31 12:00 | 2027-01-04 12:00 | true
        out_of_order | 2024-10-08 12:00 | 2024-10-07 12:00 | false
        other_time   | 2024-10-08 12:00 | 2024-10-09 12:00 | false
        """,
    )

    assert answer(
        warehouse,
        "select measured_count, working_day_case_count, p50_working_day_count,"
        " p90_working_day_count, unordered_count from"
        " metric.complaint_durations('2024-01-01', '2026-12-31') where stage = 'close'",
    ) == [(4, 3, 1, 4, 2)]  # 0, 1 and 4 working days


def test_refunds_are_open_only_where_one_is_due(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at | closed_at  | decided_refund_yuan
        -------------+-------------+------------+--------------------
        paid         | 2024-10-01  | 2024-10-03 | 20.00
        no_time      | 2024-10-01  | 2024-10-03 | 20.00
        owed         | 2024-10-01  | 2024-10-03 | 20.00
        none_due     | 2024-10-01  | 2024-10-03 | 0.00
        unsaid       | 2024-10-01  | 2024-10-03 |
        undecided    | 2024-10-01  |            |
        """,
    )
    fill(
        "core.fct_refund",
        "complaint_id | refunded_yuan | refunded_at\n"
        "paid         | 20            | 2024-10-02\n"
        "no_time      | 20            |",
    )

    assert answer(
        warehouse,
        "select measured_count, p50_hours, open_count, unrecorded_count, none_due_count"
        f" from metric.complaint_durations({OCTOBER}) where stage = 'refund'",
    ) == [(1, 24.0, 2, 1, 2)]
