"""Writes frames the way offices send them: CSV in their encodings, XLSX with titles."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
import xlsxwriter  # it ships no type marker

# A workbook stores when it was made; a fixed day keeps its bytes the same.
MADE_AT = datetime(2026, 11, 1)  # noqa: DTZ001 – a workbook has no time zone

Row = tuple[object, ...]


@dataclass(frozen=True)
class Sheet:
    """One worksheet: rows above the header, the table, rows below it."""

    name: str
    above: tuple[Row, ...]
    table: pl.DataFrame
    below: tuple[Row, ...] = ()


def write_csv(
    path: Path, table: pl.DataFrame, encoding: str = "utf-8", line_end: str = "\n"
) -> None:
    """Write a header and all rows; NULL becomes an empty cell."""
    text = table.write_csv(line_terminator=line_end)
    path.write_bytes(text.encode(encoding))


def write_xlsx(path: Path, sheet: Sheet) -> None:
    """Write one worksheet; dates and date-times become real Excel dates."""
    book = xlsxwriter.Workbook(
        path,
        {
            "default_date_format": "yyyy-mm-dd hh:mm:ss",
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": MADE_AT, "comments": "虚构示例 · invented"})
    page = book.add_worksheet(sheet.name)
    rows = [
        *sheet.above,
        tuple(sheet.table.columns),
        *sheet.table.iter_rows(),
        *sheet.below,
    ]
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
