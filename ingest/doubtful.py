"""Rows with a bad cell whose key is plain: they can clash with others all the same.

A clerk who mends the cell must not learn only then that another row says otherwise.
"""

import polars as pl

from ingest.feed import Feed

#: Between the cells that could not be read of one row; no cell holds it.
SEPARATOR = "\x1f"
NAMED = "="


def doubtful_rows(
    rows: pl.DataFrame, faults: pl.DataFrame, text: pl.DataFrame, feed: Feed
) -> pl.DataFrame:
    """The rows with faults whose key is known, and as `unread` what they say instead.

    rows: derived rows, of which those with faults are looked at. unread: the text of
    each bad cell that is a value, as column=text; NULL where all values could be read.
    A row whose value is missing says nothing that another row could contradict.
    """
    in_key = pl.col("column").is_in(feed.key_cells or feed.key)
    unsure = faults.filter(in_key | pl.col("column").is_null())
    known = rows.join(faults, on="row_id", how="semi", maintain_order="left").join(
        unsure, on="row_id", how="anti", maintain_order="left"
    )
    said = unread_cells(faults.join(known, on="row_id", how="semi"), text, feed)
    return (
        known.join(said, on="row_id", how="left", maintain_order="left")
        .filter(~pl.col("is_silent").fill_null(False))
        .drop("is_silent")
    )


def unread_cells(faults: pl.DataFrame, text: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """row_id, unread and is_silent of the rows with faults in a value."""
    of_values = faults.filter(pl.col("column").is_in(feed.value_columns))
    cells = [
        of_values.filter(column=column)
        .join(text.select("row_id", raw=pl.col(column)), on="row_id")
        .select("row_id", "raw", pair=pl.concat_str("column", "raw", separator=NAMED))
        for column in of_values["column"].unique().sort()
    ]
    none = pl.DataFrame(
        schema={"row_id": pl.UInt32, "raw": pl.String, "pair": pl.String}
    )
    return (
        pl.concat([none, *cells])
        .group_by("row_id")
        .agg(
            unread=pl.col("pair").drop_nulls().str.join(SEPARATOR),
            is_silent=pl.col("raw").is_null().any(),
        )
    )


def unread_values(unread: str | None) -> dict[str, str]:
    """Column → text of the cells that could not be read."""
    pairs = unread.split(SEPARATOR) if unread else []
    return dict(pair.split(NAMED, 1) for pair in pairs)
