"""Brings a warehouse that an earlier version laid out to the tables of this one.

Tables and columns are added, rollups and views made anew. Nothing that was delivered is
touched; a warehouse that this cannot reach is refused. An added column is NULL: one
that follows from what was delivered, as night_on does, must be NOT NULL or filled here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.message import Message, PoliteError
from warehouse.held_views import VIEWS
from warehouse.schema import (
    KEYS,
    WAREHOUSE_FOLDER,
    comment_history_table,
    create_history_table,
    create_schema,
)


@dataclass(frozen=True)
class Column:
    """What a column holds; `default` is SQL."""

    data_type: str
    is_nullable: bool
    default: str | None


#: (schema, table) → column → what it holds
Tables = Mapping[tuple[str, str], Mapping[str, Column]]


class ForeignSchemaError(PoliteError):
    """A warehouse that cannot be brought to this version; `message` says why."""

    def __init__(self, where: str) -> None:
        self.message = Message(
            f"这个仓库不能换成现在的版本：{where} 与现在的表不合，"
            "可能是更新的版本建的。\n"
            "  什么都没有改。请用建它的那个版本，或者把原始文件重新载入一个新仓库：\n"
            "  nightledger load --db 新文件名.duckdb 文件夹",
            f"This warehouse cannot be brought to this version: {where} does not fit "
            "its tables; a later version may have made it.\n"
            "  Nothing was changed. Use the version that made it, or load the files "
            "as delivered into a new warehouse:\n"
            "  nightledger load --db NEW.duckdb FOLDER",
        )
        super().__init__(self.message.en)


def upgrade_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a private copy, without its views, every table and column of this version.

    The rollups are empty afterwards: see warehouse.rollup.refresh_whole_span.

    Raises:
        ForeignSchemaError: a column has gone, has another type, or may not be empty
            and has no default.
    """
    with duckdb.connect() as blank:
        create_schema(blank)
        wanted = tables_of(blank)
    held = tables_of(connection)
    raise_on_foreign(held, wanted)
    for path in table_files("mart"):
        connection.execute(f"drop table if exists mart.{path.stem}")
        connection.execute(path.read_text(encoding="utf-8"))
    for path in [*table_files("core"), *table_files("ledger")]:
        place_table(connection, path, held, wanted)
    for table in KEYS:
        if ("history", table) not in held:
            create_history_table(connection, table)
        add_columns(connection, ("history", table), held, wanted)
        comment_history_table(connection, table)


def table_files(folder: str) -> list[Path]:
    """Return the files of a schema's tables."""
    files = sorted((WAREHOUSE_FOLDER / folder).glob("*.sql"))
    return [path for path in files if path.stem not in VIEWS]


def tables_of(connection: duckdb.DuckDBPyConnection) -> Tables:
    """Return the columns of every table that holds what was delivered."""
    rows = connection.execute(
        "select schema_name, table_name, column_name, data_type, is_nullable,"
        " column_default from duckdb_columns()"
        " where schema_name in ('core', 'history', 'ledger')"
    ).fetchall()
    tables: dict[tuple[str, str], dict[str, Column]] = {}
    for schema, table, column, *held in rows:
        tables.setdefault((schema, table), {})[column] = Column(*held)
    return tables


def raise_on_foreign(held: Tables, wanted: Tables) -> None:
    """Refuse what this version does not know: data would be lost or misread."""
    for (schema, table), columns in held.items():
        known = wanted.get((schema, table), {})
        for name, column in columns.items():
            if name not in known or known[name].data_type != column.data_type:
                raise ForeignSchemaError(f"{schema}.{table}.{name}")
        for name, column in known.items():
            is_required = not column.is_nullable and column.default is None
            if name not in columns and is_required:
                raise ForeignSchemaError(f"{schema}.{table}.{name}")


def place_table(
    connection: duckdb.DuckDBPyConnection, path: Path, held: Tables, wanted: Tables
) -> None:
    """Create the table of a file, or add its new columns; comment it anew."""
    table = (path.parent.name, path.stem)
    sql = path.read_text(encoding="utf-8")
    if table not in held:
        connection.execute(sql)
        return
    add_columns(connection, table, held, wanted)
    connection.execute(sql[sql.index("comment on") :])


def add_columns(
    connection: duckdb.DuckDBPyConnection,
    table: tuple[str, str],
    held: Tables,
    wanted: Tables,
) -> None:
    """Add the columns that a table lacks; what was never delivered is NULL."""
    name = ".".join(table)
    for column, its in wanted[table].items():
        if table not in held or column in held[table]:
            continue
        default = "" if its.default is None else f" default {its.default}"
        connection.execute(
            f"alter table {name} add column {column} {its.data_type}{default}"
        )
        if not its.is_nullable:
            connection.execute(f"alter table {name} alter {column} set not null")
