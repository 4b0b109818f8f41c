"""When a deadline ends: hours and days, rest days, pauses and extensions."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.official_calendar import fill_calendar, rest_days

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
