"""Excel workbook → tables, every cell as text; hidden sheets are named, not read."""

import fastexcel
import polars as pl

from ingest.delivery import FeedError
from ingest.header import HEADER_SEARCH_LINES, Header, find_header
from ingest.header_refusal import refuse_header, refuse_unusable_header
from ingest.message import Message
from ingest.refusal import refusal
from ingest.sheet_oddities import oddity_notes
from ingest.table import LINE_FAULT_SCHEMA, Table, cell_names, sort_out
from ingest.workbook_size import BROKEN_ZIP, refuse_oversized

#: Sheets that our own forms and returned workbooks have besides the data.
FAULT_SHEET = "问题清单"
EXPLANATION_SHEET = "填写说明"
CODE_SHEET = "登记编号"
OWN_SHEETS = (FAULT_SHEET, EXPLANATION_SHEET, CODE_SHEET)
MEND = Message(
    "请在 Excel 里打开后另存为 .xlsx 再报送。",
    "Open it in Excel, save it as .xlsx again.",
)


def open_workbook(file_name: str, content: bytes) -> fastexcel.ExcelReader:
    """Open a workbook; raises FeedError when it is damaged, locked or a bomb."""
    try:
        refuse_oversized(file_name, content)
        return fastexcel.read_excel(content)
    except (*BROKEN_ZIP, fastexcel.FastExcelError) as error:
        raise damaged(file_name) from error


def damaged(file_name: str) -> FeedError:
    """The refusal of a workbook that cannot be read; never repeats its content."""
    return refusal(
        file_name,
        Message(
            "工作簿损坏或内容异常，读不出来", "the workbook is damaged or abnormal"
        ),
        MEND,
    )


def load_text(
    file_name: str, reader: fastexcel.ExcelReader, sheet: str, row_count: int | None
) -> pl.DataFrame | None:
    """The used cells of a sheet as text, from row 1; None for a hidden sheet."""
    try:
        loaded = reader.load_sheet(
            sheet,
            header_row=None,
            skip_rows=0,
            n_rows=row_count,
            dtypes="string",
            skip_whitespace_tail_rows=True,
            whitespace_as_null=True,
        )
        if loaded.visible != "visible":
            return None
        if loaded.width == 0:
            return pl.DataFrame()
        cells = loaded.to_polars()
    except fastexcel.FastExcelError as error:
        raise damaged(file_name) from error
    return cells.rename(dict(zip(cells.columns, cell_names(cells.width), strict=True)))


def sheet_header(
    cells: pl.DataFrame, feed_name: str | None, layout_name: str | None
) -> Header | None:
    """The header in the first rows of a sheet."""
    return find_header(text_rows(cells), feed_name, layout_name)


def text_rows(cells: pl.DataFrame) -> list[list[str]]:
    """The first rows as lists of text, empty cells as ""."""
    return [
        [cell or "" for cell in row] for row in cells.head(HEADER_SEARCH_LINES).rows()
    ]


def read_workbook(
    file_name: str, content: bytes, feed_name: str | None, layout_name: str | None
) -> tuple[list[Table], list[Message]]:
    """The tables of all visible sheets with a known header, and what was left out.

    Raises FeedError when no sheet is recognised or two sheets hold different feeds.
    """
    reader = open_workbook(file_name, content)
    tables: list[Table] = []
    notes: list[Message] = []
    unknown: list[list[str]] = []
    for sheet in reader.sheet_names:
        cells = load_text(file_name, reader, sheet, None)
        if cells is None:
            notes.append(hidden_sheet(sheet))
            continue
        header = sheet_header(cells, feed_name, layout_name)
        if header is None:
            unknown.extend(text_rows(cells))
            notes.append(
                own_sheet(sheet) if sheet in OWN_SHEETS else unknown_sheet(sheet)
            )
            continue
        tables.append(sheet_table(file_name, sheet, cells, header))
    if not tables:
        raise refuse_header(file_name, unknown, feed_name)
    last_rows = {table.sheet or "": table.line_count for table in tables}
    notes.extend(oddity_notes(content, last_rows))
    if (
        len({(table.header.feed.name, table.header.layout.name) for table in tables})
        > 1
    ):
        raise two_feeds(file_name, tables)
    return tables, notes


def sheet_table(
    file_name: str, sheet: str, cells: pl.DataFrame, header: Header
) -> Table:
    """The table of one sheet; rows are numbered as Excel numbers them."""
    refuse_unusable_header(file_name, header)
    records = (
        cells.with_row_index("source_row", offset=1)
        .cast({"source_row": pl.Int32})
        .with_columns(line_count=pl.lit(1, dtype=pl.Int32))
        .slice(header.index + 1)
    )
    return sort_out(
        sheet,
        header,
        records,
        pl.DataFrame(schema=LINE_FAULT_SCHEMA),
        cells.height,
        header.index + 1,
    )


def hidden_sheet(sheet: str) -> Message:
    """The note on a sheet that was not read because the clerk hid it."""
    return Message(
        f"隐藏的工作表“{sheet}”没有读取", f"the hidden sheet “{sheet}” was not read"
    )


def own_sheet(sheet: str) -> Message:
    """The note on a sheet of a form or of a returned workbook, which holds no data."""
    return Message(
        f"工作表“{sheet}”是模板或退回文件自带的说明，不是数据",
        f"the sheet “{sheet}” came with the form or the returned file; it is no data",
    )


def unknown_sheet(sheet: str) -> Message:
    """The note on a sheet without a header that we know."""
    return Message(
        f"工作表“{sheet}”没有认得的表头，没有读取",
        f"the sheet “{sheet}” has no header that we know and was not read",
    )


def two_feeds(file_name: str, tables: list[Table]) -> FeedError:
    """The refusal of a workbook that mixes feeds."""
    held = "、".join(f"{table.sheet}={table.header.feed.name}" for table in tables)
    return refusal(
        file_name,
        Message(
            f"一个工作簿里有几类数据：{held}",
            f"one workbook holds several feeds: {held}",
        ),
        Message("请一类一个文件。", "Deliver one file per feed."),
    )
