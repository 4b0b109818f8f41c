"""alert_schemes 预警方案: one row = one level of a scheme while it is in force.

Required: 方案编号, 等级, 起始比例. A level begins at 起始比例 (0.80 = 80 % of the
capacity) and ends below 解除比例, which is 起始比例 when not given. 片区编号 empty =
every district. 已核实 says that somebody read the source; 否 when not given.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

# A share of 80 is 80 % written as a number; no scheme begins at twice the capacity.
MAX_SHARE = 2


class AlertScheme(Row):
    """Columns and rules of an alert_schemes file."""

    scheme_id = dy.String(nullable=False, metadata=named("方案编号"))
    scheme_name = dy.String(nullable=True, metadata=named("方案名称"))
    level = dy.Int64(nullable=False, min=0, metadata=named("等级"))
    level_name = dy.String(nullable=True, metadata=named("等级名称"))
    from_share = dy.Decimal(
        6, 4, nullable=False, min=0, max=MAX_SHARE, metadata=named("起始比例")
    )
    release_share = dy.Decimal(
        6, 4, nullable=True, min=0, max=MAX_SHARE, metadata=named("解除比例")
    )
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    valid_from_on = dy.Date(nullable=True, metadata=named("施行"))
    valid_to_on = dy.Date(nullable=True, metadata=named("废止"))
    source_name = dy.String(nullable=True, metadata=named("依据"))
    is_verified = dy.Bool(nullable=True, metadata=named("已核实"))
    note = dy.String(nullable=True, metadata=named("说明"))

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: it is no limit."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")

    @dy.rule()
    def ends_at_or_below_its_start(cls) -> pl.Expr:
        """A level that ended above its start would end as it begins."""
        return pl.col("release_share") <= pl.col("from_share")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """No release of its own = it ends where it starts; unsaid = not verified."""
    filled = rows.with_columns(
        pl.col("release_share").fill_null(pl.col("from_share")),
        pl.col("is_verified").fill_null(False),
    )
    return Checked(filled, no_faults())


FEED = Feed(
    name="alert_schemes",
    table="dim_alert_scheme",
    schema=AlertScheme,
    required=all_of("scheme_id", "level", "from_share"),
    key=("scheme_id", "level", "valid_from_on"),
    table_columns={
        "scheme_id": pl.String,
        "scheme_name": pl.String,
        "level": pl.Int32,
        "level_name": pl.String,
        "from_share": pl.Decimal(6, 4),
        "release_share": pl.Decimal(6, 4),
        "district_id": pl.String,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "source_name": pl.String,
        "is_verified": pl.Boolean,
        "note": pl.String,
    },
    derive=derive,
    rule_reasons={
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts"),
        "ends_at_or_below_its_start": ("release_share", "release_above_start"),
        "from_share|max": ("from_share", "share_as_percent"),
        "release_share|max": ("release_share", "share_as_percent"),
    },
)
