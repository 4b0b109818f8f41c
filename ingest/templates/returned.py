"""The clerk's own file back, as a workbook: bad cells red, each with its reason."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ingest.templates.delivered import DeliveredSheet, Row
from ingest.templates.fault_list import MAX_CELL_CHARS, write_fault_list
from ingest.templates.faults import NO_DATA, Fault, faults_of_sheet
from ingest.templates.fitting import on_one_page
from ingest.templates.form import SAFE_OPTIONS
from ingest.templates.merged import merge_again
from ingest.templates.sheet_names import sheet_name
from ingest.workbook import FAULT_SHEET

#: With more faults the file is wrong at its source, and no one mends it by hand.
MAX_MARKED_FAULTS = 20_000
#: Comments make a workbook heavy; the list names every fault anyway.
MAX_COMMENTS = 5_000
MAX_WIDTH = 40


@dataclass(frozen=True)
class Pens:
    """The formats of a workbook. All are text: no cell becomes a formula or a date."""

    plain: object
    head: object
    bad_cell: object
    bad_row: object


def pens_of(book: xlsxwriter.Workbook) -> Pens:
    """The formats, made once per workbook."""
    text = {"num_format": "@", "quote_prefix": True}
    return Pens(
        plain=book.add_format({"num_format": "@"}),
        head=book.add_format({**text, "bold": True, "bg_color": "#E3EAF3"}),
        bad_cell=book.add_format(
            {**text, "bg_color": "#F8B4B4", "font_color": "#7F1010", "border": 1}
        ),
        bad_row=book.add_format({**text, "bg_color": "#FCE8C8"}),
    )


def marked_workbook(
    sheets: Sequence[DeliveredSheet], set_aside: pl.DataFrame, language: str
) -> bytes:
    """Every sheet with its faults marked, and in front a list of them.

    set_aside: Delivery.set_aside. language: of the comments, "zh" or "en".
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE_OPTIONS) as book:
        listed = book.add_worksheet(sheet_name(FAULT_SHEET, []))
        pens = pens_of(book)
        placed = []
        marked = set_aside.head(MAX_MARKED_FAULTS)
        for sheet in sheets:
            faults = faults_of_sheet(sheet, marked)
            name = sheet_name(
                sheet.name or "数据", [page.name for page in book.worksheets()]
            )
            lines = write_sheet(book, name, sheet, sheet.rows, faults, pens, language)
            placed.append((name, faults, lines))
        write_fault_list(book, listed, placed, language, set_aside.height)
    return content.getvalue()


def mendable_workbook(
    sheets: Sequence[DeliveredSheet], set_aside: pl.DataFrame, language: str
) -> bytes | None:
    """Only the rows to mend, under their header: loads by itself once mended.

    None when no row can be mended, since what was set aside is no data, and when there
    are more than MAX_MARKED_FAULTS faults: half of them would be worse than none.
    """
    to_mend = set_aside.filter(~pl.col("reason_code").is_in(NO_DATA))
    if not 0 < to_mend.height <= MAX_MARKED_FAULTS:
        return None
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE_OPTIONS) as book:
        pens = pens_of(book)
        for sheet in sheets:
            faults = faults_of_sheet(sheet, to_mend)
            if faults:
                rows = rows_with_head(sheet, {fault.row for fault in faults})
                name = sheet_name(
                    sheet.name or "待改", [page.name for page in book.worksheets()]
                )
                write_sheet(book, name, sheet, rows, faults, pens, language)
    return content.getvalue()


def rows_with_head(sheet: DeliveredSheet, wanted: set[int]) -> list[Row]:
    """The rows down to the header, a unit row among them, and the wanted ones."""
    return [
        (number, cells)
        for number, cells in sheet.rows
        if number <= sheet.header_row or number in wanted
    ]


def write_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    sheet: DeliveredSheet,
    rows: Sequence[Row],
    faults: Sequence[Fault],
    pens: Pens,
    language: str,
) -> dict[int, int]:
    """Write rows to a new sheet; return the row of the file → the line it stands at."""
    page = book.add_worksheet(name)
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_row[fault.row].append(fault)
    lines: dict[int, int] = {}
    comment_count = 0
    for line, (number, cells) in enumerate(rows):
        lines[number] = line
        here = by_row.get(number, [])
        is_head = number == sheet.header_row
        write_row(page, line, cells, here, pens, pens.head if is_head else pens.plain)
        if here and comment_count < MAX_COMMENTS:
            comment_count += write_comments(page, line, here, language)
    finish(page, sheet, rows, lines, pens)
    merge_as_delivered(page, sheet, rows, faults, lines, pens)
    return lines


def write_row(
    page: Worksheet,
    line: int,
    cells: Sequence[str],
    faults: Sequence[Fault],
    pens: Pens,
    usual: object,
) -> None:
    """Write the cells of a row as text, the bad ones in red."""
    bad = {fault.position for fault in faults}
    pen_of_row = pens.bad_row if faults else usual
    width = max([len(cells), *(at + 1 for at in bad if at is not None)])
    for at in range(width):
        text = cells[at][:MAX_CELL_CHARS] if at < len(cells) else ""
        pen = pens.bad_cell if at in bad else pen_of_row
        if text:
            page.write_string(line, at, text, pen)
        elif faults:
            page.write_blank(line, at, None, pen)


def merge_as_delivered(
    page: Worksheet,
    sheet: DeliveredSheet,
    rows: Sequence[Row],
    faults: Sequence[Fault],
    lines: dict[int, int],
    pens: Pens,
) -> None:
    """Merge what the clerk had merged; a title looks like one again."""
    if not sheet.merged:
        return
    # The reason of a whole row stands at its first cell.
    marked = {
        (fault.row, fault.position or 0): (
            pens.bad_row if fault.position is None else pens.bad_cell
        )
        for fault in faults
    }
    bad_rows = {fault.row for fault in faults}
    texts = {
        (number, at): text[:MAX_CELL_CHARS]
        for number, cells in rows
        for at, text in enumerate(cells)
    }

    def pen_of_row(row: int) -> object:
        if row in bad_rows:
            return pens.bad_row
        return pens.head if row == sheet.header_row else pens.plain

    merge_again(page, sheet.merged, lines, texts, marked, pen_of_row)


def write_comments(
    page: Worksheet, line: int, faults: Sequence[Fault], language: str
) -> int:
    """Write the reasons beside their cells, those of the row at its first cell."""
    texts: dict[int, list[str]] = defaultdict(list)
    for fault in faults:
        text = fault.reason.text(language)
        if fault.position is None and fault.column:
            text = f"{fault.column}: {text}"
        texts[fault.position or 0].append(text)
    for at, reasons in texts.items():
        unique = "\n".join(dict.fromkeys(reasons))
        size = {"width": 260, "height": 24 + 18 * (1 + len(unique) // 18)}
        page.write_comment(line, at, unique, {"author": "Nightledger", **size})
    return len(texts)


def finish(
    page: Worksheet,
    sheet: DeliveredSheet,
    rows: Sequence[Row],
    lines: dict[int, int],
    pens: Pens,
) -> None:
    """Widths, text as the form of new cells, no green corners, the header kept."""
    # A title above the header flows over its neighbours and needs no width.
    shown = [cells for number, cells in rows if number >= sheet.header_row]
    for at, width in enumerate(widths(shown[:200])):
        page.set_column(at, at, width, pens.plain)
    on_one_page(page)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if sheet.header_row in lines:
        page.freeze_panes(lines[sheet.header_row] + 1, 0)


def widths(rows: Iterable[Sequence[str]]) -> list[int]:
    """A width per column in characters; Chinese ones are twice as wide."""
    found: list[int] = []
    for cells in rows:
        for at, text in enumerate(cells):
            wide = 2 + sum(2 if sign > "\u2e80" else 1 for sign in text[:MAX_WIDTH])
            if at == len(found):
                found.append(9)
            found[at] = min(max(found[at], wide), MAX_WIDTH)
    return found
