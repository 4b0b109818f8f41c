"""Publishing: readers see the old snapshot or the new one, whatever happens between."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.checks import BrokenPromiseError
from warehouse.connect import NoWarehouseError, newest_snapshot, open_warehouse
from warehouse.publish import BusyError, lock, publication, snapshot_folder

DISTRICT = (
    "insert into core.dim_district"
    " (district_id, district_name, parent_district_id, delivery_id, source_row)"
    " values (?, ?, ?, 1, 2)"
)


@pytest.fixture
def db(tmp_path: Path, start: Callable[[Path], Path]) -> Path:
    """A warehouse with one snapshot and no rows."""
    return start(tmp_path / "nightledger.duckdb")


def district_names(db: Path) -> list[str]:
    reader = open_warehouse(db)
    try:
        names = reader.query("select district_name from core.dim_district order by all")
    finally:
        reader.close()
    return names["district_name"].to_list()


def add_district(db: Path, name: str, parent: str | None = None) -> None:
    with publication(db, keep_hours=1) as work:
        work.connection.execute(DISTRICT, [name, name, parent])


def test_a_publication_shows_its_rows(db: Path) -> None:
    add_district(db, "taoyangli")

    assert district_names(db) == ["taoyangli"]


def test_before_the_first_load_readers_are_told_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouseError) as error:
        open_warehouse(tmp_path / "none.duckdb")

    assert "nightledger load" in error.value.message.text("zh")


def test_an_error_on_the_way_leaves_the_old_snapshot(db: Path) -> None:
    before = newest_snapshot(db)

    with pytest.raises(ZeroDivisionError), publication(db, keep_hours=1) as work:
        work.connection.execute(DISTRICT, ["half", "half", None])
        raise ZeroDivisionError

    assert newest_snapshot(db) == before
    assert list(snapshot_folder(db).glob(".build*")) == []


def test_a_broken_promise_is_not_published(db: Path) -> None:
    with pytest.raises(BrokenPromiseError, match="no_district_lies_within_itself"):
        add_district(db, "ouroboros", parent="ouroboros")

    assert district_names(db) == []


def test_an_unwanted_publication_makes_no_snapshot(db: Path) -> None:
    before = newest_snapshot(db)

    with publication(db, keep_hours=1) as work:
        work.is_wanted = False

    assert newest_snapshot(db) == before


def test_two_writers_never(db: Path) -> None:
    with lock(db), pytest.raises(BusyError), publication(db, keep_hours=1):
        pass


def test_an_open_reader_keeps_its_snapshot_while_the_next_is_published(
    db: Path,
) -> None:
    reader = open_warehouse(db)

    add_district(db, "sanbao")

    assert reader.query("from core.dim_district").height == 0
    assert district_names(db) == ["sanbao"]
    reader.close()


def test_a_killed_load_leaves_the_old_snapshot_and_no_rubbish(db: Path) -> None:
    before = newest_snapshot(db)
    program = (
        "import sys, time; from pathlib import Path;"
        "from warehouse.publish import publication;"
        "opened = publication(Path(sys.argv[1]), 1); work = opened.__enter__();"
        "work.connection.execute('create table core.half as select 1 as one');"
        "print('working', flush=True); time.sleep(60)"
    )
    load = subprocess.Popen(
        [sys.executable, "-c", program, str(db)], stdout=subprocess.PIPE, text=True
    )
    with load:
        assert load.stdout is not None
        assert load.stdout.readline() == "working\n"
        load.send_signal(signal.SIGKILL)

    assert newest_snapshot(db) == before
    add_district(db, "after")
    assert district_names(db) == ["after"]
    assert list(snapshot_folder(db).glob(".build*")) == []


def test_snapshots_are_pruned_by_age_and_never_the_newest(db: Path) -> None:
    first = newest_snapshot(db)
    add_district(db, "second")
    second = newest_snapshot(db)
    two_hours_ago = time.time() - 2 * 3600
    os.utime(second, (two_hours_ago, two_hours_ago))

    add_district(db, "third")

    assert not first.exists()  # replaced two hours ago
    assert second.exists()  # replaced just now
    assert newest_snapshot(db).exists()


def test_the_folder_can_be_moved_as_one(db: Path, tmp_path: Path) -> None:
    add_district(db, "sanbao")

    shutil.copytree(db.parent, tmp_path / "elsewhere", symlinks=True)
    shutil.rmtree(snapshot_folder(db))

    assert district_names(tmp_path / "elsewhere" / db.name) == ["sanbao"]


def test_clients_of_the_previous_duckdb_can_open_the_file(db: Path) -> None:
    with duckdb.connect() as client:
        client.execute(f"attach '{newest_snapshot(db)}' as snapshot (read_only)")
        tags = client.execute(
            "select tags['storage_version'] from duckdb_databases()"
            " where database_name = 'snapshot'"
        ).fetchone()

    assert tags is not None
    assert str(tags[0]).startswith("v1.5")


def test_the_snapshot_file_stands_alone(db: Path) -> None:
    assert list(snapshot_folder(db).glob("*.wal")) == []
    assert newest_snapshot(db).stat().st_mode & 0o222 == 0
