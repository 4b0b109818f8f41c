"""今日概览: are we busy, is anything late or odd, what is on?"""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.alert_panel import show_alerts
from queries.present.asking import Query, ask, ask_ahead, work_ahead
from queries.present.chart_caption import Caption
from queries.present.chart_frame import draw
from queries.present.daily_chart import daily_chart
from queries.present.district_change import best_alignment, change_query
from queries.present.district_map import show_map
from queries.present.event_lanes import Span
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.flow_filters import counted_period, pick_filters
from queries.present.holiday_names import holiday_label
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.late_and_odd import show_late_and_odd
from queries.present.load_now import show_load_now
from queries.present.roles import admit, may_open
from queries.present.tables import show_table
from queries.present.today import show_today
from queries.present.tonight import editions_on
from queries.present.year_row import show_year


def show_page() -> None:
    """Show the page from the answer down to the rows."""
    bounds = counted_period()
    if bounds is None:
        st.info(say("仓库里还没有客流数据。先用 nightledger load 载入客流文件。"))
        return
    scope, measure, period = pick_filters(bounds)
    ask_parts_ahead(scope, period)
    show_today(scope, measure, bounds)
    show_load_now(scope)
    show_alerts(scope)
    show_map(scope, measure, period)
    show_years(scope)
    show_days(scope, measure, period)
    if not may_open("quality"):
        show_whats_on(scope, bounds)
        return
    left, right = st.columns(2)
    with left:
        show_whats_on(scope, bounds)
    with right:
        show_late_and_odd()


def ask_parts_ahead(scope: Scope, period: Period) -> None:
    """Have the parts below asked while those above are drawn, in their order."""
    span = (period.from_on, period.to_on)
    work_ahead(lambda: ask(change_query(None, period, best_alignment(period))))
    ask_ahead(
        Query("footfall_by_district", span),
        Query("district_positions", span),
        Query("year_summary", (scope.district_id,)),
        Query("footfall_by_day_in_scope", (scope.district_id, *span)),
    )


def show_years(scope: Scope) -> None:
    """Show a row per year, the newest first."""
    years = ask(Query("year_summary", (scope.district_id,))).filter(
        pl.any_horizontal(pl.col("visit_count", "complaint_count").is_not_null())
    )
    everywhere = ask(Query("year_summary", (None,)))
    whole = {row["year"]: row for row in everywhere.iter_rows(named=True)}
    st.subheader(say("各年小结"), anchor=False)
    for row in years.sort("year", descending=True).iter_rows(named=True):
        show_year(row, whole[row["year"]], scope)


def show_days(scope: Scope, measure: str, period: Period) -> None:
    """Show the daily line with holidays and events above it."""
    span = (scope.district_id, period.from_on, period.to_on)
    query = Query("footfall_by_day_in_scope", span)
    found = ask(query).filter(pl.col("measure") == measure)
    holidays = found["holiday_name"].drop_nulls().unique()
    words = {name: holiday_label(name) for name in holidays}
    days = found.with_columns(pl.col("holiday_name").replace(words))
    rows = Query("visit_rows", (*span, measure))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("每日客流与活动"), anchor=False)
            show_evidence_button(Figure(say("每日客流"), query, rows), "days")
        if days.drop_nulls("visit_count").is_empty():
            st.info(
                say("{period} 在这个范围里没有读数。", period=formats.period(*span[1:]))
            )
            return
        chart = daily_chart(days, spans(days), period.from_on, period.to_on)
        caption = Caption(
            say("每日{measure}", measure=measure_label(measure)),
            say("人次"),
            (query,),
            scope.name,
            formats.period(period.from_on, period.to_on),
        )
        draw(chart, days_summary(days, measure), "chart_days", caption)
        st.caption(
            say(
                "灰条 = 假期，黄条 = 活动，指向条可看起止；"
                "空心点 = 覆盖率不足 90%；断开 = 没有读数，不是 0。"
            )
        )


def days_summary(days: pl.DataFrame, measure: str) -> str:
    """Return the chart's text alternative: its length and its highest day."""
    highest = days.drop_nulls("visit_count").sort("visit_count", descending=True)
    top = highest.row(0, named=True)
    return say(
        "每日{measure}，{count} 天，最高 {day}，{visits}",
        measure=measure_label(measure),
        count=days.height,
        day=top["counted_on"],
        visits=formats.visits(top["visit_count"]),
    )


def spans(days: pl.DataFrame) -> list[Span]:
    """Return the holidays of these days, and the editions that were not cancelled."""
    holidays = (
        days.sort("counted_on")
        .with_columns(run=pl.col("holiday_name").rle_id())
        .drop_nulls("holiday_name")
        .group_by("run", "holiday_name")
        .agg(starts_on=pl.col("counted_on").min(), ends_on=pl.col("counted_on").max())
        .select("holiday_name", "starts_on", "ends_on")
    )
    editions = (
        ask(Query("editions"))
        .filter(~pl.col("is_cancelled"))
        .select("event_name", "starts_on", "ends_on")
    )
    return [
        Span(name, kind, starts_on, ends_on)
        for kind, frame in (("holiday", holidays), ("event", editions))
        for name, starts_on, ends_on in frame.iter_rows()
    ]


def show_whats_on(scope: Scope, bounds: Period) -> None:
    """List what is on at or after the last day with data."""
    st.subheader(say("正在和将要举办"), anchor=False)
    coming = (
        editions_on(scope)
        .filter(pl.col("ends_on") >= bounds.to_on)
        .sort("starts_on", "event_id")
        .select("event_name", "starts_on", "ends_on", "venue")
    )
    if coming.is_empty():
        day = formats.day(bounds.to_on)
        st.info(say("活动表里没有 {day} 当天或以后的活动。", day=day))
        return
    show_table(coming, alt=say("正在和将要举办的活动"))


admit("overview")
show_page()
