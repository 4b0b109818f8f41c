"""Promises about the warehouse, one .sql file each; it returns the offending rows."""

from pathlib import Path

import duckdb

from ingest.message import Message


class BrokenPromiseError(Exception):
    """A check found offending rows, so nothing is published."""

    def __init__(self, promise: str, count: int) -> None:
        self.message = Message(
            f"检查没有通过：{promise}，有 {count} 行不符。\n"
            "  什么都没有发布，旧数据照常可用。\n"
            f"  先看 warehouse/checks/{promise}.sql 说的是哪张表，改好再载入。",
            f"A check failed: {promise}, {count} offending rows.\n"
            "  Nothing was published; the old snapshot stays.\n"
            f"  See warehouse/checks/{promise}.sql, mend the register it names, "
            "and load again.",
        )
        super().__init__(self.message.en)


def promise_files() -> list[Path]:
    """Return the check files; each name is a sentence that is true when all is well."""
    return sorted(Path(__file__).parent.glob("*.sql"))


def raise_on_broken_promise(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every check.

    Raises:
        BrokenPromiseError: the first promise that does not hold.
    """
    for path in promise_files():
        rows = connection.execute(path.read_text(encoding="utf-8")).fetchall()
        if rows:
            raise BrokenPromiseError(path.stem, len(rows))
