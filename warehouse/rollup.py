"""Keeps the rollups in schema mart up to date for the days that a load touched."""

import datetime as dt
from pathlib import Path

import duckdb

REFRESH_FOLDER = Path(__file__).parent / "mart" / "refresh"

# What suspects are judged by, and how far the rules look back and ahead. Those after
# counter_day read it.
JUDGED = (
    ("counter_day", dt.timedelta(days=0)),
    ("suspect_at_limit", dt.timedelta(days=0)),
    ("suspect_total_of_others", dt.timedelta(days=0)),
    ("suspect_stuck", dt.timedelta(days=1)),
    ("suspect_by_day", dt.timedelta(days=92)),
)
FARTHEST = max(look for _, look in JUDGED)

# Each step reads what the one before it wrote.
STEPS = ("place_hour", "expected_day", "place_day")


def note_counters(connection: duckdb.DuckDBPyConnection) -> None:
    """Remember, before a load, since when each counter reports."""
    connection.execute(read_sql("counters_before"))


def refresh_touched(
    connection: duckdb.DuckDBPyConnection, from_on: dt.date, to_on: dt.date
) -> None:
    """Rebuild what a load of readings of from_on … to_on changed.

    Needs `note_counters` before the load. More days than those may be due: see
    touched_span.sql.
    """
    spans = connection.execute(read_sql("touched_span"), [from_on, to_on]).fetchall()
    for first, last in spans:
        refresh_rollups(connection, first, last)


def refresh_all_rollups(connection: duckdb.DuckDBPyConnection) -> None:
    """Rebuild the rollups of every day: the places changed, so any day may have."""
    spans = connection.execute(
        "select min(counted_on), max(counted_on) from core.fct_visitor_count"
    ).fetchall()
    for first, last in spans:
        if first is not None:
            refresh_rollups(connection, first, last)


def refresh_whole_span(connection: duckdb.DuckDBPyConnection) -> None:
    """Rebuild every day that has readings or had some: a withdrawal takes days away."""
    spans = connection.execute(read_sql("whole_span")).fetchall()
    for first, last in spans:
        if first is not None:
            refresh_rollups(connection, first, last)


def refresh_rollups(
    connection: duckdb.DuckDBPyConnection, from_on: dt.date, to_on: dt.date
) -> None:
    """Rebuild the rollups for the days from_on … to_on, both included.

    The day before from_on is rebuilt too: its night runs into from_on. So are days
    near by whose readings became suspect, or no longer are.
    """
    first, last = refresh_suspects(connection, from_on, to_on)
    set_span(connection, first - dt.timedelta(days=1), last)
    for step in STEPS:
        connection.execute(read_sql(step))
    connection.execute("drop table refreshed_span")


def refresh_suspects(
    connection: duckdb.DuckDBPyConnection, from_on: dt.date, to_on: dt.date
) -> tuple[dt.date, dt.date]:
    """Judge the readings again that these days may have changed the verdict of.

    Returns the span of from_on, to_on and the days whose suspects have changed.
    """
    set_span(connection, from_on - FARTHEST, to_on + FARTHEST)
    connection.execute(read_sql("suspects_before"))
    for step, look in JUDGED:
        set_span(connection, from_on - look, to_on + look)
        connection.execute(read_sql(step))
    set_span(connection, from_on - FARTHEST, to_on + FARTHEST)
    changed = connection.execute(read_sql("changed_suspects")).fetchall()
    connection.execute("drop table suspect_before")
    days = [from_on, to_on]
    days += [day for span in changed for day in span if day is not None]
    return min(days), max(days)


def set_span(
    connection: duckdb.DuckDBPyConnection, from_on: dt.date, to_on: dt.date
) -> None:
    """Say to the steps which days to rebuild."""
    connection.execute(
        "create or replace temp table refreshed_span as"
        " select cast(? as date) as from_on, cast(? as date) as to_on",
        [from_on, to_on],
    )


def read_sql(name: str) -> str:
    """Return the text of a step."""
    return (REFRESH_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
