"""Reads files as a load would and changes nothing."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from ingest.delivery import Delivery, Registers
from ingest.reading import expand_paths, read_delivery
from warehouse.connect import NoWarehouseError, open_warehouse
from warehouse.installed_sql import raise_on_other_version
from warehouse.load import REGISTER_QUERIES, in_loading_order
from warehouse.schema import KEYS


def check_files(
    db: Path, paths: Sequence[Path], feed: str | None, layout: str | None
) -> list[Delivery]:
    """Return what a load of these files would keep and set aside.

    Registers among the files count for the files after them, as they would in a load.

    Raises:
        FeedError: a file cannot be trusted as a whole.
    """
    registers = known_registers(db)
    deliveries = []
    for path, its_feed in in_loading_order(expand_paths(paths), feed):
        delivery = read_delivery(path, registers, its_feed, layout)
        registers = with_delivered(registers, delivery)
        deliveries.append(delivery)
    return deliveries


def known_registers(db: Path) -> Registers:
    """Return the registers of the newest snapshot; empty ones before the first load."""
    try:
        reader = open_warehouse(db)
    except NoWarehouseError:
        return Registers.empty()
    try:
        raise_on_other_version(reader)
        return Registers(
            places=reader.query(REGISTER_QUERIES["dim_place"]),
            districts=reader.query(REGISTER_QUERIES["dim_district"]),
            complaints=reader.query(REGISTER_QUERIES["fct_complaint"]),
        )
    finally:
        reader.close()


def with_delivered(registers: Registers, delivery: Delivery) -> Registers:
    """Return the registers with what a delivery would add."""
    return Registers(
        places=extended(registers.places, delivery, "dim_place"),
        districts=extended(registers.districts, delivery, "dim_district"),
        complaints=extended(registers.complaints, delivery, "fct_complaint"),
    )


def extended(known: pl.DataFrame, delivery: Delivery, table: str) -> pl.DataFrame:
    """Append a delivery's rows of a register to the known ones, newest wins."""
    if table not in delivery.tables:
        return known
    added = delivery.tables[table].whole().select(known.columns)
    return pl.concat([known, added]).unique(
        KEYS[table], keep="last", maintain_order=True
    )
