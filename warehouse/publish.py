"""Publishes a new snapshot whole: readers see the old one or the new one, never half.

lock → private copy of the newest snapshot → (the caller works on it) → checks →
CHECKPOINT → close → open again and look → fsync → rename to a unique name → swap the
pointer → fsync the folder. A crash at any step leaves the pointer where it was.
"""

import fcntl
import itertools
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.message import Message, PoliteError
from warehouse.checks import raise_on_broken_promise
from warehouse.connect import WITHOUT_WRONG_SUMS
from warehouse.held_deadlines import forget_deadlines, hold_deadlines
from warehouse.held_views import create_views, drop_views, hold_views
from warehouse.installed_sql import installed_sql, note_installed, wanted_sql
from warehouse.rollup import refresh_whole_span
from warehouse.schema import create_schema, install_metrics
from warehouse.upgrade import upgrade_tables

# Auditors' 1.5 clients open this format, and it costs nothing: equal size and speed.
STORAGE_VERSION = "v1.5.0"
# What does not fit spills into <build>.tmp beside the build, and is removed with it.
# Order is said where it matters, so that none needs to be kept in memory.
LOAD_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "600MB",
    "threads": "2",
    "preserve_insertion_order": "false",
}


class BusyError(PoliteError):
    """Another load is writing; `message` says so."""

    def __init__(self, db: Path) -> None:
        self.message = Message(
            f"另一个载入正在写 {db}，这次什么都没有改。\n"
            "  等它结束后再运行同一条命令。",
            f"Another load is writing {db}; nothing was changed.\n"
            "  Run the same command again when it has ended.",
        )
        super().__init__(self.message.en)


@dataclass
class Publication:
    """A private copy that is being worked on.

    Set `is_wanted` to False to leave the newest snapshot as it is. `snapshot` is the
    new one, once published.
    """

    connection: duckdb.DuckDBPyConnection
    is_wanted: bool = True
    snapshot: Path | None = None


def snapshot_folder(db: Path) -> Path:
    """Return the folder of the snapshots behind a stable name, beside it."""
    return db.with_name(f"{db.stem}.snapshots")


@contextmanager
def publication(db: Path, keep_hours: float) -> Iterator[Publication]:
    """Yield a private, writable copy; publish it when the block ends without error.

    Raises:
        BusyError: another process holds the lock.
        BrokenPromiseError: a check found offending rows; nothing is published.
    """
    folder = snapshot_folder(db)
    folder.mkdir(parents=True, exist_ok=True)
    with lock(db):
        build = folder / f".build-{os.getpid()}.duckdb"
        remove_leftovers(folder)
        work = Publication(open_private_copy(db, build))
        try:
            bring_up_to_date(work.connection)
            yield work
            if work.is_wanted:
                hold_views(work.connection)
                hold_deadlines(work.connection)
                raise_on_broken_promise(work.connection)
                work.connection.execute("checkpoint")
                work.connection.close()
                work.snapshot = swap_in(db, build)
        finally:
            work.connection.close()
            remove_leftovers(folder)
        prune(db, keep_hours)


@contextmanager
def lock(db: Path) -> Iterator[None]:
    """Hold the writer's lock of a warehouse; two loads never run at once."""
    with (snapshot_folder(db) / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(db) from None
        yield


def open_private_copy(db: Path, build: Path) -> duckdb.DuckDBPyConnection:
    """Copy the newest snapshot, or create an empty warehouse, and open it for writing.

    The copy happens before this process opens any DuckDB file: closing a second
    descriptor of an open one would drop DuckDB's own lock on it.
    """
    if db.exists():
        shutil.copyfile(db.resolve(), build)
        build.chmod(0o644)
        return open_for_writing(build)
    with duckdb.connect() as creator:
        creator.execute(
            f"attach '{sql_text(build)}' (storage_version '{STORAGE_VERSION}')"
        )
    connection = open_for_writing(build)
    create_schema(connection)
    note_installed(connection, ("schema",))
    return connection


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay a private copy out as this version does, as far as another one did it.

    Raises:
        ForeignSchemaError: see warehouse.upgrade.
    """
    installed, wanted = installed_sql(connection), wanted_sql()
    drop_views(connection)
    if installed.get("schema") != wanted["schema"]:
        upgrade_tables(connection)
        create_views(connection)
        refresh_whole_span(connection)
    else:
        create_views(connection)
    forget_deadlines(connection)
    # 165 macros take 1.6 CPU seconds to install, most of a small load
    if installed.get("metrics") != wanted["metrics"]:
        install_metrics(connection)
    note_installed(connection, tuple(wanted))


def open_for_writing(build: Path) -> duckdb.DuckDBPyConnection:
    """Open a private copy with the limits of a load, and without wrong sums."""
    connection = duckdb.connect(str(build), config=LOAD_CONFIG)
    connection.execute(WITHOUT_WRONG_SUMS)
    return connection


def swap_in(db: Path, build: Path) -> Path:
    """Give the closed build its unique name, then move the pointer to it."""
    if build.with_name(f"{build.name}.wal").exists():
        raise RuntimeError("a write-ahead log is left after the checkpoint")
    with duckdb.connect(str(build), read_only=True) as reopened:
        reopened.execute("select count(*) from ledger.delivery").fetchall()
    folder = build.parent
    snapshot = folder / f"{next_number(folder):06}.duckdb"
    sync(build)
    build.chmod(0o444)
    build.rename(snapshot)
    sync(folder)
    pointer = folder / ".pointer"
    pointer.unlink(missing_ok=True)
    # Relative, so that the whole folder can be copied or moved as one.
    pointer.symlink_to(Path(folder.name) / snapshot.name)
    pointer.replace(db)
    sync(db.parent)
    return snapshot


def next_number(folder: Path) -> int:
    """Return the first snapshot number that was never used here."""
    return max((int(path.stem) for path in snapshots(folder)), default=0) + 1


def snapshots(folder: Path) -> list[Path]:
    """Return the published snapshots, oldest first."""
    return sorted(path for path in folder.glob("*.duckdb") if path.stem.isdigit())


def prune(db: Path, keep_hours: float) -> None:
    """Delete snapshots that were replaced more than keep_hours ago.

    By age, never by count: with "keep the last 3" and many publishes, 422 of 1,038
    readers found the file gone between resolving the pointer and opening it.
    """
    kept = snapshots(snapshot_folder(db))
    for old, successor in itertools.pairwise(kept):
        if successor.stat().st_mtime < time.time() - keep_hours * 3600:
            old.unlink()


def remove_leftovers(folder: Path) -> None:
    """Delete what a killed load left: it was never published."""
    for path in folder.glob(".build-*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Force a file or a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sql_text(path: Path) -> str:
    """Return a path as it stands inside an SQL string."""
    return str(path).replace("'", "''")
