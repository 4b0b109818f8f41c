"""An empty warehouse in memory, without metrics: these tests look below them."""

from collections.abc import Callable, Iterator

import duckdb
import pytest

from warehouse.schema import create_schema


@pytest.fixture(scope="session")
def make_warehouse() -> Callable[[], duckdb.DuckDBPyConnection]:
    """Return a maker of empty warehouses, for tests that need one per example."""

    def make() -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        create_schema(connection)
        return connection

    return make


@pytest.fixture
def warehouse(
    make_warehouse: Callable[[], duckdb.DuckDBPyConnection],
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an empty warehouse."""
    with make_warehouse() as connection:
        yield connection
