"""Rows that their own source has declared void: listed, not loaded."""

from dataclasses import replace

import polars as pl

from ingest.table import LINE_FAULT_SCHEMA, Table


def without_void_lines(table: Table) -> Table:
    """Lines that hold a word by which the layout knows a void row are set aside."""
    words = {
        table.header.names.index(name): word
        for name, word in table.header.layout.void_when.items()
        if name in table.header.names
    }
    if not words:
        return table
    is_void = pl.any_horizontal(
        (pl.col(f"c{position}").str.strip_chars() == word).fill_null(value=False)
        for position, word in words.items()
    )
    void = table.records.filter(is_void).select(
        "source_row",
        "line_count",
        pl.lit(None, dtype=pl.String).alias("raw_value"),
        pl.lit("declared_void").alias("reason_code"),
    )
    return replace(
        table,
        records=table.records.filter(~is_void),
        line_faults=pl.concat(
            [table.line_faults, void.cast(pl.Schema(LINE_FAULT_SCHEMA))]
        ),
    )
