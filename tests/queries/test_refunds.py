"""Complaints and refunds by district, within a scope, and by festival."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_cases import PERIOD, fill_cases

FAIR_DAY = """
place_id | counted_from_at  | counted_to_at    | visit_count
---------+------------------+------------------+------------
gate     | 2024-10-01 00:00 | 2024-10-02 00:00 | 5000
"""
EVENTS = """
event_id | starts_at        | ends_at          | venue
---------+------------------+------------------+------
fair     | 2024-10-01 09:00 | 2024-10-01 22:00 | gate
quiet    | 2024-10-01 09:00 | 2024-10-01 22:00 | gate
"""
FOOTFALL = """
place_id | counted_from_at  | counted_to_at    | visit_count
---------+------------------+------------------+------------
gate     | 2024-10-07 00:00 | 2024-10-08 00:00 | 4000
gate     | 2024-10-08 00:00 | 2024-10-09 00:00 | 9000
yard     | 2024-10-07 00:00 | 2024-10-07 21:00 | 1000
"""


def test_every_case_of_the_period_counts_in_its_district(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)

    assert answer(
        warehouse,
        "select #1, #2, #3, #4, #5, #6, #7, #8 from"
        f" metric.refunds_by_district({PERIOD})",
    ) == [
        # district, complaints, refunds, yuan, closed, satisfied, rated, share
        ("sanbao", 1, 0, Decimal("0.00"), 0, 0, 0, None),
        ("taoyangli", 3, 1, Decimal("120.50"), 2, 1, 2, 0.5),
        ("unknown", 2, 1, Decimal("8.00"), 2, 2, 2, 1.0),
    ]


def test_complaints_are_set_against_visits_only_where_these_are_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)
    fill("core.dim_place", "place_id | district_id\ngate | taoyangli\nyard | sanbao")
    fill("core.fct_visitor_count", FOOTFALL)

    assert answer(
        warehouse,
        "select district_id, complaints_per_10k_visits, coverage_share"
        f" from metric.refunds_by_district({PERIOD})",
    ) == [
        ("sanbao", None, 21 / 24),
        ("taoyangli", 7.5, 1.0),  # 3 complaints, 4,000 visits
        ("unknown", None, None),
    ]
    assert answer(
        warehouse,
        "select complaint_count, complaints_per_10k_visits"
        f" from metric.refunds_in_scope('belt', {PERIOD}, null)",
    ) == [(4, 8.0)]  # 5,000 visits, 45 of 48 hours


def test_a_festival_has_the_cases_that_name_it(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", "place_id | district_id\ngate | taoyangli")
    fill("core.fct_visitor_count", FAIR_DAY)
    fill("core.dim_event", EVENTS)
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | event_id
        -------------+------------------+---------
        at_the_fair  | 2024-10-01 12:00 | fair
        a_year_later | 2025-10-01 12:00 | fair
        misspelt     | 2024-10-01 12:00 | fare
        no_event     | 2024-10-01 12:00 |
        """,
    )
    fill("core.fct_refund", "complaint_id | refunded_yuan\na_year_later | 60")

    columns = "event_id, complaint_count, refund_count, refunded_yuan"
    assert answer(
        warehouse,
        f"select {columns}, complaints_per_10k_visits"
        " from metric.refunds_by_festival()",
    ) == [
        ("fair", 2, 1, Decimal("60.00"), 4.0),
        ("fare", 1, 0, Decimal("0.00"), None),
        ("quiet", 0, 0, Decimal("0.00"), 0.0),
    ]


def test_a_scope_has_the_cases_of_its_districts_together(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)

    columns = "complaint_count, refunded_yuan, satisfied_count, rated_count"
    for scope, expected in (
        ("belt", (4, Decimal("120.50"), 1, 2)),  # one is not rated, one was not asked
        ("sanbao", (1, Decimal("0.00"), 0, 0)),
        (None, (6, Decimal("128.50"), 3, 4)),
    ):
        sql = f"select {columns} from metric.refunds_in_scope(?, {PERIOD})"
        assert answer(warehouse, sql, scope) == [expected]


def test_a_scope_without_a_case_has_none(warehouse: Warehouse, fill: Fill) -> None:
    fill_cases(fill)

    assert answer(
        warehouse,
        "select complaint_count, refund_count, refunded_yuan, satisfied_share,"
        " complaints_per_10k_visits"
        f" from metric.refunds_in_scope('nowhere', {PERIOD}, null)",
    ) == [(0, 0, Decimal("0.00"), None, None)]
