"""An empty warehouse in memory with `fill` for drawn rows, and the sample, loaded."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.drawing import Fill, drawn_rows, write_rows
from warehouse.load import load_files
from warehouse.schema import create_schema, install_metrics


@pytest.fixture(scope="session")
def empty_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a warehouse once, with every table, view and metric; return its file."""
    db = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    with duckdb.connect(db) as connection:
        create_schema(connection)
        install_metrics(connection)
    return db


@pytest.fixture
def warehouse(empty_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an empty warehouse in memory: a copy, since laying one out takes 0.7 s."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{empty_db}' as empty (read_only)")
        connection.execute("copy from database empty to memory")
        connection.execute("detach empty")
        yield connection


@pytest.fixture
def fill(warehouse: duckdb.DuckDBPyConnection) -> Fill:
    """Return fill(table, drawing): writes the drawn rows, refreshes the rollups."""

    def write_drawing(table: str, drawing: str) -> None:
        write_rows(warehouse, table, drawn_rows(drawing))

    return write_drawing


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample data once, as `make app` does; return the warehouse's name."""
    db = tmp_path_factory.mktemp("sample") / "nightledger.duckdb"
    load_files(db, [Path(__file__).parent.parent / "sample_data"], keep_hours=1)
    return db
