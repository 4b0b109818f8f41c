"""What only files with a column per place need."""

import polars as pl

from ingest.delivery import Registers
from ingest.header import Header
from ingest.header_refusal import SHOWN_NAME_COUNT
from ingest.message import Message
from ingest.refusal import refusal
from ingest.table import LINE_FAULT_SCHEMA, Table


def without_empty_lines(table: Table) -> Table:
    """Lines that hold no reading at all are set aside whole: missing, never 0."""
    if not table.header.places:
        return table
    is_empty = pl.all_horizontal(
        pl.col(f"c{position}").is_null() for position in table.header.places
    )
    empty = table.records.filter(is_empty).select(
        "source_row",
        "line_count",
        pl.lit(None, dtype=pl.String).alias("raw_value"),
        pl.lit("no_reading").alias("reason_code"),
    )
    return Table(
        table.sheet,
        table.header,
        table.records.filter(~is_empty),
        pl.concat([table.line_faults, empty.cast(pl.Schema(LINE_FAULT_SCHEMA))]),
        table.line_count,
        table.header_line_count,
        table.blank_line_count,
    )


def refuse_unregistered_columns(
    file_name: str, header: Header, registers: Registers
) -> None:
    """Raise FeedError when a column of counts is headed by no registered place_id."""
    wide = header.layout.wide
    if wide is None or header.layout.brings_places:
        return
    known = set(registers.places["place_id"])
    unknown = [place for place in header.places.values() if place not in known]
    if unknown:
        listed = "、".join(unknown[:SHOWN_NAME_COUNT])
        raise refusal(
            file_name,
            Message(
                f"这些列的列名不是已登记的点位编号：{listed}（共 {len(unknown)} 列）",
                f"columns not headed by a registered place_id: {listed} "
                f"({len(unknown)} in all)",
            ),
            Message(
                "请先在 places 登记表里登记这些点位，或改正列名。",
                "Register these places first, or correct the headers.",
            ),
        )
