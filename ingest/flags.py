"""Rows that are kept although something about them needs a look."""

import polars as pl

from ingest.feed import Feed
from ingest.message import Message
from ingest.rows import Rows

SHOWN_LINE_COUNT = 20
FLAGS = {
    "times_out_of_order": Message(
        "有时间早于受理时间：保留金额，不进任何时长统计",
        "a time before receipt: the money counts, the durations do not",
    ),
}


def flagged_rows(rows: Rows, feed: Feed) -> pl.DataFrame:
    """row_id, source_sheet, source_row and a truth per flag, of rows with any flag.

    rows: of the feed's table, before their columns are chosen.
    """
    raised = [
        is_raised.fill_null(value=False).alias(code)
        for code, is_raised in feed.flags.items()
    ]
    if not raised:
        return pl.DataFrame()
    judged = (
        frame.select("row_id", "source_sheet", "source_row", *raised)
        for frame in rows.frames()
    )
    return pl.concat(
        frame.filter(pl.any_horizontal(list(feed.flags))) for frame in judged
    ).sort("row_id")


def flag_notes(flagged: pl.DataFrame, feed: Feed) -> list[Message]:
    """A note per flag that was raised, with the first lines that carry it."""
    return [
        flag_note(FLAGS[code], found)
        for code in feed.flags
        if not (found := flagged.filter(pl.col(code))).is_empty()
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
