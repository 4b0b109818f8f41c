"""districts 片区: one row = a district, or a parent of one (city, county, street).

Required: 片区编号, 片区名称. 上级编号 is empty at the top.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class District(Row):
    """Columns of a districts file."""

    district_id = dy.String(nullable=False, metadata=named("片区编号"))
    district_name = dy.String(nullable=False, metadata=named("片区名称"))
    parent_district_id = dy.String(nullable=True, metadata=named("上级编号"))
    level = dy.String(nullable=True, metadata=named("级别"))


FEED = Feed(
    name="districts",
    table="dim_district",
    schema=District,
    required=all_of("district_id", "district_name"),
    key=("district_id",),
    table_columns={
        "district_id": pl.String,
        "district_name": pl.String,
        "parent_district_id": pl.String,
        "level": pl.String,
    },
    derive=as_they_are,
)
