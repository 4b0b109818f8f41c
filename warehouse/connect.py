"""The only door for readers: one snapshot, read-only, with nothing else in reach."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from ingest.message import Message, PoliteError

#: DuckDB 2.0.0 takes a sum for not above zero when it is made over a left join of which
#: it can prove that nothing matches: 4,000 visits of an unregistered district were "no
#: base". 1.5.6 is right, and so is 2.0.0 without this optimizer, at the same speed.
WITHOUT_WRONG_SUMS = "set disabled_optimizers = 'statistics_propagation'"


class NoWarehouseError(PoliteError):
    """There is no warehouse under this name; `message` says what to do."""

    def __init__(self, db: Path) -> None:
        self.message = Message(
            f"还没有数据仓库：{db}\n  先运行：nightledger load 文件或文件夹",
            f"There is no warehouse yet: {db}\n  First run: nightledger load FILES",
        )
        super().__init__(self.message.en)


class Reader:
    """One immutable snapshot, open for queries.

    Each query has a cursor of its own, so that sessions do not block each other.
    """

    def __init__(self, snapshot: Path) -> None:
        self.snapshot = snapshot
        self._connection = duckdb.connect(
            str(snapshot), read_only=True, config={"enable_external_access": "false"}
        )
        # Without this, read_blob() still reads the database file itself (measured on
        # 2.0); the open database goes on working.
        self._connection.execute("set disabled_filesystems = 'LocalFileSystem'")
        self._connection.execute(WITHOUT_WRONG_SUMS)
        self._connection.execute("set lock_configuration = true")

    def query(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        """Run one statement and return its rows; `?` stand for the parameters."""
        with self._connection.cursor() as cursor:
            return cursor.sql(sql, params=list(params)).pl()

    def query_beside(
        self, sql: str, frames: Mapping[str, pl.DataFrame]
    ) -> pl.DataFrame:
        """Run one statement that may also name these frames; return its rows."""
        with self._connection.cursor() as cursor:
            for name, frame in frames.items():
                cursor.register(name, frame)
            return cursor.sql(sql).pl()

    def close(self) -> None:
        """Let go of the snapshot file."""
        self._connection.close()


def newest_snapshot(db: Path) -> Path:
    """Return the snapshot file that the stable name points to now.

    The unique name matters: DuckDB answers from the old file when a path is opened
    again while an old connection to the same path lives in the process.

    Raises:
        NoWarehouseError: nothing was ever published under this name.
    """
    if not db.exists():
        raise NoWarehouseError(db)
    return db.resolve()


def open_warehouse(db: Path) -> Reader:
    """Open the newest snapshot for reading.

    Raises:
        NoWarehouseError: nothing was ever published under this name.
    """
    try:
        return Reader(newest_snapshot(db))
    except duckdb.IOException:
        # Resolved, and pruned before it was opened: the pointer has moved on.
        return Reader(newest_snapshot(db))
