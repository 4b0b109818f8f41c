"""The door of this package: one delivered file → checked rows."""

import itertools
from dataclasses import replace
from functools import partial
from pathlib import Path

import polars as pl

from ingest.block_judge import BlockJudge
from ingest.declared_release import Releases
from ingest.delivery import Delivery, LineCount, Registers
from ingest.feed import Feed
from ingest.feeds.registry import FEED_ORDER
from ingest.file_bytes import FileBytes
from ingest.flags import flag_notes, flagged_rows
from ingest.gathering import Gathered, Gathering, Limits
from ingest.layout import STANDARD
from ingest.layout_registry import layouts
from ingest.likely_codes import with_likely_codes
from ingest.message import Message
from ingest.notes import SheetNotes, row_notes
from ingest.own_register import own_register
from ingest.paths import expand_paths
from ingest.refusal import refusal
from ingest.rows import Rows
from ingest.sources import Source, read_source, recognise_file
from ingest.table import Table
from ingest.void_rows import without_void_lines
from ingest.wide import refuse_unregistered_columns, without_empty_lines

__all__ = ["FEED_ORDER", "Limits", "expand_paths", "read_delivery", "recognise_file"]

WITHIN_MEMORY = Limits()


def read_delivery(
    path: Path,
    registers: Registers,
    feed: str | None = None,
    layout: str | None = None,
    release: str | None = None,
    limits: Limits = WITHIN_MEMORY,
) -> Delivery:
    """Read and check one file; feed and layout force what its header would say.

    release: 快报, 初步, 正式 or 更正, where the file does not declare it.
    limits: how much of it is in memory at once; they change no result.
    Raises FeedError when the file as a whole cannot be trusted.
    """
    refuse_unknown_names(path.name, feed, layout)
    source = read_source(path, feed, layout, limits.block_char_count)
    first = next(source.blocks)
    header = first[0].header
    refuse_unregistered_columns(path.name, header, registers)
    gathering = Gathering(path.name, header, limits)
    judge = BlockJudge(path.name, header, registers, source.file.is_workbook)
    sheets = SheetNotes()
    releases = Releases(path.name, release)
    for tables in itertools.chain([first], source.blocks):
        tables = [without_void_lines(without_empty_lines(table)) for table in tables]
        sheets.see(tables)
        releases.see(tables)
        text = judge.text_of(tables)
        gathering.add_lines(tables, text)
        for checked in judge.judge_alone(text):
            gathering.add_checked(checked, text)
    for checked, text in judge.judge_together():
        gathering.add_checked(checked, text)
    notes = (*source.notes, *sheets.notes(), *judge.notes)
    delivery = delivery_of(source, first[0], gathering.finish(), notes)
    return with_likely_codes(replace(delivery, release_kind=releases.kind()), registers)


def delivery_of(
    source: Source, table: Table, gathered: Gathered, notes: tuple[Message, ...]
) -> Delivery:
    """The delivery of a file that was read to its end; table: its first one."""
    feed = table.header.feed
    lines = replace(gathered.lines, line_count=source.line_count())
    refuse_unbalanced(source.file, lines)
    own = own_register(table, gathered.rows)
    flagged = flagged_rows(gathered.rows, feed)
    return Delivery(
        feed=feed.name,
        layout=table.header.layout.name,
        file_name=source.file.file_name,
        file_sha256=source.file.sha256,
        byte_count=source.file.byte_count,
        encoding_name=source.encoding_name,
        lines=lines,
        tables={
            **{name: Rows.of(frame) for name, frame in own.items()},
            **rows_by_table(gathered.rows, feed),
        },
        personal=personal_rows(gathered.rows, feed),
        set_aside=gathered.set_aside,
        notes=(
            *notes,
            *row_notes(gathered.repeated_count),
            *flag_notes(flagged, feed),
        ),
        flagged_row_count=flagged.height,
    )


def refuse_unknown_names(file_name: str, feed: str | None, layout: str | None) -> None:
    """Raise FeedError for a --feed or --layout that does not exist."""
    known_layouts = (STANDARD.name, *layouts())
    for name, known in ((feed, FEED_ORDER), (layout, known_layouts)):
        if name is not None and name not in known:
            listed = ", ".join(known)
            raise refusal(
                file_name,
                Message(
                    f"没有叫 {name} 的数据类或版式", f"no feed or layout named {name}"
                ),
                Message(f"可用的有：{listed}", f"There are: {listed}"),
            )


def rows_by_table(rows: Rows, feed: Feed) -> dict[str, Rows]:
    """The rows of the feed's table and of the tables that split off from it."""
    return {
        feed.table: replace(rows, of_table=partial(table_rows, feed=feed)),
        **{table: rows.made_into(split) for table, split in feed.split.items()},
    }


def table_rows(rows: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """The columns of the feed's own table."""
    return rows.select(
        *(pl.col(name).cast(dtype) for name, dtype in feed.table_columns.items()),
        "source_sheet",
        "source_row",
    )


def personal_rows(rows: Rows, feed: Feed) -> pl.DataFrame | None:
    """The columns for the vault, with the key they belong to; None for other feeds."""
    if not feed.personal:
        return None
    return rows.whole().select(*feed.key, *feed.personal, "source_sheet", "source_row")


def refuse_unbalanced(file: FileBytes, lines: LineCount) -> None:
    """Raise FeedError when a line went nowhere or was counted twice."""
    if not lines.is_balanced:
        raise refusal(
            file.file_name,
            Message(
                f"行数对不上：共 {lines.line_count} 行，去向合计不等（{lines}）",
                f"lines do not add up: {lines}",
            ),
            Message("请把文件交给维护人员。", "Hand the file to the maintainers."),
        )
