"""Cells that the clerk had merged are merged again, where that hides nothing."""

import io
import re
from collections.abc import Callable

import pytest
import xlsxwriter

from ingest.delivery import Delivery
from tests.ingest.workbook_parts import cells_filled_with, part, sheet_text

RED = "FFF8B4B4"
Deliver = Callable[..., Delivery]
Back = Callable[..., tuple[bytes, bytes | None]]


def merged_book(first_column: int = 0) -> bytes:
    """A title and a day over several cells; the day's second row lacks it."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False}) as source:
        sheet, at = source.add_worksheet("五月"), first_column
        sheet.merge_range(0, at, 0, at + 3, "=客流统计表")
        sheet.write_row(1, at, ("点位编号", "日期", "时段", "人次", "备注"))
        sheet.merge_range(2, at + 1, 3, at + 1, "2024-05-01")
        sheet.merge_range(2, at + 4, 3, at + 4, "两行同一备注")
        for line, (place, hour) in enumerate((("gate", "18"), ("pier", "19")), start=2):
            sheet.write(line, at, place)
            sheet.write_row(line, at + 2, (hour, "7"))
        sheet.merge_range(4, at, 4, at + 1, "合计")
        # A text that the merging hides would show, or be lost.
        sheet.merge_range(5, at + 2, 5, at + 3, "8")
        sheet.write(5, at + 3, "9")
    return written.getvalue()


@pytest.mark.parametrize("first_column", [0, 2])
def test_merged_cells_are_merged_again_where_that_hides_nothing(
    back: Back, deliver: Deliver, first_column: int
) -> None:
    book, rows = back(merged_book(first_column), "merged.xlsx")

    # Not B3:B4: the red cell B4, whose day is missing, must be seen.
    merged = re.findall(r'mergeCell ref="(.*?)"', part(book, "worksheets/sheet2.xml"))
    assert merged == ["A1:D1", "E3:E4", "A5:B5"]
    assert "B4" in cells_filled_with(book, 2, RED)
    assert sheet_text(book, "五月")[0][0] == "=客流统计表"
    first = deliver(merged_book(first_column), "merged.xlsx")
    again = deliver(book, "again.xlsx")
    assert again.lines == first.lines
    assert again.set_aside.equals(first.set_aside)
    assert rows is not None
    mendable = re.findall(r'mergeCell ref="(.*?)"', part(rows, "worksheets/sheet1.xml"))
    assert mendable == ["A1:D1"]


def test_of_rows_to_mend_none_is_merged_with_one_that_it_did_not_lie_beside(
    back: Back,
) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as source:
        sheet = source.add_worksheet("五月")
        sheet.write_row(0, 0, ("点位编号", "日期", "人次", "备注"))
        for line, place in enumerate(("nowhere", "gate", "nowhere"), start=1):
            sheet.write_row(line, 0, (place, "2024-05-01", "7"))
        sheet.merge_range(1, 3, 3, 3, "三行同一备注")
    book, rows = back(written.getvalue(), "merged.xlsx")

    assert 'mergeCell ref="D2:D4"' in part(book, "worksheets/sheet2.xml")
    assert rows is not None
    assert "mergeCell" not in part(rows, "worksheets/sheet1.xml")
