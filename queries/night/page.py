"""夜间经济: how many visits at night, in which clusters, at which hours?"""

from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.badges import coverage_badge
from queries.present.chart_caption import Caption
from queries.present.chart_frame import draw
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.flow_filters import counted_period, pick_filters
from queries.present.hour_chart import hour_chart
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.night_check import show_check
from queries.present.refusals import reason_words
from queries.present.refused_rows import in_scope, of_measure, with_words
from queries.present.roles import admit
from queries.present.tables import show_table
from queries.present.weekday_choice import night_queries, pick_weekdays

Row = dict[str, Any]

#: The clock hours of a night, in their order.
EVENING, MORNING = tuple(range(18, 24)), tuple(range(6))


def show_page() -> None:
    """Show the page from the answer down to the self-check."""
    bounds = counted_period()
    if bounds is None:
        st.info(say("仓库里还没有客流数据。先用 nightledger load 载入客流文件。"))
        return
    scope, measure, period = pick_filters(bounds)
    show_answer(scope, measure, period)
    show_clusters(scope, measure, period)
    show_hours(scope, measure, period)
    show_check(scope)


def show_answer(scope: Scope, measure: str, period: Period) -> None:
    """Say what came at night and how much that is per cluster and night."""
    span = (scope.district_id, period.from_on, period.to_on)
    footfall, mean = Query("footfall_in_scope", span), cluster_query(scope, period)
    row = first_row(ask(footfall).filter(measure=measure))
    cluster_row = first_row(of_measure(ask(mean), measure))
    text = say(
        "{period} 的各夜，{scope}夜间{measure} {visits}，占全天 {share}。",
        period=formats.period(period.from_on, period.to_on),
        scope=scope.name,
        measure=measure_label(measure),
        visits=formats.visits(row.get("night_visit_count")),
        share=formats.share(row.get("night_share")),
    )
    st.markdown(f"##### {text}{share_gap(row)}{cluster_sentence(cluster_row)}")
    with st.container(border=True):
        with st.grid(3, min_column_width=185):
            st.metric(say("夜间人次"), formats.visits(row.get("night_visit_count")))
            st.metric(say("夜间占比"), formats.share(row.get("night_share")))
            per_night = cluster_row.get("visit_count_per_cluster_night")
            st.metric(say("每集聚区每夜人次"), formats.visits(per_night))
        with st.container(horizontal=True, vertical_alignment="center"):
            coverage_badge(row.get("night_coverage_share"))
            rows = Query("visit_rows", (*span, measure))
            show_evidence_button(
                Figure(say("夜间客流"), footfall, rows), "night", say("夜间：口径")
            )
            show_evidence_button(
                Figure(say("每集聚区每夜人次"), mean), "cluster", say("每夜：口径")
            )
        st.caption(
            say("夜 = 当天 18:00 至次日 06:00；占比只用有小时数、已经过完的夜。")
        )


def first_row(rows: pl.DataFrame) -> Row:
    """Return the first row by column; nothing where there is none."""
    return rows.row(0, named=True) if rows.height else {}


def share_gap(row: Row) -> str:
    """Say why there is no night share; nothing where there is one."""
    gap = row.get("night_share_reason")
    return say("夜间占比不给：{reason}", reason=reason_words(gap)) if gap else ""


def cluster_query(scope: Scope, period: Period) -> Query:
    """Return the query of the mean by cluster and night."""
    span = (scope.district_id, period.from_on, period.to_on)
    return Query("visits_per_cluster_night", span)


def cluster_sentence(row: Row) -> str:
    """Say the mean per cluster and night, or why there is none."""
    if not row:
        return say("范围内没有登记夜间区点位，没有集聚区。")
    values = {
        "complete": formats.whole(row["complete_cluster_count"]),
        "count": formats.whole(row["cluster_count"]),
        "nights": formats.whole(row["night_count"]),
    }
    if row["visit_count_per_cluster_night"] is None:
        return say(
            "每集聚区每夜人次不给：{reason}（{count} 个集聚区里 {complete} 个齐）",
            reason=reason_words(row["reason"] or row["verdict"]),
            **values,
        )
    return say(
        "{count} 个集聚区、{nights} 夜，每集聚区每夜 {visits}。",
        visits=formats.visits(row["visit_count_per_cluster_night"]),
        **values,
    )


def show_clusters(scope: Scope, measure: str, period: Period) -> None:
    """Show one row a cluster; one whose nights are not complete says so."""
    query = Query("night_by_cluster", (period.from_on, period.to_on))
    rows = of_measure(in_scope(ask(query), scope), measure)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('各集聚区的夜')}**")
            show_evidence_button(Figure(say("各集聚区夜间客流"), query), "clusters")
        if rows.is_empty():
            st.caption(say("范围内没有登记夜间区点位，没有集聚区。"))
            return
        columns = (
            *("district_name", "visit_count_per_night", "night_visit_count"),
            *("night_count", "night_coverage_share", "place_count", "reason"),
        )
        best_first = with_words(rows).sort(
            "night_visit_count", descending=True, nulls_last=True
        )
        show_table(best_first.select(columns), say("各集聚区每夜人次和原因"))
        st.caption(say("只计夜间区点位；空格 = 数据不全，不给平均数，不是 0。"))


def show_hours(scope: Scope, measure: str, period: Period) -> None:
    """Show the hours of the nights on the chosen weekdays, in their order."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('夜里的钟点')}**")
            weekdays = pick_weekdays()
            evening, morning = night_queries(period, weekdays)
            show_evidence_button(
                Figure(say("18–24 时"), evening), "evening", say("18–24 时：口径")
            )
            show_evidence_button(
                Figure(say("0–6 时"), morning), "morning", say("0–6 时：口径")
            )
        parts = pl.concat(
            [
                ask(evening).filter(pl.col("hour").is_in(EVENING)),
                ask(morning).filter(pl.col("hour").is_in(MORNING)),
            ]
        )
        rows = in_scope(parts, scope).filter(measure=measure)
        counted = rows.drop_nulls("visit_count_per_day")
        if counted.is_empty():
            st.caption(say("这段时间没有分小时的读数。"))
            return
        named = with_words(counted).with_columns(name=pl.col("district_name"))
        caption = Caption(
            say(
                "各片区夜间分时{measure}（{weekdays}）",
                measure=measure_label(measure),
                weekdays=weekdays.name,
            ),
            say("人次/日"),
            (evening, morning),
            scope.name,
            formats.period(period.from_on, period.to_on),
        )
        chart = hour_chart(named, [*EVENING, *MORNING])
        top = hours_summary(named)
        summary = say("{weekdays}：{summary}", weekdays=weekdays.name, summary=top)
        st.markdown(summary)
        draw(chart, summary, "night_hours", caption)
        st.caption(
            say("每格 = 该钟点的日均人次；0–6 时取次日；空格 = 没有读数，不是 0。")
        )


def hours_summary(named: pl.DataFrame) -> str:
    """Return the chart's text alternative: its fullest hour."""
    top = named.sort("visit_count_per_day", descending=True).row(0, named=True)
    return say(
        "各片区夜里各钟点的日均人次，最高是{name} {hour} 时，{visits}",
        name=top["name"],
        hour=top["hour"],
        visits=formats.visits(top["visit_count_per_day"]),
    )


admit("night")
show_page()
