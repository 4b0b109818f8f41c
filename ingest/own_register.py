"""The districts and places that a layout brings with it."""

import polars as pl

from ingest.feeds.registry import FEEDS
from ingest.layout import Layout, OwnPlaces
from ingest.place_check import DEFAULT_TIME_ZONE
from ingest.rows import Rows
from ingest.table import Table

# What the rows of a layout that brings its own places say about these.
PLACE_IN_ROW = ("place_id", "place_name", "district_id")


def own_register(table: Table, kept: Rows) -> dict[str, pl.DataFrame]:
    """Register rows by table name.

    kept: the rows of the feed's table, before their columns are chosen. What the layout
    or the header says comes from the header row, what they say from the first of them.
    """
    layout = table.header.layout
    source = {"source_sheet": table.sheet, "source_row": table.header.index + 1}
    rows: dict[str, pl.DataFrame] = {}
    if layout.districts:
        rows["dim_district"] = register_frame(
            "districts", [{**district, **source} for district in layout.districts]
        )
    if layout.own_places is not None:
        rows |= registers_in_rows(kept, layout, layout.own_places, rows)
    if layout.wide is not None and layout.wide.places == "own":
        rows["dim_place"] = register_frame(
            "places",
            [
                {
                    "place_id": place,
                    "place_name": place,
                    "district_id": layout.wide.district_id,
                    "kind": layout.wide.kind,
                    "time_zone": layout.time_zone or DEFAULT_TIME_ZONE,
                    **source,
                }
                for place in table.header.places.values()
            ],
        )
    return rows


def registers_in_rows(
    kept: Rows,
    layout: Layout,
    own: OwnPlaces,
    declared: dict[str, pl.DataFrame],
) -> dict[str, pl.DataFrame]:
    """The places that the rows name, and their districts if the layout wants them."""
    source = ["source_sheet", "source_row"]
    places = first_rows_of_places(kept)
    found = {
        "dim_place": register_frame(
            "places",
            places.select(
                "place_id",
                pl.coalesce("place_name", "place_id").alias("place_name"),
                "district_id",
                pl.lit(own.kind).alias("kind"),
                pl.lit(layout.time_zone or DEFAULT_TIME_ZONE).alias("time_zone"),
                *source,
            ).to_dicts(),
        )
    }
    if own.parent_district_id is None:
        return found
    districts = places.filter(pl.col("district_id").is_not_null()).unique(
        "district_id", keep="first", maintain_order=True
    )
    named = register_frame(
        "districts",
        districts.select(
            "district_id",
            pl.col("district_id").alias("district_name"),
            pl.lit(own.parent_district_id).alias("parent_district_id"),
            *source,
        ).to_dicts(),
    )
    above = declared.get("dim_district", named.head(0))
    return {**found, "dim_district": pl.concat([above, named])}


def first_rows_of_places(kept: Rows) -> pl.DataFrame:
    """The first row of each place in the order of the file."""
    columns = ["row_id", *PLACE_IN_ROW, "source_sheet", "source_row"]
    found = pl.DataFrame()
    for frame in kept.frames():
        found = (
            pl.concat([found, frame.select(columns)], how="diagonal")
            .sort("row_id")
            .unique("place_id", keep="first", maintain_order=True)
        )
    return found


def register_frame(feed_name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """The rows with every column of the feed's table, NULL where not given."""
    schema = {
        **FEEDS[feed_name].table_columns,
        "source_sheet": pl.String,
        "source_row": pl.Int32,
    }
    return pl.DataFrame(rows, schema=schema)
