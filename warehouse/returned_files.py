"""Writes a delivery's marked file, and the rows to mend, beside the clerk's own."""

from pathlib import Path

from ingest.delivery import Delivery
from ingest.message import Message
from ingest.templates.allowed_words import with_allowed_words
from ingest.templates.delivered import delivered_sheets
from ingest.templates.returned import marked_workbook, mendable_workbook

MARKED = Message("标红", "marked")
TO_MEND = Message("待改行", "rows to mend")


def write_returned(
    path: Path, delivery: Delivery, folder: Path, stem: str, language: str
) -> list[Path]:
    """Write the workbooks of a delivered file to a folder; none without a fault.

    They hold what the clerk sent, personal data included: put them where it lay.
    """
    set_aside = with_allowed_words(delivery.set_aside, delivery.feed)
    if set_aside.is_empty():
        return []
    sheets = delivered_sheets(path, delivery.feed, delivery.layout, set_aside)
    books = {
        MARKED: marked_workbook(sheets, set_aside, language),
        TO_MEND: mendable_workbook(sheets, set_aside, language),
    }
    written = []
    for ending, book in books.items():
        if book is not None:
            out = folder / f"{stem} {ending.text(language)}.xlsx"
            out.write_bytes(book)
            written.append(out)
    return written
