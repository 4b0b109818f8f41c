"""The districts and places that a layout brings with it."""

import polars as pl

from ingest.feeds.registry import FEEDS
from ingest.place_check import DEFAULT_TIME_ZONE
from ingest.table import Table


def own_register(table: Table) -> dict[str, pl.DataFrame]:
    """Register rows by table name; their source_row is the header row."""
    layout = table.header.layout
    source = {"source_sheet": table.sheet, "source_row": table.header.index + 1}
    rows: dict[str, pl.DataFrame] = {}
    if layout.districts:
        rows["dim_district"] = register_frame(
            "districts", [{**district, **source} for district in layout.districts]
        )
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


def register_frame(feed_name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """The rows with every column of the feed's table, NULL where not given."""
    schema = {
        **FEEDS[feed_name].table_columns,
        "source_sheet": pl.String,
        "source_row": pl.Int32,
    }
    return pl.DataFrame(rows, schema=schema)
