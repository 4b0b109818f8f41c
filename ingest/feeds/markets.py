"""markets 市集: one row = a market with its planned stalls.

Required: 市集编号, 市集名称.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named

MAX_STALL_COUNT = 1_000_000


class Market(Row):
    """Columns and rules of a markets file."""

    market_id = dy.String(nullable=False, metadata=named("市集编号"))
    market_name = dy.String(nullable=False, metadata=named("市集名称"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    place_id = dy.String(nullable=True, metadata=named("点位编号"))
    planned_stall_count = dy.Int64(
        nullable=True, min=0, max=MAX_STALL_COUNT, metadata=named("规划摊位")
    )
    opened_on = dy.Date(nullable=True, metadata=named("开市日期"))
    closed_on = dy.Date(nullable=True, metadata=named("停市日期"))

    @dy.rule()
    def is_open_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the market is still held."""
        return pl.col("closed_on") >= pl.col("opened_on")


FEED = Feed(
    name="markets",
    table="dim_market",
    schema=Market,
    required=all_of("market_id", "market_name"),
    key=("market_id",),
    table_columns={
        "market_id": pl.String,
        "market_name": pl.String,
        "district_id": pl.String,
        "place_id": pl.String,
        "planned_stall_count": pl.Int32,
        "opened_on": pl.Date,
        "closed_on": pl.Date,
    },
    derive=as_they_are,
    rule_reasons={
        "is_open_for_a_day_at_least": ("closed_on", "ends_before_it_starts"),
        "planned_stall_count|max": ("planned_stall_count", "unreadable_count"),
    },
)
