"""What the text of a sheet's cells does not show: hidden rows, formulas that failed.

Hidden rows are data all the same; a formula without a result reads as an empty cell.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.message import Message
from ingest.workbook_size import BROKEN_ZIP

CHUNK_BYTE_COUNT = 1 << 20
# A row tag is short; what is kept of one chunk for the next one holds a whole one.
LONGEST_TAG_BYTES = 1 << 12
HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)"[^>]*>')
# A formula that ends in an error, or that nobody has computed.
FAILED_FORMULA = re.compile(
    rb'<c\b[^>]*?\sr="([A-Z]{1,3}\d{1,7})"[^>]*>'
    rb"(?:<f\b[^>]*>[^<]*</f>|<f\b[^>]*/>)?"
    rb"(?:<v>(#[^<]*)</v></c>|(?<=</f>)(?:<v></v>|<v/>)?</c>)"
)
SHOWN_COUNT = 20
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Oddities:
    """Of one sheet: numbers of hidden rows, and address → error of failed formulas."""

    hidden_rows: list[int] = field(default_factory=list)
    failed_formulas: dict[str, str] = field(default_factory=dict)


def oddity_notes(content: bytes, read_rows: dict[str, int]) -> list[Message]:
    """A note per sheet and kind of oddity among the rows that were read.

    read_rows: sheet → the last row that holds data. A workbook whose parts are named
    unusually gives no notes: its rows were read like all others.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            parts = sheet_parts(members)
            found = {
                sheet: oddities(members, parts[sheet], last)
                for sheet, last in read_rows.items()
                if sheet in parts
            }
    except (KeyError, *BROKEN_ZIP, ElementTree.ParseError):
        return []
    return [
        note
        for sheet, odd in found.items()
        for note in (
            hidden_row_note(sheet, odd.hidden_rows),
            failed_formula_note(sheet, odd.failed_formulas),
        )
        if note is not None
    ]


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


def oddities(members: zipfile.ZipFile, part: str, last_row: int) -> Oddities:
    """What is odd in a sheet, which is never held in memory whole."""
    found = Oddities()
    seen = 0
    with members.open(part) as sheet:
        kept = b""
        while chunk := sheet.read(CHUNK_BYTE_COUNT):
            window = kept + chunk
            for tag in HIDDEN_ROW.finditer(window):
                row = int(tag.group(1))
                if seen < row <= last_row:
                    seen = row
                    found.hidden_rows.append(row)
            for cell in FAILED_FORMULA.finditer(window):
                error = cell.group(2) or b""
                found.failed_formulas[cell.group(1).decode()] = error.decode()
            kept = window[-LONGEST_TAG_BYTES:]
    return found


def hidden_row_note(sheet: str, rows: list[int]) -> Message | None:
    """Hidden rows were read: say so, and which."""
    if not rows:
        return None
    numbers = [str(row) for row in rows[:SHOWN_COUNT]]
    more = " …" if len(rows) > SHOWN_COUNT else ""
    return Message(
        f"工作表“{sheet}”有 {len(rows):,} 行是隐藏的"
        f"（第 {'、'.join(numbers)}{more} 行），照样读取",
        f"{len(rows):,} rows of the sheet “{sheet}” are hidden "
        f"({', '.join(numbers)}{more}); they were read like all others",
    )


def failed_formula_note(sheet: str, cells: dict[str, str]) -> Message | None:
    """Formulas without a result read as empty cells: say so, and which."""
    if not cells:
        return None
    shown = [f"{at} {error}".strip() for at, error in [*cells.items()][:SHOWN_COUNT]]
    more = " …" if len(cells) > SHOWN_COUNT else ""
    return Message(
        f"工作表“{sheet}”有 {len(cells):,} 个公式出错或没有算出结果"
        f"（{'、'.join(shown)}{more}），当作空格；请在 Excel 里改好再存",
        f"{len(cells):,} formulas of the sheet “{sheet}” failed or were never computed "
        f"({', '.join(shown)}{more}) and read as empty; mend them in Excel",
    )
