"""The empty workbook of a feed: a sheet to fill in, and a sheet that explains it."""

import datetime as dt
import io
from typing import Any

import dataframely as dy
import xlsxwriter

from ingest.delivery import Registers
from ingest.feed import Feed
from ingest.feeds.registry import FEEDS
from ingest.templates.code_sheet import CodeList, code_lists, write_codes
from ingest.templates.columns import (
    ONE_OF,
    OPTIONAL,
    REQUIRED,
    TemplateColumn,
    feed_title,
    template_columns,
)
from ingest.templates.fitting import on_one_page
from ingest.workbook import EXPLANATION_SHEET

#: Rows that have drop-downs and formats; a sheet may be longer.
FORMATTED_ROWS = 20_000
#: Excel's own limit of a drop-down's list, in characters.
MAX_LIST_CHARS = 255
EARLIEST = dt.date(2000, 1, 1)
#: No text becomes a formula or a link, whatever it begins with.
SAFE_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
NUMBER_FORMATS = {dy.Date: "yyyy-mm-dd", dy.Datetime: "yyyy-mm-dd hh:mm"}
NUMBERS = (dy.Int64, dy.Decimal, dy.Float64)
HEADER_FILLS = {REQUIRED.en: "#F4C7A1", ONE_OF.en: "#FBE7C6", OPTIONAL.en: "#E3EAF3"}
RULES = (
    "橙色列必填，浅橙色列两种写法选一种，灰蓝色列可空。"
    "空不是 0：不知道就留空；计数器没有读数，质量写停机。"
    " · Orange columns are required, pale orange ones are one of two ways.",
    "数据写在第一张表，表头下一行开始；不要合并单元格，不要写合计行。"
    " · Fill the first sheet from the row below the header; no totals.",
    "下面的“例”只是样子，编的；这张说明表不会被载入。"
    " · The examples are invented; this sheet is never loaded.",
)
EXPLANATION_HEADER = (
    *("列 · column", "英文 · English", "填写 · need"),
    *("格式 · form", "例 · example"),
)


def template_workbook(feed_name: str, registers: Registers | None = None) -> bytes:
    """The form of a feed as XLSX; raises KeyError for a feed that does not exist.

    registers: whose codes the form offers; None for a form without any.
    """
    feed = FEEDS[feed_name]
    columns = template_columns(feed)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE_OPTIONS) as book:
        lists = code_lists(feed, columns, registers)
        write_form(book, feed, columns, lists)
        write_explanation(book, feed, columns)
        write_codes(book, lists)
    return content.getvalue()


def write_form(
    book: xlsxwriter.Workbook,
    feed: Feed,
    columns: list[TemplateColumn],
    lists: list[CodeList],
) -> None:
    """The sheet to fill in: the header, and under it formats and drop-downs."""
    ranges = {name: each.cells for each in lists for name in each.columns}
    sheet = book.add_worksheet(feed_title(feed))
    for position, column in enumerate(columns):
        head = book.add_format(
            {"bold": True, "bg_color": HEADER_FILLS[column.need.en], "border": 1}
        )
        cell = book.add_format(
            {"num_format": NUMBER_FORMATS.get(column.dtype, cell_format(column))}
        )
        sheet.set_column(position, position, width_of(column), cell)
        sheet.write_string(0, position, column.header, head)
        sheet.write_comment(0, position, header_comment(column), {"x_scale": 1.6})
        rule = validation(column, ranges.get(column.name))
        if rule:
            sheet.data_validation(1, position, FORMATTED_ROWS, position, rule)
    sheet.freeze_panes(1, 0)
    on_one_page(sheet)


def cell_format(column: TemplateColumn) -> str:
    """Numbers as they are typed; everything else text, so that 007 stays 007."""
    return "General" if column.dtype in NUMBERS else "@"


def width_of(column: TemplateColumn) -> int:
    """A width in characters that shows the header and the example; Chinese is wide."""
    shown = (column.header, column.example)
    widest = max(sum(2 if sign > "\u2e80" else 1 for sign in text) for text in shown)
    return min(max(widest + 3, 9), 40)


def header_comment(column: TemplateColumn) -> str:
    """English name, need, form and example, for who points at the header."""
    return (
        f"{column.name}\n{column.need.zh} · {column.need.en}\n"
        f"{column.form.zh}\n{column.form.en}\n例 · e.g. {column.example}"
    )


def validation(column: TemplateColumn, codes: str | None) -> dict[str, Any] | None:
    """The drop-down or the check of a cell; None for free text.

    codes: the cells with the registered codes of the column, which are offered.

    Only the words of a list are enforced. Days and numbers warn: 1.2万 is no number
    for Excel, and the loader reads it.
    """
    said = {"error_title": column.header, "error_message": column.form.zh[:255]}
    if codes is not None:
        return {
            **{"validate": "list", "source": f"={codes}", "error_type": "warning"},
            "error_title": column.header,
            "error_message": "不在登记编号里；真是新的就先登记",
        }
    if column.choices and len(",".join(column.choices)) <= MAX_LIST_CHARS:
        return {"validate": "list", "source": list(column.choices), **said}
    if column.dtype in (dy.Date, dy.Datetime):
        bounds = {"validate": "date", "criteria": ">=", "value": EARLIEST}
        return {**bounds, "error_type": "warning", **said}
    if column.dtype is dy.Int64:
        bounds = {"validate": "integer", "criteria": ">=", "value": 0}
        return {**bounds, "error_type": "warning", **said}
    return None


def write_explanation(
    book: xlsxwriter.Workbook, feed: Feed, columns: list[TemplateColumn]
) -> None:
    """The sheet of definitions: the rules, and a line per column."""
    sheet = book.add_worksheet(EXPLANATION_SHEET)
    bold = book.add_format({"bold": True, "bg_color": "#E3EAF3", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, f"{feed_title(feed)} · {feed.name}", title)
    for row, rule in enumerate(RULES, start=1):
        sheet.write_string(row, 0, rule)
    top = len(RULES) + 2
    for position, text in enumerate(EXPLANATION_HEADER):
        sheet.write_string(top, position, text, bold)
    for row, column in enumerate(columns, start=top + 1):
        texts = (
            *(column.header, column.name, f"{column.need.zh} · {column.need.en}"),
            *(f"{column.form.zh} · {column.form.en}", column.example),
        )
        for position, text in enumerate(texts):
            sheet.write_string(row, position, text, wrapped)
    for position, width in enumerate((16, 22, 22, 64, 26)):
        sheet.set_column(position, position, width)
    on_one_page(sheet)
