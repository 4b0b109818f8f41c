"""The door of this package: one delivered file → checked rows."""

from pathlib import Path

import polars as pl

from ingest.accounting import count_lines, set_aside_frame, source_column
from ingest.canonical import canonical_text
from ingest.date_order import refuse_mixed_orders
from ingest.delivery import Delivery, LineCount, Registers
from ingest.feed import Checked, Feed
from ingest.feeds.registry import FEED_ORDER
from ingest.file_bytes import FileBytes
from ingest.flags import flag_notes, flagged_row_count
from ingest.header import Header
from ingest.layout import STANDARD, for_workbook
from ingest.layout_registry import layouts
from ingest.message import Message
from ingest.notes import row_notes, table_notes
from ingest.own_register import own_register
from ingest.paths import expand_paths
from ingest.refusal import refusal
from ingest.same_key import distinct_rows
from ingest.sources import Source, read_source, recognise_file
from ingest.table import Table
from ingest.typed import type_and_check
from ingest.void_rows import without_void_lines
from ingest.wide import refuse_unregistered_columns, without_empty_lines

__all__ = ["FEED_ORDER", "expand_paths", "read_delivery", "recognise_file"]


def read_delivery(
    path: Path,
    registers: Registers,
    feed: str | None = None,
    layout: str | None = None,
) -> Delivery:
    """Read and check one file; feed and layout force what its header would say.

    Raises FeedError when the file as a whole cannot be trusted.
    """
    refuse_unknown_names(path.name, feed, layout)
    source = read_source(path, feed, layout)
    tables = [without_void_lines(without_empty_lines(table)) for table in source.tables]
    header = tables[0].header
    refuse_unregistered_columns(path.name, header, registers)
    text = canonical_text(tables)
    checked = check(text, header, registers, is_workbook=source.file.is_workbook)
    refuse_mixed_orders(path.name, text, checked.faults, header)
    return delivery_of(source, tables, text, checked)


def delivery_of(
    source: Source, tables: list[Table], text: pl.DataFrame, checked: Checked
) -> Delivery:
    """The delivery of checked rows, once repeated and conflicting ones are out."""
    header = tables[0].header
    distinct = distinct_rows(
        checked.rows, list(header.feed.key), value_columns(header.feed)
    )
    faults = pl.concat([checked.faults, distinct.faults])
    lines = count_lines(tables, text, distinct.rows, faults, distinct.repeated)
    refuse_unbalanced(source.file, lines)
    rows = with_source(distinct.rows, text)
    return Delivery(
        feed=header.feed.name,
        layout=header.layout.name,
        file_name=source.file.file_name,
        file_sha256=source.file.sha256,
        byte_count=source.file.byte_count,
        encoding_name=source.encoding_name,
        lines=lines,
        rows={
            **own_register(
                tables[0],
                text.join(rows, on="row_id", how="semi", maintain_order="left"),
            ),
            **rows_by_table(rows, header.feed),
        },
        personal=personal_rows(rows, header.feed),
        set_aside=set_aside_frame(tables, text, faults),
        notes=(
            *source.notes,
            *table_notes(tables),
            *checked.notes,
            *row_notes(distinct.repeated.height),
            *flag_notes(rows, header.feed),
        ),
        flagged_row_count=flagged_row_count(rows, header.feed),
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


def check(
    text: pl.DataFrame, header: Header, registers: Registers, *, is_workbook: bool
) -> Checked:
    """Typed, ruled and derived rows of the feed's table, with all faults."""
    layout = for_workbook(header.layout) if is_workbook else header.layout
    typed = type_and_check(text, header.feed, layout, header.unit_digits)
    derived = header.feed.derive(typed.rows, layout, registers)
    # One reason per cell, the first: what could not be read is not also missing.
    cell = pl.col("column").replace(
        {column: source_column(column, header) for column in text.columns}
    )
    faults = pl.concat([typed.faults, derived.faults]).unique(
        ["row_id", cell], keep="first", maintain_order=True
    )
    good = derived.rows.join(faults, on="row_id", how="anti", maintain_order="left")
    return Checked(good, faults, derived.notes)


def value_columns(feed: Feed) -> list[str]:
    """The columns that make a row what it is: of its table, and personal ones."""
    extra = ("refund_yuan", "refunded_at", "payer") if feed.split else ()
    return [*feed.table_columns, *extra, *feed.personal]


def with_source(rows: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The rows in file order with source_sheet and source_row."""
    return rows.join(
        text.select("row_id", "source_sheet", "source_row"), on="row_id", how="left"
    ).sort("row_id")


def rows_by_table(rows: pl.DataFrame, feed: Feed) -> dict[str, pl.DataFrame]:
    """The rows of the feed's table and of the tables that split off from it."""
    main = rows.select(
        *(pl.col(name).cast(dtype) for name, dtype in feed.table_columns.items()),
        "source_sheet",
        "source_row",
    )
    return {
        feed.table: main,
        **{table: split(rows) for table, split in feed.split.items()},
    }


def personal_rows(rows: pl.DataFrame, feed: Feed) -> pl.DataFrame | None:
    """The columns for the vault, with the key they belong to; None for other feeds."""
    if not feed.personal:
        return None
    return rows.select(*feed.key, *feed.personal, "source_sheet", "source_row")


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
