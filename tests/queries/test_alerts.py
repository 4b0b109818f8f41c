"""Alerts: which rows a kind gives, as of when, and that all kinds look alike."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id | instant_capacity_count | daily_capacity_count
---------+-------------+------------------------+---------------------
gate     | north       | 1000                   | 10000
unlimited| north       |                        |
"""
SCHEMES = """
scheme_id | level | level_name | from_share | release_share
----------+-------+------------+------------+--------------
law       | 1     | 公告       | 0.80       | 0.75
local     | 0     | 提示       | 0.50       | 0.45
local     | 1     | 黄色       | 0.80       | 0.75
local     | 2     | 橙色       | 0.90       | 0.85
"""
COLUMNS = [
    *("alert_id", "alert_kind", "severity", "subject_type", "subject_id"),
    *("subject_name", "district_id", "since_at", "known_at", "measured_value"),
    *("threshold_value", "value_unit", "basis_id", "basis_name"),
    *("is_basis_verified", "reason"),
]
KINDS = ("capacity", "deadlines", "feeds", "counters", "merchants")


def fill_present(fill: Fill, counts: list[int], place: str = "gate") -> None:
    """A snapshot every hour from 10:00 on."""
    rows = [
        f"{place} | present | 2024-10-01 {10 + number}:00 | {one}"
        for number, one in enumerate(counts)
    ]
    head = "place_id | measure | counted_from_at | visit_count"
    fill("core.fct_visitor_count", "\n".join([head, *rows]))


def capacity(warehouse: Warehouse, asked: str = "null") -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select basis_id, strftime(since_at, '%H:%M'), strftime(known_at, '%H:%M'),"
        " measured_value, threshold_value, severity, district_id"
        f" from metric.alerts_of_capacity({asked})",
    )


def test_the_level_that_begins_highest_is_the_alert(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [700, 800, 950, 860])
    fill_present(fill, [5000], "unlimited")

    assert capacity(warehouse) == [
        ("local:2:instant", "12:00", "13:00", 0.86, 0.9, "act", "north"),
    ]
    # of two schemes at 80 %, the first by its number
    assert capacity(warehouse, "'2024-10-01 11:30'") == [
        ("law:1:instant", "11:00", "11:00", 0.8, 0.8, "act", "north"),
    ]


def test_a_level_below_80_percent_or_a_stale_load_is_no_alert(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [799, 850])

    assert capacity(warehouse, "'2024-10-01 10:00'") == []  # 提示 holds, from 50 %
    assert len(capacity(warehouse, "'2024-10-01 13:00'")) == 1
    assert capacity(warehouse, "'2024-10-01 13:01'") == []  # older than two intervals


RULE = """
rule_id | stage  | limit_value | limit_unit | rule_name | is_verified
--------+--------+-------------+------------+-----------+------------
desk    | close  | 240         | hour       | 专班      | true
"""
# The newest moment of the complaints is that of `newest`, 2024-09-30 12:00.
CASES = """
complaint_id    | received_at      | closed_at        | district_id | merchant_name
----------------+------------------+------------------+-------------+--------------
overdue         | 2024-09-20 11:00 |                  | sanbao      | 老窑坊
due_this_minute | 2024-09-20 12:00 |                  | sanbao      |
in_48_hours     | 2024-09-22 12:00 |                  |             |
after_48_hours  | 2024-09-22 12:01 |                  | sanbao      |
late            | 2024-09-10 12:00 | 2024-09-30 11:00 | sanbao      |
backwards       | 2024-09-02 12:00 | 2024-09-01 12:00 | sanbao      |
newest          | 2024-09-30 12:00 |                  | sanbao      |
"""
DEADLINES = (
    "select subject_id, reason, severity, since_at::text, known_at::text,"
    " measured_value, threshold_value, basis_id, is_basis_verified, district_id"
    " from metric.alerts_of_deadlines({asked}) order by since_at"
)


def test_limits_that_passed_or_end_within_two_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)
    known, desk = "2024-09-30 12:00:00", ("desk", True)

    found = answer(warehouse, DEADLINES.format(asked=""))
    assert found == [
        (
            *("due_this_minute", "due_soon", "watch", "2024-09-28 12:00:00", known),
            *(0, 48, *desk, "sanbao"),
        ),
        (
            *("overdue", "overdue", "act", "2024-09-30 11:00:00", known),
            *(-1, 0, *desk, "sanbao"),
        ),
        (
            *("in_48_hours", "due_soon", "watch", known, known),
            *(48, 48, *desk, "unknown"),
        ),
    ]


def test_nothing_is_overdue_after_the_complaints_end(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)
    by_now = answer(warehouse, DEADLINES.format(asked=""))

    # who knows what was closed in the month that has not been delivered
    assert answer(warehouse, DEADLINES.format(asked="'2024-11-01'")) == by_now
    earlier = answer(warehouse, DEADLINES.format(asked="'2024-09-30 11:00'"))
    assert [(row[0], row[1]) for row in earlier] == [
        ("overdue", "due_soon"),  # done at its last minute it would be on time
        ("due_this_minute", "due_soon"),
    ]


def test_complaints_without_a_moment_give_no_deadline(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_deadline_rule", RULE)
    fill(
        "core.fct_complaint",
        "complaint_id | received_at | is_time_ordered\nx | 2024-09-02 12:00 | false",
    )

    assert answer(warehouse, "from metric.alerts()") == []
    assert answer(warehouse, "from metric.alerts('2024-10-01')") == []


def test_a_short_limit_is_near_from_its_start_on(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_deadline_rule",
        "rule_id | stage | limit_value | limit_unit\nshort | close | 24 | hour",
    )
    fill("core.fct_complaint", "complaint_id | received_at\nx | 2024-09-30 12:00")

    (one,) = answer(warehouse, DEADLINES.format(asked=""))
    assert one[1:6] == ("due_soon", "watch", *["2024-09-30 12:00:00"] * 2, 24)


def test_every_kind_has_the_same_columns_and_the_union_holds_them_all(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [900])
    fill(
        "core.fct_visitor_count",
        """
        place_id | counter_id | counted_from_at  | visit_count
        ---------+------------+------------------+------------
        gate     | works      | 2024-09-30 10:00 | 5
        gate     | dead       | 2024-09-29 10:00 | 5
        """,
    )
    fill("core.dim_deadline_rule", RULE)
    fill("core.fct_complaint", CASES)
    described = {
        kind: [
            row[:2]
            for row in answer(warehouse, f"describe from metric.alerts_of_{kind}()")
        ]
        for kind in KINDS
    }

    assert [name for name, _ in described["capacity"]] == COLUMNS
    assert all(columns == described["capacity"] for columns in described.values())
    apart = [
        row
        for kind in KINDS
        for row in answer(warehouse, f"from metric.alerts_of_{kind}()")
    ]
    together = answer(warehouse, "from metric.alerts()")
    assert sorted(together, key=str) == sorted(apart, key=str)
    assert len({row[0] for row in apart}) == len(apart) == 5
    assert [row[2] for row in together] == ["act", "act", "act", "watch", "watch"]


def test_an_empty_warehouse_has_no_alerts(warehouse: Warehouse) -> None:
    assert answer(warehouse, "from metric.alerts()") == []
    assert answer(warehouse, "from metric.alerts('2024-10-01')") == []
