"""Reads the tables that tests draw, and writes them into a warehouse."""

from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa

from tests.defaults import Row, with_defaults
from warehouse.rollup import refresh_all_rollups

#: Writes a drawn table into a table of the warehouse.
Fill = Callable[[str, str], None]

# What the rollups are made from.
ROLLED_UP = {"core.fct_visitor_count", "core.dim_place"}


def drawn_rows(drawing: str) -> list[Row]:
    """Return one dict per drawn row, every cell as text; an empty cell is None.

    The first line names the columns, a line of dashes may follow, cells are parted by
    bars. A row with too few or too many cells is a slip in the drawing: ValueError.
    """
    lines = [line for line in drawing.splitlines() if line.strip(" -+|")]
    header, *body = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [
        {name: cell or None for name, cell in zip(header, cells, strict=True)}
        for cells in body
    ]


def write_rows(
    warehouse: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]
) -> None:
    """Write rows that all name the same columns, and refresh the rollups.

    Columns that the rows leave out get the value that says least; see defaults.
    """
    if not rows:
        return
    whole_rows = [
        with_defaults(table, row, number) for number, row in enumerate(rows, start=1)
    ]
    columns = list(whole_rows[0])
    drawn = pa.table(
        {
            name: pa.array([row[name] for row in whole_rows], pa.string())
            for name in columns
        }
    )
    # as parameters, 200 rows of 14 columns take ten times as long
    warehouse.register("drawn", drawn)
    warehouse.execute(f"insert into {table} ({', '.join(columns)}) from drawn")
    warehouse.unregister("drawn")
    if table in ROLLED_UP:
        refresh_all_rollups(warehouse)
