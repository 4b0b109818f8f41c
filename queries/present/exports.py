"""Writes an answer to an Excel file that says where its numbers come from."""

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import xlsxwriter

from queries.present.column_labels import column_label
from queries.present.language import say

#: Excel's own limit of rows in a sheet, less the heading.
MOST_ROWS = 1_048_575

#: Suffix of a column, which names its unit → how Excel writes its numbers.
UNIT_FORMATS = {
    "_count": "#,##0",
    "_count_per_day": "#,##0",
    "_yuan": "#,##0.00",
    "_share": "0.0%",
    "_ratio": "0.0%",
    "_10k_visits": "0.00",
    "_hours": "#,##0.0",
    "_m2": "#,##0.0",
}

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
    return workbook_of({say("数据"): frame}, provenance)


def workbook_of(tables: Mapping[str, pl.DataFrame], provenance: Provenance) -> bytes:
    """Return an Excel file with a sheet per table, then the columns, the provenance.

    tables: name of the sheet → rows, as for workbook; names of at most 31 letters.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE_OPTIONS) as book:
        for name, frame in tables.items():
            write_table(book, name, frame)
        write_headings(book, tables.values())
        write_provenance(book, provenance)
    return content.getvalue()


def write_table(book: xlsxwriter.Workbook, name: str, frame: pl.DataFrame) -> None:
    """Add a sheet of rows under the names that their columns have on the page."""
    if frame.height > MOST_ROWS:
        raise ValueError(f"{frame.height} rows do not fit into one Excel sheet")
    titles = column_titles(frame.columns)
    frame.rename(titles).write_excel(
        book,
        worksheet=name,
        autofit=True,
        freeze_panes=(1, 0),
        column_formats={
            titles[column]: pattern for column, pattern in number_formats(frame).items()
        },
        table_style="Table Style Light 1",
    )


def column_titles(columns: Sequence[str]) -> dict[str, str]:
    """Return column → its name in the current language.

    Excel demands that names differ, without regard to case: columns that share a name
    say their own name behind it.
    """
    labels = {column: column_label(column) for column in columns}
    times = Counter(label.casefold() for label in labels.values())
    return {
        column: say("{label}（{column}）", label=label, column=column)
        if times[label.casefold()] > 1
        else label
        for column, label in labels.items()
    }


def number_formats(frame: pl.DataFrame) -> dict[str, str]:
    """Return Excel formats by the unit that a column's suffix names."""
    found = {}
    for column, dtype in frame.schema.items():
        if dtype == pl.Date:
            found[column] = "yyyy-mm-dd"
        elif dtype == pl.Datetime:
            found[column] = "yyyy-mm-dd hh:mm"
        for suffix, pattern in UNIT_FORMATS.items():
            if column.endswith(suffix) and dtype.is_numeric():
                found[column] = pattern
    return found


def write_headings(book: xlsxwriter.Workbook, frames: Iterable[pl.DataFrame]) -> None:
    """Add a sheet that says which column of the metric each name stands for."""
    sheet = book.add_worksheet(say("列名"))
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, (say("列"), say("含义")), bold)
    columns = dict.fromkeys(column for frame in frames for column in frame.columns)
    for row, column in enumerate(columns, start=1):
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
