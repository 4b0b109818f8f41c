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

HOMESTAYS = """
申请编号|部门|商户编号|商户名称|客房数|意见|决定日期|有效期至
A2025-01|公安|M0001|示例民宿一|8|通过|2025-03-04|
A2025-01|消防|M0001|示例民宿一|8|通过|2025-03-11|2028-03-10
A2025-01|市监|M0001|示例民宿一|8|通过|2025-03-06|
A2025-02|公安|M0002|示例民宿二|14|通过|2025-06-02|
A2025-02|消防|M0002|示例民宿二|14|不通过|2025-06-09|
A2025-02|市监|M0002|示例民宿二|14|通过|2025-06-03|
A2026-01|公安||示例民宿三|5|通过|2026-10-20|
A2026-01|消防||示例民宿三|5|||
A2026-01|市监||示例民宿三|5|||
"""


def platforms() -> pl.DataFrame:
    """Return one row per channel of the complaints."""
    return read_drawn(PLATFORMS)


def homestay_admissions() -> pl.DataFrame:
    """Return one row per application and department."""
    return read_drawn(HOMESTAYS)


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
