"""A holiday day by day against the same holiday of the year before, like for like."""

import datetime as dt
import functools
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.holiday_names import holiday_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.tables import show_table
from queries.present.uplift_words import joined
from queries.present.url_state import url_select


def show_holiday_days(scope: Scope, measure: str, last_on: dt.date) -> None:
    """Offer the holidays that are over, newest first; worked out when it is opened.

    last_on: the last day with counts. A link that names a holiday opens it.
    """
    holidays = (
        ask(Query("holidays"))
        .filter(pl.col("ends_on") <= last_on)
        .sort("starts_on", descending=True)
    )
    if holidays.is_empty():
        return
    section = st.expander(
        say("假期逐日对比：与上一年同一假期"),
        key="holiday_days",
        expanded="holiday" in st.query_params,
        on_change="rerun",
    )
    with section:
        if section.open:
            show_chosen(holidays, scope, measure)


def show_chosen(holidays: pl.DataFrame, scope: Scope, measure: str) -> None:
    """Let a person choose the holiday; say the whole and list its days."""
    rows = {
        f"{row['starts_on']:%Y-%m-%d}": row for row in holidays.iter_rows(named=True)
    }
    labels = {key: label_of(row) for key, row in rows.items()}
    key = url_select("holiday", say("假期"), labels, next(iter(rows)), 320)
    name, year = rows[key]["holiday_name"], rows[key]["holiday_year"]
    whole = Query("holiday_change_in_scope", (scope.district_id, name, year))
    days = Query("holiday_days_in_scope", (scope.district_id, name, year))
    found = ask(days).filter(measure=measure)
    if found.is_empty():
        st.caption(say("这个假期在这个范围里没有读数。"))
        return
    for row in ask(whole).filter(measure=measure).iter_rows(named=True):
        st.markdown(f"**{whole_words(row)}**")
    with st.container(horizontal=True, gap="small"):
        title = say("假期合计")
        show_evidence_button(Figure(title, whole), "holiday_whole", title)
        title = say("假期逐日")
        show_evidence_button(Figure(title, days), "holiday_days", title)
    show_table(day_rows(found), say("假期每一天与上一年同一天序的人次和增减"))
    note = say(
        "按假期的第几天对齐；增减只算两个假期都完整的同一批点位，"
        "所以不等于两列人次之差。"
    )
    st.caption(joined(note, refused_days(found)))


def label_of(row: dict[str, Any]) -> str:
    """Name a holiday with its year and days, and that it has none to compare with."""
    if row["compared_starts_on"] is None:
        return say(
            "{year} {name}（{days} 天，上一年没有可比的）",
            year=row["holiday_year"],
            name=holiday_label(row["holiday_name"]),
            days=row["day_count"],
        )
    return say(
        "{year} {name}（{days} 天）",
        year=row["holiday_year"],
        name=holiday_label(row["holiday_name"]),
        days=row["day_count"],
    )


def whole_words(row: dict[str, Any]) -> str:
    """Say one row of holiday_change_in_scope: the total, per day, like for like."""
    values = {
        "days": row["day_count"],
        "other_days": row["compared_day_count"],
        "visits": formats.visits(row["visit_count"]),
        "compared": formats.visits(row["compared_visit_count"]),
        "daily": formats.change(row["daily_change_ratio"]),
        "total": formats.change(row["change_ratio"]),
        "common": formats.change(row["common_change_ratio"]),
        "common_days": row["common_day_count"],
        "places": row["constant_place_count"],
    }
    if row["compared_day_count"] is None:
        why = reason_words(row["reason"]) if row["reason"] else formats.MISSING
        text = say("{days} 天 {visits} 人次。", **values)
        return joined(text, say("不能与上一年同一假期比：{reason}", reason=why))
    text = say(
        "{days} 天 {visits} 人次，上一年同一假期 {other_days} 天 {compared}。", **values
    )
    if row["daily_change_ratio"] is None:
        why = reason_words(row["reason"]) if row["reason"] else formats.MISSING
        return joined(text, say("不能同口径比较：{reason}", reason=why))
    if row["change_ratio"] is not None:
        part = say("同口径（{places} 个点位）{total}。", **values)
    else:
        part = say(
            "同口径（{places} 个点位）日均 {daily}，只比前 {common_days} 天 {common}；"
            "长短不同，总量不比。",
            **values,
        )
    return joined(text, part)


def day_rows(days: pl.DataFrame) -> pl.DataFrame:
    """Return the days as people read them."""
    numbers = [say("第 {number} 天", number=index) for index in days["day_index"]]
    return days.select(
        pl.Series("day_number", numbers, pl.String),
        "counted_on",
        "visit_count",
        "change_ratio",
        pl.col("change_visit_count").alias("constant_change_visit_count"),
        "compared_on",
        "compared_visit_count",
    )


def refused_days(days: pl.DataFrame) -> str:
    """Say which days do not compare, and why; nothing where all do, or none does."""
    if days["compared_on"].is_null().all():
        return ""
    said = [
        say("第 {number} 天：{why}", number=index, why=reason_words(reason))
        for index, reason in days.select("day_index", "reason").iter_rows()
        if reason is not None
    ]
    return functools.reduce(joined, said, "")
