"""An empty warehouse in memory with `fill` for drawn rows, and the sample, loaded."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.drawing import Fill, drawn_rows, write_rows
from warehouse.load import load_files
from warehouse.schema import create_schema, install_metrics


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an empty warehouse with every table, view and metric."""
    with duckdb.connect() as connection:
        create_schema(connection)
        install_metrics(connection)
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
