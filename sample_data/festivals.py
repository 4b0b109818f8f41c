"""What each festival does to the visits, and its editions as the events feed."""

from dataclasses import dataclass
from datetime import timedelta

import polars as pl

from sample_data.drawn import read_drawn
from sample_data.festival_list import EDITIONS, PARAMETERS
from sample_data.places import gates

DATA_ENDS_AT = "2026-11-01 00:00"


@dataclass(frozen=True)
class Draw:
    """Visits × (1 + ratio) in the hours [first_hour, end_hour) of its days."""

    ratio: float
    first_hour: int = 0
    end_hour: int = 24


# A series that is not named here draws nobody: 徐家窑开窑节 is the one to look for.
DRAWS = {
    "sanbao-coffee": Draw(0.60),
    "chunqiu-daji": Draw(0.30),
    "sanbao-ji": Draw(0.25),
    "duanyang-xiangshi": Draw(0.20),
    "taoyang-yexun": Draw(0.40, 18, 24),
    "xiaxia-dianying": Draw(0.25, 19, 23),
    "kuanian": Draw(0.80, 20, 24),
}


@dataclass(frozen=True)
class Move:
    """A share of the visits of some places that walks over to others."""

    festival_id: str
    share: float
    first_hour: int
    end_hour: int
    from_place_ids: tuple[str, str]
    to_place_ids: tuple[str, str]


# 陶然集 brings nobody new: a quarter of 陶阳里's evening goes next door.
MOVE = Move(
    "taoran-ji",
    0.25,
    16,
    23,
    ("taoyangli-beimen", "taoyangli-nanmen"),
    ("fuzhounong-dongkou", "fuzhounong-xikou"),
)


def editions() -> pl.DataFrame:
    """Return one row per edition with the headers of the events feed."""
    drawn = read_drawn(EDITIONS)
    first_place = pl.col("地点").str.split("、").list.first()
    status = pl.when(pl.col("结束时间") < DATA_ENDS_AT).then(pl.lit("已办"))
    return drawn.select(
        "活动编号",
        "活动名称",
        "系列编号",
        first_place.replace_strict(_districts()).alias("区划代码"),
        "地点",
        "开始时间",
        "结束时间",
        "主办方",
        pl.col("状态").fill_null(status.otherwise(pl.lit("计划"))),
        "类型",
        "申报人次",
        "检票人次",
        "预计人次",
        "届次",
    )


def event_parameters() -> pl.DataFrame:
    """Return one row per declared parameter, with the headers of the feed."""
    return read_drawn(PARAMETERS)


def held_editions() -> pl.DataFrame:
    """Return the editions that took place within the data, with their days.

    Columns: event_id, festival_id, place_ids, district_id, starts_on, ends_on.
    """
    starts_at = pl.col("开始时间").str.to_datetime("%Y-%m-%d %H:%M")
    ends_at = pl.col("结束时间").str.to_datetime("%Y-%m-%d %H:%M")
    return (
        editions()
        .filter(pl.col("状态") == "已办")
        .select(
            pl.col("活动编号").alias("event_id"),
            pl.col("系列编号").alias("festival_id"),
            pl.col("地点").str.split("、").alias("place_ids"),
            pl.col("区划代码").alias("district_id"),
            starts_at.dt.date().alias("starts_on"),
            # An end at 01:00 belongs to the evening before.
            (ends_at - timedelta(hours=6)).dt.date().alias("ends_on"),
        )
    )


def _districts() -> dict[str, str]:
    return dict(gates().select("place_id", "district_id").iter_rows())
