"""counters 计数器: one row = a counter at a place over a period, both ends in.

Required: 计数器编号, 点位编号, 启用. A counter that moves or is exchanged gets a row of
its own for the later period. 间隔分钟 is how often it should report, 量程 the largest
number that it can report for one such interval.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named

MINUTES_OF_DAY = 1440


class Counter(Row):
    """Columns and rules of a counters file."""

    counter_id = dy.String(nullable=False, metadata=named("计数器编号"))
    place_id = dy.String(nullable=False, metadata=named("点位编号"))
    kind = dy.String(nullable=True, metadata=named("类型"))
    directions = dy.String(nullable=True, metadata=named("方向"))
    expected_interval_minutes = dy.Int64(
        nullable=True, min=1, max=MINUTES_OF_DAY, metadata=named("间隔分钟")
    )
    valid_from_on = dy.Date(nullable=False, metadata=named("启用"))
    valid_to_on = dy.Date(nullable=True, metadata=named("停用"))
    max_visit_count = dy.Int64(nullable=True, min=1, metadata=named("量程"))
    replaced_by_counter_id = dy.String(nullable=True, metadata=named("更换为"))

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: it is no limit."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")


FEED = Feed(
    name="counters",
    table="dim_counter",
    schema=Counter,
    required=all_of("counter_id", "place_id", "valid_from_on"),
    key=("counter_id", "place_id", "valid_from_on"),
    table_columns={
        "counter_id": pl.String,
        "place_id": pl.String,
        "kind": pl.String,
        "directions": pl.String,
        "expected_interval_minutes": pl.Int32,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "max_visit_count": pl.Int64,
        "replaced_by_counter_id": pl.String,
    },
    derive=as_they_are,
    rule_reasons={
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts"),
        "expected_interval_minutes|min": (
            "expected_interval_minutes",
            "unreadable_count",
        ),
        "expected_interval_minutes|max": (
            "expected_interval_minutes",
            "unreadable_count",
        ),
        "max_visit_count|min": ("max_visit_count", "unreadable_count"),
    },
)
