"""The cells of a delivered file as it wrote them, for handing it back."""

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dataframely as dy
import polars as pl

from ingest.delimited import find_delimited_header
from ingest.encoding import decoded
from ingest.file_bytes import CHUNK_BYTE_COUNT
from ingest.header import HEADER_SEARCH_LINES
from ingest.line_blocks import LineBlocks
from ingest.sources import Source, read_source
from ingest.table import Table, cell_names
from ingest.templates.merged import MergedCells, merged_cells
from ingest.workbook import load_text, open_workbook

DAY_CELL = r"^(\d{4}-\d\d-\d\d) 00:00:00$"
#: Of a longer file only the rows that were set aside come back: Excel would crawl.
MAX_COPIED_ROWS = 50_000
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class DeliveredSheet:
    """One sheet that was read, or the one table of a CSV file, whose name is None.

    header_row: the row of the header, from 1. names: the header's cells.
    rows: every row with its number as the file counts, those above the header too.
    merged: the cells of a workbook that are merged.
    """

    name: str | None
    header_row: int
    names: tuple[str, ...]
    rows: list[Row]
    merged: tuple[MergedCells, ...] = ()


def delivered_sheets(
    path: Path, feed: str, layout: str, set_aside: pl.DataFrame
) -> list[DeliveredSheet]:
    """The sheets of a file that read_delivery took, read as this feed and layout.

    set_aside: Delivery.set_aside. Of a sheet with more than MAX_COPIED_ROWS only the
    rows down to the header and those set aside are there.
    Raises FeedError as read_delivery does.
    """
    source = read_source(path, feed, layout, CHUNK_BYTE_COUNT)
    tables = next(source.blocks)
    for _ in source.blocks:
        pass  # to the end, where the lines are counted
    is_long = source.line_count() > MAX_COPIED_ROWS
    return [delivered_sheet(source, table, set_aside, is_long) for table in tables]


def delivered_sheet(
    source: Source, table: Table, set_aside: pl.DataFrame, is_long: bool
) -> DeliveredSheet:
    """One sheet, its rows copied as far as they are wanted."""
    rows = sheet_rows(source, table) if table.sheet else text_rows(source, table)
    if is_long:
        here = pl.col("source_sheet").eq_missing(pl.lit(table.sheet, dtype=pl.String))
        bad = set(set_aside.filter(here)["source_row"])
        head = table.header.index + 1
        rows = (row for row in rows if row[0] <= head or row[0] in bad)
    return DeliveredSheet(
        table.sheet,
        table.header.index + 1,
        table.header.names,
        list(itertools.islice(rows, MAX_COPIED_ROWS)),
        merged_in(source, table),
    )


def merged_in(source: Source, table: Table) -> tuple[MergedCells, ...]:
    """The merged cells of a sheet; a CSV file has none."""
    if table.sheet is None:
        return ()
    return tuple(merged_cells(source.file.content, table.sheet))


def sheet_rows(source: Source, table: Table) -> Iterator[Row]:
    """All used cells of a worksheet as text."""
    name = source.file.file_name
    reader = open_workbook(name, source.file.content)
    cells = load_text(name, reader, table.sheet or "", None)
    if cells is None:
        yield from record_rows(table)
        return
    days = [f"c{at}" for at in day_positions(table)]
    shown = cells.with_columns(pl.col(days).str.replace(DAY_CELL, "$1"))
    for number, row in enumerate(shown.iter_rows(), start=1):
        yield number, [cell or "" for cell in row]


def day_positions(table: Table) -> list[int]:
    """Where days stand: as a typed date cell, a day reads as its midnight."""
    columns = table.header.feed.schema.columns()
    return [
        position
        for name, position in table.header.positions.items()
        if isinstance(columns[name], dy.Date)
    ]


def text_rows(source: Source, table: Table) -> Iterator[Row]:
    """All records of a delimited file, each at its first physical line."""
    chunks = decoded(source.file.chunks(), source.encoding_name)
    head = LineBlocks(chunks, CHUNK_BYTE_COUNT).head(HEADER_SEARCH_LINES)
    found = find_delimited_header(
        head, table.header.feed.name, table.header.layout.name
    )
    if found is None:
        yield from record_rows(table)
        return
    # Without a translation of line ends: a lone \r is part of a cell, as in reading.
    lines = csv.reader(
        physical_lines(decoded(source.file.chunks(), source.encoding_name)),
        delimiter=found[0],
    )
    first = 1
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            # A cell of more than 131,072 characters: its line is set aside anyway.
            cells = []
        yield first, [cell.rstrip("\r") for cell in cells]
        first = lines.line_num + 1


def physical_lines(chunks: Iterator[str]) -> Iterator[str]:
    """The lines of a text with their ends, as it comes in."""
    rest = ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split("\n")
        yield from (f"{line}\n" for line in whole)
    if rest:
        yield rest


def record_rows(table: Table) -> Iterator[Row]:
    """The header and the records, for a file that has no rows of its own to copy."""
    width = len(table.header.names)
    yield table.header.index + 1, list(table.header.names)
    for row in table.records.select("source_row", *cell_names(width)).iter_rows():
        yield row[0], [cell or "" for cell in row[1:]]
