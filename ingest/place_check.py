"""Is the place of a reading registered, in service, and in the district it says?"""

import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, faults_of, no_faults
from ingest.layout import Layout

DEFAULT_TIME_ZONE = "Asia/Shanghai"


def check_places(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """row_id and time_zone of the readings that are of a known place, and all faults.

    rows has place_id, district_id (NULL = not said), counted_from_at and counted_on. A
    layout that brings its own places needs no register.
    """
    zone = layout.time_zone or DEFAULT_TIME_ZONE
    if layout.brings_places:
        return Checked(rows.select("row_id", time_zone=pl.lit(zone)), no_faults())
    known = rows.join(registers.places, on="place_id", how="semi")
    in_force = periods_in_force(known, registers.places)
    placed = with_ancestry(in_force, registers.districts)
    unknown = rows.join(known, on="row_id", how="anti")
    out_of_service = known.join(in_force, on="row_id", how="anti")
    return Checked(
        placed.select("row_id", pl.col("time_zone").fill_null(zone)),
        pl.concat(
            [
                faults_of(unknown, "place_id", "unregistered_place"),
                faults_of(out_of_service, "place_id", "place_not_in_service"),
                faults_of(
                    placed.filter(~pl.col("is_in_district")),
                    "district_id",
                    "other_district",
                ),
            ]
        ),
    )


def periods_in_force(rows: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """The rows with time_zone and registered_district_id of their place on the day."""
    periods = places.select(
        "place_id",
        "valid_from_on",
        "valid_to_on",
        "time_zone",
        pl.col("district_id").alias("registered_district_id"),
    )
    return (
        rows.join(periods, on="place_id", how="left", maintain_order="left")
        .filter(in_service())
        .unique("row_id", keep="last", maintain_order=True)
    )


def in_service() -> pl.Expr:
    """The day lies in the period of validity; an open end is no limit."""
    # A day that could not be read is a fault of its own, not one of the place.
    day = pl.coalesce(pl.col("counted_from_at").dt.date(), "counted_on")
    is_early = (day < pl.col("valid_from_on")).fill_null(False)
    is_late = (day > pl.col("valid_to_on")).fill_null(False)
    return ~is_early & ~is_late


def with_ancestry(rows: pl.DataFrame, districts: pl.DataFrame) -> pl.DataFrame:
    """Add is_in_district: the district said is the registered one or above it."""
    lineage = ancestors(districts).with_columns(is_above=pl.lit(True))
    return (
        rows.join(
            lineage,
            left_on=["registered_district_id", "district_id"],
            right_on=["district_id", "ancestor_id"],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            is_in_district=pl.col("district_id").is_null()
            | (pl.col("district_id") == pl.col("registered_district_id"))
            | pl.col("is_above").fill_null(False)
        )
        .drop("is_above")
    )


def ancestors(districts: pl.DataFrame) -> pl.DataFrame:
    """district_id, ancestor_id: every district with everything above it."""
    parents = districts.select(
        "district_id", pl.col("parent_district_id").alias("ancestor_id")
    ).drop_nulls()
    found = level = parents
    # As many rounds as there are districts: a circle in the register still ends.
    for _ in range(districts.height):
        level = (
            level.join(
                parents.rename(
                    {"district_id": "ancestor_id", "ancestor_id": "next_id"}
                ),
                on="ancestor_id",
            )
            .select("district_id", pl.col("next_id").alias("ancestor_id"))
            .join(found, on=["district_id", "ancestor_id"], how="anti")
        )
        if level.is_empty():
            break
        found = pl.concat([found, level])
    return found.unique()
