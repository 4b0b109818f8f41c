"""What a feed is: its schema, its key and the way from its cells to its tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.layout import Layout
from ingest.message import Message

FAULT_SCHEMA = {
    "row_id": pl.UInt32,
    "column": pl.String,
    "reason_code": pl.String,
}


class Row(dy.Schema):
    """What every feed's rows have besides the feed's own columns."""

    row_id = dy.UInt32(nullable=False)


@dataclass(frozen=True)
class Checked:
    """rows: typed rows with row_id, all checks passed. faults: FAULT_SCHEMA.

    doubtful: of the rows with faults those that may clash, see ingest.doubtful.
    """

    rows: pl.DataFrame
    faults: pl.DataFrame
    notes: tuple[Message, ...] = ()
    doubtful: pl.DataFrame | None = None


@dataclass(frozen=True)
class Feed:
    """One feed of the contract.

    required: every set must have one of its column groups in the header.
    derive: typed rows (row_id and the schema's columns) → rows of the table.
    rule_reasons: dataframely rule → (column to point at, reason code).
    split: rows of the main table → further tables, by name.
    personal: columns for the vault only.
    flags: flag of ingest.flags → the rows of the table that are kept under it.
    is_judged_together: which typed rows `derive` must see all of at once, however large
    the file is (None: all rows). The others are derived a block of lines at a time.
    key_cells: columns of a file that make the key (empty: those of the key itself).
    known_by: a row of the table → names and values that tell it from others for people
    (None: the columns of the key as they are).
    """

    name: str
    table: str
    schema: type[Row]
    required: tuple[tuple[frozenset[str], ...], ...]
    key: tuple[str, ...]
    table_columns: dict[str, pl.DataType | type[pl.DataType]]
    derive: Callable[[pl.DataFrame, Layout, Registers], Checked]
    rule_reasons: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    split: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = field(
        default_factory=dict
    )
    personal: tuple[str, ...] = ()
    flags: dict[str, pl.Expr] = field(default_factory=dict)
    is_judged_together: (
        Callable[[pl.DataFrame, Layout, Registers], pl.Series] | None
    ) = None
    key_cells: tuple[str, ...] = ()
    known_by: Callable[[Mapping[str, Any]], list[tuple[Message, Message]]] | None = None

    @property
    def value_columns(self) -> list[str]:
        """What makes a row what it is: columns of its table, and personal ones."""
        extra = ("refund_yuan", "refunded_at", "payer") if self.split else ()
        return [*self.table_columns, *extra, *self.personal]


def no_faults() -> pl.DataFrame:
    """An empty frame of faults."""
    return pl.DataFrame(schema=FAULT_SCHEMA)


def as_they_are(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """For feeds whose typed rows are already the rows of their table."""
    return Checked(rows, no_faults())


def all_of(*columns: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Each of these columns must be in the header."""
    return tuple((frozenset({column}),) for column in columns)


def faults_of(rows: pl.DataFrame, column: str | None, reason_code: str) -> pl.DataFrame:
    """A fault per row, pointing at a column of it, or at the whole row."""
    return rows.select(
        pl.col("row_id").cast(pl.UInt32),
        pl.lit(column, dtype=pl.String).alias("column"),
        pl.lit(reason_code).alias("reason_code"),
    )


def named(
    *zh: str, words: dict[str, str] | None = None, choices: Sequence[str] = ()
) -> dict[str, Any]:
    """The metadata of a feed column: its Chinese headers, and words it also takes.

    choices: what a template offers in a drop-down; the words when not given.
    """
    return {"zh": zh, "words": words or {}, "choices": tuple(choices or words or ())}


def header_names(feed: Feed) -> dict[str, str]:
    """Every header that the feed knows, lower case → canonical column."""
    names: dict[str, str] = {}
    for column, declared in feed.schema.columns().items():
        if column == "row_id":
            continue
        for header in (column, *(declared.metadata or {}).get("zh", ())):
            names[header.lower()] = column
    return names
