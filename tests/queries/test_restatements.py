"""What was restated between two instants, drawn; loaded files stand behind it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.inbox import Inbox

REGISTERS = (
    "片区编号,片区名称,上级编号\nbelt,夜珠山,\nd1,陶阳里,belt\n",
    "点位编号,点位名称,片区编号\np1,北门,d1\n",
    "数字编号,材料,原句,量,公布值,范围片区,投诉类别,起,止\n"
    "may_visits,报告,五月,visit_count,300,belt,,2024-05-01,2024-05-31\n"
    "june_visits,报告,六月,visit_count,1,belt,,2024-06-01,2024-06-30\n"
    "may_yuan,报告,五月,refunded_yuan,30,,诚信退赔,2024-05-01,2024-05-31\n"
    "may_cases,报告,五月,complaint_count,2,,诚信退赔,2024-05-01,2024-05-31\n"
    "context,报告,五月,,,,,,\n",
)
COUNTS = "日期,时段,点位编号,人次,指标\n2024-05-01,18,p1,100,\n2024-05-01,19,p1,200,\n"
PRESENT = "日期,时段,点位编号,人次,指标\n2024-05-01,18,p1,7,在场\n"
CASES = """\
投诉编号,受理时间,退赔金额,类别,满意度
c1,2024-05-02 10:00,10.00,诚信退赔,不满意
c2,2024-05-02 11:00,20.00,诚信退赔,不满意
"""
LIST = "退赔编号,投诉编号,退赔金额\nr1,c2,15.00\nr2,c2,5.00\n"
NOW = "select max(loaded_at) from ledger.delivery"
ASKED = (
    "select quantity, strftime(counted_from_at, '%H'), complaint_id, old_text,"
    " new_text, difference, old_delivery_id, new_delivery_id, reason,"
    " array_to_string(figure_ids, ' ') from metric.restatements('{}', '{}')"
)


class Watched(Inbox):
    """An inbox that remembers the instants between its deliveries."""

    def registered(self) -> str:
        return str(self.rows(f"{NOW} where delivery_id <= {len(REGISTERS)}")[0][0])

    def now(self) -> str:
        return str(self.rows(NOW)[0][0])

    def restated(self, from_at: str | None = None) -> list[tuple[Any, ...]]:
        return self.rows(ASKED.format(from_at or self.registered(), self.now()))


@pytest.fixture(scope="module")
def registered(
    tmp_path_factory: pytest.TempPathFactory, start: Callable[[Path], Path]
) -> Watched:
    """Registers are deliveries 1 to 3, so the first file of a test is the fourth."""
    inbox = Watched(tmp_path_factory.mktemp("registered"), start)
    inbox.load(*REGISTERS)
    return inbox


@pytest.fixture
def inbox(registered: Watched, tmp_path: Path) -> Watched:
    """A copy for one test."""
    return registered.copy_to(tmp_path)


def test_a_corrected_reading_is_one_row_with_the_figures_it_is_in(
    inbox: Watched,
) -> None:
    inbox.load(COUNTS, PRESENT)
    before = inbox.now()

    inbox.load(COUNTS.replace("200", "20"), PRESENT.replace("7", "8"))

    assert inbox.restated(before) == [
        *[("visit_count", "18", None, "7", "8", 1, 5, 7, "superseded", "")],
        (
            *("visit_count", "19", None, "200", "20", -180, 4, 6),
            *("superseded", "may_visits"),
        ),
    ]


def test_new_values_and_values_changed_back_are_no_restatement(inbox: Watched) -> None:
    inbox.load(COUNTS)
    before = inbox.now()

    inbox.load(COUNTS.replace("200", "20"), COUNTS.replace("05-01", "05-02"))
    inbox.withdraw(5)

    assert inbox.restated() == []
    assert inbox.restated(before) == []


def test_a_withdrawal_is_a_restatement_with_the_value_that_holds_again(
    inbox: Watched,
) -> None:
    inbox.load(COUNTS, COUNTS.replace("200", "20").replace("18,p1", "20,p1"))
    before = inbox.now()

    inbox.withdraw(5)

    assert [row[1:9] for row in inbox.restated(before)] == [
        ("19", None, "20", "200", 180, 5, 4, "withdrawn"),
        ("20", None, "100", None, None, 5, None, "withdrawn"),
    ]


def test_a_past_instant_is_seen_as_it_was(inbox: Watched) -> None:
    inbox.load(COUNTS)
    first = inbox.now()
    inbox.load(COUNTS.replace("200", "20"))
    second = inbox.now()
    inbox.load(COUNTS.replace("200", "2"))
    inbox.withdraw(6)

    assert [row[3:5] for row in inbox.rows(ASKED.format(first, second))] == [
        ("200", "20")
    ]
    assert inbox.restated(second) == []


def test_a_complaint_is_restated_column_by_column(inbox: Watched) -> None:
    inbox.load(CASES)
    before = inbox.now()

    inbox.load(
        CASES.replace("20.00", "21.00")
        .replace("c1,2024-05-02 10:00,10.00,诚信退赔,不满意", "")
        .replace("诚信退赔,不满意", "服务态度,满意")
    )

    found = {row[0]: (*row[2:6], row[9]) for row in inbox.restated(before)}
    assert found == {
        "category": ("c2", "诚信退赔", "服务态度", None, "may_cases may_yuan"),
        "satisfaction": ("c2", "不满意", "满意", None, ""),
        "refunded_yuan": ("c2", "20.0000", "21.0000", Decimal(1), "may_yuan"),
    }


def test_payments_are_restated_as_the_sum_of_their_case(inbox: Watched) -> None:
    inbox.load(CASES)
    before = inbox.now()
    inbox.load(LIST)
    assert inbox.restated(before) == []  # 15 + 5 instead of 20
    listed = inbox.now()

    inbox.load(LIST.replace("15.00", "14.00"), CASES.replace("10.00", ""))

    assert [row[2:6] for row in inbox.restated(listed)] == [
        ("c1", "10.0000", "0.0000", Decimal(-10)),
        ("c2", "20.0000", "19.0000", Decimal(-1)),
    ]


def test_a_void_mark_and_a_link_restate_the_figures_of_their_case(
    inbox: Watched,
) -> None:
    linked = CASES.replace("满意度", "满意度,原投诉编号,作废", 1)
    linked = linked.replace("不满意\n", "不满意,,\n")
    inbox.load(linked)
    before = inbox.now()

    voided = linked.replace("诚信退赔,不满意,,\n", "诚信退赔,不满意,,是\n", 1)
    inbox.load(voided.replace("不满意,,\n", "不满意,c1,\n"))

    found = {row[0]: (*row[2:5], row[9]) for row in inbox.restated(before)}
    assert found == {
        "is_void": ("c1", "false", "true", "may_cases may_yuan"),
        "linked_complaint_id": ("c2", None, "c1", "may_cases may_yuan"),
    }
