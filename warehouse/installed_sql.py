"""Knows which SQL a warehouse was laid out with, and whether that is this version's."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

import duckdb

from ingest.message import Message, PoliteError
from warehouse.connect import Reader
from warehouse.schema import WAREHOUSE_FOLDER, metric_files

IS_NOTED = "select 1 from duckdb_tables() where table_name = 'installed_sql'"
INSTALLED = "select part_name, sql_sha256 from ledger.installed_sql"


class OtherVersionError(PoliteError):
    """The snapshot was published by another version; `message` says what to run."""

    def __init__(self, snapshot: Path) -> None:
        self.message = Message(
            f"这个仓库是另一个版本的程序发布的，数字不一定对得上，所以不显示：{snapshot}\n"
            "  数据没有改动。请运行：nightledger publish，它会把仓库换成现在的版本。",
            f"Another version of the program published this warehouse; its figures may "
            f"not agree, so none is shown: {snapshot}\n"
            "  No data was changed. Run: nightledger publish, which brings the "
            "warehouse to this version.",
        )
        super().__init__(self.message.en)


@functools.cache
def wanted_sql() -> dict[str, str]:
    """Return part → SHA-256 over the names and texts of its files, as they are here."""
    parts = {
        "schema": [
            path
            for schema in ("core", "ledger", "mart")
            for path in sorted((WAREHOUSE_FOLDER / schema).rglob("*.sql"))
        ],
        "metrics": metric_files(),
    }
    return {part: digest_of(paths) for part, paths in parts.items()}


def digest_of(paths: list[Path]) -> str:
    """Return the SHA-256 over the names and texts of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def installed_sql(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return part → SHA-256 as installed; nothing where no version noted it."""
    if not connection.execute(IS_NOTED).fetchall():
        return {}
    return dict(connection.execute(INSTALLED).fetchall())


def note_installed(
    connection: duckdb.DuckDBPyConnection, parts: tuple[str, ...]
) -> None:
    """Write down that these parts are installed as this version has them."""
    connection.execute("delete from ledger.installed_sql")
    for part in parts:
        connection.execute(
            "insert into ledger.installed_sql values (?, ?, ?)",
            [part, wanted_sql()[part], version("nightledger")],
        )


def raise_on_other_version(reader: Reader) -> None:
    """Refuse a snapshot whose metrics or tables are not this version's.

    Raises:
        OtherVersionError: it was published by another version.
    """
    is_noted = not reader.query(IS_NOTED).is_empty()
    if not is_noted or dict(reader.query(INSTALLED).iter_rows()) != wanted_sql():
        raise OtherVersionError(reader.snapshot)
