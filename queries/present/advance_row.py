"""Advances and recoveries of a scope and period, and what of them is not known."""

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


def show_advances(scope: Scope, period: Period, as_of_on: dt.date) -> None:
    """Show the sums, what is outstanding by age, and the districts."""
    days = (period.from_on, period.to_on, as_of_on)
    query = Query("advance_recovery_in_scope", (scope.district_id, *days))
    row = ask(query).row(0, named=True)
    figure = Figure(say("垫付与追回"), query, Query("refund_advances", (as_of_on,)))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("垫付与追回"), anchor=False)
            show_evidence_button(figure, "advances")
        st.caption(
            say(
                "{scope}，{period} 受理的案件，各类别合计；钱只算到 {day}。"
                "依据里的数据行为全部垫付。",
                scope=scope.name,
                period=formats.period(period.from_on, period.to_on),
                day=formats.period(as_of_on, as_of_on),
            )
        )
        with st.grid(4, min_column_width=185):
            for title, value, below in cards(row):
                with st.container(gap=None):
                    st.metric(title, value)
                    st.caption(below)
        show_reservation(row)
        show_ages(row)
        show_districts(days)


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
        (
            say("追偿率"),
            formats.share(row["recovery_share"]),
            say("追回 ÷ 逐笔列出的垫付"),
        ),
    )


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
