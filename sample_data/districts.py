"""The districts: a real hierarchy in outline, drawn and bounded for the example."""

import polars as pl

BELT_ID = "yezhushan"
COUNTY_ID = "360203"

# district_id, name, parent, level
_DISTRICTS = (
    ("360200", "景德镇市", None, "市"),
    (COUNTY_ID, "珠山区", "360200", "区"),
    (BELT_ID, "“夜珠山”消费带", COUNTY_ID, "消费带"),
    ("taoyangli", "陶阳里", BELT_ID, "片区"),
    ("fuzhounong", "抚州弄", BELT_ID, "片区"),
    ("taoyangxincun", "陶阳新村", BELT_ID, "片区"),
    ("diaosucichang", "雕塑瓷厂", BELT_ID, "片区"),
    ("taoyijie", "陶艺街", BELT_ID, "片区"),
    ("taoxichuan", "陶溪川", BELT_ID, "片区"),
    ("sanbao", "三宝（陶源谷·三宝）", BELT_ID, "片区"),
    ("xujiayao", "徐家窑", BELT_ID, "片区"),
    ("laoyatan", "老鸦滩", BELT_ID, "片区"),
    ("changhe", "昌河", COUNTY_ID, "片区"),
    ("xinchang", "新厂", COUNTY_ID, "片区"),
    ("zhejianglu", "浙江路商圈", COUNTY_ID, "片区"),
)


def districts() -> pl.DataFrame:
    """Return one row per district with the headers of the districts feed."""
    return pl.DataFrame(
        _DISTRICTS, schema=["片区编号", "片区名称", "上级编号", "级别"], orient="row"
    )


def belt_district_ids() -> list[str]:
    """Return the districts that make up the belt."""
    in_belt = districts().filter(pl.col("上级编号") == BELT_ID)
    return in_belt["片区编号"].to_list()
