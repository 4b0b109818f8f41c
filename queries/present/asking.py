"""Asks the warehouse: a metric by its name and arguments, once per snapshot."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from queries.present.kept import Kept
from queries.present.language import current
from warehouse.connect import NoWarehouseError, Reader, open_warehouse
from warehouse.installed_sql import OtherVersionError, raise_on_other_version
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

#: Readers by the file of their snapshot, and frames by reader, statement and values.
_readers: Kept[Reader] = Kept(most=3)
_frames: Kept[pl.DataFrame] = Kept(most=400)
_comments: Kept[dict[str, str]] = Kept(most=3)

#: Whoever asks ahead: a core stays for the page itself.
_helpers = ThreadPoolExecutor(max(1, (os.cpu_count() or 2) - 1), "ahead")


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
    try:
        # Of the snapshot that the name points to: each is a file of its own.
        file = db.stat()
    except FileNotFoundError:
        raise NoWarehouseError(db) from None
    key = (db, file.st_dev, file.st_ino, file.st_mtime_ns)
    return _readers.get(key, lambda: opened(db))


def opened(db: Path) -> Reader:
    """Open the newest snapshot, if this version of the program published it."""
    found = open_warehouse(db)
    try:
        raise_on_other_version(found)
    except OtherVersionError:
        # DuckDB locks an open file's settings, and the next look sets them again.
        found.close()
        raise
    return found


def ask(query: Query) -> pl.DataFrame:
    """Return the rows of a metric."""
    return ask_sql(query.prepared, query.values)


def ask_sql(sql: str, values: tuple[Argument, ...] = ()) -> pl.DataFrame:
    """Return the rows of a one-line statement, asked once of a snapshot.

    Frames are never changed in place, so none is copied.
    """
    return KeptAnswers().query(sql, values)


def ask_ahead(*queries: Query) -> None:
    """Have metrics asked on another core, the last one first, while the page goes on.

    DuckDB plans a statement on one core, most of what it takes. Whoever asks before it
    is done waits for it; what fails is asked, and fails, where the page needs it.
    """
    answers = KeptAnswers()
    for query in reversed(queries):
        _helpers.submit(answers.query, query.prepared, query.values)


def work_ahead(job: Callable[[], object]) -> None:
    """Have a chain of questions asked on another core, where one needs the last one.

    What it raises is raised where the page asks the same. A job knows no session.
    """
    _helpers.submit(job)


class KeptAnswers:
    """The newest snapshot, answering from what is kept where it was asked before."""

    def __init__(self) -> None:
        self._reader = reader()
        self.snapshot = self._reader.snapshot

    def query(self, sql: str, params: Sequence[Argument] = ()) -> pl.DataFrame:
        """Return the rows of a statement; `?` stand for the parameters."""
        values = tuple(params)
        key = (self.snapshot, sql, values)
        return _frames.get(key, lambda: self._reader.query(sql, values))


def definition(macro: str) -> dict[str, str]:
    """Return a metric's header in the current language: key → text, in file order."""
    answers = KeptAnswers()
    comments = _comments.get(answers.snapshot, lambda: comments_of(answers))
    return header_in(current(), comments[macro])


def comments_of(answers: "KeptAnswers") -> dict[str, str]:
    """Return metric → the header that its macro carries.

    All at once: DuckDB lists thousands of functions to find one, 25 ms each time.
    """
    found = answers.query(
        "select function_name, comment from duckdb_functions()"
        " where schema_name = 'metric'"
    )
    return {str(macro): str(comment) for macro, comment in found.iter_rows()}


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
