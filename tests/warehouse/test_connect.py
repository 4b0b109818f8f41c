"""Reading: nothing can be written, and nothing but the warehouse can be read."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import Reader, open_warehouse


@pytest.fixture
def reader(tmp_path: Path, start: Callable[[Path], Path]) -> Reader:
    return open_warehouse(start(tmp_path / "nightledger.duckdb"))


@pytest.mark.parametrize(
    "statement",
    [
        "create table stolen (one integer)",
        "delete from core.dim_district",
        "with gone as (delete from core.dim_district returning *) from gone",
        "copy core.dim_district to 'stolen.csv'",
        "from read_text('/etc/hostname')",
        "from glob('/etc/*')",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "install excel",
    ],
)
def test_readers_can_neither_write_nor_look_elsewhere(
    reader: Reader, statement: str
) -> None:
    with pytest.raises(duckdb.Error):
        reader.query(statement)


def test_not_even_the_bytes_of_the_warehouse_itself_can_be_read(
    reader: Reader,
) -> None:
    with pytest.raises(duckdb.PermissionException):
        reader.query(f"from read_blob('{reader.snapshot}')")


def test_parameters_are_bound_and_never_pasted(reader: Reader) -> None:
    said = "'; drop table core.dim_district; --"

    assert reader.query("select ? as said", [said])["said"].to_list() == [said]


def test_a_sum_over_a_join_that_matches_nothing_is_compared_rightly(
    tmp_path: Path,
) -> None:
    """DuckDB 2.0.0 answers (4000, false) when it is left to itself."""
    snapshot = tmp_path / "counts.duckdb"
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("create table district(district_id varchar)").fetchall()
        connection.execute(
            "create table counts as from (values ('lost', 4000), ('other', 0))"
            " as counts(district_id, visit_count)"
        ).fetchall()

    found = Reader(snapshot).query(
        "select cast(sum(visit_count) as bigint), sum(visit_count) > 0 from counts"
        " left join district on counts.district_id = district.district_id"
        " where counts.district_id = 'lost' group by counts.district_id"
    )

    assert found.rows() == [(4000, True)]
