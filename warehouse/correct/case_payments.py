"""A case has either the one payment that came with it, or those listed one by one.

The payment that comes with a complaint has the number of the case. Once the refunds
feed lists payments of that case, the listed ones count and the other one is history; it
comes back when the list is withdrawn.
"""

import duckdb
import polars as pl

from warehouse.correct.read_sql import read_sql
from warehouse.write import changed_rows


def take_listed_cases_out(
    connection: duckdb.DuckDBPyConnection, refunds: pl.DataFrame, delivery_id: int
) -> pl.DataFrame:
    """Return the payments of a complaints delivery that count.

    The others, of cases whose payments are listed, go straight to history where they
    say something new. refunds has the columns of core.fct_refund without delivery_id.
    """
    listed = connection.sql(read_sql("listed_cases")).pl()
    withheld = refunds.join(listed, on="complaint_id").with_columns(
        delivery_id=pl.lit(delivery_id, pl.Int32)
    )
    connection.register("withheld", withheld)
    connection.execute(read_sql("keep_withheld_payments")).fetchall()
    connection.unregister("withheld")
    return refunds.join(listed, on="complaint_id", how="anti", maintain_order="left")


def move_listed_cases(connection: duckdb.DuckDBPyConnection, delivery_id: int) -> int:
    """Move the payments that came with cases to history where the delivery lists them.

    Returns how many were moved.
    """
    return changed_rows(
        connection, read_sql("move_listed_cases"), [delivery_id, delivery_id]
    )
