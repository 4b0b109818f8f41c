"""Published snapshots hold the views of schema mart as tables, with the same rows."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import open_warehouse
from warehouse.held_views import VIEWS, free_views, hold_views
from warehouse.load import load_files

Described = list[tuple[str, str, str | None]]


@pytest.fixture(scope="module")
def published(
    sample_db: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published sample, in a copy that may be written to."""
    copy = tmp_path_factory.mktemp("held") / "copy.duckdb"
    shutil.copyfile(sample_db.resolve(), copy)
    copy.chmod(0o644)
    with duckdb.connect(str(copy)) as connection:
        yield connection


def columns(connection: duckdb.DuckDBPyConnection, name: str) -> Described:
    return connection.execute(
        "select column_name, data_type, comment from duckdb_columns()"
        " where schema_name = 'mart' and table_name = ? order by column_index",
        [name],
    ).fetchall()


def comment(connection: duckdb.DuckDBPyConnection, kind: str, name: str) -> str | None:
    """Return what a table or a view says of itself; None when it is no such thing."""
    found = connection.execute(
        f"select comment from duckdb_{kind}s()"
        f" where schema_name = 'mart' and {kind}_name = ?",
        [name],
    ).fetchall()
    return str(found[0][0]) if found else None


def rows(connection: duckdb.DuckDBPyConnection, name: str) -> Counter[str]:
    return Counter(map(repr, connection.execute(f"from mart.{name}").fetchall()))


def test_what_is_published_is_held_and_what_the_views_say(
    published: duckdb.DuckDBPyConnection,
) -> None:
    held = {
        view: (
            comment(published, "table", view),
            columns(published, view),
            rows(published, view),
        )
        for view in VIEWS
    }

    free_views(published)

    for view in VIEWS:
        assert comment(published, "table", view) is None
        assert held[view] == (
            comment(published, "view", view),
            columns(published, view),
            rows(published, view),
        )
    assert all(held[view][2] for view in VIEWS), "the sample has rows for every view"


def test_views_can_be_held_and_freed_again(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    before = {view: columns(warehouse, view) for view in VIEWS}

    for _ in range(2):
        hold_views(warehouse)
        free_views(warehouse)

    assert {view: columns(warehouse, view) for view in VIEWS} == before


def test_a_later_load_reaches_what_is_held(
    tmp_path: Path, start: Callable[[Path], Path]
) -> None:
    register = tmp_path / "districts.csv"
    db = start(tmp_path / "data" / "nightledger.duckdb")
    register.write_text("片区编号,片区名称,上级编号\ntown,小镇,\neast,东街,town\n")
    load_files(db, [register], keep_hours=1)
    more = tmp_path / "more.csv"
    more.write_text("片区编号,片区名称,上级编号\ngate,东门,east\n")

    load_files(db, [more], keep_hours=1)

    reader = open_warehouse(db)
    above = reader.query(
        "select ancestor_district_id from mart.district_ancestor"
        " where district_id = 'gate' order by depth"
    )
    reader.close()
    assert above["ancestor_district_id"].to_list() == ["gate", "east", "town"]
