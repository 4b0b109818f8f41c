"""Loads files into the warehouse: all or none, a transaction for each."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from ingest.delivery import Delivery, Registers
from ingest.message import Message
from ingest.reading import (
    FEED_ORDER,
    Limits,
    expand_paths,
    read_delivery,
    recognise_file,
)
from ingest.rows import Rows
from warehouse.correct.read_sql import read_sql
from warehouse.publish import publication, snapshot_folder
from warehouse.rollup import note_counters, refresh_all_rollups, refresh_touched
from warehouse.vault import Vault
from warehouse.write import Written
from warehouse.write.delivery import (
    PERSONAL_FEEDS,
    days_of,
    next_delivery_id,
    write_delivery,
)

REGISTER_QUERIES = {
    "dim_place": "select place_id, place_name, district_id, valid_from_on, valid_to_on,"
    " time_zone from core.dim_place",
    "dim_district": "select district_id, district_name, parent_district_id"
    " from core.dim_district",
    "fct_complaint": "select complaint_id from core.fct_complaint",
    "dim_merchant": "select merchant_id, merchant_name from core.dim_merchant",
    "dim_platform": "select platform_id, platform_name from core.dim_platform",
}

NO_ROWS = Written(0, 0, 0)


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    `delivery` is None when the same bytes were loaded before, as `delivery_id`.
    """

    path: Path
    delivery_id: int
    delivery: Delivery | None
    written: Written


def load_files(
    db: Path,
    paths: Sequence[Path],
    keep_hours: float,
    feed: str | None = None,
    layout: str | None = None,
    announce: Callable[[Path], None] = lambda path: None,
    release: str | None = None,
) -> list[Outcome]:
    """Load files and folders, registers first, and publish one new snapshot.

    A refused file refuses the whole call: nothing is changed. Files whose bytes were
    loaded before are passed over; when all were, no snapshot is made.

    Raises:
        FeedError: a file cannot be trusted as a whole.
        BusyError, BrokenPromiseError: see warehouse.publish.
    """
    files = in_loading_order(expand_paths(paths), feed)
    db.parent.mkdir(parents=True, exist_ok=True)
    vault = Vault(db)
    outcomes: list[Outcome] = []
    try:
        with publication(db, keep_hours) as work:
            note_counters(work.connection)
            folder = snapshot_folder(db)
            for path, its_feed in files:
                announce(path)
                outcomes.append(
                    load_file(
                        work.connection, vault, path, its_feed, layout, release, folder
                    )
                )
            if all(outcome.delivery is None for outcome in outcomes):
                work.is_wanted = False
            else:
                refresh_what_changed(work.connection, outcomes)
                vault.keep()
    finally:
        vault.drop()
    return outcomes


def in_loading_order(files: Sequence[Path], feed: str | None) -> list[tuple[Path, str]]:
    """Return the files with their feeds, registers before what refers to them."""
    fed = [(path, feed or recognise_file(path)[0]) for path in files]
    return sorted(fed, key=lambda pair: FEED_ORDER.index(pair[1]))


def load_file(
    connection: duckdb.DuckDBPyConnection,
    vault: Vault,
    path: Path,
    feed: str,
    layout: str | None,
    release: str | None,
    folder: Path,
) -> Outcome:
    """Load one file in one transaction; pass over bytes that were loaded before.

    folder: where the rows of a large file wait to be written.
    """
    seen = connection.execute(
        read_sql("standing_delivery"), [sha256_of(path)]
    ).fetchall()
    for (delivery_id,) in seen:
        return Outcome(path, delivery_id, None, NO_ROWS)
    delivery = read_delivery(
        path, read_registers(connection), feed, layout, release, Limits(folder=folder)
    )
    rows = dict(delivery.tables)
    if delivery.feed in PERSONAL_FEEDS:
        rows = rows_with_people(delivery, vault.store(delivery))
    connection.execute("begin")
    delivery_id = next_delivery_id(connection)
    written = write_delivery(connection, delivery, rows, delivery_id)
    connection.execute("commit")
    return Outcome(path, delivery_id, delivery, written)


def rows_with_people(delivery: Delivery, pseudonyms: pl.DataFrame) -> dict[str, Rows]:
    """Return the rows of a complaints delivery, each with its complainant_id.

    pseudonyms: complaint_id, complainant_id.
    """
    complaints = delivery.tables["fct_complaint"].whole()
    known = complaints.join(
        pseudonyms, on="complaint_id", how="left", maintain_order="left"
    )
    return {**delivery.tables, "fct_complaint": Rows.of(known)}


def sha256_of(path: Path) -> str:
    """Return the digest of a file as delivered."""
    with path.open("rb") as delivered:
        return hashlib.file_digest(delivered, "sha256").hexdigest()


def read_registers(connection: duckdb.DuckDBPyConnection) -> Registers:
    """Return the places and districts that a delivery is checked against."""
    return registers_from(lambda sql: connection.sql(sql).pl())


def registers_from(ask: Callable[[str], pl.DataFrame]) -> Registers:
    """Return the registers that `ask` answers the queries for."""
    return Registers(
        places=ask(REGISTER_QUERIES["dim_place"]),
        districts=ask(REGISTER_QUERIES["dim_district"]),
        complaints=ask(REGISTER_QUERIES["fct_complaint"]),
        merchants=ask(REGISTER_QUERIES["dim_merchant"]),
        platforms=ask(REGISTER_QUERIES["dim_platform"]),
    )


def refresh_what_changed(
    connection: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome]
) -> None:
    """Bring the rollups up to date: all days when a register did, else those hit."""
    changed = [outcome for outcome in outcomes if outcome.written.new > 0]
    tables = [outcome.delivery.tables for outcome in changed if outcome.delivery]
    if any("dim_place" in rows or "dim_counter" in rows for rows in tables):
        refresh_all_rollups(connection)
        return
    counted = [
        rows["fct_visitor_count"] for rows in tables if "fct_visitor_count" in rows
    ]
    days = [days_of({"fct_visitor_count": frame}) for frame in counted]
    firsts = [first for first, _ in days if first is not None]
    lasts = [last for _, last in days if last is not None]
    if firsts and lasts:
        refresh_touched(connection, min(firsts), max(lasts))


def already_loaded(outcome: Outcome) -> Message:
    """Say that the same bytes were loaded before and nothing was changed."""
    return Message(
        f"{outcome.path.name}：与第 {outcome.delivery_id} 次报送完全相同，没有改动。",
        f"{outcome.path.name}: the same file as delivery {outcome.delivery_id}; "
        "nothing was changed.",
    )
