"""Says how sure a share of satisfied is: its counts, interval, and who is missing."""

from typing import Any

from queries.present import formats
from queries.present.language import say


def interval_words(row: dict[str, Any]) -> str:
    """Say part and whole, the 95 % interval, and how many closed cases have no rating.

    row: one row of metric.refunds_in_scope. Where all or none are satisfied, one end of
    the interval is the end of the scale and says nothing: only the other is said.
    """
    rated = formats.part_of(row["satisfied_count"], row["rated_count"])
    unrated = formats.whole(row["unrated_count"])
    if not row["rated_count"]:
        return say(
            "满意/已评价：{rated}；已办结未评价 {unrated} 件",
            rated=rated,
            unrated=unrated,
        )
    return say(
        "满意/已评价：{rated}，95% 区间 {interval}；已办结未评价 {unrated} 件",
        rated=rated,
        interval=interval(row),
        unrated=unrated,
    )


def interval(row: dict[str, Any]) -> str:
    """Write the interval: ≥ 96.7%, ≤ 3.3%, or 82.1%–96.7%."""
    low = formats.share(row["satisfied_low_share"])
    high = formats.share(row["satisfied_high_share"])
    if row["satisfied_count"] == row["rated_count"]:
        return f"≥ {low}"
    if row["satisfied_count"] == 0:
        return f"≤ {high}"
    return f"{low}–{high}"
