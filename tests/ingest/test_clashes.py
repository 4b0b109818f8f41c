"""Rows of one file under one key: what is said of them, in the first round already."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter

from ingest.delivery import Delivery
from ingest.reading import Limits
from tests.ingest.conftest import csv_of

Deliver = Callable[..., Delivery]
HEAD = "点位编号 | 片区编号 | 日期 | 时段 | 人次 | 质量 | 指标\n"
# Two rows or more; the lines that clash, and how the reason of the first goes on.
DRAWN = [
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024/5/1   | 18 | 210 | |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "人次一个是 120，一个是 210；",
        id="two values of one hour",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | | 5 | 正常 |
        gate | | 2024-05-01 | | 5 | 估算 |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，全天），"
        "质量一个是 正常，一个是 估算；",
        id="another quality of a whole day",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 1 | | 离开
        gate | | 2024-05-01 | 18 | 2 | | 离开
        gate | | 2024-05-01 | 18 | 3 | | 离开
        """,
        [2, 3, 4],
        "与第 3 行、第 4 行是同一点位、同一天、同一时段、同一指标"
        "（gate，2024-05-01，18 时，离开），人次分别是 1、2、3；",
        id="three values",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024-05-01 | 18 | 210 | |
        """,
        [2, 3, 4],
        "与第 4 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "人次一个是 120，一个是 210；",
        id="a repeat of a row that clashes names the other value",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120  | |
        gate | | 2024-05-01 | 18 | 约12 | |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "人次一个是 120，一个是 约12；",
        id="a value that cannot be read is another value",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 约12 | |
        gate | | 2024-05-01 | 18 | 约13 | |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "人次一个是 约12，一个是 约13；",
        id="neither can be read, and they differ",
    ),
    pytest.param(
        """
        gate |      | 2024-05-01 | 18 | 120 | |
        gate | west | 2024-05-01 | 18 | 210 | |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "人次一个是 120，一个是 210；",
        id="a bad cell that is neither key nor value",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | 坏 |
        gate | | 2024-05-01 | 18 | 120 |    |
        """,
        [2, 3],
        "与第 3 行是同一点位、同一天、同一时段（gate，2024-05-01，18 时），"
        "质量一个是 坏，一个是 正常；",
        id="a word that is not allowed is another word",
    ),
    pytest.param(
        """
        gate |      | 2024-05-01 | 18 | 120 | |
        gate | west | 2024-05-01 | 18 | 120 | |
        """,
        [],
        "",
        id="equal but for a cell that is no value: no clash",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024-05-01 | 18 |     | |
        """,
        [],
        "",
        id="an empty value says nothing",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 约12 | |
        gate | | 2024-05-01 | 18 | 约12 | |
        """,
        [],
        "",
        id="the same bad row twice",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024-02-30 | 18 | 210 | |
        gate | | 2024-05-01 | 25 | 210 | |
        geta | | 2024-05-01 | 18 | 210 | |
        gate | | 2024-05-01 | 18 | 210 | | 入口
        """,
        [],
        "",
        id="a bad cell in the key: nobody knows which record it is",
    ),
    pytest.param(
        """
        gate | | 2024-05-01 | 18 | 120 | |
        gate | | 2024-05-01 | 19 | 210 | |
        pier | | 2024-05-01 | 18 | 210 | |
        gate | | 2024-05-01 | 18 | 210 | | 离开
        """,
        [],
        "",
        id="other records",
    ),
]


def clashes(delivery: Delivery) -> dict[int, str]:
    """Line → reason of the rows that clash."""
    found = delivery.set_aside.filter(reason_code="conflicting_rows")
    return dict(found.select("source_row", "reason_zh").rows())


@pytest.mark.parametrize(("drawing", "lines", "goes_on"), DRAWN)
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(block_char_count=40, kept_row_count=1)]
)
def test_rows_that_clash_name_each_other_and_what_differs(
    deliver: Deliver, drawing: str, lines: list[int], goes_on: str, limits: Limits
) -> None:
    delivery = deliver(csv_of(HEAD + drawing), limits=limits)
    found = clashes(delivery)

    assert list(found) == lines
    if lines:
        assert found[2] == f"第 2 行{goes_on}请核对，只留正确的一行"
    kept = set(delivery.rows["fct_visitor_count"]["source_row"])
    assert kept.isdisjoint(delivery.set_aside["source_row"])


def test_the_reason_is_english_too(deliver: Deliver) -> None:
    delivery = deliver("点位编号,日期,人次\ngate,2024-05-01,1\ngate,2024-05-01,2\n")

    assert delivery.set_aside["reason_en"].to_list() == [
        "line 2 and line 3 have the same place, day, time (gate, 2024-05-01, the whole "
        "day), visit_count is 1 in one and 2 in the other; check them and keep the "
        "right one",
        "line 3 and line 2 have the same place, day, time (gate, 2024-05-01, the whole "
        "day), visit_count is 2 in one and 1 in the other; check them and keep the "
        "right one",
    ]


def test_a_row_of_another_sheet_is_named_with_its_sheet(deliver: Deliver) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for name, count in (("五一", "1"), ("补报", "2")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("点位编号", "日期", "人次"))
            sheet.write_row(1, 0, ("gate", "2024-05-01", count))
    delivery = deliver(written.getvalue(), "two.xlsx")

    said = delivery.set_aside.select("source_sheet", "reason_zh").rows()
    assert [(sheet, reason[:15]) for sheet, reason in said] == [
        ("五一", "第 2 行与“补报”第 2 行"),
        ("补报", "第 2 行与“五一”第 2 行"),
    ]


def test_a_wide_file_names_the_line_and_the_place(deliver: Deliver) -> None:
    delivery = deliver(
        "日期,时段,gate,pier\n2024-05-01,18,1,7\n2024-05-01,18,2,7\n",
    )

    (first, _) = delivery.set_aside.rows(named=True)
    assert (first["column_name"], first["raw_value"]) == ("gate", "gate")
    assert "（gate，2024-05-01，18 时），人次一个是 1，一个是 2" in first["reason_zh"]


def test_of_complaints_the_columns_are_named_and_no_value(deliver: Deliver) -> None:
    phone = "19900001234"
    delivery = deliver(
        "投诉编号,受理时间,电话,投诉人,退赔金额\n"
        f"c1,2024-05-01 18:00,{phone},甲,1.00\n"
        "c1,2024-05-01 18:00,19900009999,甲,十元\n"
    )

    reasons = clashes(delivery)
    assert reasons[2] == (
        "第 2 行与第 3 行是同一投诉编号，退赔金额、电话不同；请核对，只留正确的一行"
    )
    assert not any(phone in reason or "c1" in reason for reason in reasons.values())


def test_of_too_many_clashes_the_rest_gets_the_general_reason(
    deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.clash_words.MOST_WORDED", 2)
    delivery = deliver(
        "点位编号,日期,人次\ngate,2024-05-01,1\ngate,2024-05-01,2\n"
        "pier,2024-05-01,1\npier,2024-05-01,2\n"
    )

    reasons = clashes(delivery)
    assert [reason.startswith("第 ") for reason in reasons.values()] == [
        *(True, True),
        *(False, False),
    ]
