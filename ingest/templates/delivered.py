"""The cells of a delivered file as it wrote them, for handing it back."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import dataframely as dy
import polars as pl

from ingest.delimited import find_delimited_header
from ingest.encoding import decode
from ingest.sources import Source, read_source
from ingest.table import Table, cell_names
from ingest.workbook import load_text, open_workbook

DAY_CELL = r"^(\d{4}-\d\d-\d\d) 00:00:00$"
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class DeliveredSheet:
    """One sheet that was read, or the one table of a CSV file, whose name is None.

    header_row: the row of the header, from 1. names: the header's cells.
    rows: every row with its number as the file counts, those above the header too.
    """

    name: str | None
    header_row: int
    names: tuple[str, ...]
    rows: list[Row]


def delivered_sheets(path: Path, feed: str, layout: str) -> list[DeliveredSheet]:
    """The sheets of a file that read_delivery took, read as this feed and layout.

    Raises FeedError as read_delivery does.
    """
    source = read_source(path, feed, layout)
    return [
        DeliveredSheet(
            table.sheet,
            table.header.index + 1,
            table.header.names,
            sheet_rows(source, table) if table.sheet else text_rows(source, table),
        )
        for table in source.tables
    ]


def sheet_rows(source: Source, table: Table) -> list[Row]:
    """All used cells of a worksheet as text."""
    name = source.file.file_name
    reader = open_workbook(name, source.file.content)
    cells = load_text(name, reader, table.sheet or "", None)
    if cells is None:
        return record_rows(table)
    days = [f"c{at}" for at in day_positions(table)]
    shown = cells.with_columns(pl.col(days).str.replace(DAY_CELL, "$1"))
    return [
        (number, [cell or "" for cell in row])
        for number, row in enumerate(shown.iter_rows(), start=1)
    ]


def day_positions(table: Table) -> list[int]:
    """Where days stand: as a typed date cell, a day reads as its midnight."""
    columns = table.header.feed.schema.columns()
    return [
        position
        for name, position in table.header.positions.items()
        if isinstance(columns[name], dy.Date)
    ]


def text_rows(source: Source, table: Table) -> list[Row]:
    """All records of a delimited file, each at its first physical line."""
    text = decode(source.file.file_name, source.file.content).text
    found = find_delimited_header(
        text, table.header.feed.name, table.header.layout.name
    )
    if found is None:
        return record_rows(table)
    # Without a translation of line ends: a lone \r is part of a cell, as in reading.
    lines = csv.reader(io.StringIO(text, newline="\n"), delimiter=found[0])
    rows: list[Row] = []
    try:
        first = 1
        for cells in lines:
            rows.append((first, [cell.rstrip("\r") for cell in cells]))
            first = lines.line_num + 1
    except csv.Error:
        return [(at, [line]) for at, line in enumerate(text.splitlines(), start=1)]
    return rows


def record_rows(table: Table) -> list[Row]:
    """The header and the records, for a file that has no rows of its own to copy."""
    width = len(table.header.names)
    records = table.records.select("source_row", *cell_names(width))
    header = (table.header.index + 1, list(table.header.names))
    return [
        header,
        *((row[0], [cell or "" for cell in row[1:]]) for row in records.iter_rows()),
    ]
