"""The counting places and their periods: one closes, one opens, one moves."""

from datetime import date

import polars as pl

from sample_data.districts import belt_district_ids
from sample_data.drawn import read_drawn
from sample_data.place_list import PLACES

REGISTERED_ON = date(2023, 1, 1)
CLOSED = ("laoyatan-matou", date(2025, 8, 31))  # last day
OPENED = ("laoyatan-yishu", date(2025, 5, 1))  # first day
MOVED = ("houxiang", "taoyangli", date(2025, 4, 1))  # first day in the new district


def gates() -> pl.DataFrame:
    """Return one row per place as it stood on 2024-01-01, typed."""
    return read_drawn(PLACES).with_columns(
        pl.col("area_m2", "usual_visits", "instant_capacity", "daily_capacity").cast(
            pl.Int64
        ),
        pl.col("area_per_person_m2", "open_hours", "mean_visit_hours", "x", "y").cast(
            pl.Float64
        ),
    )


def place_ids() -> list[str]:
    """Return every place, in the order of the columns of the count files."""
    return gates()["place_id"].to_list()


def belt_place_ids() -> list[str]:
    """Return the places of the belt; the one that moves stays within it."""
    in_belt = pl.col("district_id").is_in(belt_district_ids())
    return gates().filter(in_belt)["place_id"].to_list()


def places() -> pl.DataFrame:
    """Return one row per place and period of validity, with the feed's headers."""
    place_id = pl.col("place_id")
    as_of_2024 = gates().with_columns(
        pl.when(place_id == OPENED[0])
        .then(pl.lit(OPENED[1]))
        .otherwise(pl.lit(REGISTERED_ON))
        .alias("from"),
        pl.when(place_id == CLOSED[0])
        .then(pl.lit(CLOSED[1]))
        .when(place_id == MOVED[0])
        .then(pl.lit(MOVED[2]) - pl.duration(days=1))
        .alias("to"),
    )
    after_move = as_of_2024.filter(place_id == MOVED[0]).with_columns(
        pl.lit(MOVED[1]).alias("district_id"),
        pl.lit(MOVED[2]).alias("from"),
        pl.lit(None, pl.Date).alias("to"),
    )
    return pl.concat([as_of_2024, after_move]).select(
        place_id.alias("点位编号"),
        pl.col("name").alias("点位名称"),
        pl.col("district_id").alias("片区编号"),
        pl.lit("入口").alias("类型"),
        pl.col("is_night_zone").alias("夜间区"),
        pl.col("area_m2").alias("有效面积"),
        pl.col("area_per_person_m2").alias("人均面积"),
        pl.col("open_hours").alias("开放时长"),
        pl.col("mean_visit_hours").alias("平均游览时长"),
        pl.col("instant_capacity").alias("核定瞬时承载量"),
        pl.col("daily_capacity").alias("核定日承载量"),
        pl.col("from").alias("启用"),
        pl.col("to").alias("停用"),
        pl.col("x").alias("map_x"),
        pl.col("y").alias("map_y"),
    )
