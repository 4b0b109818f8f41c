"""Rows that are kept although something about them needs a look."""

import polars as pl

from ingest.feed import Feed
from ingest.message import Message

SHOWN_LINE_COUNT = 20
FLAGS = {
    "times_out_of_order": Message(
        "有时间早于受理时间：保留金额，不进任何时长统计",
        "a time before receipt: the money counts, the durations do not",
    ),
}


def flagged(rows: pl.DataFrame, feed: Feed) -> dict[str, pl.DataFrame]:
    """The kept rows that each flag of the feed is raised for; flags without any, not.

    rows: of the feed's table, with source_sheet and source_row.
    """
    raised = {
        code: rows.filter(is_raised.fill_null(value=False))
        for code, is_raised in feed.flags.items()
    }
    return {code: found for code, found in raised.items() if not found.is_empty()}


def flagged_row_count(rows: pl.DataFrame, feed: Feed) -> int:
    """How many kept rows carry at least one flag."""
    if not feed.flags:
        return 0
    return rows.filter(
        pl.any_horizontal(each.fill_null(value=False) for each in feed.flags.values())
    ).height


def flag_notes(rows: pl.DataFrame, feed: Feed) -> list[Message]:
    """A note per flag, with the first lines that carry it."""
    return [
        flag_note(FLAGS[code], found) for code, found in flagged(rows, feed).items()
    ]


def flag_note(what: Message, found: pl.DataFrame) -> Message:
    """How many rows are flagged, why, and where they stand."""
    lines = [
        f"{sheet} {row}" if sheet else str(row)
        for sheet, row in found.select("source_sheet", "source_row")
        .head(SHOWN_LINE_COUNT)
        .rows()
    ]
    more = found.height > SHOWN_LINE_COUNT
    zh, en = "、".join(lines), ", ".join(lines)
    return Message(
        f"保留但标记 {found.height:,} 条"
        f"（第 {zh}{' …' if more else ''} 行）：{what.zh}",
        f"kept and flagged: {found.height:,} (line {en}{' …' if more else ''}): "
        f"{what.en}",
    )
