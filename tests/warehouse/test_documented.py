"""The dictionary is in the file: every table, column and macro says what it is."""

import re

import duckdb
import pytest

from warehouse.schema import KEYS, create_schema, install_metrics

# Names without a unit: keys, names, kinds, and words that are none of them.
FREE_NAMES = {
    "compared_is_merged",
    "known_as",
    "hour",
    "directions",
    "daily_capacity_basis",
    "department",
    "decision",
    "stage",
    "limit_unit",
    "link_kind",
    "pause_reason",
    "pause_reasons",
    "starts_from",
    "reason",
    "release_kind",
    "kind",
    "level",
    "measure",
    "quality",
    "capacity_basis",
    "channel",
    "cluster_kind",
    "category",
    "outcome",
    "satisfaction_word",
    "satisfaction",
    "status",
    "feed",
    "layout",
    "note",
    "organiser",
    "payer",
    "quantity",
    "sentence",
    "venue",
    "depth",
    "edition_no",
    "parameter",
    "day_index",
    "holiday_year",
    "time_zone",
    "peak_hour",
    "source_sheet",
    "source_row",
    "matched_by",
    "place_ids",
    "state",
    "verdict",
    "file_sha256",
    "sql_sha256",
    "code_version",
    "loaded_by",
    "reason_code",
    "rule",
    "reason_zh",
    "reason_en",
    "map_x",
    "map_y",
}
UNITS = re.compile(
    r"^is_|_(id|name|on|at|count|yuan|share|ratio|hours|minutes|m2|type|value)$"
)


@pytest.fixture(scope="module")
def full() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    create_schema(connection)
    install_metrics(connection)
    return connection


def test_every_table_and_view_says_what_one_row_is(
    full: duckdb.DuckDBPyConnection,
) -> None:
    rows = full.execute(
        "select schema_name || '.' || table_name, comment from duckdb_tables()"
        " union all select schema_name || '.' || view_name, comment"
        " from duckdb_views() where not internal"
    ).fetchall()

    silent = [
        name
        for name, comment in rows
        if not comment or "一行 = " not in comment or "One row = " not in comment
    ]

    assert len(rows) > 25
    assert silent == []


def test_every_column_says_what_it_holds_in_both_languages(
    full: duckdb.DuckDBPyConnection,
) -> None:
    rows = full.execute(
        "select schema_name || '.' || table_name || '.' || column_name, comment"
        " from duckdb_columns() where not internal"
    ).fetchall()

    assert len(rows) > 250
    assert [name for name, comment in rows if not comment or " · " not in comment] == []


def test_a_column_carries_its_unit_in_its_name(
    full: duckdb.DuckDBPyConnection,
) -> None:
    rows = full.execute(
        "select distinct column_name from duckdb_columns() where not internal"
    ).fetchall()

    names = {name for (name,) in rows}
    assert {n for n in names if not UNITS.search(n)} - FREE_NAMES == set()


def test_every_metric_says_what_it_measures(full: duckdb.DuckDBPyConnection) -> None:
    rows = full.execute(
        "select function_name, comment from duckdb_functions()"
        " where schema_name = 'metric'"
    ).fetchall()

    assert len(rows) >= 7
    assert [
        name for name, comment in rows if not comment or "口径" not in comment
    ] == []


def test_every_core_table_has_a_key_and_a_history(
    full: duckdb.DuckDBPyConnection,
) -> None:
    tables = full.execute(
        "select schema_name, table_name from duckdb_tables()"
        " where schema_name in ('core', 'history')"
    ).fetchall()

    for schema in ("core", "history"):
        assert {table for its, table in tables if its == schema} == set(KEYS)
