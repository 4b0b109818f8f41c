"""merchants 商户: one row = a registered merchant, with its price pledge if any.

Required: 商户编号, 商户名称. 夜间营业, 文化类 and 营业面积 serve the self-check of
clusters; what is not known stays empty, which is not 否.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class Merchant(Row):
    """Columns and rules of a merchants file."""

    merchant_id = dy.String(nullable=False, metadata=named("商户编号"))
    merchant_name = dy.String(nullable=False, metadata=named("商户名称"))
    merchant_type = dy.String(nullable=True, metadata=named("类型"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    place_id = dy.String(nullable=True, metadata=named("点位编号"))
    pledged_from_on = dy.Date(nullable=True, metadata=named("承诺书起"))
    pledged_to_on = dy.Date(nullable=True, metadata=named("承诺书止"))

    is_night_open = dy.Bool(nullable=True, metadata=named("夜间营业"))
    is_cultural = dy.Bool(nullable=True, metadata=named("文化类"))
    floor_area_m2 = dy.Decimal(12, 2, nullable=True, min=0, metadata=named("营业面积"))

    @dy.rule()
    def pledges_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the pledge is still in force."""
        return pl.col("pledged_to_on") >= pl.col("pledged_from_on")


FEED = Feed(
    name="merchants",
    table="dim_merchant",
    schema=Merchant,
    required=all_of("merchant_id", "merchant_name"),
    key=("merchant_id",),
    table_columns={
        "merchant_id": pl.String,
        "merchant_name": pl.String,
        "merchant_type": pl.String,
        "district_id": pl.String,
        "place_id": pl.String,
        "pledged_from_on": pl.Date,
        "pledged_to_on": pl.Date,
        "is_night_open": pl.Boolean,
        "is_cultural": pl.Boolean,
        "floor_area_m2": pl.Decimal(12, 2),
    },
    derive=as_they_are,
    rule_reasons={
        "pledges_for_a_day_at_least": ("pledged_to_on", "ends_before_it_starts")
    },
)
