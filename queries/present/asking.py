"""Asks the warehouse: a metric by its name and arguments, once per snapshot."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import streamlit as st

from queries.present.language import current
from warehouse.connect import Reader, open_warehouse
from warehouse.installed_sql import raise_on_other_version
from warehouse.settings import settings_now

Argument = str | int | dt.date | None

QUERIES_FOLDER = Path(__file__).parent.parent

#: The English header keys of a metric file; the Chinese ones stand beside them.
HEADER_KEYS = {
    "指标": "Metric",
    "口径": "Definition",
    "粒度": "Grain",
    "单位": "Unit",
    "来源": "Source",
}


@dataclass(frozen=True)
class Query:
    """One call of a metric macro: its name, its arguments, and at most one row key."""

    macro: str
    arguments: tuple[Argument, ...] = ()
    key_column: str | None = None
    key: str | None = None

    @property
    def sql(self) -> str:
        """The statement with its arguments in place, to be typed by anyone."""
        call = f"from metric.{self.macro}({', '.join(map(literal, self.arguments))})"
        if self.key_column is None:
            return f"{call};"
        return f"{call}\nwhere {self.key_column} = {literal(self.key)};"

    @property
    def prepared(self) -> str:
        """The same statement with question marks for the values."""
        call = f"from metric.{self.macro}({', '.join('?' * len(self.arguments))})"
        return (
            call if self.key_column is None else f"{call} where {self.key_column} = ?"
        )

    @property
    def values(self) -> tuple[Argument, ...]:
        """The values of the question marks, in order."""
        return (
            self.arguments if self.key_column is None else (*self.arguments, self.key)
        )

    @property
    def file(self) -> Path:
        """The file that defines the metric."""
        return next(QUERIES_FOLDER.glob(f"*/{self.macro}.sql"))


def literal(value: Argument) -> str:
    """Write a value as SQL: NULL, true, 12, '2024-01-01', 'it''s'."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def reader() -> Reader:
    """Return the reader of the newest snapshot.

    Raises:
        NoWarehouseError: there is none.
        OtherVersionError: another version of the program published it.
    """
    db = settings_now().db
    return _reader_of(db, db.resolve())


@st.cache_resource(max_entries=3, show_spinner=False)
def _reader_of(db: Path, snapshot: Path) -> Reader:
    opened = open_warehouse(db)
    raise_on_other_version(opened)
    return opened


def ask(query: Query) -> pl.DataFrame:
    """Return the rows of a metric."""
    return ask_sql(query.prepared, query.values)


def ask_sql(sql: str, values: tuple[Argument, ...] = ()) -> pl.DataFrame:
    """Return the rows of a one-line statement, cached for the current snapshot."""
    open_reader = reader()
    return _rows(open_reader, str(open_reader.snapshot), sql, values)


# A resource, not data: frames are never changed in place, so none is copied.
@st.cache_resource(max_entries=400, show_spinner=False)
def _rows(
    _reader: Reader, snapshot: str, sql: str, values: tuple[Argument, ...]
) -> pl.DataFrame:
    return _reader.query(sql, values)


def definition(macro: str) -> dict[str, str]:
    """Return a metric's header in the current language: key → text, in file order."""
    # all at once: DuckDB lists thousands of functions to find one, 25 ms each time
    comments = ask_sql(
        "select function_name, comment from duckdb_functions()"
        " where schema_name = 'metric'"
    )
    comment = comments.filter(function_name=macro).item(0, "comment")
    return header_in(current(), str(comment))


def header_in(language: str, comment: str) -> dict[str, str]:
    """Split a macro's comment into the keys and texts of one language.

    A line that starts with no key carries on the text before it.
    """
    texts: dict[str, str] = {}
    key = ""
    for line in comment.splitlines():
        head, mark, text = line.replace("：", ":", 1).partition(":")
        if mark and (head in HEADER_KEYS or head in HEADER_KEYS.values()):
            key, texts[head] = head, text.strip()
        elif key:
            glue = "" if key in HEADER_KEYS else " "
            texts[key] += glue + line.strip()
    wanted = HEADER_KEYS if language == "zh" else HEADER_KEYS.values()
    return {name: texts[name] for name in wanted if name in texts}
