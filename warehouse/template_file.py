"""Writes forms to files, and never over a file that is there."""

from pathlib import Path

from ingest.delivery import FeedError
from ingest.feeds.registry import FEED_ORDER
from ingest.message import Message
from ingest.templates.form import template_workbook


def write_template(feed: str, out: Path) -> None:
    """Write the form of a feed.

    Raises FeedError for an unknown feed, for a file that exists (it may hold what a
    clerk has filled in), and for a folder that cannot be written to.
    """
    if feed not in FEED_ORDER:
        listed = ", ".join(FEED_ORDER)
        raise FeedError(
            Message(
                f"没有叫 {feed} 的数据类。\n  没有写任何文件；可用的有：{listed}",
                f"No feed is named {feed}.\n  Nothing was written; there are: {listed}",
            )
        )
    try:
        with out.open("xb") as file:
            file.write(template_workbook(feed))
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
