"""Metric files become macros, each after those it uses; what cannot be is said."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.counting import Warehouse
from warehouse.schema import (
    in_order_of_use,
    install_metric,
    install_metrics,
    installed_metrics,
    metric_files,
)

#: The names are in the wrong order on purpose: the first uses the last.
CHAIN = {
    "above": "select one + 1 as two from metric.middle()",
    "middle": "-- not metric.above\n select one as one from metric.source()",
    "source": "select 1 as one",
}


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Return folder(bodies): metric files with these bodies, one question."""

    def write(bodies: dict[str, str]) -> Path:
        (tmp_path / "question").mkdir(exist_ok=True)
        for name, body in bodies.items():
            (tmp_path / "question" / f"{name}.sql").write_text(
                f"-- Metric: {name}\ncreate or replace macro metric.{name}() as table"
                f" (\n{body}\n);\n"
            )
        return tmp_path

    return write


@pytest.fixture
def bare() -> Warehouse:
    connection = duckdb.connect()
    connection.execute("create schema metric")
    return connection


def test_a_metric_stands_after_those_it_uses(
    bare: Warehouse, folder: Callable[[dict[str, str]], Path]
) -> None:
    files = {path.stem: path for path in metric_files(folder(CHAIN))}

    ordered = in_order_of_use(files)

    assert [path.stem for path in ordered] == ["source", "middle", "above"]
    assert [install_metric(bare, path) for path in ordered] == [True] * 3
    assert bare.sql("from metric.above()").fetchall() == [(2,)]


def test_each_metric_of_this_version_fits_the_first_time(warehouse: Warehouse) -> None:
    files = {path.stem: path for path in metric_files()}

    ordered = in_order_of_use(files)

    assert sorted(ordered) == metric_files()
    assert all(install_metric(warehouse, path) for path in ordered)


def test_a_metric_and_the_one_it_uses_change_together(
    bare: Warehouse, folder: Callable[[dict[str, str]], Path]
) -> None:
    install_metrics(bare, folder(CHAIN))
    changed = {name: body.replace("one", "many") for name, body in CHAIN.items()}

    install_metrics(bare, folder(changed))

    assert bare.sql("from metric.above()").fetchall() == [(2,)]


def test_a_metric_without_a_file_is_dropped(
    bare: Warehouse, folder: Callable[[dict[str, str]], Path]
) -> None:
    install_metrics(bare, folder(CHAIN | {"gone": "select 1 as one"}))
    (folder(CHAIN) / "question" / "gone.sql").unlink()

    install_metrics(bare, folder(CHAIN))

    assert installed_metrics(bare) == set(CHAIN)


@pytest.mark.parametrize(
    "bodies, error, said",
    [
        pytest.param(
            CHAIN | {"source": "from metric.nowhere()"},
            duckdb.CatalogException,
            "Table Function with name middle does not exist",
            id="a metric that is not there: the first that waits for it",
        ),
        pytest.param(
            CHAIN | {"source": "from metric.above()"},
            duckdb.CatalogException,
            "Table Function with name middle does not exist",
            id="a circle: its first",
        ),
        pytest.param(
            CHAIN | {"source": "select nothing from mart_of_nothing"},
            duckdb.CatalogException,
            "Table Function with name middle does not exist",
            id="a table that is not there: the first that waits for it",
        ),
        pytest.param(
            CHAIN | {"source": "select missing as one from (select 1 as one)"},
            duckdb.BinderException,
            'Referenced column "missing" not found',
            id="a column that is not there: before those that wait for it",
        ),
    ],
)
def test_what_cannot_be_installed_is_said(
    bare: Warehouse,
    folder: Callable[[dict[str, str]], Path],
    bodies: dict[str, str],
    error: type[duckdb.Error],
    said: str,
) -> None:
    with pytest.raises(error, match=said):
        install_metrics(bare, folder(bodies))
