"""Excel workbooks."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from ingest.delivery import Delivery, FeedError, Registers
from ingest.reading import read_delivery, recognise_file

HEADER = ("点位编号", "日期", "时段", "人次")
Rows = Sequence[Sequence[object]]
Write = Callable[..., Delivery]


def write_workbook(
    path: Path, sheets: dict[str, Rows], hidden: str | None, *, is_1904: bool
) -> None:
    """A workbook with these rows; days as date cells, numbers as numbers."""
    book = xlsxwriter.Workbook(
        str(path), {"default_date_format": "yyyy-mm-dd", "date_1904": is_1904}
    )
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name == hidden:
            sheet.hide()
    book.close()


@pytest.fixture
def deliver_workbook(tmp_path: Path, registers: Registers) -> Write:
    """Write sheets to a workbook and read it."""

    def read(
        sheets: dict[str, Rows], hidden: str | None = None, *, is_1904: bool = False
    ) -> Delivery:
        path = tmp_path / "book.xlsx"
        write_workbook(path, sheets, hidden, is_1904=is_1904)
        return read_delivery(path, registers)

    return read


@pytest.mark.parametrize("is_1904", [False, True])
def test_date_cells_are_right_in_both_date_systems(
    deliver_workbook: Write, is_1904: bool
) -> None:
    rows = [HEADER, ("gate", date(2024, 5, 1), 18, 100)]
    delivery = deliver_workbook({"Sheet1": rows}, is_1904=is_1904)
    frame = delivery.rows["fct_visitor_count"]
    columns = ["counted_on", "hour", "visit_count", "source_sheet", "source_row"]
    assert frame.select(columns).rows() == [(date(2024, 5, 1), 18, 100, "Sheet1", 2)]
    assert delivery.encoding_name == "xlsx"


def test_rows_are_numbered_as_excel_numbers_them(deliver_workbook: Write) -> None:
    rows = [
        (),
        ("客流统计表",),
        ("单位：万人次",),
        HEADER,
        ("gate", date(2024, 5, 1), 18, 0.01),
        (),
        ("gate", date(2024, 5, 1), 19, "约5"),
        ("合计", "", "", 0.01),
    ]
    delivery = deliver_workbook({"五月": rows})
    frame = delivery.rows["fct_visitor_count"].select("source_row", "visit_count")
    assert frame.rows() == [(5, 100)]
    faults = delivery.set_aside.select("source_sheet", "source_row", "reason_code")
    assert faults.rows() == [
        ("五月", 7, "unreadable_count"),
        ("五月", 8, "total_row"),
    ]
    assert (delivery.lines.header_line_count, delivery.lines.line_count) == (4, 8)


def test_all_visible_sheets_are_read_and_hidden_ones_named(
    deliver_workbook: Write,
) -> None:
    delivery = deliver_workbook(
        {
            "5月1日": [HEADER, ("gate", date(2024, 5, 1), 18, 1)],
            "5月2日": [HEADER, ("gate", date(2024, 5, 2), 18, 2)],
            "作废": [HEADER, ("gate", date(2024, 5, 3), 18, 4)],
            "说明": [("本表由街道填报",)],
        },
        hidden="作废",
    )
    frame = delivery.rows["fct_visitor_count"].select("source_sheet", "visit_count")
    assert frame.rows() == [("5月1日", 1), ("5月2日", 2)]
    assert [note.zh for note in delivery.notes] == [
        "隐藏的工作表“作废”没有读取",
        "工作表“说明”没有认得的表头，没有读取",
    ]


def test_times_in_cells_keep_their_minute(deliver_workbook: Write) -> None:
    received = datetime(2024, 5, 1, 17, 59)  # noqa: DTZ001
    header = ("投诉编号", "受理时间", "退赔金额")
    delivery = deliver_workbook({"投诉": [header, ("T1", received, 280.25)]})
    frame = delivery.rows["fct_complaint"]
    assert frame["received_at"].to_list() == [received]
    assert str(delivery.rows["fct_refund"]["refunded_yuan"][0]) == "280.25"


def test_a_workbook_of_two_feeds_is_refused(deliver_workbook: Write) -> None:
    with pytest.raises(FeedError) as refused:
        deliver_workbook(
            {
                "客流": [HEADER, ("gate", date(2024, 5, 1), 18, 1)],
                "片区": [("片区编号", "片区名称"), ("east", "东区")],
            }
        )
    assert "客流=visitor_counts、片区=districts" in refused.value.message.zh


def test_a_workbook_without_a_known_header_is_refused(deliver_workbook: Write) -> None:
    with pytest.raises(FeedError) as refused:
        deliver_workbook({"说明": [("本表由街道填报",)]})
    assert "没有认得的表头" in refused.value.message.zh


def test_a_damaged_workbook_is_refused(tmp_path: Path, registers: Registers) -> None:
    path = tmp_path / "cut.xlsx"
    write_workbook(path, {"客流": [HEADER]}, None, is_1904=False)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(FeedError) as refused:
        read_delivery(path, registers)
    assert "工作簿损坏" in refused.value.message.zh


def test_a_workbook_is_recognised_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, {"客流": [HEADER]}, None, is_1904=False)
    assert recognise_file(path) == ("visitor_counts", "standard")


CELLS_FAR_APART = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
LONG_TEXT = b"<si><t>" + b"a" * 32_000 + b"</t></si></sst>"
ROWS_OF_LONG_TEXT = (
    b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>4</v></c></row>' % (row, row)
        for row in range(2, 12_000)
    )
    + b"</sheetData>"
)


@pytest.mark.parametrize(
    "edits",
    [
        {b"</sheetData>": CELLS_FAR_APART},
        {b"</sst>": LONG_TEXT, b"</sheetData>": ROWS_OF_LONG_TEXT},
        {b"</sheetData>": b" " * 160_000_000 + b"</sheetData>"},
        {b"</sst>": b"<si><t>" + b"a" * 160_000_000 + b"</t></si></sst>"},
    ],
    ids=["cells far apart", "one text many times", "huge sheet", "huge text"],
)
def test_a_workbook_that_asks_for_too_much_memory_is_refused(
    tmp_path: Path, registers: Registers, edits: dict[bytes, bytes]
) -> None:
    write_workbook(tmp_path / "book.xlsx", {"a": [HEADER]}, None, is_1904=False)
    with (
        zipfile.ZipFile(tmp_path / "book.xlsx") as book,
        zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in book.namelist():
            content = book.read(name)
            for old, new in edits.items():
                content = content.replace(old, new)
            bomb.writestr(name, content)
    with pytest.raises(FeedError, match="unpacks too large"):
        read_delivery(tmp_path / "bomb.xlsx", registers)
