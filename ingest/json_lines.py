"""JSON lines → one table: a record per line, or a list of records in every line."""

import json
from dataclasses import dataclass
from typing import NoReturn

import polars as pl

from ingest.delivery import FeedError
from ingest.header import Header, clean, find_header
from ingest.header_refusal import refuse_header, refuse_unusable_header
from ingest.layout_registry import layouts
from ingest.line_blocks import LineBlocks
from ingest.message import Message
from ingest.records import SHOWN_LINE_CHARS
from ingest.refusal import refusal
from ingest.table import LINE_FAULT_SCHEMA, Table, cell_names

Record = dict[str, str | None]
# Objects take many times the memory of their text.
MAX_CHAR_COUNT = 20_000_000


@dataclass(frozen=True)
class JsonLine:
    """One physical line. value is None for a blank line and for a broken one."""

    number: int
    text: str
    value: dict[str, object] | None


def is_json_lines(text: str) -> bool:
    """True when the text begins as JSON does and no table would."""
    return text.lstrip().startswith(("{", "[{", "[\n", "[ {", "[\r"))


def whole_json(file_name: str, blocks: LineBlocks) -> str:
    """All of the text, for the header of JSON is every key of every record.

    Raises FeedError when it is more than is read at once.
    """
    text = blocks.whole(MAX_CHAR_COUNT)
    if text is None:
        raise too_long(file_name)
    return text


def read_json_lines(
    file_name: str, text: str, feed_name: str | None, layout_name: str | None
) -> Table:
    """The table of a file of JSON lines; raises FeedError when it is none."""
    lines = json_lines(text)
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or first.value is None:
        raise not_json_lines(file_name)
    header, records = find_records(file_name, lines, feed_name, layout_name)
    refuse_unusable_header(file_name, header)
    return table_of(header, lines, records)


def json_lines(text: str) -> list[JsonLine]:
    """Every physical line with what it holds."""
    return [
        JsonLine(number, line, parsed(line))
        for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1)
    ]


def parsed(line: str) -> dict[str, object] | None:
    """The object of a line, numbers as they are written; None when it holds none."""
    try:
        value = json.loads(
            line,
            parse_int=str,
            parse_float=str,
            parse_constant=refuse_constant,
            object_pairs_hook=unique_keys,
        )
        # Half a surrogate pair is valid JSON and no text.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def refuse_constant(name: str) -> NoReturn:
    """NaN and Infinity are no JSON and no reading."""
    raise ValueError(name)


def unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of its pairs, keys cleaned as headers are.

    One key twice leaves open which value counts: ValueError.
    """
    found = {clean(key): value for key, value in pairs}
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def find_records(
    file_name: str,
    lines: list[JsonLine],
    feed_name: str | None,
    layout_name: str | None,
) -> tuple[Header, list[tuple[int, Record]]]:
    """The header that the keys make, and the records with their line numbers."""
    ways = dict.fromkeys([None, *(layout.records_at for layout in layouts().values())])
    keys_of_lines: list[str] = []
    for way in ways:
        records = records_at(lines, way)
        names = list(dict.fromkeys(key for _, record in records for key in record))
        keys_of_lines = keys_of_lines or names
        header = find_header([names], feed_name, layout_name)
        if header is not None and header.layout.records_at == way:
            return header, records
    raise refuse_header(file_name, [keys_of_lines], feed_name)


def records_at(lines: list[JsonLine], way: str | None) -> list[tuple[int, Record]]:
    """Line number and record of every record; way leads to a list inside a line."""
    return [
        (line.number, {key: cell_text(value) for key, value in record.items()})
        for line in lines
        if line.value is not None
        for record in listed(line.value, way) or ()
    ]


def listed(value: dict[str, object], way: str | None) -> list[dict[str, object]] | None:
    """The records of a line; None where `way` does not lead to a list of objects."""
    if way is None:
        return [value]
    found: object = value
    for key in way.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    return None


def cell_text(value: object) -> str | None:
    """A value as a cell's text: what is nested stays JSON, empty is NULL."""
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    return json.dumps(value, ensure_ascii=False)


def table_of(
    header: Header, lines: list[JsonLine], records: list[tuple[int, Record]]
) -> Table:
    """The table, every physical line of the file accounted for once."""
    full = [(number, record) for number, record in records if any(record.values())]
    with_records = {number for number, _ in full}
    way = header.layout.records_at
    broken = [
        line
        for line in lines
        if line.text.strip() and (line.value is None or listed(line.value, way) is None)
    ]
    blank_count = len(lines) - len(broken) - len(with_records)
    columns = {
        cell: pl.Series([record.get(name) for _, record in full], dtype=pl.String)
        for cell, name in zip(cell_names(len(header.names)), header.names, strict=True)
    }
    numbers = pl.Series([number for number, _ in full], dtype=pl.Int32)
    ones = pl.repeat(1, len(full), dtype=pl.Int32, eager=True)
    return Table(
        None,
        header,
        pl.DataFrame({"source_row": numbers, "line_count": ones, **columns}),
        pl.DataFrame(
            [
                (line.number, 1, line.text[:SHOWN_LINE_CHARS], "broken_json")
                for line in broken
            ],
            schema=LINE_FAULT_SCHEMA,
            orient="row",
        ),
        line_count=len(lines),
        header_line_count=0,
        blank_line_count=blank_count,
    )


def too_long(file_name: str) -> FeedError:
    """The refusal of more JSON than is read at once."""
    limit = f"{MAX_CHAR_COUNT:,}"
    return refusal(
        file_name,
        Message(
            f"这个 JSON 文件超过 {limit} 个字符",
            f"this JSON file has more than {limit} characters",
        ),
        Message(
            "请按时间拆成几个文件，或导出为 CSV 后报送。",
            "Split it by time, or export it as CSV, and deliver it again.",
        ),
    )


def not_json_lines(file_name: str) -> FeedError:
    """The refusal of JSON that is not one object per line."""
    return refusal(
        file_name,
        Message(
            "这是 JSON，但不是一行一个完整的对象（JSON Lines）",
            "this is JSON, but not one whole object per line (JSON lines)",
        ),
        Message(
            "请导出为 JSON Lines 或 CSV 后报送。",
            "Export it as JSON lines or CSV and deliver it again.",
        ),
    )
