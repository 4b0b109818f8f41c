"""片区: what is normal here, which hours, how full?"""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_ahead
from queries.present.badges import coverage_badge
from queries.present.capacity_cards import show_capacity
from queries.present.chart_caption import Caption
from queries.present.chart_frame import draw
from queries.present.district_change import (
    change_query,
    change_sentence,
    pick_alignment,
    scope_change,
    show_changes,
)
from queries.present.district_map import show_map
from queries.present.district_rank import ranks, show_ranks
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.flow_filters import counted_period, pick_filters
from queries.present.holiday_days import show_holiday_days
from queries.present.hour_chart import hour_chart
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refused_rows import in_scope, with_words
from queries.present.roles import admit
from queries.present.weekday_choice import hours_query, pick_weekdays


def show_page() -> None:
    """Show the page from the answers down to the hours."""
    bounds = counted_period()
    if bounds is None:
        st.info(say("仓库里还没有客流数据。先用 nightledger load 载入客流文件。"))
        return
    scope, measure, period = pick_filters(bounds)
    ask_parts_ahead(period)
    alignment = pick_alignment(period)
    ask_ahead(change_query(None, period, alignment))
    show_answer(scope, measure, period, alignment)
    # what an alert leads here for stands where it is seen without scrolling
    show_capacity(scope, period)
    show_map(scope, measure, period, alignment)
    show_ranks(scope, measure, period)
    show_changes(scope, measure, period, alignment)
    show_holiday_days(scope, measure, bounds.to_on)
    show_hours(scope, measure, period)


def ask_parts_ahead(period: Period) -> None:
    """Have the parts below asked while those above are drawn, in their order."""
    ask_ahead(
        Query("footfall_rank", days(period)),
        Query("footfall_by_district", days(period)),
        Query("district_positions", days(period)),
        Query("footfall_index", days(period)),
        Query("footfall_by_hour", days(period)),
    )


def show_answer(scope: Scope, measure: str, period: Period, alignment: str) -> None:
    """Say what came, what that is against the year before, and where most came."""
    query = Query("footfall_in_scope", (scope.district_id, *days(period)))
    rows = ask(query).filter(measure=measure)
    row = rows.row(0, named=True) if rows.height else {}
    text = say(
        "{period}，{scope}{measure} {visits}。",
        period=formats.period(*days(period)),
        scope=scope.name,
        measure=measure_label(measure),
        visits=formats.visits(row.get("visit_count")),
    )
    change = change_sentence(scope_change(scope, measure, period, alignment))
    st.markdown(f"##### {text}{change}{rank_sentence(scope, measure, period)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        coverage_badge(row.get("coverage_share"))
        source = Query("visit_rows", (scope.district_id, *days(period), measure))
        show_evidence_button(Figure(say("范围内的客流"), query, source), "answer")


def rank_sentence(scope: Scope, measure: str, period: Period) -> str:
    """Say which district is first, and how many have no rank."""
    rows = ranks(scope, measure, period)
    ranked = rows.drop_nulls("visit_rank").sort("visit_rank")
    refused = formats.whole(rows.height - ranked.height)
    if ranked.is_empty():
        return say("没有片区排得了名次，{refused} 个不排。", refused=refused)
    top = with_words(ranked).row(0, named=True)
    values = {
        "district": top["district_name"],
        "visits": formats.visits(top["visit_count"]),
        "refused": refused,
    }
    if rows.height == 1:
        # one district alone is the most of nothing
        return ""
    if rows.height == ranked.height:
        return say("最多的是{district}，{visits}。", **values)
    return say("最多的是{district}，{visits}；{refused} 个片区不排名次。", **values)


def show_hours(scope: Scope, measure: str, period: Period) -> None:
    """Show the mean visits by hour of the day, a row a district."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('哪些钟点')}**")
            weekdays = pick_weekdays()
            query = hours_query(period, weekdays.digits)
            show_evidence_button(Figure(say("分时客流"), query), "hours")
        rows = in_scope(ask(query), scope).filter(measure=measure)
        counted = rows.drop_nulls("visit_count_per_day")
        if counted.is_empty():
            st.caption(say("这段时间没有分小时的读数。"))
            return
        named = with_words(counted).with_columns(name=pl.col("district_name"))
        caption = Caption(
            say(
                "各片区分时{measure}（{weekdays}）",
                measure=measure_label(measure),
                weekdays=weekdays.name,
            ),
            say("人次/日"),
            (query,),
            scope.name,
            formats.period(*days(period)),
        )
        top = hours_summary(named)
        summary = say("{weekdays}：{summary}", weekdays=weekdays.name, summary=top)
        st.markdown(summary)
        draw(hour_chart(named, list(range(24))), summary, "hours", caption)
        st.caption(say("每格 = 该钟点的日均人次；空格 = 没有读数，不是 0。"))


def hours_summary(named: pl.DataFrame) -> str:
    """Return the chart's text alternative: its fullest hour."""
    top = named.sort("visit_count_per_day", descending=True).row(0, named=True)
    return say(
        "各片区各钟点的日均人次，最高是{name} {hour} 时，{visits}",
        name=top["name"],
        hour=top["hour"],
        visits=formats.visits(top["visit_count_per_day"]),
    )


def days(period: Period) -> tuple[dt.date, dt.date]:
    """Return the first and the last day as arguments."""
    return period.from_on, period.to_on


admit("districts")
show_page()
