"""What a dry run says of the records that are held, beside what a load then does."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.inbox import Inbox
from warehouse.dry_run import check_files
from warehouse.effect import Effect
from warehouse.load import load_files

HELD = """\
点位编号,日期,时段,人次,质量
p1,2024-05-01,18,120,
p1,2024-05-01,19,,停机
p2,2024-05-01,,50,
p2,2024-05-02,,60,
"""
# What a file says of one reading → new, same, changed, and the change in words.
ROWS = [
    pytest.param("p1,2024-05-01,18,120,正常", (0, 1, 0), [], id="the same value"),
    pytest.param("p1,2024/5/1,18,120,", (0, 1, 0), [], id="the same, day in slashes"),
    pytest.param("p1,2024-05-01,20,120,", (1, 0, 0), [], id="another hour"),
    pytest.param("p1,2024-05-01,,120,", (1, 0, 0), [], id="the whole day of an hour"),
    pytest.param(
        "p1,2024-05-01,18,210,",
        (0, 0, 1),
        ["第 2 行（p1，2024-05-01，18 时）人次：120 → 210"],
        id="another value",
    ),
    pytest.param(
        "p1,2024-05-01,19,7,估算",
        (0, 0, 1),
        [
            "第 2 行（p1，2024-05-01，19 时）人次：空 → 7",
            "第 2 行（p1，2024-05-01，19 时）质量：停机 → 估算",
        ],
        id="a count where there was an outage",
    ),
    pytest.param(
        "p2,2024-05-01,,0,",
        (0, 0, 1),
        ["第 2 行（p2，2024-05-01，全天）人次：50 → 0"],
        id="zero is a value",
    ),
]
CASES = """\
投诉编号,受理时间,退赔金额,退赔方,电话
held,2024-05-02 10:00,100.00,商家,19900000001
open,2024-05-02 11:00,,,19900000002
listed,2024-05-02 12:00,30.00,商家,19900000003
"""
LIST = "退赔编号,投诉编号,退赔方,退赔金额\nr1,listed,商家,10.00\n"
CASE_ROWS = [
    pytest.param(
        "held,2024-05-02 10:00,100.00,商家,19900000001",
        (0, 1, 0),
        [],
        id="the case as it is",
    ),
    pytest.param(
        "held,2024-05-02 10:00,120.00,商家,19900000001",
        (0, 0, 1),
        ["退赔金额：100.00 → 120.00"],
        id="another refund, said once",
    ),
    pytest.param(
        "held,2024-05-02 10:00,100.00,专班垫付,19900000001",
        (0, 0, 1),
        ["退赔方：商家 → 专班垫付"],
        id="the case as it is, paid by another",
    ),
    pytest.param(
        "held,2024-05-02 10:00,,,19900000001",
        (0, 0, 1),
        ["退赔方：商家 → 空", "退赔金额：100.00 → 空"],
        id="the refund is taken back",
    ),
    pytest.param(
        "open,2024-05-02 11:00,5.00,,19900000002",
        (0, 0, 1),
        ["退赔金额：空 → 5.00"],
        id="a first refund of a held case",
    ),
    pytest.param(
        "open,2024-05-02 11:00,,,19900000009",
        (0, 0, 1),
        ["投诉人或电话：不显示 → 不显示"],
        id="another phone, never shown",
    ),
    pytest.param(
        "listed,2024-05-02 12:00,30.00,商家,19900000003",
        (0, 1, 0),
        [],
        id="the payment of a listed case changes nothing",
    ),
    pytest.param("new,2024-05-02 11:00,5.00,,1990", (1, 0, 0), [], id="a new case"),
]


@pytest.fixture(scope="module")
def held(
    tmp_path_factory: pytest.TempPathFactory, start: Callable[[Path], Path]
) -> Inbox:
    """Two places with four readings, and three cases, one of them paid by a list."""
    inbox = Inbox(tmp_path_factory.mktemp("held"), start)
    inbox.load("片区编号,片区名称\nd1,陶阳里\n")
    inbox.load("点位编号,点位名称,片区编号\np1,北门,d1\np2,南门,d1\n")
    inbox.load(HELD, CASES, LIST)
    return inbox


@pytest.fixture
def inbox(held: Inbox, tmp_path: Path) -> Inbox:
    """A copy for one test."""
    return held.copy_to(tmp_path)


def tried(inbox: Inbox, *texts: str) -> list[Effect]:
    """The effects of texts as files of one dry run."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(inbox.folder / f"tried_{number}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return [run.effect for run in check_files(inbox.db, paths, None, None)]


def counts(effect: Effect) -> tuple[int, int, int]:
    return effect.new_count, effect.same_count, effect.changed_count


def in_words(effect: Effect) -> list[str]:
    return [
        f"第 {each.source_row} 行（{each.record.zh}）"
        f"{each.column.zh}：{each.held.zh} → {each.said.zh}"
        for each in effect.changes
    ]


@pytest.mark.parametrize(("row", "expected", "words"), ROWS)
def test_a_reading_is_new_the_same_or_another_as_the_load_decides(
    inbox: Inbox, row: str, expected: tuple[int, int, int], words: list[str]
) -> None:
    text = f"点位编号,日期,时段,人次,质量\n{row}\n"
    (effect,) = tried(inbox, text)

    assert counts(effect) == expected
    assert in_words(effect) == words
    (outcome,) = load_files(inbox.db, [inbox.folder / "tried_0.csv"], keep_hours=1)
    written = outcome.written
    assert counts(effect) == (
        written.new - written.superseded,
        written.unchanged,
        written.superseded,
    )


@pytest.mark.parametrize(("row", "expected", "words"), CASE_ROWS)
def test_a_case_differs_when_it_or_its_payment_does(
    inbox: Inbox, row: str, expected: tuple[int, int, int], words: list[str]
) -> None:
    (effect,) = tried(inbox, f"投诉编号,受理时间,退赔金额,退赔方,电话\n{row}\n")

    assert counts(effect) == expected
    case = row.partition(",")[0]
    assert sorted(in_words(effect)) == sorted(
        f"第 2 行（{case}）{each}" for each in words
    )


def test_a_list_takes_the_place_of_the_payment_that_came_with_its_case(
    inbox: Inbox,
) -> None:
    (effect,) = tried(inbox, "退赔编号,投诉编号,退赔方,退赔金额\nr9,held,商家,90.00\n")

    assert in_words(effect) == ["第 2 行（r9）退赔金额：100.00 → 以逐笔退赔为准"]


def test_a_file_counts_for_those_after_it(inbox: Inbox) -> None:
    head = "点位编号,日期,人次\n"
    first, second = tried(inbox, f"{head}p1,2024-06-01,1\n", f"{head}p1,2024-06-01,2\n")

    assert (counts(first), counts(second)) == ((1, 0, 0), (0, 0, 1))
    assert in_words(second) == ["第 2 行（p1，2024-06-01，全天）人次：1 → 2"]


def test_bytes_that_were_loaded_before_change_nothing_whatever_came_since(
    inbox: Inbox,
) -> None:
    inbox.load(HELD.replace("120", "121"))
    (effect,) = tried(inbox, HELD)

    assert counts(effect) == (0, 4, 0)


def test_twenty_records_are_listed_and_the_rest_is_counted(inbox: Inbox) -> None:
    head = "点位编号,日期,人次\n"
    days = [f"p1,2024-07-{day:02}" for day in range(1, 26)]
    inbox.load(head + "".join(f"{day},1\n" for day in days))
    (effect,) = tried(inbox, head + "".join(f"{day},2\n" for day in days))

    assert counts(effect) == (0, 0, 25)
    assert [each.source_row for each in effect.changes] == list(range(2, 22))
    assert effect.unlisted_count(20) == 5


def test_a_dry_run_writes_nothing(inbox: Inbox) -> None:
    def fingerprints() -> dict[str, str]:
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in inbox.db.parent.rglob("*")
            if path.is_file()
        }

    before = fingerprints()
    tried(inbox, HELD.replace("50", "51"), CASES.replace("100", "101"))
    assert fingerprints() == before


def test_before_the_first_load_all_is_new_and_no_warehouse_is_made(
    tmp_path: Path,
) -> None:
    inbox = Inbox(tmp_path)
    _, effect = tried(inbox, "片区编号,片区名称\nd1,陶阳里\n", CASES)

    assert counts(effect) == (3, 0, 0)
    assert not inbox.db.parent.exists()
