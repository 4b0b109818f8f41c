"""Asks the warehouse and hands the answer over as plain rows."""

from typing import Any

import duckdb

Warehouse = duckdb.DuckDBPyConnection


def answer(warehouse: Warehouse, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """Return all rows of a query, in its order."""
    return warehouse.execute(sql, list(params)).fetchall()
