"""The venues of the "city of a thousand museums" list; names and places invented."""

import numpy as np
import polars as pl

from sample_data.drawn import read_drawn
from sample_data.places import gates
from sample_data.seeded import stream

LISTED_COUNT = 466
DELISTED_COUNT = 4  # taken off the list before 2024

CATEGORIES = ("博物馆", "美术馆", "陶瓷工作室", "非遗传习所", "书吧", "小剧场")
SHARES = (0.12, 0.1, 0.5, 0.12, 0.1, 0.06)

# 规划摊位 add up to 2,770.
MARKETS = """
市集编号|市集名称|片区编号|点位编号|规划摊位|开市日期|停市日期
sanbao-shi|三宝市|sanbao|sanbao-cigu|760|2023-04-01|
taoran-ji|陶然集|fuzhounong|fuzhounong-dongkou|520|2023-09-15|
taoyijie|陶艺街市集|taoyijie|taoyijie-beikou|560|2023-05-01|
fuzhounong|抚州弄市集|fuzhounong|fuzhounong-xikou|490|2024-03-01|
taoyangxincun|陶阳新村市集|taoyangxincun|taoyangxincun-shiji|440|2024-04-20|
"""


def markets() -> pl.DataFrame:
    """Return one row per market with the headers of the markets feed."""
    return read_drawn(MARKETS).with_columns(pl.col("规划摊位").cast(pl.Int64))


def venues() -> pl.DataFrame:
    """Return one row per venue with the headers of the venues feed."""
    random = stream("venues")
    count = LISTED_COUNT + DELISTED_COUNT
    place = random.integers(0, len(gates()), count)
    category = random.choice(CATEGORIES, count, p=SHARES)
    listed_on = np.datetime64("2022-01-01") + random.integers(0, 1_000, count)
    is_delisted = np.arange(count) >= LISTED_COUNT
    listed_on = np.where(is_delisted, np.datetime64("2021-06-01"), listed_on)
    number = pl.int_range(1, count + 1, eager=True).cast(pl.String).str.zfill(3)
    return pl.DataFrame(
        {
            "场馆编号": "V" + number,
            "场馆名称": "示例" + pl.Series(category) + number + "号",
            "片区编号": gates()["district_id"].gather(place),
            "点位编号": gates()["place_id"].gather(place),
            "类别": category,
            "夜间开放": np.where(random.random(count) < 0.38, "是", "否"),
            "挂牌日期": listed_on.astype(str),
            "摘牌日期": np.where(is_delisted, "2023-10-31", ""),
        }
    ).with_columns(pl.col("摘牌日期").replace("", None))
