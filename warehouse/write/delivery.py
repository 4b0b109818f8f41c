"""Writes one delivery whole: its rows, what was set aside, its entry in the ledger."""

import datetime as dt
import getpass
from importlib.metadata import version

import duckdb
import polars as pl

from ingest.delivery import Delivery
from ingest.rows import Rows
from warehouse.correct.case_payments import move_listed_cases, take_listed_cases_out
from warehouse.write import Written, move_dropped_refunds, write_rows

# What a cell of these feeds holds may be a name or a phone number, so a cell that was
# set aside is kept in the vault and not in the ledger.
PERSONAL_FEEDS = frozenset({"complaints"})

#: The column that dates a row, for the span of days of a delivery.
DATED_BY = {
    "fct_visitor_count": "counted_on",
    "fct_complaint": "received_at",
    "dim_event": "starts_at",
}


def write_delivery(
    connection: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    rows: dict[str, Rows],
    delivery_id: int,
) -> Written:
    """Write the rows, the set-aside cells and the ledger entry of one delivery."""
    rows = dict(rows)
    if "fct_complaint" in rows:
        refunds = rows["fct_refund"].whole()
        rows["fct_refund"] = Rows.of(
            take_listed_cases_out(connection, refunds, delivery_id)
        )
    parts = [
        write_rows(connection, table, its_rows, delivery_id)
        for table, its_rows in rows.items()
    ]
    dropped = 0
    if "fct_complaint" in rows:
        dropped = move_dropped_refunds(
            connection,
            rows["fct_complaint"].whole(),
            rows["fct_refund"].whole(),
            delivery_id,
        )
    elif "fct_refund" in rows:
        dropped = move_listed_cases(connection, delivery_id)
    written = Written(
        new=sum(part.new for part in parts),
        unchanged=sum(part.unchanged for part in parts),
        superseded=sum(part.superseded for part in parts) + dropped,
    )
    append(connection, "ledger.set_aside_row", set_aside_rows(delivery, delivery_id))
    append(
        connection,
        "ledger.delivery",
        ledger_entry(delivery, delivery_id, rows, written),
    )
    return written


def set_aside_rows(delivery: Delivery, delivery_id: int) -> pl.DataFrame:
    """Return the ledger's list of what was set aside, without personal data."""
    frame = delivery.set_aside.with_columns(
        delivery_id=pl.lit(delivery_id, pl.Int32),
    )
    if delivery.feed in PERSONAL_FEEDS:
        frame = frame.with_columns(raw_value=pl.lit(None, pl.String))
    return frame


def ledger_entry(
    delivery: Delivery,
    delivery_id: int,
    rows: dict[str, Rows],
    written: Written,
) -> pl.DataFrame:
    """Return the one row of ledger.delivery."""
    first_on, last_on = days_of(rows)
    return pl.DataFrame(
        {
            "delivery_id": delivery_id,
            "feed": delivery.feed,
            "layout": delivery.layout,
            "file_name": delivery.file_name,
            "file_sha256": delivery.file_sha256,
            "byte_count": delivery.byte_count,
            "encoding_name": delivery.encoding_name,
            "line_count": delivery.lines.line_count,
            "header_line_count": delivery.lines.header_line_count,
            "blank_line_count": delivery.lines.blank_line_count,
            "kept_line_count": delivery.lines.kept_line_count,
            "set_aside_line_count": delivery.lines.set_aside_line_count,
            "repeated_line_count": delivery.lines.repeated_line_count,
            "kept_row_count": sum(its_rows.height for its_rows in rows.values()),
            "new_row_count": written.new,
            "unchanged_row_count": written.unchanged,
            "superseded_row_count": written.superseded,
            "first_on": first_on,
            "last_on": last_on,
            "loaded_at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
            "loaded_by": getpass.getuser(),
            "code_version": version("nightledger"),
            "release_kind": delivery.release_kind,
        }
    )


def days_of(rows: dict[str, Rows]) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day in a delivery; None for registers."""
    for table, column in DATED_BY.items():
        if table in rows:
            days = pl.concat(
                frame.select(
                    pl.col(column).min().cast(pl.Date).alias("first"),
                    pl.col(column).max().cast(pl.Date).alias("last"),
                )
                for frame in rows[table].frames()
            )
            first, last = days["first"].min(), days["last"].max()
            if isinstance(first, dt.date) and isinstance(last, dt.date):
                return first, last
    return None, None


def next_delivery_id(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of the next delivery; numbers follow the order of loading."""
    ((delivery_id,),) = connection.execute(
        "select coalesce(max(delivery_id), 0) + 1 from ledger.delivery"
    ).fetchall()
    return int(delivery_id)


def append(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame
) -> None:
    """Append a frame to a table, column by name."""
    connection.register("appended", frame)
    connection.execute(f"insert into {table} by name select * from appended")
    connection.unregister("appended")
