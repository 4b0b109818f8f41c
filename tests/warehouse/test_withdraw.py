"""Withdrawing: the rows go, what they had replaced is back, and nothing is erased."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.inbox import Inbox, all_rows
from warehouse.checks import BrokenPromiseError
from warehouse.connect import newest_snapshot
from warehouse.withdraw import WithdrawalError, withdraw_delivery

HEADER = "日期,时段,点位编号,人次\n"
FIRST = HEADER + "2024-05-01,18,p1,100\n2024-05-01,19,p1,200\n"
SECOND = HEADER + "2024-05-01,19,p1,20\n"
THIRD = HEADER + "2024-05-01,19,p1,2\n"
MAY = "投诉编号,受理时间,退赔金额\nc1,2024-05-02 10:00,10.00\n"
JUNE = "投诉编号,受理时间,退赔金额\nc1,2024-05-02 10:00,\n"

COUNTS = (
    "select hour, visit_count, delivery_id from core.fct_visitor_count order by all"
)
HISTORY = (
    "select visit_count, delivery_id, superseded_by_delivery_id,"
    " withdrawn_by_delivery_id, restored_by_delivery_id"
    " from history.fct_visitor_count order by all"
)
ROLLED_UP = "select sum(visit_count) from mart.place_day"


@pytest.fixture(scope="module")
def registered(
    tmp_path_factory: pytest.TempPathFactory, start: Callable[[Path], Path]
) -> Inbox:
    """Registers are deliveries 1 and 2, so the first file of a test is the third."""
    inbox = Inbox(tmp_path_factory.mktemp("registered"), start)
    inbox.load("片区编号,片区名称\nd1,陶阳里\n")
    inbox.load("点位编号,点位名称,片区编号\np1,北门,d1\n")
    return inbox


@pytest.fixture
def inbox(registered: Inbox, tmp_path: Path) -> Inbox:
    """A copy for one test."""
    return registered.copy_to(tmp_path)


def test_the_newest_delivery_gives_way_to_the_one_it_replaced(inbox: Inbox) -> None:
    inbox.load(FIRST, SECOND)

    done = inbox.withdraw(4)

    assert (done.delivery_id, done.withdrawn_count, done.restored_count) == (5, 1, 1)
    assert inbox.rows(COUNTS) == [(18, 100, 3), (19, 200, 3)]
    assert inbox.rows(HISTORY) == [(20, 4, None, 5, None), (200, 3, 4, None, 5)]
    assert inbox.rows(ROLLED_UP) == [(300,)]


def test_a_superseded_delivery_leaves_the_current_rows_alone(inbox: Inbox) -> None:
    inbox.load(FIRST, SECOND, THIRD)

    done = inbox.withdraw(4)

    assert (done.withdrawn_count, done.restored_count) == (0, 0)
    assert inbox.rows(COUNTS) == [(18, 100, 3), (19, 2, 5)]
    assert inbox.rows(HISTORY) == [(20, 4, 5, 6, None), (200, 3, 4, None, None)]


def test_what_was_withdrawn_before_does_not_come_back(inbox: Inbox) -> None:
    inbox.load(FIRST, SECOND, THIRD)

    inbox.withdraw(4)
    inbox.withdraw(5)

    assert inbox.rows(COUNTS) == [(18, 100, 3), (19, 200, 3)]


def test_days_without_any_reading_left_leave_the_rollups(inbox: Inbox) -> None:
    inbox.load(FIRST, HEADER + "2024-06-01,18,p1,7\n")

    inbox.withdraw(4)

    days = "select max(counted_on)::varchar from mart."
    assert inbox.rows(days + "place_day") == [("2024-05-01",)]
    assert inbox.rows(days + "expected_day") == [("2024-05-01",)]


def test_the_same_file_can_be_loaded_again(inbox: Inbox) -> None:
    inbox.load(FIRST)
    inbox.withdraw(3)
    assert inbox.rows(COUNTS) == []

    inbox.load(FIRST)

    assert inbox.rows(COUNTS) == [(18, 100, 5), (19, 200, 5)]
    assert inbox.load(FIRST) == [None]


def test_the_ledger_says_who_withdrew_what_and_why(inbox: Inbox) -> None:
    inbox.load(FIRST)

    inbox.withdraw(3, "报错了月份")

    entry = "select feed, file_name, withdraws_delivery_id, reason, line_count,"
    entry += " loaded_by <> '' and loaded_at is not null from ledger.delivery"
    assert inbox.rows(f"{entry} where delivery_id = 4") == [
        ("withdrawal", None, 3, "报错了月份", 0, True)
    ]


def test_a_refund_that_a_withdrawn_file_had_dropped_is_back(inbox: Inbox) -> None:
    inbox.load(MAY, JUNE)
    refunds = "select refund_id, refunded_yuan, delivery_id from core.fct_refund"
    assert inbox.rows(refunds) == []

    inbox.withdraw(4)

    assert [row[::2] for row in inbox.rows(refunds)] == [("c1", 3)]


def test_registers_go_back_to_what_they_said(inbox: Inbox) -> None:
    inbox.load(FIRST, "点位编号,点位名称,片区编号\np1,南门,d1\n")

    inbox.withdraw(4)

    assert inbox.rows("select place_name from core.dim_place") == [("北门",)]


def test_it_is_said_who_had_repeated_what_is_gone(inbox: Inbox) -> None:
    inbox.load(FIRST, FIRST + "\n", SECOND)

    assert inbox.withdraw(3).repeated_by == (4,)


def test_cases_with_refunds_that_would_hang_are_not_withdrawn(inbox: Inbox) -> None:
    inbox.load(MAY, "退赔编号,投诉编号,退赔金额\nr1,c1,10.00\n")
    before = newest_snapshot(inbox.db)

    with pytest.raises(WithdrawalError) as error:
        inbox.withdraw(3)

    said = error.value.message
    assert "投诉 c1 有逐笔退赔，列在第 4 次报送里" in said.zh
    assert "cases c1 are listed in delivery 4" in said.en
    assert "nightledger withdraw 4 --reason" in said.zh
    assert newest_snapshot(inbox.db) == before
    inbox.withdraw(4)
    inbox.withdraw(3)
    assert inbox.rows("select complaint_id from core.fct_complaint") == []


def test_lists_that_would_speak_again_are_withdrawn_newest_first(inbox: Inbox) -> None:
    listed = "退赔编号,投诉编号,退赔金额\nr1,c1,10.00\n"
    cases = MAY + "".join(f"d{n:02},2024-05-02 10:00,\n" for n in range(12))
    others = "".join(f"s{n:02},d{n:02},1.00\n" for n in range(12))
    inbox.load(cases, listed, listed.replace("10.00", "9.00") + others)

    with pytest.raises(WithdrawalError) as error:
        inbox.withdraw(3)

    said = error.value.message.en
    assert "d08 and more, 13 in all are listed in delivery 5, 4 " in said
    assert said.index("withdraw 5") < said.index("withdraw 3")
    for delivery_id in (5, 4, 3):
        inbox.withdraw(delivery_id)
    assert inbox.rows("select complaint_id from core.fct_complaint") == []


@pytest.mark.parametrize(
    "delivery_id, reason, said",
    [
        pytest.param(99, "why", "不存在", id="unknown"),
        pytest.param(3, "why", "已经撤回（见第 4 次）", id="withdrawn before"),
        pytest.param(4, "why", "是一次撤回", id="a withdrawal itself"),
        pytest.param(2, " ", "原因", id="without a reason"),
    ],
)
def test_what_cannot_be_withdrawn_is_refused_in_words(
    inbox: Inbox, delivery_id: int, reason: str, said: str
) -> None:
    inbox.load(FIRST)
    inbox.withdraw(3)
    before = newest_snapshot(inbox.db)

    with pytest.raises(WithdrawalError) as error:
        withdraw_delivery(inbox.db, delivery_id, reason, keep_hours=1)

    assert said in error.value.message.zh
    assert newest_snapshot(inbox.db) == before
    assert all_rows(inbox.db, "select max(delivery_id) from ledger.delivery") == [(4,)]


@pytest.mark.parametrize(
    "register, said",
    [
        pytest.param(
            "点位编号,点位名称,片区编号,启用\np1,北门,d1,2024-05-01\n",
            ("点位 “p1” 有两段登记在同一天有效", "the place “p1” hold"),
            id="a place twice on one day",
        ),
        pytest.param(
            "片区编号,片区名称,上级编号\nd1,陶阳里,d2\nd2,三宝,d1\n",
            ("片区 “d1”、“d2” 顺着上级编号又回到自己", "The district “d1”, “d2”"),
            id="a district below itself",
        ),
    ],
)
def test_a_register_that_contradicts_itself_is_told_what_to_mend(
    inbox: Inbox, register: str, said: tuple[str, str]
) -> None:
    before = newest_snapshot(inbox.db)

    with pytest.raises(BrokenPromiseError) as error:
        inbox.load(register)

    message = error.value.message
    assert (said[0] in message.zh, said[1] in message.en) == (True, True)
    assert "改好登记表再载入" in message.zh
    assert newest_snapshot(inbox.db) == before
