"""Looks into a workbook that was handed back, and mends it as a clerk would."""

import io
import re
import zipfile
from pathlib import Path

import polars as pl
import xlsxwriter


def part(book: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return parts.read(f"xl/{name}").decode()


def cells_filled_with(book: bytes, sheet: int, colour: str) -> list[str]:
    """The addresses of the cells with this fill."""
    styles = part(book, "styles.xml")
    fills = re.findall(r"<fill>(.*?)</fill>", styles)
    fill = next(at for at, text in enumerate(fills) if colour in text)
    formats = re.findall(r"<xf [^>]*>", styles.split("<cellXfs")[1])
    wanted = {str(at) for at, text in enumerate(formats) if f'fillId="{fill}"' in text}
    found = re.findall(
        r'<c r="(\w+)" s="(\d+)"', part(book, f"worksheets/sheet{sheet}.xml")
    )
    return [address for address, style in found if style in wanted]


def comments(book: bytes, number: int = 1) -> dict[str, str]:
    """Address → text of the comments of a sheet."""
    text = part(book, f"comments{number}.xml")
    return {
        address: "".join(re.findall(r"<t(?: [^>]*)?>(.*?)</t>", body, re.DOTALL))
        for address, body in re.findall(
            r'<comment ref="(\w+)".*?>(.*?)</comment>', text, re.DOTALL
        )
    }


def sheet_text(book: bytes, name: str) -> list[tuple[str | None, ...]]:
    frame = pl.read_excel(
        io.BytesIO(book), sheet_name=name, has_header=False, infer_schema_length=0
    )
    return frame.rows()


def mended(book: bytes, changes: dict[str, str], path: Path) -> Path:
    """Write a workbook's first sheet anew with some texts replaced, as a clerk does."""
    rows = pl.read_excel(
        io.BytesIO(book), sheet_id=1, has_header=False, infer_schema_length=0
    ).rows()
    with xlsxwriter.Workbook(str(path)) as written:
        sheet = written.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, [changes.get(cell or "", cell) for cell in row])
    return path
