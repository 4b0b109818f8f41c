"""`nightledger check --marked`: the clerk's own file back, its bad cells in red."""

from collections.abc import Sequence
from pathlib import Path

from ingest.delivery import Delivery, FeedError
from ingest.message import Message
from ingest.templates.allowed_words import with_allowed_words
from ingest.templates.delivered import delivered_sheets
from ingest.templates.returned import marked_workbook
from warehouse.new_file import write_new


def hand_back(path: Path, delivery: Delivery, out: Path, language: str) -> Message:
    """Write a file back, each bad cell with its reason, and say so.

    Nothing is written of a file without any. It holds what the clerk sent, personal
    data included. Raises FeedError as write_new does.
    """
    set_aside = with_allowed_words(delivery.set_aside, delivery.feed)
    if set_aside.is_empty():
        return Message(
            f"没有要标红的格子，没有写 {out}",
            f"No cell needs marking; {out} was not written",
        )
    sheets = delivered_sheets(path, delivery.feed, delivery.layout, set_aside)
    write_new(out, marked_workbook(sheets, set_aside, language))
    return Message(f"已写好标红的文件：{out}", f"Written, bad cells in red: {out}")


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
