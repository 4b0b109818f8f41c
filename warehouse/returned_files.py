"""Writes a delivery's marked file, and the rows to mend, beside the clerk's own."""

from collections.abc import Sequence
from pathlib import Path

from ingest.delivery import Delivery, FeedError
from ingest.message import Message
from ingest.templates.allowed_words import with_allowed_words
from ingest.templates.delivered import delivered_sheets
from ingest.templates.returned import marked_workbook, mendable_workbook
from warehouse.new_file import write_new

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


def write_marked(path: Path, delivery: Delivery, out: Path, language: str) -> bool:
    """Write a file back with its bad cells red, each with its reason.

    False when it has none, and nothing is written. It holds what the clerk sent,
    personal data included. Raises FeedError as write_new does.
    """
    set_aside = with_allowed_words(delivery.set_aside, delivery.feed)
    if set_aside.is_empty():
        return False
    sheets = delivered_sheets(path, delivery.feed, delivery.layout, set_aside)
    write_new(out, marked_workbook(sheets, set_aside, language))
    return True


def one_file(files: Sequence[Path]) -> Path:
    """The file to be marked; raises FeedError for none and for several."""
    if len(files) == 1:
        return files[0]
    raise FeedError(
        Message(
            f"--marked 一次只标一个文件，给的是 {len(files)} 个。\n"
            "  没有写任何文件；请逐个文件运行同一条命令。",
            f"--marked marks one file at a time, not {len(files)}.\n"
            "  Nothing was written; run the same command for each file.",
        )
    )
