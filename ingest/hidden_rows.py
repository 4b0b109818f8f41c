"""Rows of a worksheet that the clerk hid, by a filter or by hand: data all the same."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from ingest.message import Message

CHUNK_BYTE_COUNT = 1 << 20
# A row tag is short; what is kept of one chunk for the next one holds a whole one.
LONGEST_TAG_BYTES = 1 << 12
HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)"[^>]*>')
SHOWN_ROW_COUNT = 20
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def hidden_row_notes(content: bytes, read_rows: dict[str, int]) -> list[Message]:
    """A note per sheet that has hidden rows among those that were read.

    read_rows: sheet → the last row that holds data. A workbook whose parts are named
    unusually gives no notes: its rows were read like all others.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            parts = sheet_parts(members)
            found = {
                sheet: [
                    row for row in hidden_rows(members, parts[sheet]) if row <= last
                ]
                for sheet, last in read_rows.items()
                if sheet in parts
            }
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return []
    return [hidden_row_note(sheet, rows) for sheet, rows in found.items() if rows]


def sheet_parts(members: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet → the member of the archive that holds it."""
    links = ElementTree.fromstring(members.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    book = ElementTree.fromstring(members.read("xl/workbook.xml"))
    return {
        str(sheet.get("name")): member_name(targets[sheet.get(LINK)])
        for sheet in book.iter(f"{MAIN}sheet")
    }


def member_name(target: str) -> str:
    """A link's target from the root of the archive."""
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def hidden_rows(members: zipfile.ZipFile, part: str) -> Iterator[int]:
    """The numbers of the hidden rows; the sheet is never held in memory whole."""
    seen = 0
    with members.open(part) as sheet:
        kept = b""
        while chunk := sheet.read(CHUNK_BYTE_COUNT):
            window = kept + chunk
            for tag in HIDDEN_ROW.finditer(window):
                row = int(tag.group(1))
                if row > seen:
                    seen = row
                    yield row
            kept = window[-LONGEST_TAG_BYTES:]


def hidden_row_note(sheet: str, rows: list[int]) -> Message:
    """Hidden rows were read: say so, and which."""
    numbers = [str(row) for row in rows[:SHOWN_ROW_COUNT]]
    more = " …" if len(rows) > SHOWN_ROW_COUNT else ""
    return Message(
        f"工作表“{sheet}”有 {len(rows):,} 行是隐藏的"
        f"（第 {'、'.join(numbers)}{more} 行），照样读取",
        f"{len(rows):,} rows of the sheet “{sheet}” are hidden "
        f"({', '.join(numbers)}{more}); they were read like all others",
    )
