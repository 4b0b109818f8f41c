"""Superseding: what is new is written, what is equal is left, what differs is kept."""

import duckdb
import polars as pl

from ingest.rows import Rows, Spool
from warehouse.write import Written, move_dropped_refunds, write_rows


def districts(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    frame = pl.DataFrame(
        rows,
        schema=["district_id", "district_name", "parent_district_id"],
        orient="row",
    )
    return frame.with_columns(
        level=pl.lit(None, pl.String),
        area_m2=pl.lit(None, pl.Decimal(14, 2)),
        cluster_kind=pl.lit(None, pl.String),
        source_sheet=pl.lit(None, pl.String),
        source_row=pl.int_range(2, pl.len() + 2, dtype=pl.Int32),
    )


def held(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return warehouse.execute(
        "select district_id, district_name, delivery_id, source_row"
        " from core.dim_district order by all"
    ).fetchall()


def test_new_rows_are_written_with_their_delivery_and_line(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    written = write_rows(warehouse, "dim_district", districts(("a", "A", None)), 1)

    assert written == Written(new=1, unchanged=0, superseded=0)
    assert held(warehouse) == [("a", "A", 1, 2)]


def test_equal_rows_keep_the_delivery_they_first_came_in(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    write_rows(warehouse, "dim_district", districts(("a", "A", None)), 1)

    again = write_rows(warehouse, "dim_district", districts(("a", "A", None)), 2)

    assert again == Written(new=0, unchanged=1, superseded=0)
    assert held(warehouse) == [("a", "A", 1, 2)]


def test_a_changed_row_moves_to_history_with_both_deliveries_named(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    first = districts(("a", "A", None), ("same", "S", "a"))
    write_rows(warehouse, "dim_district", first, 1)

    second = districts(("a", "Renamed", None), ("same", "S", "a"))
    written = write_rows(warehouse, "dim_district", second, 2)

    assert written == Written(new=1, unchanged=1, superseded=1)
    assert held(warehouse) == [("a", "Renamed", 2, 2), ("same", "S", 1, 3)]
    assert warehouse.execute(
        "select district_name, delivery_id, superseded_by_delivery_id"
        " from history.dim_district"
    ).fetchall() == [("A", 1, 2)]


def test_a_value_that_becomes_unknown_is_a_change(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    write_rows(warehouse, "dim_district", districts(("a", "A", "parent")), 1)

    written = write_rows(warehouse, "dim_district", districts(("a", "A", None)), 2)

    assert written == Written(new=1, unchanged=0, superseded=1)


def test_a_case_sent_again_without_its_refund_takes_the_refund_back(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    warehouse.execute(
        "insert into core.fct_refund (refund_id, complaint_id, refunded_yuan,"
        " delivery_id, source_row) values"
        " ('taken_back', 'taken_back', 10, 1, 2), ('kept', 'kept', 20, 1, 3),"
        " ('other_case', 'other_case', 30, 1, 4), ('own_entry', 'kept', 40, 1, 5)"
    )

    moved = move_dropped_refunds(
        warehouse,
        pl.DataFrame({"complaint_id": ["taken_back", "kept"]}),
        pl.DataFrame({"refund_id": ["kept"]}),
        2,
    )

    assert moved == 1
    assert warehouse.execute(
        "select refund_id, superseded_by_delivery_id from history.fct_refund"
    ).fetchall() == [("taken_back", 2)]
    assert warehouse.execute(
        "select count(*), sum(refunded_yuan) from core.fct_refund"
    ).fetchone() == (3, 90)


def test_a_large_delivery_is_written_whole_within_a_transaction(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    # DuckDB 2.0.0 loses the rows of a table created empty and filled with a whole row
    # group (122,880 rows) in one transaction.
    many = 130_000
    frame = pl.DataFrame(
        {"district_id": pl.int_range(many, eager=True).cast(pl.String)}
    ).with_columns(
        district_name=pl.lit("invented"),
        parent_district_id=pl.lit(None, pl.String),
        level=pl.lit(None, pl.String),
        area_m2=pl.lit(None, pl.Decimal(14, 2)),
        cluster_kind=pl.lit(None, pl.String),
        source_sheet=pl.lit(None, pl.String),
        source_row=pl.int_range(2, pl.len() + 2, dtype=pl.Int32),
    )
    warehouse.execute("begin")

    written = write_rows(warehouse, "dim_district", frame, 1)

    warehouse.execute("commit")
    assert written == Written(new=many, unchanged=0, superseded=0)
    assert len(held(warehouse)) == many


def test_rows_of_several_frames_are_written_as_one(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    spool = Spool(kept_row_count=1)
    for name in ("a", "b", "c"):
        spool.add(districts((name, name.upper(), None)))

    written = write_rows(warehouse, "dim_district", Rows(spool, 3), 1)

    assert written == Written(new=3, unchanged=0, superseded=0)
    assert [row[0] for row in held(warehouse)] == ["a", "b", "c"]
