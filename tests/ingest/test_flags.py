"""What is kept but said: flagged rows, hidden rows, names without their district."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from ingest.delivery import Delivery, FeedError, Registers
from ingest.reading import read_delivery

Deliver = Callable[..., Delivery]


def test_a_delivery_with_flagged_rows_needs_a_look(deliver: Deliver) -> None:
    in_order = "投诉编号,受理时间,办结时间\na,2024-05-02 10:00,2024-05-02 11:00\n"
    early = in_order + "b,2024-05-02 10:00,2024-05-02 09:59\n"
    assert not deliver(in_order).needs_a_look
    assert deliver(early).needs_a_look
    assert deliver(early).set_aside.is_empty()


def test_at_most_twenty_flagged_lines_are_named(deliver: Deliver) -> None:
    row = "{},2024-05-02 10:00,2024-05-01 10:00\n"
    rows = "".join(row.format(number) for number in range(21))
    delivery = deliver("投诉编号,受理时间,办结时间\n" + rows)
    assert delivery.flagged_row_count == 21
    assert "、21 … 行" in delivery.notes[0].zh
    assert "22" not in delivery.notes[0].zh


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("点位编号,点位名称,日期,人次", "gate,北门,2024-05-01,1"),
        ("place_id,place_name,counted_on,visit_count", "gate,北门,2024-05-01,1"),
    ],
)
def test_a_place_name_without_its_district_refuses_the_file(
    deliver: Deliver, header: str, row: str
) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(f"{header}\n{row}\n")
    assert "缺少列：区划代码" in refused.value.message.zh


def test_a_place_id_alone_is_enough(deliver: Deliver) -> None:
    assert deliver("点位编号,日期,人次\ngate,2024-05-01,1\n").lines.kept_line_count == 1


def test_hidden_rows_are_read_and_said(tmp_path: Path, registers: Registers) -> None:
    path = tmp_path / "filtered.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("五月")
    sheet.write_row(0, 0, ["点位编号", "日期", "人次"])
    for number in range(1, 4):
        sheet.write_row(number, 0, ["gate", f"2024-05-0{number}", str(number)])
    sheet.set_row(2, options={"hidden": True})
    sheet.set_row(50, options={"hidden": True})
    book.close()
    delivery = read_delivery(path, registers)
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [1, 2, 3]
    assert delivery.notes[0].zh == ("工作表“五月”有 1 行是隐藏的（第 3 行），照样读取")


def test_formulas_that_failed_are_said(tmp_path: Path, registers: Registers) -> None:
    path = tmp_path / "formulas.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("五月")
    sheet.write_row(0, 0, ["点位编号", "日期", "人次"])
    for number in range(1, 4):
        sheet.write_row(number, 0, ["gate", f"2024-05-0{number}"])
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(2, 2, "=1+1", None, "")
    sheet.write_formula(3, 2, "=1+2", None, 3)
    book.close()
    delivery = read_delivery(path, registers)
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [3]
    assert delivery.set_aside["source_row"].to_list() == [2, 3]
    assert "2 个公式出错或没有算出结果（C2 #DIV/0!、C3）" in delivery.notes[0].zh
