"""Writes what a command hands out, and never over a file that is there."""

from pathlib import Path

from ingest.delivery import FeedError
from ingest.message import Message


def write_new(out: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises FeedError for one that exists (it may hold what a clerk has filled in), and
    for a folder that cannot be written to.
    """
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise not_written(out, Message("已经存在", "exists already")) from None
    except OSError:
        raise not_written(out, Message("写不了", "cannot be written")) from None


def not_written(out: Path, why: Message) -> FeedError:
    """The refusal to write a file."""
    return FeedError(
        Message(
            f"{out} {why.zh}。\n  没有写任何文件；请换一个文件名或文件夹。",
            f"{out} {why.en}.\n  Nothing was written; choose another name or folder.",
        )
    )
