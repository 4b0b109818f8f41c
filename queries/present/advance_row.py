"""Advances of a scope: what of them is outstanding, how old, what is not known."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_sql
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.labels import district_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.tables import show_table


def show_advances(
    scope: Scope, whole: Period, period: Period, as_of_on: dt.date
) -> None:
    """Show the sums, what is outstanding by age, and the districts.

    whole: the days of all cases. What is outstanding is that of a day, whenever the
    case came; of the page's period is said only what came of its cases.
    """
    days = (whole.from_on, as_of_on, as_of_on)
    query = Query("advance_recovery_in_scope", (scope.district_id, *days))
    row = ask(query).row(0, named=True)
    figure = Figure(say("垫付与追回"), query, Query("refund_advances", (as_of_on,)))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("垫付与追回"), anchor=False)
            show_evidence_button(figure, "advances")
        st.caption(
            say(
                "{scope}，到 {day} 为止受理的全部案件，各类别合计，不按上面的时期。"
                "依据里的数据行为全部垫付。",
                scope=scope.name,
                day=formats.period(as_of_on, as_of_on),
            )
        )
        st.markdown(f"**{answer(row, as_of_on)}**")
        with st.grid(4, min_column_width=185):
            for title, value, below in cards(row):
                with st.container(gap=None):
                    st.metric(title, value)
                    st.caption(below)
        show_reservation(row)
        show_ages(row)
        show_period(scope, period, as_of_on)
        show_districts(days)


def answer(row: dict[str, Any], as_of_on: dt.date) -> str:
    """Say how much is outstanding, and how much of it for how long."""
    values = {
        "day": formats.period(as_of_on, as_of_on),
        "outstanding": formats.decimal(row["outstanding_yuan"]),
        "old": formats.decimal(row["outstanding_over_180_days_yuan"]),
        "unknown": formats.decimal(row["not_listed_advanced_yuan"]),
    }
    if not row["advance_count"]:
        return say("到 {day} 为止没有垫付。", **values)
    if row["outstanding_yuan"] is None:
        return say("垫付没有逐笔列出的，到 {day} 还有多少没有追回不知道。", **values)
    if row["not_listed_count"]:
        return say(
            "到 {day} 已知还有 {outstanding} 元垫付没有追回，其中 {old} 元超过 180 天；"
            "另有 {unknown} 元垫付不知道追回多少。",
            **values,
        )
    return say(
        "到 {day} 还有 {outstanding} 元垫付没有追回，其中 {old} 元超过 180 天。",
        **values,
    )


def cards(row: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Return title, value and what stands below for the four numbers."""
    listed = formats.decimal(row["listed_advanced_yuan"])
    of_listed = say("逐笔列出的垫付 {yuan} 元", yuan=listed)
    return (
        (
            say("垫付（元）"),
            formats.decimal(row["advanced_yuan"]),
            say("{count} 笔", count=formats.whole(row["advance_count"])),
        ),
        (say("已追回（元）"), formats.decimal(row["recovered_yuan"]), of_listed),
        (say("未追回（元）"), formats.decimal(row["outstanding_yuan"]), of_listed),
        (say("追偿率"), formats.share(row["recovery_share"]), share_words(row)),
    )


def share_words(row: dict[str, Any]) -> str:
    """Say what the share is of, and how many advances it says nothing about."""
    text = say("已追回 ÷ 逐笔列出的垫付")
    if not row["not_listed_count"]:
        return text
    values = {
        "listed": formats.whole(row["listed_count"]),
        "unknown": formats.whole(row["not_listed_count"]),
    }
    return say("{text}：只算 {listed} 笔，另 {unknown} 笔不知道", text=text, **values)


def show_reservation(row: dict[str, Any]) -> None:
    """Say what is not known and why; nothing where all is."""
    if row["reason"] is None:
        return
    words = reason_words(row["reason"])
    if row["not_listed_count"]:
        words = say(
            "不知道追回多少的垫付 {count} 笔，{yuan} 元：{reason}",
            count=formats.whole(row["not_listed_count"]),
            yuan=formats.decimal(row["not_listed_advanced_yuan"]),
            reason=words,
        )
    st.warning(words, icon=":material/help:")


def show_period(scope: Scope, period: Period, as_of_on: dt.date) -> None:
    """Say what of it belongs to the cases received in the page's period.

    Worked out when it is opened: 28 ms of a click whose question is the whole.
    """
    section = st.expander(
        say("其中上面的时期受理的案件"), key="advances_of_period", on_change="rerun"
    )
    with section:
        if section.open:
            tell_period(scope, period, as_of_on)


def tell_period(scope: Scope, period: Period, as_of_on: dt.date) -> None:
    """Say the sums of the advances on cases received in a period."""
    span = (scope.district_id, period.from_on, period.to_on, as_of_on)
    query = Query("advance_recovery_in_scope", span)
    row = ask(query).row(0, named=True)
    values = {
        "period": formats.period(period.from_on, period.to_on),
        "advanced": formats.decimal(row["advanced_yuan"]),
        "count": formats.whole(row["advance_count"]),
        "recovered": formats.decimal(row["recovered_yuan"]),
        "outstanding": formats.decimal(row["outstanding_yuan"]),
        "unknown": formats.decimal(row["not_listed_advanced_yuan"]),
    }
    if not row["advance_count"]:
        text = say("其中上面的时期（{period}）受理的案件没有垫付。", **values)
    else:
        text = say(
            "其中上面的时期（{period}）受理的案件：垫付 {advanced} 元（{count} 笔），"
            "已追回 {recovered} 元，未追回 {outstanding} 元，不知道追回多少的 {unknown}"
            " 元。",
            **values,
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text, width="content")
        title = say("这一时期案件的垫付与追回")
        show_evidence_button(Figure(title, query), "of_period", say("依据"))


def show_ages(row: dict[str, Any]) -> None:
    """Show what is outstanding by the age of the advance."""
    ages = {
        say("0–30 天"): row["outstanding_to_30_days_yuan"],
        say("31–90 天"): row["outstanding_31_to_90_days_yuan"],
        say("91–180 天"): row["outstanding_91_to_180_days_yuan"],
        say("180 天以上"): row["outstanding_over_180_days_yuan"],
        say("没有写日期"): row["outstanding_undated_yuan"],
    }
    head = " | ".join(ages)
    values = " | ".join(formats.decimal(value) for value in ages.values())
    title, row_name = say("账龄"), say("未追回（元）")
    rule = "--:|" * len(ages)
    st.markdown(f"| {title} | {head} |\n|:--|{rule}\n| {row_name} | {values} |")


def show_districts(days: tuple[dt.date, dt.date, dt.date]) -> None:
    """List every district with its reason in words; those refused stay in."""
    query = Query("advance_recovery", days)
    # Worked out when it is opened.
    section = st.expander(
        say("各片区的垫付与追回（全部片区）"),
        key="advances_by_district",
        on_change="rerun",
    )
    with section:
        if not section.open:
            return
        show_evidence_button(Figure(say("各片区的垫付与追回"), query), "by_district")
        show_table(district_rows(ask(query)), say("各片区的垫付与追回"))


def district_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the districts in words."""
    names = dict(
        ask_sql("select district_id, district_name from core.dim_district").iter_rows()
    )
    labels = [district_label(str(key), names) for key in frame["district_id"]]
    reasons = [None if code is None else reason_words(code) for code in frame["reason"]]
    return frame.select(
        pl.Series("district_name", labels, pl.String),
        "advanced_yuan",
        "recovered_yuan",
        "outstanding_yuan",
        "recovery_share",
        pl.Series("reason", reasons, pl.String),
    )
