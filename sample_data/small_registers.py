"""Counters, platforms and homestay reviews, all invented."""

import polars as pl

from sample_data.drawn import read_drawn
from sample_data.places import CLOSED, OPENED, place_ids

FIRST_COUNTED_ON = "2024-01-01"

PLATFORMS = """
平台编号|平台名称|类型|主管单位|启用|停用|说明
taoxiaoer|陶小二|小程序||||
zufangan|租房安|小程序||||
12345|12345|热线||||
12315|12315|热线||||
national|全国旅游监管服务平台|网站||||
counter|现场|窗口||||含巡查时当面提出的
"""

# Drawn with a row per application; 公安, 消防 and 市监 each decide. A day alone is an
# approval, ✗ before it a refusal, a blank a department that has not decided.
HOMESTAYS = """
申请编号|商户编号|商户名称|客房数|申请日期|公安|消防|市监|有效期至
A2023-01|M0004|示例民宿四|6|2023-05-08|2023-05-15|2023-05-26|2023-05-17|2025-05-25
A2025-01|M0001|示例民宿一|8|2025-02-24|2025-03-04|2025-03-11|2025-03-06|2028-03-10
A2025-02|M0002|示例民宿二|14|2025-05-26|2025-06-02|✗2025-06-09|2025-06-03|
A2025-03|M0002|示例民宿二|12|2025-08-04|2025-08-11|2025-08-20|2025-08-12|2028-08-19
A2025-04|M0005|示例民宿五|5|2025-09-15|✗2025-09-23|✗2025-09-24|2025-09-19|
A2025-05|M0004|示例民宿四|6|2025-06-03|2025-06-10|2025-06-18|2025-06-09|2028-06-17
A2025-06|M0006|示例民宿六|20|2025-11-10|2025-11-18|2025-12-02|2025-11-20|2028-12-01
A2026-01||示例民宿三|5|2026-10-12|2026-10-20|||
A2026-02|M0007|示例民宿七|9|2026-03-02|2026-03-10|2026-03-24|2026-03-11|2029-03-23
A2026-03|M0008|示例民宿八|7|2026-10-26||||
"""
DEPARTMENTS = ("公安", "消防", "市监")


def platforms() -> pl.DataFrame:
    """Return one row per channel of the complaints."""
    return read_drawn(PLATFORMS)


def homestay_admissions() -> pl.DataFrame:
    """Return one row per application and department; 消防 says how long it holds."""
    decided_on = pl.col("决定日期").str.strip_prefix("✗")
    return (
        read_drawn(HOMESTAYS)
        .unpivot(
            DEPARTMENTS,
            index=[
                "申请编号",
                "商户编号",
                "商户名称",
                "客房数",
                "申请日期",
                "有效期至",
            ],
            variable_name="部门",
            value_name="决定日期",
        )
        .select(
            "申请编号",
            "部门",
            "商户编号",
            "商户名称",
            "客房数",
            "申请日期",
            pl.when(pl.col("决定日期").str.starts_with("✗"))
            .then(pl.lit("不通过"))
            .when(pl.col("决定日期").is_not_null())
            .then(pl.lit("通过"))
            .alias("意见"),
            decided_on,
            pl.when(pl.col("部门") == "消防").then("有效期至"),
        )
        .sort("申请编号", maintain_order=True)
    )


def counters() -> pl.DataFrame:
    """Return the one counter of each place, named as the place."""
    return pl.DataFrame(
        {
            "计数器编号": place_ids(),
            "点位编号": place_ids(),
            "类型": "摄像",
            "方向": "进",
            "间隔分钟": 60,
            "启用": [
                str(OPENED[1]) if place == OPENED[0] else FIRST_COUNTED_ON
                for place in place_ids()
            ],
            "停用": [
                str(CLOSED[1]) if place == CLOSED[0] else None for place in place_ids()
            ],
            "量程": 65_535,
        }
    )
