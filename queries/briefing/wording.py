"""Puts the numbers of a briefing into words: every placeholder but the pictures.

The page and the documents show the same words. Formatting is done here alone; a number
that is missing is written —, never 0.
"""

import datetime as dt
from typing import Any

import polars as pl

from queries.briefing import case_words, quality_words
from queries.briefing.gathering import Briefing
from queries.briefing.last_year import change_sentence, change_words, last_year
from queries.briefing.sources import sources
from queries.present import formats
from queries.present.badges import COMPLETE_SHARE, coverage_words
from queries.present.clock import on_clock_named
from queries.present.labels import district_label, measure_label
from queries.present.language import current, say
from queries.present.refusals import reason_words
from queries.present.vocabulary import status_label

Row = dict[str, str]
Words = dict[str, str | list[Row]]


def words(briefing: Briefing, made_at: dt.datetime) -> Words:
    """Return English name of a placeholder → its text, or its rows."""
    month = briefing.month
    footfall = list(briefing.rows("footfall").iter_rows(named=True))
    return {
        "title": say("{scope}客流与诚信退赔月报", scope=scope_words(briefing)),
        "month": month_words(briefing),
        "scope": scope_words(briefing),
        "period": formats.period(month.from_on, month.to_on),
        "data_note": data_note(briefing),
        "footfall_text": "".join(map(footfall_sentence, footfall))
        or say("本月没有客流读数。"),
        "change_text": change_text(briefing, footfall),
        "footfall": [
            {
                **footfall_row(row),
                "last_year": formats.visits(before.get("compared_visit_count")),
                "change": change_words(before),
            }
            for row in footfall
            for before in [last_year(briefing, row["measure"])]
        ],
        "districts": [
            {
                "district": district_label(row["district_id"], briefing.district_names),
                **footfall_row(row),
            }
            for row in ranked(briefing.rows("districts")).iter_rows(named=True)
        ],
        "festivals_text": festivals_text(briefing),
        "festivals": [
            festival_row(row)
            for row in briefing.rows("festivals")
            .sort("starts_on", "event_id", "measure")
            .iter_rows(named=True)
        ],
        **case_words.words(briefing),
        **quality_words.words(briefing),
        "sources": sources(briefing),
        "snapshot": briefing.snapshot,
        "loaded_at": moment(briefing.loaded_at),
        "made_at": moment(made_at),
    }


def scope_words(briefing: Briefing) -> str:
    """Name the scope."""
    if briefing.scope_id is None:
        return say("全部片区")
    return district_label(briefing.scope_id, briefing.district_names)


def month_words(briefing: Briefing) -> str:
    """Write the month: 2026年10月, October 2026."""
    first = briefing.month.from_on
    if current() == "zh":
        return f"{first.year}年{first.month}月"
    return f"{first:%B %Y}"


def data_note(briefing: Briefing) -> str:
    """Say whether every day of the month has readings."""
    days, all_days = briefing.read_days, briefing.month.day_count
    if not days:
        return say("本月没有一天有客流读数。")
    if not briefing.is_partial:
        return say("本月 {days} 天都有客流读数。", days=all_days)
    return say(
        "本月不完整：{all} 天中只有 {days} 天有客流读数（{period}），"
        "以下人次只是这些天的。",
        all=all_days,
        days=len(days),
        period=formats.period(days[0], days[-1]),
    )


def footfall_row(row: dict[str, Any]) -> Row:
    """Write one row of footfall; what was not counted has no measure."""
    measure = row["measure"]
    return {
        "measure": formats.MISSING if measure is None else measure_label(measure),
        "visits": formats.visits(row["visit_count"]),
        "night_visits": formats.visits(row["night_visit_count"]),
        "night_share": formats.share(row.get("night_share")),
        "coverage": coverage_cell(row["coverage_share"]),
    }


def coverage_cell(coverage_share: float | None) -> str:
    """Write a coverage under its heading: a share, and words where it is not enough."""
    if coverage_share is not None and coverage_share >= COMPLETE_SHARE:
        return formats.share(coverage_share)
    return coverage_words(coverage_share)[0]


def footfall_sentence(row: dict[str, Any]) -> str:
    """Write the headline of one measure."""
    written = footfall_row(row)
    written["coverage"] = coverage_words(row["coverage_share"])[0]
    if row["visit_count"] is None:
        return say("{measure}没有读数。", measure=written["measure"])
    if row["night_visit_count"] is None:
        return say("{measure} {visits}，没有分时的夜间读数；{coverage}。", **written)
    text = say(
        "{measure} {visits}，其中夜间（18–06 时）{night_visits}，占 {night_share}；"
        "{coverage}。",
        **written,
    )
    gap = row.get("night_share_reason")
    if gap is not None:
        text += say("没有给夜间占比：{reason}", reason=reason_words(gap))
    night_share = row["night_coverage_share"]
    if night_share is None or night_share == 1:
        return text
    # the night of the newest day never is complete: its morning has not been counted
    return text + say("夜间小时到了 {share}。", share=formats.share(night_share))


def change_text(briefing: Briefing, footfall: list[dict[str, Any]]) -> str:
    """Write the change of every measure, with what it is measured by."""
    parts = [change_sentence(briefing, row["measure"]) for row in footfall]
    if not parts:
        return say("没有客流读数，不作同比。")
    return say("；").join(parts) + say("。同比按日历月，没有对齐星期和假期。")


def ranked(districts: pl.DataFrame) -> pl.DataFrame:
    """Return the districts, the most visited first, each measure apart."""
    return districts.sort(
        "measure",
        "visit_count",
        "district_id",
        descending=[False, True, False],
        nulls_last=True,
    )


def festivals_text(briefing: Briefing) -> str:
    """Say how many editions the month had, and what their visits are."""
    editions = briefing.rows("festivals").unique("event_id")
    if editions.is_empty():
        return say("活动表里本月没有活动。")
    cancelled = int(editions["is_cancelled"].sum())
    return say(
        "活动表里本月有 {count} 届活动，其中取消 {cancelled} 届。人次为活动点位在"
        "全部活动日的人次，不等于活动带来的人次。",
        count=editions.height,
        cancelled=cancelled,
    )


def festival_row(row: dict[str, Any]) -> Row:
    """Write one edition and measure."""
    counted = footfall_row(row)
    notes = [
        say("已取消") if row["is_cancelled"] else status_label(row["status"]),
        say("与他届重叠") if row["has_overlap"] else None,
    ]
    return {
        "festival": row["event_name"],
        "days": formats.period(row["starts_on"], row["ends_on"]),
        **{name: text for name, text in counted.items() if name != "night_share"},
        "note": say("、").join(note for note in notes if note) or formats.MISSING,
    }


def moment(instant: dt.datetime | None) -> str:
    """Write an instant; the warehouse keeps UTC."""
    return formats.MISSING if instant is None else on_clock_named(instant)
