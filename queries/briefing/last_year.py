"""Compares a month with the same month of the year before, or says why not.

The comparison is of two answers of one metric, and only where they are comparable:
whole months, covered, counted at the same places. The calendar is not aligned: a month
may have other weekends and holidays than the year before, which the text says.
"""

from typing import Any

import polars as pl

from queries.briefing.gathering import Briefing
from queries.present import formats
from queries.present.badges import COMPLETE_SHARE
from queries.present.language import say


def last_year(briefing: Briefing, measure: str) -> dict[str, Any] | None:
    """Return the row of the same month a year earlier, None without readings."""
    rows = briefing.rows("last_year").filter(pl.col("measure") == measure)
    found = rows.drop_nulls("visit_count")
    return None if found.is_empty() else found.row(0, named=True)


def why_not_compared(briefing: Briefing, row: dict[str, Any]) -> str | None:
    """Say why a measure is not compared with last year; None where it is."""
    before = last_year(briefing, row["measure"])
    if row["visit_count"] is None:
        return say("不作同比：本月没有读数")
    if row["day_count"] < briefing.month.day_count:
        return say("不作同比：本月只有 {days} 天有读数", days=row["day_count"])
    if is_incomplete(row):
        share = formats.share(row["coverage_share"])
        return say("不作同比：本月覆盖 {share}，不足 90%", share=share)
    if before is None:
        return say("不作同比：上年同月没有读数")
    if before["day_count"] < briefing.month.year_before.day_count:
        return say("不作同比：上年同月只有 {days} 天有读数", days=before["day_count"])
    if is_incomplete(before):
        share = formats.share(before["coverage_share"])
        return say("不作同比：上年同月覆盖 {share}，不足 90%", share=share)
    now_places, then_places = briefing.places[row["measure"]]
    if now_places != then_places:
        return say(
            "不作同比：计数点位不同（本月 {now} 个，上年同月 {then} 个，"
            "两年都有的 {both} 个）",
            now=len(now_places),
            then=len(then_places),
            both=len(now_places & then_places),
        )
    return None if before["visit_count"] else say("不作同比：上年同月为 0")


def is_incomplete(row: dict[str, Any]) -> bool:
    """Return whether too little of what was due has come."""
    share = row["coverage_share"]
    return share is None or share < COMPLETE_SHARE


def change_words(briefing: Briefing, row: dict[str, Any]) -> str:
    """Write the change on the same month of last year, or why there is none."""
    refusal = why_not_compared(briefing, row)
    before = last_year(briefing, row["measure"])
    if refusal is not None or before is None:
        return refusal or formats.MISSING
    return formats.change(row["visit_count"] / before["visit_count"] - 1)
