"""platforms 平台: one row = a channel that complaints come in by.

Required: 平台编号, 平台名称. 平台名称 is what 渠道 of complaints and of deadline rules
says; a complaint of an unlisted channel is still a complaint.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class Platform(Row):
    """Columns and rules of a platforms file."""

    platform_id = dy.String(nullable=False, metadata=named("平台编号"))
    platform_name = dy.String(nullable=False, metadata=named("平台名称"))
    platform_type = dy.String(nullable=True, metadata=named("类型"))
    operator_name = dy.String(nullable=True, metadata=named("主管单位"))
    valid_from_on = dy.Date(nullable=True, metadata=named("启用"))
    valid_to_on = dy.Date(nullable=True, metadata=named("停用"))
    note = dy.String(nullable=True, metadata=named("说明"))

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the platform is in use."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")


FEED = Feed(
    name="platforms",
    table="dim_platform",
    schema=Platform,
    required=all_of("platform_id", "platform_name"),
    key=("platform_id",),
    table_columns={
        "platform_id": pl.String,
        "platform_name": pl.String,
        "platform_type": pl.String,
        "operator_name": pl.String,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "note": pl.String,
    },
    derive=as_they_are,
    rule_reasons={
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts")
    },
)
