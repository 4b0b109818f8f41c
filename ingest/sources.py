"""One delivered file → its tables, whatever the container, encoding and layout."""

from dataclasses import dataclass
from pathlib import Path

from ingest.delimited import find_delimited_header, read_delimited
from ingest.encoding import decode
from ingest.file_bytes import FileBytes, head_bytes, read_file_bytes
from ingest.header import Header
from ingest.json_document import read_json_document
from ingest.json_lines import is_json_lines, read_json_lines
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
    """The tables of a file, and what a clerk should know about the reading of it."""

    file: FileBytes
    encoding_name: str
    tables: list[Table]
    notes: list[Message]


def read_source(path: Path, feed_name: str | None, layout_name: str | None) -> Source:
    """Read a file as CSV or XLSX; raises FeedError when it is refused."""
    file = read_file_bytes(path)
    if file.is_workbook:
        tables, notes = read_workbook(
            file.file_name, file.content, feed_name, layout_name
        )
        return Source(file, "xlsx", tables, notes)
    decoded = decode(file.file_name, file.content)
    text = plain_text(decoded.text)
    table = read_text(file.file_name, text, feed_name, layout_name)
    notes = [DOUBLE_ENCODED_NOTE] if decoded.is_suspect else []
    if BYTE_ORDER_MARK in decoded.text:
        notes.append(JOINED_NOTE)
    return Source(file, decoded.encoding_name, [table], notes)


def read_text(
    file_name: str, text: str, feed_name: str | None, layout_name: str | None
) -> Table:
    """The table of a text: JSON in one document or in lines, or delimited."""
    if not is_json_lines(text):
        return read_delimited(file_name, text, feed_name, layout_name)
    document = read_json_document(text, feed_name, layout_name)
    return document or read_json_lines(file_name, text, feed_name, layout_name)


def plain_text(text: str) -> str:
    """The text without byte order marks, its lines ended by \\n.

    A mark inside a text is left from files that were joined; a text whose only line
    end is \\r comes from old Macintosh programs.
    """
    unmarked = text.replace(BYTE_ORDER_MARK, "")
    return unmarked if "\n" in unmarked else unmarked.replace("\r", "\n")


def recognise_file(path: Path) -> tuple[str, str]:
    """(feed, layout) of a file by its header; raises FeedError when it has none."""
    header = header_of(path)
    return header.feed.name, header.layout.name


def header_of(path: Path) -> Header:
    """The header of a file, from its first lines where these are enough."""
    found = find_delimited_header(plain_text(head_text(path)), None, None)
    if found is not None:
        return found[1]
    return read_source(path, None, None).tables[0].header


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
