"""Names a record, a column and a value for people, by what the feed declares."""

import datetime as dt
from collections.abc import Mapping

from ingest.feed import Feed
from ingest.message import Message

EMPTY = Message("空", "empty")
YES_OR_NO = {True: Message("是", "yes"), False: Message("否", "no")}
#: The source's own words for these are nobody's but the vault's.
HIDDEN = Message("不显示", "not shown")
PSEUDONYM = "complainant_id"
#: Columns of a table that follow from others, which are named when they differ.
DERIVED = ("is_time_ordered", "night_on", "counted_hours", "counted_on", "hour")
#: A column of a table → the column of the file that it is taken from.
GIVEN_AS = {"decided_refund_yuan": "refund_yuan", "refunded_yuan": "refund_yuan"}


def column_words(feed: Feed, column: str) -> Message:
    """What a column is called: its first Chinese header, and its name."""
    if column == PSEUDONYM:
        return Message("投诉人或电话", "complainant or phone")
    columns = feed.schema.columns()
    given = column if column in columns else GIVEN_AS.get(column, column)
    declared = columns.get(given)
    headers = (declared.metadata or {}).get("zh", ()) if declared else ()
    return Message(next(iter(headers), given), given)


def value_words(feed: Feed, column: str, value: object) -> Message:
    """A typed value as a clerk writes it; codes in the feed's own Chinese words."""
    if column == PSEUDONYM or column in feed.personal:
        return HIDDEN
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, dt.datetime):
        text = f"{value:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
    elif isinstance(value, int):
        text = f"{value:,}"
    else:
        text = str(value)
    declared = feed.schema.columns().get(column)
    words = (declared.metadata or {}).get("words", {}) if declared else {}
    meant = {code: word for word, code in reversed(words.items())}
    return Message(meant.get(text, text), text)


def known_by(feed: Feed, record: Mapping[str, object]) -> list[tuple[Message, Message]]:
    """What tells a record from others, as names and values: 点位 gate, 日期 …"""
    if feed.known_by is not None:
        return feed.known_by(record)
    return [
        (column_words(feed, column), value_words(feed, column, record[column]))
        for column in feed.key
        if record[column] is not None
    ]


def record_words(feed: Feed, record: Mapping[str, object]) -> Message:
    """The values that tell a record from others, in one breath."""
    values = [value for _, value in known_by(feed, record)]
    return Message(
        "，".join(value.zh for value in values), ", ".join(value.en for value in values)
    )
