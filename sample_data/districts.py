"""The districts: a real hierarchy in outline, drawn and bounded for the example."""

import polars as pl

BELT_ID = "yezhushan"
COUNTY_ID = "360203"

# district_id, name, parent, level, declared area in m², kind of night cluster: the
# areas are invented; 三宝 is over the limit of 3 km², two have nothing declared
_DISTRICTS = (
    ("360200", "景德镇市", None, "市", None, None),
    (COUNTY_ID, "珠山区", "360200", "区", None, None),
    (BELT_ID, "“夜珠山”消费带", COUNTY_ID, "消费带", 2680000, "街区"),
    ("taoyangli", "陶阳里", BELT_ID, "片区", 186000, "街区"),
    ("fuzhounong", "抚州弄", BELT_ID, "片区", 64000, "街区"),
    ("taoyangxincun", "陶阳新村", BELT_ID, "片区", 92000, "街区"),
    ("diaosucichang", "雕塑瓷厂", BELT_ID, "片区", 118000, "街区"),
    ("taoyijie", "陶艺街", BELT_ID, "片区", 57000, "街区"),
    ("taoxichuan", "陶溪川", BELT_ID, "片区", 240000, "综合体"),
    ("sanbao", "三宝（陶源谷·三宝）", BELT_ID, "片区", 3400000, "景区"),
    ("xujiayao", "徐家窑", BELT_ID, "片区", 38000, None),
    ("laoyatan", "老鸦滩", BELT_ID, "片区", None, None),
    ("changhe", "昌河", COUNTY_ID, "片区", None, None),
    ("xinchang", "新厂", COUNTY_ID, "片区", None, None),
    ("zhejianglu", "浙江路商圈", COUNTY_ID, "片区", None, None),
)


def districts() -> pl.DataFrame:
    """Return one row per district with the headers of the districts feed."""
    return pl.DataFrame(
        _DISTRICTS,
        schema=["片区编号", "片区名称", "上级编号", "级别", "面积", "集聚区类型"],
        orient="row",
    )


def belt_district_ids() -> list[str]:
    """Return the districts that make up the belt."""
    in_belt = districts().filter(pl.col("上级编号") == BELT_ID)
    return in_belt["片区编号"].to_list()
