"""People present on the newest days, every quarter of an hour; all invented.

陶溪川正门 climbs through 80, 90, 95 and 100 % of its capacity on the last evening and
falls again; 三宝国际瓷谷 goes silent at 19:00 of it; the running totals of 御窑厂 let
more people out than in from 21:45 on.
"""

from datetime import datetime, timedelta

import numpy as np
import polars as pl

from sample_data.seeded import stream

FIRST_AT = datetime(2026, 10, 30, 6)  # noqa: DTZ001 – local wall-clock time
QUARTER = timedelta(minutes=15)
QUARTERS = 72  # 06:00 to 24:00
SILENT_FROM = 52  # 19:00

# hour of the day, people present: between them a straight line
QUIET = ((6, 90), (10, 520), (14, 900), (17, 1000), (20, 1350), (22, 800), (24, 150))
CROWDED = (
    *((6, 160), (12, 1400), (17, 1950), (18, 2600), (19, 2920), (19.5, 3080)),
    *((20, 3260), (20.5, 3120), (21, 2950), (21.5, 2700), (22, 2300), (24, 500)),
)
VALLEY = ((6, 10), (11, 900), (14, 1250), (17, 900), (20, 450), (22, 120), (24, 5))
PALACE = ((6, 0), (10, 420), (12, 610), (15, 760), (17, 300), (19, 120), (24, 8))
DRIFTED = ((6, 0), (10, 450), (12, 640), (15, 790), (17, 310), (21, 20), (22, -36))

COUNTERS = (("yuyaochang-in", "进"), ("yuyaochang-out", "出"))


def present_counters() -> pl.DataFrame:
    """Return the two counters whose totals tell who is in the kiln site."""
    return pl.DataFrame(
        {
            "计数器编号": [counter for counter, _ in COUNTERS],
            "点位编号": "yuyaochang",
            "类型": "闸机",
            "方向": [direction for _, direction in COUNTERS],
            "间隔分钟": 15,
            "启用": "2026-10-30",
        }
    )


def present() -> pl.DataFrame:
    """Return one row per reading, with the headers of visitor_counts."""
    random = stream("present")
    parts = []
    for day, shapes in enumerate(
        ((QUIET, QUIET, VALLEY, PALACE), (CROWDED, QUIET, VALLEY, DRIFTED))
    ):
        ids = ("taoxichuan-zhengmen", "taoyangli-beimen", "sanbao-cigu")
        for place_id, shape in zip(ids, shapes[:3], strict=True):
            counts = _shaped(shape) + random.integers(0, 9, QUARTERS)
            is_silent = day == 1 and place_id == "sanbao-cigu"
            count = SILENT_FROM if is_silent else QUARTERS
            parts.append(_readings(place_id, place_id, day, counts[:count], "在场"))
        entered = np.cumsum(random.integers(95, 130, QUARTERS))
        left = entered - _shaped(shapes[3])
        for (counter_id, _), total in zip(COUNTERS, (entered, left), strict=True):
            parts.append(_readings("yuyaochang", counter_id, day, total, "累计"))
    return pl.concat(parts)


def _shaped(
    shape: tuple[tuple[float, int], ...],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The number at each quarter of an hour from 06:00 on."""
    hours = 6 + np.arange(QUARTERS) / 4
    known, numbers = zip(*shape, strict=True)
    return np.rint(np.interp(hours, known, numbers)).astype(np.int64)


def _readings(
    place_id: str,
    counter_id: str,
    day: int,
    counts: np.ndarray[tuple[int], np.dtype[np.int64]],
    measure: str,
) -> pl.DataFrame:
    starts = [
        FIRST_AT + timedelta(days=day) + QUARTER * number
        for number in range(len(counts))
    ]
    return pl.DataFrame(
        {
            "点位编号": place_id,
            "计数器编号": counter_id,
            "开始时间": [f"{start:%Y-%m-%d %H:%M}" for start in starts],
            "结束时间": [f"{start + QUARTER:%Y-%m-%d %H:%M}" for start in starts],
            "人次": counts,
            "指标": measure,
        }
    )
