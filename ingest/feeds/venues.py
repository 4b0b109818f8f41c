"""venues 场馆: one row = a listed venue.

Required: 场馆编号, 场馆名称.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class Venue(Row):
    """Columns and rules of a venues file."""

    venue_id = dy.String(nullable=False, metadata=named("场馆编号"))
    venue_name = dy.String(nullable=False, metadata=named("场馆名称"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    place_id = dy.String(nullable=True, metadata=named("点位编号"))
    category = dy.String(nullable=True, metadata=named("类别"))
    is_night_open = dy.Bool(nullable=True, metadata=named("夜间开放"))
    listed_on = dy.Date(nullable=True, metadata=named("挂牌日期"))
    delisted_on = dy.Date(nullable=True, metadata=named("摘牌日期"))

    @dy.rule()
    def is_listed_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the venue is still listed."""
        return pl.col("delisted_on") >= pl.col("listed_on")


FEED = Feed(
    name="venues",
    table="dim_venue",
    schema=Venue,
    required=all_of("venue_id", "venue_name"),
    key=("venue_id",),
    table_columns={
        "venue_id": pl.String,
        "venue_name": pl.String,
        "district_id": pl.String,
        "place_id": pl.String,
        "category": pl.String,
        "is_night_open": pl.Boolean,
        "listed_on": pl.Date,
        "delisted_on": pl.Date,
    },
    derive=as_they_are,
    rule_reasons={
        "is_listed_for_a_day_at_least": ("delisted_on", "ends_before_it_starts")
    },
)
