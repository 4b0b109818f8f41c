"""Delimited text → its tables, one for each block of lines."""

import csv
from collections.abc import Iterator, Sequence

import polars as pl

from ingest.delivery import FeedError
from ingest.header import HEADER_SEARCH_LINES, Header, find_header
from ingest.header_refusal import refuse_header, refuse_unusable_header
from ingest.line_blocks import LineBlocks, LongLineError
from ingest.message import Message
from ingest.records import UnclosedQuoteError, parse_block
from ingest.refusal import refusal
from ingest.table import Table, sort_out

SEPARATORS = (",", "\t", ";")


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
    file_name: str,
    blocks: LineBlocks,
    feed_name: str | None,
    layout_name: str | None,
) -> Iterator[Table]:
    """A table per block of a CSV file; raises FeedError when it has no usable header.

    Only the first one counts the header lines.
    """
    head = blocks.head(HEADER_SEARCH_LINES)
    found = find_delimited_header(head, feed_name, layout_name)
    if found is None:
        raise refuse_header(file_name, nearest_rows(head), feed_name)
    separator, header = found
    refuse_unusable_header(file_name, header)
    header_line_count = header.index + 1
    blocks.skip(header_line_count)
    try:
        for first_line, text in blocks:
            yield block_table(text, first_line, separator, header, header_line_count)
            header_line_count = 0
    except UnclosedQuoteError as error:
        raise unclosed_quote(file_name, error.first_line) from error
    except LongLineError as error:
        raise long_line(file_name, error.line) from error


def block_table(
    text: str, first_line: int, separator: str, header: Header, header_line_count: int
) -> Table:
    """The table of one block of whole records."""
    lines = data_lines(text, first_line)
    records, line_faults = parse_block(lines, separator, len(header.names))
    return sort_out(
        None,
        header,
        records,
        line_faults,
        lines.height + header_line_count,
        header_line_count,
    )


def nearest_rows(text: str) -> Sequence[Sequence[str]]:
    """The first lines under the separator that makes the most cells of them."""
    return max(
        (first_rows(text, separator) for separator in SEPARATORS),
        key=lambda rows: max(len(row) for row in rows),
    )


def data_lines(text: str, first_line: int) -> pl.DataFrame:
    """source_row (from first_line) and line, without the line end."""
    lines = pl.Series("line", [text.removesuffix("\n")]).str.split("\n").explode()
    return (
        pl.DataFrame({"line": lines.str.strip_suffix("\r")})
        .head(0 if text == "" else lines.len())
        .with_row_index("source_row", offset=first_line)
        .cast({"source_row": pl.Int32})
    )


def long_line(file_name: str, line: int) -> FeedError:
    """The refusal of a file with a line that no table has."""
    return refusal(
        file_name,
        Message(
            f"第 {line} 行长得不像数据表的一行",
            f"line {line} is too long to be a line of a table",
        ),
        Message("请检查换行后重报。", "Check its line ends and deliver again."),
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
