"""Answers an auditor's SQL, read-only, as a table, CSV or JSON."""

from pathlib import Path

import duckdb
import polars as pl

from ingest.message import Message, PoliteError
from warehouse.connect import open_warehouse

# More rows than a screen can use; CSV and JSON give all of them.
SHOWN_ROWS = 100


class QueryError(PoliteError):
    """The statement does not run; `message` says so without repeating any data."""

    def __init__(self, error: duckdb.Error) -> None:
        kind = type(error).__name__.removesuffix("Exception")
        # Names of tables and columns are no data; every other text might be.
        detail = str(error).splitlines()[0] if isinstance(error, SAFE_ERRORS) else ""
        self.message = Message(
            f"这条 SQL 不能执行（{kind}）。{detail}\n  数据没有改动；查询只读。",
            f"This SQL does not run ({kind}). {detail}\n  Nothing was changed.",
        )
        super().__init__(self.message.en)


# What is wrong with the statement itself: syntax, unknown tables, columns, functions.
SAFE_ERRORS = (duckdb.ParserException, duckdb.CatalogException, duckdb.BinderException)


def answer(db: Path, text: str, output: str) -> str:
    """Run SQL, or a file of SQL, against the newest snapshot and format its rows.

    Raises:
        NoWarehouseError: there is no warehouse.
        QueryError: the statement does not run.
    """
    statement = read_statement(text)
    reader = open_warehouse(db)
    try:
        rows = reader.query(statement)
    except duckdb.Error as error:
        raise QueryError(error) from None
    finally:
        reader.close()
    return formatted(rows, output)


def read_statement(text: str) -> str:
    """Return the SQL: the content of a .sql file, or the text itself."""
    path = Path(text)
    if text.endswith(".sql") and path.exists():
        return path.read_text(encoding="utf-8")
    return text


def formatted(rows: pl.DataFrame, output: str) -> str:
    """Return rows as csv, json, or a table of at most SHOWN_ROWS rows."""
    if output == "csv":
        return rows.write_csv()
    if output == "json":
        return rows.write_json() + "\n"
    with pl.Config(
        tbl_rows=SHOWN_ROWS,
        tbl_cols=-1,
        tbl_hide_dataframe_shape=False,
        tbl_width_chars=240,
        fmt_str_lengths=60,
    ):
        return f"{rows}\n"
