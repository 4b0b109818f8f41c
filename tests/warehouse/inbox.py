"""A warehouse that is given files one after the other."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from warehouse.connect import open_warehouse
from warehouse.load import load_files
from warehouse.withdraw import Withdrawal, withdraw_delivery


def all_rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query against the newest snapshot."""
    reader = open_warehouse(db)
    try:
        return reader.query(sql).rows()
    finally:
        reader.close()


def nothing_yet(db: Path) -> Path:
    """The name of a warehouse that the first load makes."""
    return db


class Inbox:
    """Loads texts as files, each a delivery of its own, and asks for what is in."""

    def __init__(
        self, folder: Path, start: Callable[[Path], Path] = nothing_yet
    ) -> None:
        self.folder = folder
        self.db = start(folder / "data" / "nightledger.duckdb")
        self.count = 0

    def copy_to(self, folder: Path) -> Self:
        """Return an inbox of its own in that folder, with the deliveries so far."""
        shutil.copytree(self.folder, folder, symlinks=True, dirs_exist_ok=True)
        copy = type(self)(folder)
        copy.count = self.count
        return copy

    def load(self, *texts: str) -> list[int | None]:
        """Return the number of each delivery; None for bytes that were in already."""
        numbers = []
        for text in texts:
            self.count += 1
            path = self.folder / f"file_{self.count}.csv"
            path.write_text(text, encoding="utf-8")
            (outcome,) = load_files(self.db, [path], keep_hours=1)
            numbers.append(outcome.delivery_id if outcome.delivery else None)
        return numbers

    def withdraw(self, delivery_id: int, reason: str = "wrong file") -> Withdrawal:
        return withdraw_delivery(self.db, delivery_id, reason, keep_hours=1)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return all_rows(self.db, sql)
