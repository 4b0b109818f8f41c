"""Words for the change on the same month of the year before, like for like.

The numbers are those of metric.footfall_change_in_scope: the places that counted all of
both months. The calendar is not aligned: a month may have other weekends and holidays
than the year before, which the text says.
"""

from typing import Any

import polars as pl

from queries.briefing.gathering import Briefing
from queries.present import formats
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refusals import reason_words


def last_year(briefing: Briefing, measure: str | None) -> dict[str, Any]:
    """Return the row of a measure; empty where neither month has a reading."""
    rows = briefing.rows("last_year").filter(pl.col("measure") == measure)
    return rows.row(0, named=True) if rows.height else {}


def change_words(row: dict[str, Any]) -> str:
    """Write the change and how many places it is of, or why there is none."""
    values = {"count": formats.whole(row.get("constant_place_count"))}
    if row.get("change_ratio") is not None:
        change = formats.change(row["change_ratio"])
        return say("{change}（同口径 {count} 个点位）", change=change, **values)
    if row.get("daily_change_ratio") is not None:
        change = formats.change(row["daily_change_ratio"])
        return say("日均 {change}（同口径 {count} 个点位）", change=change, **values)
    reason = reason_words(row.get("reason") or "no_counts")
    return say("不作同比：{reason}", reason=reason.rstrip("。."))


def change_sentence(briefing: Briefing, measure: str | None) -> str:
    """Write the change of one measure with what is compared."""
    row = last_year(briefing, measure)
    values = {
        "measure": formats.MISSING if measure is None else measure_label(measure),
        "change": change_words(row),
    }
    if row.get("verdict") not in {"comparable", "daily_only"}:
        return say("{measure}：{change}", **values)
    text = say(
        "{measure}同比 {change}：本月 {now}，上年同月 {before}",
        **values,
        now=formats.visits(row["constant_visit_count"]),
        before=formats.visits(row["compared_constant_visit_count"]),
    )
    left_out = row["left_out_place_count"]
    if left_out:
        return text + say("，另有 {count} 个点位不可比", count=formats.whole(left_out))
    return text
