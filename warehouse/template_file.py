"""Writes the form of a feed to a file."""

from pathlib import Path

from ingest.delivery import FeedError
from ingest.feeds.registry import FEED_ORDER
from ingest.message import Message
from ingest.templates.form import template_workbook
from warehouse.dry_run import reading, registers_in
from warehouse.new_file import write_new


def write_template(feed: str, out: Path, db: Path) -> None:
    """Write the form of a feed, with the codes of the warehouse if there is one.

    Raises FeedError for an unknown feed, and as write_new does.
    """
    if feed not in FEED_ORDER:
        listed = ", ".join(FEED_ORDER)
        raise FeedError(
            Message(
                f"没有叫 {feed} 的数据类。\n  没有写任何文件；可用的有：{listed}",
                f"No feed is named {feed}.\n  Nothing was written; there are: {listed}",
            )
        )
    with reading(db) as reader:
        registers = registers_in(reader)
    write_new(out, template_workbook(feed, registers))
