"""Says of rows that clash which other row it is, and which values differ."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from ingest.doubtful import unread_values
from ingest.feed import Feed
from ingest.message import Message
from ingest.record_words import (
    DERIVED,
    column_words,
    known_by,
    record_words,
    value_words,
)

Record = dict[str, Any]
#: Other rows that are named; a key with more of them is no slip of the pen.
MOST_NAMED_ROWS = 4
#: Records that are worded; of more, all have one cause, and the general reason will do.
MOST_WORDED = 20_000
WORDS = ["clash", "version", "zh", "en"]


def clash_words(versions: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """WORDS for each version of each record: what follows “第 7 行” and “line 7”.

    versions: the rows that clash, one per clash (their key) and version (their values),
    in file order, with source_sheet, source_row, unread and the columns of the table.
    """
    records = versions.sort("row_id").head(MOST_WORDED).to_dicts()
    groups: dict[int, list[Record]] = {}
    for record in records:
        groups.setdefault(record["clash"], []).append(record)
    said = [
        (clash, own["version"], words.zh, words.en)
        for clash, group in groups.items()
        for own in group
        for words in [words_of(own, [each for each in group if each is not own], feed)]
        if len(group) > 1
    ]
    types = {name: versions.schema[name] for name in WORDS[:2]}
    return pl.DataFrame(
        said, schema={**types, "zh": pl.String, "en": pl.String}, orient="row"
    )


def words_of(own: Record, others: Sequence[Record], feed: Feed) -> Message:
    """What is wrong with a row beside the others of its key."""
    named = others[:MOST_NAMED_ROWS]
    rows_zh = "、".join(row_words(own, each).zh for each in named)
    rows_en = ", ".join(row_words(own, each).en for each in named)
    if len(others) > len(named):
        rows_zh += f" 等 {len(others)} 行"
        rows_en += f" and others, {len(others)} in all,"
    names = [name for name, _ in known_by(feed, own)]
    same_zh = "、".join(f"同一{name.zh}" for name in names)
    same_en = ", ".join(name.en for name in names)
    if not feed.personal:
        record = record_words(feed, own)
        same_zh, same_en = f"{same_zh}（{record.zh}）", f"{same_en} ({record.en})"
    differing = difference(own, named, feed)
    return Message(
        f"与{rows_zh}是{same_zh}，{differing.zh}；请核对，只留正确的一行",
        f" and {rows_en} have the same {same_en}, {differing.en}; "
        "check them and keep the right one",
    )


def row_words(own: Record, other: Record) -> Message:
    """The row, and its sheet where that is another one."""
    row, sheet = other["source_row"], other["source_sheet"]
    if sheet == own["source_sheet"]:
        return Message(f"第 {row} 行", f"line {row}")
    return Message(f"“{sheet}”第 {row} 行", f"line {row} of “{sheet}”")


def difference(own: Record, others: Sequence[Record], feed: Feed) -> Message:
    """Each column that differs, with its values; of personal feeds the columns only."""
    records = [own, *others]
    differing = {
        column_words(feed, column): [words_in(each, column, feed) for each in records]
        for column in feed.value_columns
        if column not in (*feed.key, *DERIVED)
        and any(said(each, column) != said(own, column) for each in others)
    }
    if feed.personal:
        return Message(
            "、".join(name.zh for name in differing) + "不同",
            "with another " + ", ".join(name.en for name in differing),
        )
    return Message(
        "，".join(f"{name.zh}{all_of(each).zh}" for name, each in differing.items()),
        ", ".join(f"{name.en} {all_of(each).en}" for name, each in differing.items()),
    )


def said(record: Record, column: str) -> object:
    """The value of a record, or the text of a cell that could not be read."""
    return unread_values(record["unread"]).get(column, record[column])


def words_in(record: Record, column: str, feed: Feed) -> Message:
    """The same for people."""
    unread = unread_values(record["unread"])
    if column in unread:
        return Message(unread[column], unread[column])
    return value_words(feed, column, record[column])


def all_of(values: Sequence[Message]) -> Message:
    """The values of two rows, or of several."""
    if len(values) == len("ab"):
        own, other = values
        return Message(
            f"一个是 {own.zh}，一个是 {other.zh}",
            f"is {own.en} in one and {other.en} in the other",
        )
    return Message(
        "分别是 " + "、".join(value.zh for value in values),
        "are " + ", ".join(value.en for value in values),
    )
