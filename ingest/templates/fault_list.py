"""The sheet 问题清单: a line per fault, each with a link to its cell."""

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ingest.message import Message
from ingest.templates.faults import Fault, in_two
from ingest.templates.fitting import on_one_page

#: A sheet's name, its faults, and the row of the file → the line it stands at.
PlacedFaults = tuple[str, Sequence[Fault], dict[int, int]]

HEADINGS = (
    Message("工作表", "sheet"),
    Message("行", "row"),
    Message("列", "column"),
    Message("原文", "what stands there"),
    Message("原因", "what is wrong"),
    Message("怎么改", "what to write"),
)
WIDTHS = (16, 8, 18, 26, 44, 52)
MAX_CELL_CHARS = 32_767
#: Excel's limit of links in a sheet is 65,530.
MAX_LINKS = 20_000
HINT = Message(
    "红格是要改的格子，黄底是没有载入的行；点“行”就到那一格。改好后整份重报，"
    "或只报“待改行”那一份。",
    "Red cells are to be mended, rows on yellow were not loaded; a click on the row "
    "number leads there. Send the whole file again, or only the one with the rows to "
    "mend.",
)


def write_fault_list(
    book: xlsxwriter.Workbook,
    page: Worksheet,
    placed: Sequence[PlacedFaults],
    language: str,
    fault_count: int,
) -> None:
    """Fill the sheet; the number of a row links to its cell.

    fault_count: of the whole file; says so when fewer are listed.
    """
    head = book.add_format({"bold": True, "bg_color": "#E3EAF3", "border": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    link = book.add_format({"font_color": "#1F5FA8", "underline": 1, "valign": "top"})
    page.write_string(0, 0, HINT.text(language))
    for at, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        page.write_string(2, at, heading.text(language), head)
        page.set_column(at, at, width)
    line = 3
    for name, faults, lines in placed:
        for fault in faults:
            wrong, mend = in_two(fault.reason, language)
            page.write_string(line, 0, name, text)
            write_row_number(page, line, name, fault, lines, link)
            said = (fault.column, fault.value, wrong, mend)
            for at, words in enumerate(said, start=2):
                page.write_string(line, at, words[:MAX_CELL_CHARS], text)
            line += 1
    if line - 3 < fault_count:
        page.write_string(1, 0, cut_short(line - 3, fault_count).text(language))
    page.freeze_panes(3, 0)
    on_one_page(page)
    page.activate()


def cut_short(listed: int, fault_count: int) -> Message:
    """Say that the list is not whole; so many faults have one cause."""
    return Message(
        f"一共 {fault_count:,} 处，只列了前 {listed:,} 处；"
        "这么多多半是同一个原因，请从源头改。",
        f"{fault_count:,} in all, the first {listed:,} are listed; so many have one "
        "cause, mend it at the source.",
    )


def write_row_number(
    page: Worksheet,
    line: int,
    name: str,
    fault: Fault,
    lines: dict[int, int],
    link: object,
) -> None:
    """The row as the delivered file counts, with a link to where it stands here."""
    if fault.row in lines and line < MAX_LINKS:
        cell = xl_rowcol_to_cell(lines[fault.row], fault.position or 0)
        sheet = name.replace("'", "''")
        page.write_url(line, 1, f"internal:'{sheet}'!{cell}", link, str(fault.row))
    else:
        page.write_number(line, 1, fault.row)
