"""One year in one row: holiday visits, complaints, money paid back, satisfaction."""

import datetime as dt
from typing import Any

import streamlit as st

from queries.present import formats
from queries.present.asking import Query
from queries.present.badges import coverage_badge
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.flow_filters import counted_period
from queries.present.language import say
from queries.present.roles import sees_small_counts

Row = dict[str, Any]

#: The narrowest column that "304,870.50" fits into, in pixels; more stand below.
NARROWEST = 135

#: How many of a year's numbers, the first ones, are about visits.
VISIT_NUMBERS = 2


def show_year(row: Row, whole: Row, scope: Scope) -> None:
    """Show one year of the scope, and under each number the one of all districts.

    row, whole: the year's row of year_summary for the scope and for everything. Whoever
    does not see small counts gets the visits alone: from complaints of one scope beside
    those of another, hidden counts of the refunds page could be worked out.
    """
    has_cases = sees_small_counts()
    values = list(year_values(row).items())
    others = list(year_values(whole).values())
    if not has_cases:
        values = values[:VISIT_NUMBERS]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say("**{year} 年**", year=row["year"]), width="content")
            coverage_badge(row["coverage_share"])
            days = formats.whole(row["holiday_day_count"])
            st.caption(say("假期 {days} 天", days=days), width="content")
        with st.grid(len(values), min_column_width=NARROWEST):
            for (name, value), other in zip(values, others, strict=False):
                with st.container(gap=None):
                    st.metric(name, value)
                    if scope.district_id is not None:
                        st.caption(say("全部 {value}", value=other))
        if has_cases:
            st.caption(say("满意/已评价：{rated}", rated=rated_counts(row, whole)))
        show_year_evidence(row["year"], scope, has_cases)


def year_values(row: Row) -> dict[str, str]:
    """Return the numbers of a year, written, by their names."""
    return {
        say("节假日人次"): formats.visits(row["holiday_visit_count"]),
        year_name(row["year"]): formats.visits(row["visit_count"]),
        say("退赔投诉（件）"): formats.whole(row["complaint_count"]),
        say("退赔金额（元）"): formats.decimal(row["refunded_yuan"]),
        say("满意率"): formats.share(row["satisfied_share"]),
    }


def year_name(year: int) -> str:
    """Name the visits of a year: of the whole one, or up to the last day with counts.

    A year that the counts stop in is no whole one.
    """
    counted = counted_period()
    if counted is None or counted.to_on >= dt.date(year, 12, 31):
        return say("全年人次")
    return say("截至{day}人次", day=formats.month_and_day(counted.to_on))


def rated_counts(row: Row, whole: Row) -> str:
    """Return satisfied and rated cases: of the scope, then of all where they differ."""
    own, every = (
        formats.part_of(year["satisfied_count"], year["rated_count"])
        for year in (row, whole)
    )
    if own == every:
        return own
    return say("所选范围 {own}，全部片区 {every}", own=own, every=every)


def show_year_evidence(year: int, scope: Scope, has_cases: bool) -> None:
    """Offer the evidence of the visits and, to whom sees cases, of the complaints."""
    span = (scope.district_id, dt.date(year, 1, 1), dt.date(year, 12, 31))
    query = Query("year_summary", (scope.district_id,))
    with st.container(horizontal=True, gap="medium"):
        visits = Query("visit_rows", (*span, "entries"))
        # year_summary holds the complaints too: without them, the visits' own metric
        counted = query if has_cases else Query("footfall_in_scope", span)
        figure = Figure(say("{year} 年客流", year=year), counted, visits)
        show_evidence_button(figure, f"visits_{year}", say("客流：口径 · SQL · 数据行"))
        holidays = Query("visit_rows", (*span, "entries", True))
        figure = Figure(say("{year} 年节假日客流", year=year), counted, holidays)
        name = say("节假日：口径 · SQL · 数据行")
        show_evidence_button(figure, f"holiday_visits_{year}", name)
        if not has_cases:
            return
        figure = Figure(
            say("{year} 年诚信退赔", year=year), query, Query("case_rows", span)
        )
        show_evidence_button(figure, f"cases_{year}", say("退赔：口径 · SQL · 数据行"))
