"""One delivered file → its tables, whatever the container, encoding and layout."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.delimited import find_delimited_header, read_delimited
from ingest.encoding import decoded, find_encoding
from ingest.file_bytes import CHUNK_BYTE_COUNT, FileBytes, head_bytes, read_file_bytes
from ingest.header import HEADER_SEARCH_LINES, Header
from ingest.json_document import read_json_document
from ingest.json_lines import is_json_lines, read_json_lines, whole_json
from ingest.line_blocks import LineBlocks
from ingest.message import Message
from ingest.table import Table
from ingest.workbook import read_workbook

BYTE_ORDER_MARK = "\ufeff"
JOINED_NOTE = Message(
    "文件中间有文件头标记（BOM），多半是几份文件接在一起；标记不算数据",
    "byte order marks inside the file, probably several files joined; they are no data",
)
DOUBLE_ENCODED_NOTE = Message(
    "有些文字像是被错误转码过（乱码）；按编号识别，不按名称",
    "some text looks encoded twice; rows are recognised by id, not by name",
)


@dataclass(frozen=True)
class Source:
    """A file whose rows are still to be read, and what a clerk should know about it.

    blocks: to be gone through once; the tables of a block are read together.
    line_count: all lines of the file, counted apart, once the blocks were read.
    notes: complete once the blocks were read.
    """

    file: FileBytes
    encoding_name: str
    blocks: Iterator[list[Table]]
    line_count: Callable[[], int]
    notes: list[Message]


def read_source(
    path: Path, feed_name: str | None, layout_name: str | None, block_char_count: int
) -> Source:
    """Open a file as CSV or XLSX; raises FeedError when it is refused."""
    file = read_file_bytes(path)
    if file.is_workbook:
        sheets, notes = read_workbook(
            file.file_name, file.content, feed_name, layout_name
        )
        line_count = sum(table.line_count for table in sheets)
        return Source(file, "xlsx", iter([sheets]), lambda: line_count, notes)
    encoding = find_encoding(file.file_name, file.chunks)
    notes = [DOUBLE_ENCODED_NOTE] if encoding.is_suspect else []
    text = plain_text(lambda: decoded(file.chunks(), encoding.name), notes)
    lines = LineBlocks(text, block_char_count)
    tables = read_text(file.file_name, lines, feed_name, layout_name)
    blocks = ([table] for table in tables)
    return Source(file, encoding.name, blocks, lambda: lines.line_count, notes)


def read_text(
    file_name: str, lines: LineBlocks, feed_name: str | None, layout_name: str | None
) -> Iterator[Table]:
    """The tables of a text: of JSON in one document or in lines, or delimited."""
    if not is_json_lines(lines.head(HEADER_SEARCH_LINES)):
        return read_delimited(file_name, lines, feed_name, layout_name)
    text = whole_json(file_name, lines)
    document = read_json_document(text, feed_name, layout_name)
    table = document or read_json_lines(file_name, text, feed_name, layout_name)
    return iter([table])


def plain_text(
    texts: Callable[[], Iterable[str]], notes: list[Message]
) -> Iterator[str]:
    """The text without byte order marks, its lines ended by \\n.

    A mark inside a text is left from files that were joined, and gives a note; a text
    whose only line end is \\r comes from old Macintosh programs.
    """
    has_line_feeds = any("\n" in text for text in texts())
    for text in texts():
        if BYTE_ORDER_MARK in text and JOINED_NOTE not in notes:
            notes.append(JOINED_NOTE)
        unmarked = text.replace(BYTE_ORDER_MARK, "")
        yield unmarked if has_line_feeds else unmarked.replace("\r", "\n")


def recognise_file(path: Path) -> tuple[str, str]:
    """(feed, layout) of a file by its header; raises FeedError when it has none."""
    header = header_of(path)
    return header.feed.name, header.layout.name


def header_of(path: Path) -> Header:
    """The header of a file, from its first lines where these are enough."""
    head = "".join(plain_text(lambda: [head_text(path)], []))
    found = find_delimited_header(head, None, None)
    if found is not None:
        return found[1]
    source = read_source(path, None, None, CHUNK_BYTE_COUNT)
    return next(source.blocks)[0].header


def head_text(path: Path) -> str:
    """The first lines of a delimited file; empty when only a full reading can tell."""
    head = head_bytes(path)
    whole_lines = head[: head.rfind(b"\n") + 1]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return whole_lines.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
