"""Writes an answer to an Excel file that says where its numbers come from."""

import io
from dataclasses import dataclass

import polars as pl
import xlsxwriter

from queries.present.labels import column_label
from queries.present.language import say

#: What Polars takes for a key of column formats.
ColumnKey = str | pl.selectors.Selector | tuple[str | pl.selectors.Selector, ...]

#: Excel's own limit of rows in a sheet, less the heading.
MOST_ROWS = 1_048_575

#: A cell is what it says: no text becomes a formula, a link or a number.
SAFE_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


@dataclass(frozen=True)
class Provenance:
    """Where an exported table comes from: pairs of a heading and a text."""

    lines: tuple[tuple[str, str], ...]


def workbook(frame: pl.DataFrame, provenance: Provenance) -> bytes:
    """Return an Excel file: rows, names of the columns, provenance; a sheet each.

    frame: any columns, at most MOST_ROWS rows; more raise ValueError.
    """
    if frame.height > MOST_ROWS:
        raise ValueError(f"{frame.height} rows do not fit into one Excel sheet")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE_OPTIONS) as book:
        frame.write_excel(
            book,
            worksheet=say("数据"),
            autofit=True,
            freeze_panes=(1, 0),
            column_formats=number_formats(frame),
            table_style="Table Style Light 1",
        )
        write_headings(book, frame)
        write_provenance(book, provenance)
    return content.getvalue()


def number_formats(frame: pl.DataFrame) -> dict[ColumnKey, str]:
    """Return Excel number formats by column suffix."""
    formats = {
        "_share": "0.0%",
        "_ratio": "0.0%",
        "_yuan": "#,##0.00",
        "_count": "#,##0",
    }
    return {
        column: pattern
        for column in frame.columns
        for suffix, pattern in formats.items()
        if column.endswith(suffix)
    }


def write_headings(book: xlsxwriter.Workbook, frame: pl.DataFrame) -> None:
    """Add a sheet that says what each column is called on the page."""
    sheet = book.add_worksheet(say("列名"))
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, (say("列"), say("含义")), bold)
    for row, column in enumerate(frame.columns, start=1):
        sheet.write_string(row, 0, column)
        sheet.write_string(row, 1, column_label(column))
    sheet.set_column(0, 1, 28)


def write_provenance(book: xlsxwriter.Workbook, provenance: Provenance) -> None:
    """Add the sheet that says where the rows come from."""
    sheet = book.add_worksheet(say("来源"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (heading, text) in enumerate(provenance.lines):
        sheet.write_string(row, 0, heading, bold)
        sheet.write_string(row, 1, text, wrapped)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
