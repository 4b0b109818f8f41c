"""A payment is counted once: with its case, or in the list of the refunds feed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.inbox import Inbox

CASES = """\
投诉编号,受理时间,退赔金额,退赔方
listed,2024-05-02 10:00,100.00,商家
single,2024-05-02 11:00,20.00,商家
"""
LIST = """\
退赔编号,投诉编号,退赔方,退赔金额,追偿金额,冲回编号
r1,listed,专班垫付,60.00,60.00,
r2,listed,商家,45.00,,
r3,listed,商家,-5.00,,r2
"""
PAID = "select refund_id, refunded_yuan, delivery_id from core.fct_refund order by all"
KEPT = (
    "select refund_id, refunded_yuan, delivery_id, superseded_by_delivery_id"
    " from history.fct_refund order by delivery_id"
)
BY_CASE = (
    "select complaint_id, refunded_yuan, payment_count from mart.complaint_case"
    " order by all"
)


@pytest.fixture
def inbox(tmp_path: Path, start: Callable[[Path], Path]) -> Inbox:
    return Inbox(tmp_path, start)


def test_a_listed_case_is_paid_by_its_list_alone(inbox: Inbox) -> None:
    inbox.load(CASES, LIST)

    assert inbox.rows(BY_CASE) == [
        ("listed", Decimal("100.00"), 3),
        ("single", Decimal("20.00"), 1),
    ]
    assert inbox.rows(KEPT) == [("listed", Decimal("100.00"), 1, 2)]
    assert inbox.rows(
        "select superseded_row_count from ledger.delivery order by delivery_id"
    ) == [(0,), (1,)]


def test_the_case_sent_again_does_not_bring_its_payment_back(inbox: Inbox) -> None:
    inbox.load(CASES, LIST)

    inbox.load(CASES + "\n", CASES.replace("100.00", "101.00"))

    assert [row[0] for row in inbox.rows(PAID)] == ["r1", "r2", "r3", "single"]
    assert inbox.rows(KEPT) == [
        ("listed", Decimal("100.00"), 1, 2),
        ("listed", Decimal("101.00"), 4, 2),
    ]


def test_without_the_list_the_newest_payment_of_the_case_counts(inbox: Inbox) -> None:
    inbox.load(CASES, LIST, CASES.replace("100.00", "101.00"))

    inbox.withdraw(2)

    assert inbox.rows(PAID) == [
        ("listed", Decimal("101.00"), 3),
        ("single", Decimal("20.00"), 1),
    ]


def test_while_another_list_stands_the_payment_of_the_case_stays_out(
    inbox: Inbox,
) -> None:
    later = "退赔编号,投诉编号,退赔金额\nr9,listed,1.00\n"
    inbox.load(CASES, LIST, later)

    inbox.withdraw(2)
    assert inbox.rows(PAID)[0] == ("r9", Decimal("1.00"), 3)
    inbox.withdraw(3)

    assert inbox.rows(PAID)[0] == ("listed", Decimal("100.00"), 1)


def test_an_older_case_file_can_be_withdrawn_under_a_list(inbox: Inbox) -> None:
    inbox.load(CASES, LIST, CASES.replace("100.00", "101.00"))

    inbox.withdraw(3)

    assert [row[0] for row in inbox.rows(PAID)] == ["r1", "r2", "r3", "single"]


def test_a_list_of_unknown_cases_is_set_aside(inbox: Inbox) -> None:
    inbox.load(CASES, LIST.replace("r2,listed", "r2,nobody"))

    assert inbox.rows(
        "select source_row, column_name, reason_code from ledger.set_aside_row"
    ) == [(3, "投诉编号", "unknown_complaint")]
