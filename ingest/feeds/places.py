"""places 点位: one row = a place over a period of validity (启用 to 停用, both in).

Required: 点位编号, 点位名称, 片区编号 (or 区划代码). 时区 is Asia/Shanghai when not
given. A place that moves to another district gets a second row with a later 启用.
A 核定 capacity, declared by the authority, beats the one that areas and hours give;
what is not known stays empty. map_x and map_y are 0–1 from the upper left corner of a
schematic map. What lies outside is kept and not drawn: a place must not lose its counts
for a slip in a picture.
"""

import zoneinfo
from functools import cache

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout
from ingest.place_check import DEFAULT_TIME_ZONE


@cache
def time_zones() -> list[str]:
    """Every name of a time zone; finding them reads hundreds of files."""
    return sorted(zoneinfo.available_timezones())


class Place(Row):
    """Columns and rules of a places file."""

    place_id = dy.String(nullable=False, metadata=named("点位编号"))
    place_name = dy.String(nullable=False, metadata=named("点位名称"))
    district_id = dy.String(nullable=False, metadata=named("片区编号", "区划代码"))
    kind = dy.String(nullable=True, metadata=named("类型"))
    is_night_zone = dy.Bool(nullable=True, metadata=named("夜间区"))
    visitable_area_m2 = dy.Decimal(
        12, 2, nullable=True, min=0, metadata=named("有效面积")
    )
    area_per_person_m2 = dy.Decimal(
        8, 2, nullable=True, min=0, metadata=named("人均面积")
    )
    open_hours = dy.Decimal(
        4, 2, nullable=True, min=0, max=24, metadata=named("开放时长")
    )
    mean_visit_hours = dy.Decimal(
        4, 2, nullable=True, min=0, max=24, metadata=named("平均游览时长")
    )
    instant_capacity_count = dy.Int64(
        nullable=True, min=0, metadata=named("核定瞬时承载量")
    )
    daily_capacity_count = dy.Int64(
        nullable=True, min=0, metadata=named("核定日承载量")
    )
    valid_from_on = dy.Date(nullable=True, metadata=named("启用"))
    valid_to_on = dy.Date(nullable=True, metadata=named("停用"))
    time_zone = dy.String(
        nullable=True,
        check=lambda text: text.is_in(time_zones()),
        metadata=named("时区"),
    )
    map_x = dy.Float64(nullable=True, metadata=named())
    map_y = dy.Float64(nullable=True, metadata=named())

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: it is no limit."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Fill in the time zone where none is given."""
    zone = layout.time_zone or DEFAULT_TIME_ZONE
    return Checked(rows.with_columns(pl.col("time_zone").fill_null(zone)), no_faults())


FEED = Feed(
    name="places",
    table="dim_place",
    schema=Place,
    required=all_of("place_id", "place_name", "district_id"),
    key=("place_id", "valid_from_on"),
    table_columns={
        "place_id": pl.String,
        "place_name": pl.String,
        "district_id": pl.String,
        "kind": pl.String,
        "is_night_zone": pl.Boolean,
        "visitable_area_m2": pl.Decimal(12, 2),
        "area_per_person_m2": pl.Decimal(8, 2),
        "open_hours": pl.Decimal(4, 2),
        "mean_visit_hours": pl.Decimal(4, 2),
        "instant_capacity_count": pl.Int64,
        "daily_capacity_count": pl.Int64,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "time_zone": pl.String,
        "map_x": pl.Float64,
        "map_y": pl.Float64,
    },
    derive=derive,
    rule_reasons={
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts"),
        "time_zone|check": ("time_zone", "unknown_time_zone"),
        "open_hours|max": ("open_hours", "longer_than_a_day"),
        "mean_visit_hours|max": ("mean_visit_hours", "longer_than_a_day"),
    },
)
