"""Writes one delivery's rows: unchanged ones stay, changed ones move to history."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from ingest.rows import Rows
from warehouse.schema import KEYS

PROVENANCE = ("delivery_id", "source_sheet", "source_row")

# Time first: 100 million counts take 296 MB so, 1,429 MB unordered.
WRITTEN_ORDER = {"fct_visitor_count": "counted_from_at, place_id, counter_id"}


@dataclass(frozen=True)
class Written:
    """What became of one table's rows: how many were new, unchanged, superseding."""

    new: int
    unchanged: int
    superseded: int


def write_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: pl.DataFrame | Rows,
    delivery_id: int,
) -> Written:
    """Write checked rows into core.<table>, inside the caller's transaction.

    `rows` has the columns of the table without delivery_id. A row equal to the held
    one is left out; one that differs moves the held row to history.<table>.
    """
    columns = table_columns(connection, table)
    parts = rows if isinstance(rows, Rows) else Rows.of(rows)
    frames = (
        frame.with_columns(delivery_id=pl.lit(delivery_id, pl.Int32)).select(columns)
        for frame in parts.frames()
    )
    stage(connection, frames, table)
    unchanged = changed_rows(connection, statement("drop_unchanged", table, columns))
    superseded = changed_rows(
        connection, statement("move_superseded", table, columns), [delivery_id]
    )
    new = changed_rows(connection, statement("insert_new", table, columns))
    connection.execute("drop table incoming_row")
    return Written(new, unchanged, superseded)


def move_dropped_refunds(
    connection: duckdb.DuckDBPyConnection,
    complaints: pl.DataFrame,
    refunds: pl.DataFrame,
    delivery_id: int,
) -> int:
    """Move refunds to history whose case came again without one; return how many."""
    connection.register("incoming_complaint", complaints.select("complaint_id"))
    connection.register("incoming_refund", refunds.select("refund_id"))
    moved = changed_rows(
        connection, read_statement("move_dropped_refunds"), [delivery_id]
    )
    connection.unregister("incoming_complaint")
    connection.unregister("incoming_refund")
    return moved


def table_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """Return the columns of core.<table> in their order."""
    described = connection.execute(f"describe core.{table}").fetchall()
    return [row[0] for row in described]


def stage(
    connection: duckdb.DuckDBPyConnection, frames: Iterator[pl.DataFrame], table: str
) -> None:
    """Copy frames into the temporary table incoming_row, typed as core.<table>.

    DuckDB fetches one frame after the other, so that no more than one is in memory.

    In one statement, on purpose: DuckDB 2.0.0 answers nothing for a table that was
    created empty from a query and then filled with 122,880 rows or more within one
    transaction. It cost a year of counts in silence until a check missed them.
    """
    connection.register("incoming_frame", reader_of(frames))
    connection.execute(read_statement("stage").format(table=table))
    connection.unregister("incoming_frame")


def reader_of(frames: Iterator[pl.DataFrame]) -> pa.RecordBatchReader:
    """The frames, of which there is one at least, as an Arrow stream."""
    first = next(frames).to_arrow()
    batches = (
        batch
        for table in itertools.chain([first], (frame.to_arrow() for frame in frames))
        for batch in table.to_batches()
    )
    return pa.RecordBatchReader.from_batches(first.schema, batches)


def statement(name: str, table: str, columns: list[str]) -> str:
    """Fill in a template of this folder for one table."""
    values = [c for c in columns if c not in KEYS[table] and c not in PROVENANCE]
    return read_statement(name).format(
        table=table,
        same_key=equal_columns(KEYS[table]),
        same_values=equal_columns(values),
        written_order=WRITTEN_ORDER.get(table, "source_row"),
    )


def equal_columns(columns: list[str] | tuple[str, ...]) -> str:
    """Return the condition that held and incoming agree; two NULLs agree."""
    pairs = (
        f"held.{column} is not distinct from incoming.{column}" for column in columns
    )
    return " and ".join(pairs)


def read_statement(name: str) -> str:
    """Return the text of a template of this folder."""
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")


def changed_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, params: list[object] | None = None
) -> int:
    """Run a data-changing statement and return how many rows it touched."""
    # Read to the end: an unread answer keeps its connection busy, and DuckDB 2.0 then
    # says of the next statement that the connection is closed.
    rows = connection.execute(sql, params or []).fetchall()
    return int(rows[0][0]) if rows else 0
