"""The clerk's own file back: what is red, what is said, and that it loads again."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from ingest.delivery import Delivery, Registers
from ingest.reading import read_delivery
from ingest.templates.allowed_words import with_allowed_words
from ingest.templates.sheet_names import sheet_name
from tests.ingest.workbook_parts import (
    cells_filled_with,
    comments,
    mended,
    part,
    sheet_text,
)

THREE_MISTAKES = """
    点位编号 | 日期       | 时段 | 人次
    ---------+------------+------+------
    gate     | 2024-05-01 | 18   | 100
    gate     | 01/05/2024 | 19   | 约5
    pier     | 2024-05-01 | 18   | 7
    nowhere  | 2024-05-01 | 18   | 9
    合计     |            |      | 121
"""
RED, YELLOW = "FFF8B4B4", "FFFCE8C8"
Deliver = Callable[..., Delivery]
Back = Callable[..., tuple[bytes, bytes | None]]


def test_the_bad_cells_are_red_and_say_why(back: Back) -> None:
    book, _ = back(THREE_MISTAKES)

    assert cells_filled_with(book, 2, RED) == ["B3", "D3", "A5"]
    assert cells_filled_with(book, 2, YELLOW) == [
        "A3",
        "C3",
        *["B5", "C5", "D5"],
        *["A6", "B6", "C6", "D6"],
    ]
    said = comments(book)
    assert said["B3"].startswith("不是约定的日期")
    assert said["D3"].startswith("不是整数")
    assert said["A5"].startswith("点位没有登记")
    assert said["A6"].startswith("合计行不是数据")


def test_the_reasons_speak_the_language_of_the_clerk(back: Back) -> None:
    book, _ = back(THREE_MISTAKES, language="en")

    assert comments(book)["A5"].startswith("the place is not registered")


def test_the_list_names_sheet_row_column_value_reason_and_cure(back: Back) -> None:
    book, _ = back(THREE_MISTAKES)

    listed = sheet_text(book, "问题清单")
    assert listed[-2][:4] == ("数据", "5", "点位编号", "nowhere")
    assert listed[-2][4:] == (
        "点位没有登记",
        "请先核对编号有没有写错，真是新点位再在点位登记表里登记",
    )
    assert "'数据'!A5" in part(book, "worksheets/sheet1.xml")


def test_only_the_rows_to_mend_come_back_and_load_alone_once_mended(
    back: Back, tmp_path: Path, registers: Registers
) -> None:
    _, rows = back(THREE_MISTAKES)
    assert rows is not None
    changes = {"01/05/2024": "2024-05-01", "约5": "5", "nowhere": "pier"}
    delivery = read_delivery(mended(rows, changes, tmp_path / "m.xlsx"), registers)

    assert delivery.set_aside.height == 0
    counts = delivery.rows["fct_visitor_count"].select(
        "place_id", "hour", "visit_count"
    )
    assert counts.rows() == [("gate", 19, 5), ("pier", 18, 9)]


def test_the_marked_file_sent_again_as_it_is_reads_as_before(
    back: Back, deliver: Deliver
) -> None:
    first = deliver(THREE_MISTAKES)
    book, _ = back(THREE_MISTAKES)
    again = deliver(book, "again.xlsx")

    assert again.lines == first.lines
    shown = ["source_row", "column_name", "raw_value", "reason_code"]
    assert again.set_aside.select(shown).rows() == first.set_aside.select(shown).rows()
    # its list of faults is ours, not a sheet with a header that nobody knows
    assert [note.zh for note in again.notes if "问题清单" in note.zh] == [
        "工作表“问题清单”是模板或退回文件自带的说明，不是数据"
    ]


def test_every_sheet_comes_back_with_what_stands_above_its_header(
    back: Back, tmp_path: Path, registers: Registers
) -> None:
    written = io.BytesIO()
    options = {"default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(written, options) as source:
        for name, place in (("五一", "gate"), ("十一", "nowhere")):
            sheet = source.add_worksheet(name)
            sheet.write_row(0, 0, ("客流统计表",))
            sheet.write_row(1, 0, ("单位：万人次",))
            sheet.write_row(2, 0, ("点位编号", "日期", "人次"))
            sheet.write_row(3, 0, (place, date(2024, 5, 1), "1.5"))
    book, rows = back(written.getvalue(), "book.xlsx")

    assert sheet_text(book, "五一")[3] == ("gate", "2024-05-01", "1.5")
    assert cells_filled_with(book, 3, RED) == ["A4"]
    assert rows is not None
    path = mended(rows, {"nowhere": "pier"}, tmp_path / "m.xlsx")
    counts = read_delivery(path, registers).rows["fct_visitor_count"]
    assert counts.select("place_id", "visit_count").rows() == [("pier", 15000)]


def test_no_cell_becomes_a_formula_or_a_link(back: Back) -> None:
    hostile = ["=1+1", "+cmd|'/c calc'!A1", "@SUM(A1)", "-1+2", "\thttp://x.example"]
    lines = "".join(f'gate,"{text}",18,1\n' for text in hostile)
    book, rows = back(f"点位编号,日期,时段,人次\n{lines}".encode())

    for returned in (book, rows or b""):
        with zipfile.ZipFile(io.BytesIO(returned)) as parts:
            text = "".join(
                parts.read(name).decode()
                for name in parts.namelist()
                if "sheet" in name
            )
        assert "<f>" not in text
        assert "x.example" not in text
    assert [row[1] for row in sheet_text(book, "数据")][1:] == hostile


def test_broken_and_quoted_lines_stand_at_their_own_row(back: Back) -> None:
    book, _ = back(
        '点位编号,日期,时段,人次\n"gate",2024-05-01,18,1,9\ngate,2024-05-01,x,"2"\n'
    )

    assert sheet_text(book, "数据")[1] == ("gate", "2024-05-01", "18", "1", "9")
    assert cells_filled_with(book, 2, RED) == ["C3"]
    assert comments(book)["A2"].startswith("这一行的格数与表头不同")


def test_a_wide_file_shows_the_bad_reading_under_its_place(back: Back) -> None:
    book, _ = back("日期,时段,gate,pier\n2024-05-01,18,1,约5\n")

    assert cells_filled_with(book, 2, RED) == ["D2"]


def test_nothing_is_to_be_mended_when_only_totals_were_set_aside(back: Back) -> None:
    _, rows = back("点位编号,日期,人次\ngate,2024-05-01,1\n合计,,1\n")

    assert rows is None


def test_sheet_names_are_such_as_excel_takes() -> None:
    assert sheet_name("5月/客流:[1]", []) == "5月_客流__1_"
    assert sheet_name("问题清单", ["问题清单"]) == "问题清单 2"
    assert len(sheet_name("长" * 40, ["长" * 31])) == 31


def test_a_word_that_is_not_allowed_hears_which_words_are(deliver: Deliver) -> None:
    delivery = deliver("点位编号,日期,人次,质量\ngate,2024-05-01,1,坏了\n")
    told = with_allowed_words(delivery.set_aside, delivery.feed)

    assert told["reason_zh"].to_list() == ["不在允许的取值里；请写 正常、估算、停机"]


def test_of_a_long_file_only_what_was_set_aside_comes_back(back: Back) -> None:
    first = date(2018, 1, 1)
    hours = (divmod(at, 24) for at in range(51_000))
    good = (f"gate,{first + timedelta(days)},{hour},1\n" for days, hour in hours)
    bad = "nowhere,2024-05-01,1,1\n"
    book, rows = back("点位编号,日期,时段,人次\n" + "".join(good) + bad)

    header, only = sheet_text(book, "数据")
    assert (header[0], only[0]) == ("点位编号", "nowhere")
    assert "'数据'!A2" in part(book, "worksheets/sheet1.xml")
    assert rows is not None


def test_of_too_many_faults_the_first_are_listed_and_the_list_says_so(
    back: Back,
) -> None:
    first = date(2024, 5, 1)
    bad = (f"nowhere,{first + timedelta(at)},1\n" for at in range(20_001))
    book, rows = back("点位编号,日期,人次\n" + "".join(bad))

    assert "一共 20,001 处，只列了前 20,000 处" in str(sheet_text(book, "问题清单")[1])
    assert rows is None
