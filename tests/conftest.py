"""An empty warehouse in memory with `fill` for drawn rows, and the sample, loaded."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import hypothesis
import pytest

from tests.drawing import Fill, drawn_rows, write_rows
from warehouse.load import load_files
from warehouse.publish import publication
from warehouse.schema import create_schema, install_metrics

# The same examples on every run: one unlucky draw in 20 once refused a day of work
# that had nothing to do with it. `make explore` draws others; what it finds becomes an
# @example or a drawn row.
hypothesis.settings.register_profile("gate", derandomize=True, print_blob=True)
hypothesis.settings.register_profile("explore", print_blob=True)
hypothesis.settings.load_profile("gate")

# For the few rows of a test a second thread only costs; no file of it is opened again.
FOR_FEW_ROWS: dict[str, str | bool | int | float | list[str]] = {"threads": 1}


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an empty warehouse once: it takes most of a second, a copy nothing."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_schema(connection)
        install_metrics(connection)
    return path


@pytest.fixture
def warehouse(
    empty_warehouse: Path, tmp_path: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an empty warehouse with every table, view and metric."""
    copy = tmp_path / "warehouse.duckdb"
    shutil.copyfile(empty_warehouse, copy)
    with duckdb.connect(str(copy), config=FOR_FEW_ROWS) as connection:
        connection.execute("pragma disable_checkpoint_on_shutdown")
        yield connection
    copy.unlink()
    copy.with_name(f"{copy.name}.wal").unlink(missing_ok=True)


@pytest.fixture
def fill(warehouse: duckdb.DuckDBPyConnection) -> Fill:
    """Return fill(table, drawing): writes the drawn rows, refreshes the rollups."""

    def write_drawing(table: str, drawing: str) -> None:
        write_rows(warehouse, table, drawn_rows(drawing))

    return write_drawing


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return start(db): a published warehouse without deliveries, under that name.

    Laying one out takes 2 CPU seconds, a copy none; the first load finds it there.
    """
    blank = tmp_path_factory.mktemp("blank") / "nightledger.duckdb"
    with publication(blank, keep_hours=1):
        pass

    def copy_to(db: Path) -> Path:
        shutil.copytree(blank.parent, db.parent, symlinks=True, dirs_exist_ok=True)
        return db

    return copy_to


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample data once, as `make app` does; return the warehouse's name."""
    db = tmp_path_factory.mktemp("sample") / "nightledger.duckdb"
    load_files(db, [Path(__file__).parent.parent / "sample_data"], keep_hours=1)
    return db
