"""The merchants with their price pledges, all invented and numbered as examples."""

import numpy as np
import polars as pl

from sample_data.places import gates
from sample_data.seeded import stream

MERCHANT_COUNT = 1_400
PLEDGED_COUNT = 1_063  # in force all of the end of 2024
PLEDGED_LODGING_COUNT = 575  # of these: hotels and homestays
EARLIER_COUNT = 45  # pledges that ended in 2023
LATER_COUNT = 90  # pledges that began in 2025

LODGING = ("住宿-民宿", "住宿-酒店")
TRADES = ("餐饮", "零售-陶瓷", "零售-伴手礼", "摊位", "研学体验", "出行")
CULTURAL = ("零售-陶瓷", "研学体验", "摊位")
UNDECLARED_COUNT = 6  # the last ones: nobody asked them about their nights
FIRST_WORDS = ("青瓷", "白釉", "粉彩", "窑火", "泥巴", "拉坯", "柴窑", "影青", "素胎")
LAST_WORDS = ("小筑", "院子", "铺子", "工坊", "人家", "阁", "驿", "坊", "集")


def merchants() -> pl.DataFrame:
    """Return one row per merchant with the headers of the merchants feed."""
    random = stream("merchants")
    number = np.arange(1, MERCHANT_COUNT + 1)
    is_lodging = _is_lodging()
    types = np.where(
        is_lodging,
        random.choice(LODGING, MERCHANT_COUNT, p=[0.8, 0.2]),
        random.choice(TRADES, MERCHANT_COUNT, p=[0.3, 0.27, 0.15, 0.18, 0.07, 0.03]),
    )
    weights = gates()["usual_visits"].to_numpy()
    place = random.choice(len(weights), MERCHANT_COUNT, p=weights / weights.sum())
    names = pl.DataFrame(
        {
            "first": random.choice(FIRST_WORDS, MERCHANT_COUNT),
            "last": random.choice(LAST_WORDS, MERCHANT_COUNT),
            "number": number,
        }
    ).select(
        pl.format("M{}", pl.col("number").cast(pl.String).str.zfill(4)).alias("id"),
        pl.format("{}{}（示例{}）", "first", "last", "number").alias("name"),
    )
    return pl.DataFrame(
        {
            "商户编号": names["id"],
            "商户名称": names["name"],
            "类型": types,
            "片区编号": gates()["district_id"].gather(place),
            "点位编号": gates()["place_id"].gather(place),
        }
    ).hstack(_pledges().hstack(_nights(types)))


def _nights(types: np.ndarray[tuple[int], np.dtype[np.str_]]) -> pl.DataFrame:
    """Return night opening, culture and floor area; blank for the last few."""
    random = stream("merchant nights")
    is_night = random.random(MERCHANT_COUNT) < 0.55
    is_cultural = np.isin(types, CULTURAL) | (random.random(MERCHANT_COUNT) < 0.25)
    floor_area = np.round(random.lognormal(4.2, 0.6, MERCHANT_COUNT))
    known = np.arange(MERCHANT_COUNT) < MERCHANT_COUNT - UNDECLARED_COUNT
    words = {True: "是", False: "否"}
    return pl.DataFrame(
        {
            "夜间营业": [words[bool(night)] for night in is_night],
            "文化类": [words[bool(cultural)] for cultural in is_cultural],
            "营业面积": floor_area,
        }
    ).select(pl.when(pl.Series(known)).then(pl.all()))


def _is_lodging() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The first PLEDGED_LODGING_COUNT, and some of those without a pledge."""
    number = np.arange(MERCHANT_COUNT)
    return (number < PLEDGED_LODGING_COUNT) | (number >= MERCHANT_COUNT - 60)


def _pledges() -> pl.DataFrame:
    """Return the first and last day of each pledge, as text; NULL where there is none.

    Every pledge of 2024 is in force on 31 December, so that counting those in force
    on that day and those in force at some time in the year gives the same number.
    """
    random = stream("pledges")
    first_days = random.integers(0, 240, PLEDGED_COUNT)  # from 2024-04-15
    starts = np.datetime64("2024-04-15") + first_days
    has_end = random.random(PLEDGED_COUNT) < 0.4
    ends = np.where(has_end, np.datetime64("2026-12-31"), np.datetime64("NaT"))
    without = MERCHANT_COUNT - PLEDGED_COUNT - EARLIER_COUNT - LATER_COUNT
    nothing = [None] * without
    return pl.DataFrame(
        {
            "承诺书起": [
                *starts.astype(str),
                *["2023-01-01"] * EARLIER_COUNT,
                *["2025-03-15"] * LATER_COUNT,
                *nothing,
            ],
            "承诺书止": [
                *[None if end == "NaT" else end for end in ends.astype(str)],
                *["2023-12-31"] * EARLIER_COUNT,
                *[None] * LATER_COUNT,
                *nothing,
            ],
        },
        schema={"承诺书起": pl.String, "承诺书止": pl.String},
    )
