"""Reads files as a load would and changes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ingest.delivery import Delivery, Registers
from ingest.reading import expand_paths, read_delivery
from warehouse.connect import NoWarehouseError, Reader, open_warehouse
from warehouse.effect import Effect
from warehouse.installed_sql import raise_on_other_version
from warehouse.load import in_loading_order, registers_from
from warehouse.schema import KEYS
from warehouse.trial_load import TrialLoad
from warehouse.vault import Vault


@dataclass(frozen=True)
class DryRun:
    """One file as a load would read it, and what it would do to what is held."""

    delivery: Delivery
    effect: Effect


def check_files(
    db: Path, paths: Sequence[Path], feed: str | None, layout: str | None
) -> list[DryRun]:
    """Return what a load of these files would keep, set aside and replace.

    Files count for the files after them, as they would in a load.

    Raises:
        FeedError: a file cannot be trusted as a whole.
    """
    files = in_loading_order(expand_paths(paths), feed)
    with reading(db) as reader:
        registers = registers_in(reader)
        trial = TrialLoad(reader, Vault(db).known_key())
        try:
            runs = []
            for left, (path, its_feed) in zip(
                range(len(files) - 1, -1, -1), files, strict=True
            ):
                delivery = read_delivery(path, registers, its_feed, layout)
                registers = with_delivered(registers, delivery)
                effect = trial.effect_of(delivery, more_follow=left > 0)
                runs.append(DryRun(delivery, effect))
            return runs
        finally:
            trial.close()


@contextmanager
def reading(db: Path) -> Iterator[Reader | None]:
    """Open the newest snapshot for a while; None before the first load."""
    try:
        reader = open_warehouse(db)
    except NoWarehouseError:
        yield None
        return
    try:
        raise_on_other_version(reader)
        yield reader
    finally:
        reader.close()


def registers_in(reader: Reader | None) -> Registers:
    """Return the registers of a snapshot; empty ones before the first load."""
    if reader is None:
        return Registers.empty()
    return registers_from(reader.query)


def with_delivered(registers: Registers, delivery: Delivery) -> Registers:
    """Return the registers with what a delivery would add."""
    return Registers(
        places=extended(registers.places, delivery, "dim_place"),
        districts=extended(registers.districts, delivery, "dim_district"),
        complaints=extended(registers.complaints, delivery, "fct_complaint"),
        merchants=extended(registers.merchants, delivery, "dim_merchant"),
        platforms=extended(registers.platforms, delivery, "dim_platform"),
    )


def extended(known: pl.DataFrame, delivery: Delivery, table: str) -> pl.DataFrame:
    """Append a delivery's rows of a register to the known ones, newest wins."""
    if table not in delivery.tables:
        return known
    added = delivery.tables[table].whole().select(known.columns)
    return pl.concat([known, added]).unique(
        KEYS[table], keep="last", maintain_order=True
    )
