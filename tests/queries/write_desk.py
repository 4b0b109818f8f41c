"""Puts a desk into the warehouse, as a load would have done."""

import dataclasses

import duckdb

from tests.drawing import drawn_rows, write_rows
from tests.queries.desk import Desk
from tests.queries.write_ledger import text_row

TABLES = {
    "core.fct_complaint": "cases",
    "core.fct_refund": "payments",
    "core.dim_merchant": "pledgers",
    "core.dim_list_rule": "rules",
    "core.dim_homestay_admission": "reviews",
}
GROUPS = "category | category_group_id\n涨价 | price_rise"


def write_desk(
    warehouse: duckdb.DuckDBPyConnection, desk: Desk, groups: str = GROUPS
) -> None:
    """Replace all that the desk knows; groups draws the register of categories."""
    for table, part in TABLES.items():
        warehouse.execute(f"delete from {table}").fetchall()
        rows = [text_row(dataclasses.asdict(row)) for row in getattr(desk, part)]
        write_rows(warehouse, table, rows)
    warehouse.execute("delete from core.dim_category_group").fetchall()
    write_rows(warehouse, "core.dim_category_group", drawn_rows(groups))
