"""Holds the views of schema mart as tables in every published snapshot.

A snapshot never changes, so what its views say need not be worked out at each click:
the clocks of 10,000 cases took 1.7 CPU seconds a page, mostly in these views. While a
load works they are views, so that no step reads what another has made stale.
"""

import re
from pathlib import Path

import duckdb

MART_FOLDER = Path(__file__).parent / "mart"

# Views stand on tables and on each other, so their order is said, not guessed.
VIEWS = (
    *("district_ancestor", "holiday_day", "holiday", "event_place", "working_day"),
    *("complaint_entry", "case_payment", "complaint_case"),
    *("district_day", "district_hour", "known_district", "place_capacity"),
    *("edition", "edition_district", "edition_area"),
)


def view_sql(view: str) -> str:
    """Return the file of a view: how it is made, then its comments."""
    return (MART_FOLDER / f"{view}.sql").read_text(encoding="utf-8")


def hold_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Put a table of the same rows, columns and comments in place of each view."""
    for view in VIEWS:
        connection.execute(f"create table mart.held_{view} as from mart.{view}")
        connection.execute(f"drop view mart.{view}")
        connection.execute(f"alter table mart.held_{view} rename to {view}")
        sql = view_sql(view)
        comments = sql[sql.index("comment on view") :]
        connection.execute(re.sub("^comment on view", "comment on table", comments))


def free_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make them views again, as their files say now."""
    drop_views(connection)
    create_views(connection)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view."""
    for view in VIEWS:
        connection.execute(view_sql(view))


def drop_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the views, or the tables that stand in their place."""
    held = connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'mart'"
    ).fetchall()
    tables = {name for (name,) in held}
    for view in reversed(VIEWS):
        kind = "table" if view in tables else "view"
        connection.execute(f"drop {kind} if exists mart.{view}")
