"""Writes the form of a feed to a file."""

from pathlib import Path

from ingest.delivery import FeedError, Registers
from ingest.feeds.registry import FEED_ORDER
from ingest.message import Message
from ingest.templates.form import template_workbook
from warehouse.dry_run import reading, registers_in
from warehouse.installed_sql import OtherVersionError
from warehouse.new_file import write_new


def write_template(feed: str, out: Path, db: Path) -> Message | None:
    """Write the form of a feed, with the codes of the warehouse if there is one.

    Returns why the codes are left out, where another version published the warehouse:
    a form helps without them. Raises FeedError for an unknown feed, and as write_new
    does.
    """
    if feed not in FEED_ORDER:
        listed = ", ".join(FEED_ORDER)
        raise FeedError(
            Message(
                f"没有叫 {feed} 的数据类。\n  没有写任何文件；可用的有：{listed}",
                f"No feed is named {feed}.\n  Nothing was written; there are: {listed}",
            )
        )
    registers, remark = Registers.empty(), None
    try:
        with reading(db) as reader:
            registers = registers_in(reader)
    except OtherVersionError:
        remark = Message(
            f"没有带上登记编号：{db} 是另一个版本的程序发布的；"
            "nightledger publish 之后再取。",
            f"Without the registered codes: another version published {db}; run "
            "nightledger publish and ask again.",
        )
    write_new(out, template_workbook(feed, registers))
    return remark
