"""An empty warehouse without metrics: these tests look below them."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb
import pytest

from tests.warehouse.counting import USUAL, Warehouse, load, readings
from warehouse.schema import create_schema

Maker = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


@pytest.fixture(scope="session")
def make_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """Return a maker of empty warehouses, for tests that need one per example.

    Laying one out takes half a CPU second, a copy none.
    """
    folder = tmp_path_factory.mktemp("laid_out")
    laid_out = folder / "laid_out.duckdb"
    with duckdb.connect(str(laid_out)) as connection:
        create_schema(connection)
    numbers = itertools.count()

    @contextmanager
    def make() -> Iterator[duckdb.DuckDBPyConnection]:
        copy = shutil.copyfile(laid_out, folder / f"{next(numbers)}.duckdb")
        with duckdb.connect(str(copy)) as connection:
            yield connection
        copy.unlink()

    return make


@pytest.fixture
def warehouse(make_warehouse: Maker) -> Iterator[duckdb.DuckDBPyConnection]:
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
