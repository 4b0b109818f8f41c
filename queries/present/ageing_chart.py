"""Open cases by the days left to their deadline, or over it; a click lists a group."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.bar_chart import Keys, category_bars
from queries.present.chart_caption import Caption
from queries.present.desk_labels import days_left_label
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.group_choice import DAYS_LEFT, chosen_value
from queries.present.language import say
from queries.present.refund_charts import draw_bars

#: The column that names a group.
DAYS_LEFT_ID = "days_left_group"


def show_ageing(scope: Scope, known_at: dt.datetime) -> None:
    """Show how many open cases are overdue or due, and by how many days."""
    asked = (scope.district_id, known_at)
    query = Query("open_cases_by_days_left", asked)
    groups = ask(query)
    open_count = int(groups["complaint_count"].sum())
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('未办结案件离到期还有几天')}**")
            figure = Figure(say("未办结案件离到期"), query, Query("open_cases", asked))
            show_evidence_button(figure, "days_left")
        st.markdown(answer(groups, open_count, known_at))
        if not open_count:
            return
        frame = groups.with_columns(
            name=pl.Series([days_left_label(group) for group in groups[DAYS_LEFT_ID]])
        )
        keys = Keys(groups[DAYS_LEFT_ID].to_list(), chosen_value(DAYS_LEFT))
        chart = category_bars(
            frame, "complaint_count", say("未办结（件）"), ",", keys, is_ranked=False
        )
        words = say("未办结案件按离到期天数的条形图，共 {count} 件", count=open_count)
        caption = Caption(
            say("未办结案件离到期"),
            say("件"),
            (query,),
            scope.name,
            say("截至 {moment}", moment=moment_words(known_at)),
        )
        draw_bars(chart, words, query.macro, DAYS_LEFT, caption)
        st.caption(
            say(
                "每件按最紧的一条时限算一次；暂停和不知道的不是 0 天。"
                "点一条，下面“逐件”只列这一组。"
            )
        )


def answer(groups: pl.DataFrame, open_count: int, known_at: dt.datetime) -> str:
    """Say how many cases are open, how many of them overdue, due soon, not known."""
    counts = dict(groups.select(DAYS_LEFT_ID, "complaint_count").iter_rows())
    if not open_count:
        return say("截至 {moment}，没有未办结的案件。", moment=moment_words(known_at))
    is_overdue = pl.col(DAYS_LEFT_ID).str.starts_with("overdue")
    overdue = groups.filter(is_overdue)["complaint_count"].sum()
    return say(
        "截至 {moment}，未办结 {open} 件：已逾期 {overdue} 件，两天内到期 {soon} 件，"
        "不知道 {unknown} 件。",
        moment=moment_words(known_at),
        open=formats.whole(open_count),
        overdue=formats.whole(overdue),
        soon=formats.whole(counts["due_in_2"]),
        unknown=formats.whole(counts["not_known"]),
    )


def moment_words(moment: dt.datetime) -> str:
    """Write a moment to the minute."""
    return f"{moment:%Y-%m-%d %H:%M}"
