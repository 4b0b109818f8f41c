"""category_groups 类别归组: one row = a category of complaints that belongs to a group.

Required: 类别, 归组. Categories are the office's own words; metrics and list rules ask
for groups. A category may belong to several groups; one that is not listed belongs to
none.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named

GROUPS = {
    "涨价": "price_rise",
    "退赔": "refund_promise",
    "质量": "quality",
    "服务": "service",
    "宣传": "advertising",
    "卫生": "hygiene",
    "其他": "other",
}


class CategoryGroup(Row):
    """Columns and rules of a category_groups file."""

    category = dy.String(nullable=False, metadata=named("类别"))
    category_group_id = dy.String(
        nullable=False,
        check=lambda text: text.is_in(list(GROUPS.values())),
        metadata=named("归组", words=GROUPS),
    )
    note = dy.String(nullable=True, metadata=named("说明"))


FEED = Feed(
    name="category_groups",
    table="dim_category_group",
    schema=CategoryGroup,
    required=all_of("category", "category_group_id"),
    key=("category", "category_group_id"),
    table_columns={
        "category": pl.String,
        "category_group_id": pl.String,
        "note": pl.String,
    },
    derive=as_they_are,
)
