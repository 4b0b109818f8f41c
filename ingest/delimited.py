"""Delimited text → its table, every physical line counted."""

import csv
from collections.abc import Sequence

import polars as pl

from ingest.delivery import FeedError
from ingest.header import HEADER_SEARCH_LINES, Header, find_header
from ingest.header_refusal import refuse_header, refuse_unusable_header
from ingest.message import Message
from ingest.records import UnclosedQuoteError, parse_block
from ingest.refusal import refusal
from ingest.table import Table, sort_out

SEPARATORS = (",", "\t", ";")


def count_lines(text: str) -> int:
    """Physical lines: one per \\n, and one more for a last line without it."""
    return text.count("\n") + (not text.endswith("\n"))


def first_rows(text: str, separator: str) -> list[list[str]]:
    """The cells of the first lines, for finding the header."""
    head = text.split("\n", HEADER_SEARCH_LINES)[:HEADER_SEARCH_LINES]
    return [row_cells(line, separator) for line in head]


def row_cells(line: str, separator: str) -> list[str]:
    """The cells of one line; none when it is too long to be a header."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def find_delimited_header(
    text: str, feed_name: str | None, layout_name: str | None
) -> tuple[str, Header] | None:
    """The separator under which the first lines hold a known header."""
    for separator in SEPARATORS:
        header = find_header(first_rows(text, separator), feed_name, layout_name)
        if header is not None:
            return separator, header
    return None


def read_delimited(
    file_name: str, text: str, feed_name: str | None, layout_name: str | None
) -> Table:
    """The table of a CSV file; raises FeedError when it has no usable header."""
    found = find_delimited_header(text, feed_name, layout_name)
    if found is None:
        raise refuse_header(file_name, nearest_rows(text), feed_name)
    separator, header = found
    refuse_unusable_header(file_name, header)
    lines = data_lines(text, header.index + 1)
    try:
        records, line_faults = parse_block(lines, separator, len(header.names))
    except UnclosedQuoteError as error:
        raise unclosed_quote(file_name, error.first_line) from error
    return sort_out(
        None,
        header,
        records,
        line_faults,
        count_lines(text),
        header.index + 1,
    )


def nearest_rows(text: str) -> Sequence[Sequence[str]]:
    """The first lines under the separator that makes the most cells of them."""
    return max(
        (first_rows(text, separator) for separator in SEPARATORS),
        key=lambda rows: max(len(row) for row in rows),
    )


def data_lines(text: str, skipped_count: int) -> pl.DataFrame:
    """source_row (from 1) and line, without the line end, after the header."""
    lines = pl.Series("line", [text.removesuffix("\n")]).str.split("\n").explode()
    return (
        pl.DataFrame({"line": lines.str.strip_suffix("\r")})
        .with_row_index("source_row", offset=1)
        .cast({"source_row": pl.Int32})
        .slice(skipped_count)
    )


def unclosed_quote(file_name: str, line: int) -> FeedError:
    """The refusal of a file in which a quote swallows the lines after it."""
    return refusal(
        file_name,
        Message(
            f"第 {line} 行的引号没有配对，后面的行都不可信",
            f"the quotes of line {line} do not pair up; trust ends there",
        ),
        Message("请在该行补上或删去引号后重报。", "Mend that line and deliver again."),
    )
