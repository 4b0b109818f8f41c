"""Rows of one file that share a key: repeated when equal, set aside when not."""

from dataclasses import dataclass

import polars as pl

from ingest.feed import faults_of, no_faults


@dataclass(frozen=True)
class Distinct:
    """rows: one per key. repeated: row_ids like an earlier row. faults: the rest."""

    rows: pl.DataFrame
    repeated: pl.DataFrame
    faults: pl.DataFrame


def distinct_rows(rows: pl.DataFrame, key: list[str], values: list[str]) -> Distinct:
    """Keep one row per key; rows of one key with different values are set aside.

    rows: with row_id, in file order. values: every column that makes a row what it is,
    the key included.
    """
    if rows.select(key).n_unique() == rows.height:
        return Distinct(rows, rows.head(0).select("row_id"), no_faults())
    first = rows.unique(values, keep="first", maintain_order=True)
    is_single = pl.len().over(key) == 1
    clashing_keys = first.filter(~is_single).select(key).unique()
    clashing = rows.join(clashing_keys, on=key, how="semi", nulls_equal=True)
    kept = first.filter(is_single)
    taken = pl.concat([kept.select("row_id"), clashing.select("row_id")])
    return Distinct(
        kept,
        rows.select("row_id").join(taken, on="row_id", how="anti"),
        faults_of(clashing, key[0], "conflicting_rows"),
    )
