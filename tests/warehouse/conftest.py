"""An empty warehouse in memory, without metrics: these tests look below them."""

from collections.abc import Callable, Iterator

import duckdb
import pytest

from tests.warehouse.counting import USUAL, Warehouse, load, readings
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


@pytest.fixture
def gate(warehouse: Warehouse) -> Warehouse:
    """Three usual weeks of one gate, 2024-05-01 … 05-21, each day a bit different."""
    warehouse.execute(
        "insert into core.dim_place (place_id, place_name, district_id, time_zone,"
        " delivery_id, source_row) values"
        " ('gate', '北门', 'taoyangli', 'Asia/Shanghai', 1, 2)"
    )
    counts = [count + day % 7 for day in range(21) for count in USUAL]
    load(warehouse, readings("gate", "2024-05-01 00:00", list(counts)))
    return warehouse
