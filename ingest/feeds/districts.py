"""districts 片区: one row = a district, or a parent of one (city, county, street).

Required: 片区编号, 片区名称. 上级编号 is empty at the top. 面积 and 集聚区类型 are for
clusters of night-time consumption: the declared area within the boundary, and its kind.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named

CLUSTER_KINDS = {
    "街区": "street",
    "景区": "scenic_area",
    "公园": "park",
    "综合体": "complex",
}


class District(Row):
    """Columns of a districts file."""

    district_id = dy.String(nullable=False, metadata=named("片区编号"))
    district_name = dy.String(nullable=False, metadata=named("片区名称"))
    parent_district_id = dy.String(nullable=True, metadata=named("上级编号"))
    level = dy.String(nullable=True, metadata=named("级别"))
    area_m2 = dy.Decimal(14, 2, nullable=True, min=0, metadata=named("面积"))
    cluster_kind = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(CLUSTER_KINDS.values())),
        metadata=named("集聚区类型", words=CLUSTER_KINDS),
    )


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
        "area_m2": pl.Decimal(14, 2),
        "cluster_kind": pl.String,
    },
    derive=as_they_are,
)
