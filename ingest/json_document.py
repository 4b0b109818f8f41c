"""One JSON document over many lines → its table, where a layout says where it lies."""

import json
import re
from collections import Counter
from dataclasses import dataclass, replace

import polars as pl

from ingest.header import Header, find_header
from ingest.json_lines import (
    Record,
    cell_text,
    listed,
    parsed,
    refuse_constant,
    unique_keys,
)
from ingest.layout_registry import layouts
from ingest.table import LINE_FAULT_SCHEMA, Table, cell_names

BETWEEN_ITEMS = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder(
    parse_int=str,
    parse_float=str,
    parse_constant=refuse_constant,
    object_pairs_hook=unique_keys,
)


@dataclass(frozen=True)
class Item:
    """A record of the list: where it begins, and the lines that are its own.

    line_count: those that no record before it stands on, together with those of the
    records that begin on the same line.
    """

    source_row: int
    line_count: int
    record: Record


def read_json_document(
    text: str, feed_name: str | None, layout_name: str | None
) -> Table | None:
    """The table of a document in which some layout finds its list; else None."""
    value = parsed(text)
    if value is None:
        return None
    for layout in layouts().values():
        way = layout.records_at
        expected = listed(value, way) if way else None
        if way is None or not expected:
            continue
        items = items_of(text, way, expected)
        names = list(dict.fromkeys(key for item in items for key in item.record))
        header = find_header([names], feed_name, layout_name or layout.name)
        if items and header is not None and header.layout.records_at == way:
            line_count = text.count("\n") + (not text.endswith("\n"))
            return table_of_items(header, items, line_count)
    return None


def table_of_items(header: Header, items: list[Item], line_count: int) -> Table:
    """The table of the records; lines outside of all of them are its header."""
    columns = {
        cell: pl.Series([item.record.get(name) for item in items], dtype=pl.String)
        for cell, name in zip(cell_names(len(header.names)), header.names, strict=True)
    }
    rows = pl.Series([item.source_row for item in items], dtype=pl.Int32)
    spans = pl.Series([item.line_count for item in items], dtype=pl.Int32)
    record_lines = {item.source_row: item.line_count for item in items}
    return Table(
        None,
        header,
        pl.DataFrame({"source_row": rows, "line_count": spans, **columns}),
        pl.DataFrame(schema=LINE_FAULT_SCHEMA),
        line_count=line_count,
        header_line_count=line_count - sum(record_lines.values()),
        blank_line_count=0,
    )


def items_of(text: str, way: str, expected: list[dict[str, object]]) -> list[Item]:
    """The records with their lines; none when the text does not give them again."""
    opening = re.search(rf'"{re.escape(way.split(".")[-1])}"\s*:\s*\[', text)
    at = opening.end() if opening else len(text)
    items: list[Item] = []
    end, end_line = 0, 1
    for wanted in expected:
        gap = BETWEEN_ITEMS.match(text, at)
        at = gap.end() if gap else at
        first_line = end_line + text.count("\n", end, at)
        try:
            found, after = DECODER.raw_decode(text, at)
        except ValueError:
            return []
        if found != wanted:
            return []
        free_line = end_line + 1 if items else first_line
        end, end_line = after, first_line + text.count("\n", at, after)
        record = {key: cell_text(value) for key, value in found.items()}
        span = end_line + 1 - max(first_line, free_line)
        items.append(Item(first_line, span, record))
        at = end
    return with_common_spans(items)


def with_common_spans(items: list[Item]) -> list[Item]:
    """Records that begin on one line are one record to the count of lines."""
    spans: Counter[int] = Counter()
    for item in items:
        spans[item.source_row] += item.line_count
    return [replace(item, line_count=spans[item.source_row]) for item in items]
