"""Which rows of the complaints are cases: links, void rows, payments on them."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

ENTRIES = """
complaint_id  | received_at      | linked_complaint_id | link_kind | is_void
--------------+------------------+---------------------+-----------+--------
case          | 2024-10-01 12:00 |                     |           | false
urged         | 2024-10-02 12:00 | case                | urging    | false
repeated      | 2024-10-03 12:00 | case                | repeat    | false
unsaid        | 2024-10-03 13:00 | case                |           | false
of_the_urging | 2024-10-04 12:00 | urged               | urging    | false
not_yet       | 2024-10-01 11:00 | case                | repeat    | false
circle_one    | 2024-10-05 12:00 | circle_two          | repeat    | false
circle_two    | 2024-10-06 12:00 | circle_one          | repeat    | false
void          | 2024-10-01 12:00 |                     |           | true
void_urging   | 2024-10-02 12:00 | case                | urging    | true
of_the_void   | 2024-10-02 12:00 | void                | repeat    | false
also_of_void  | 2024-10-02 13:00 | void                | urging    | false
undelivered_1 | 2024-10-07 12:00 | elsewhere           | transfer  | false
undelivered_2 | 2024-10-06 12:00 | elsewhere           | transfer  | false
a_transfer    | 2024-10-01 12:00 | case                | transfer  | false
"""


def test_a_link_leads_to_the_case_that_it_counts_in(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", ENTRIES)

    found = answer(
        warehouse,
        "select complaint_id, entry_type, case_complaint_id from mart.complaint_entry",
    )
    assert {row[0]: row[1:] for row in found} == {
        "case": ("case", "case"),
        "urged": ("urging", "case"),
        "repeated": ("repeat", "case"),
        "unsaid": ("linked", "case"),
        "of_the_urging": ("urging", "case"),
        "not_yet": ("case", "not_yet"),  # names what was received later
        "circle_one": ("case", "circle_one"),  # a circle ends at its first
        "circle_two": ("repeat", "circle_one"),
        "void": ("void", None),
        "void_urging": ("void", None),
        "of_the_void": ("case", "of_the_void"),  # stands for the void one
        "also_of_void": ("urging", "of_the_void"),
        "undelivered_1": ("transfer", "undelivered_2"),
        "undelivered_2": ("case", "undelivered_2"),  # the first that names it
        "a_transfer": ("transfer", "case"),  # keeps the time of its original
    }


WITH_MONEY = """
complaint_id | received_at      | linked_complaint_id | link_kind | is_void
-------------+------------------+---------------------+-----------+--------
case         | 2024-10-01 12:00 |                     |           | false
repeated     | 2024-10-02 12:00 | case                | repeat    | false
void         | 2024-10-01 12:00 |                     |           | true
"""
PAYMENTS = """
refund_id | complaint_id | refunded_yuan | recovered_yuan | payer | refunded_at
----------+--------------+---------------+----------------+-------+-----------------
own       | case         | 100.00        |                | 商家  | 2024-10-05 12:00
on_repeat | repeated     | 20.50         | 20.50          | 专班  | 2024-10-04 12:00
on_void   | void         | 7.00          |                | 商家  | 2024-10-04 12:00
"""


def test_what_was_paid_on_a_repeat_belongs_to_its_case(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", WITH_MONEY)
    fill("core.fct_refund", PAYMENTS)

    assert answer(
        warehouse,
        "select complaint_id, refunded_yuan, payment_count, recovered_yuan,"
        " first_refunded_at::text from mart.complaint_case",
    ) == [("case", Decimal("120.50"), 2, Decimal("20.50"), "2024-10-04 12:00:00")]


@pytest.mark.parametrize(
    "metric",
    [
        "refunds_by_district($period)",
        "refunds_in_scope(null, $period)",
        "refunds_by_month(null, $period)",
        "refunds_by_channel(null, $period)",
        "refunds_by_category(null, $period)",
    ],
)
def test_every_metric_counts_cases(
    warehouse: Warehouse, fill: Fill, metric: str
) -> None:
    fill("core.fct_complaint", WITH_MONEY)
    fill("core.fct_refund", PAYMENTS)
    asked = metric.replace("$period", "'2024-10-01', '2024-10-31'")

    sql = f"select complaint_count, refunded_yuan from metric.{asked}"
    assert answer(warehouse, sql) == [(1, Decimal("120.50"))]


def test_payers_paid_what_the_cases_were_paid(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.fct_complaint", WITH_MONEY)
    fill("core.fct_refund", PAYMENTS)

    assert answer(
        warehouse,
        "select payer, refund_count, refunded_yuan from"
        " metric.refunds_by_payer(null, '2024-10-01', '2024-10-31')",
    ) == [("商家", 1, Decimal("100.00")), ("专班", 1, Decimal("20.50"))]


HANDED_ON = """
complaint_id | received_at | accepted_at | closed_at  | linked_complaint_id | link_kind
-------------+-------------+-------------+------------+---------------------+----------
case         | 2024-10-01  | 2024-10-02  | 2024-10-03 |                     |
first        | 2024-10-03  | 2024-10-04  | 2024-10-05 | case                | transfer
last         | 2024-10-05  |             | 2024-10-09 | first               | transfer
still_open   | 2024-10-01  |             | 2024-10-02 |                     |
with_others  | 2024-10-02  |             |            | still_open          | transfer
"""
REOPENED = """
complaint_id | received_at | closed_at  | reopened_at | is_time_ordered
-------------+-------------+------------+-------------+----------------
reopened     | 2024-10-01  | 2024-10-03 | 2024-10-03  | true
closed_again | 2024-10-01  | 2024-10-03 | 2024-10-02  | false
"""


def test_a_case_that_was_handed_on_ends_in_its_newest_transfer(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", HANDED_ON)
    fill("core.fct_complaint", REOPENED)
    warehouse.execute(
        "update core.fct_complaint set satisfaction = '满意'"
        " where complaint_id in ('last', 'still_open')"
    ).fetchall()

    assert answer(
        warehouse,
        "select complaint_id, accepted_at::date::text, closed_at::date::text,"
        " satisfaction, is_time_ordered from mart.complaint_case order by 1",
    ) == [
        ("case", "2024-10-02", "2024-10-09", "满意", True),
        ("closed_again", None, "2024-10-03", None, False),
        ("reopened", None, None, None, True),  # open again
        ("still_open", None, None, "满意", True),  # handing on is not closing
    ]
