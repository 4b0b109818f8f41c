"""The card of an edition: its visits, its uplift, and what makes it hard to compare."""

from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query
from queries.present.badges import coverage_badge
from queries.present.figure import Figure, show_evidence_button
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.uplift_lines import show_uplift


def edition_label(row: dict[str, Any]) -> str:
    """Name an edition by its name, with the year it opened unless the name says it."""
    name, year = str(row["event_name"]), f"{row['starts_on']:%Y}"
    return name if year in name else f"{name} {year}"


def show_edition_card(rows: pl.DataFrame) -> None:
    """Show one edition; entries and passages stand apart, never added.

    rows: of footfall_by_festival, one per measure.
    """
    first = rows.row(0, named=True)
    span = formats.period(first["starts_on"], first["ends_on"])
    query = Query("footfall_by_festival", (), "event_id", first["event_id"])
    rows_behind = Query("edition_rows", (first["event_id"],))
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{first['event_name']}**")
        st.caption(say("{period}，{days} 天", period=span, days=first["day_count"]))
        for row in rows.iter_rows(named=True):
            show_visits(row)
        show_uplift(first["event_id"], edition_label(first))
        with st.container(horizontal=True, gap="small"):
            coverage_badge(first["coverage_share"])
            show_flags(first)
        figure = Figure(edition_label(first), query, rows_behind)
        show_evidence_button(figure, f"event_{first['event_id']}", say("依据"))


def show_visits(row: dict[str, Any]) -> None:
    """Show the visits of one measure, and how many of them came at night."""
    is_counted = row["measure"] is not None
    st.metric(
        measure_label(row["measure"]) if is_counted else say("客流（人次）"),
        formats.visits(row["visit_count"]),
        help=say(
            "活动各点位在活动日的全部人次，不只是活动时段；没有减去平日水平。"
            "夜间占比 = 夜间人次 ÷ 06:00 至次日 06:00 的人次，只用已经过完的夜。"
        ),
    )
    st.caption(night_words(row))


def night_words(row: dict[str, Any]) -> str:
    """Say how many came at night, and which share that is or why there is none."""
    values = {
        "night": formats.visits(row["night_visit_count"]),
        "share": formats.share(row["night_share"]),
    }
    if row["night_share"] is None:
        reason = row["night_share_reason"]
        if reason is None:
            return say("其中夜间 {night}", **values)
        why = reason_words(reason)
        return say("其中夜间 {night}；夜间占比不给：{why}", **values, why=why)
    return say("其中夜间 {night}，夜间占比 {share}", **values)


def show_flags(row: dict[str, Any]) -> None:
    """Say what makes an edition hard to compare."""
    if row["is_cancelled"]:
        st.badge(say("已取消"), color="red", icon=":material/event_busy:")
    if row["has_overlap"]:
        st.badge(
            say("与他届重叠"),
            color="orange",
            icon=":material/join_inner:",
            help=say("同一点位同一天还有另一届活动，人次分不开。"),
        )
    if row["place_count"] == 0 and not row["is_cancelled"]:
        st.badge(say("地点未登记"), color="orange", icon=":material/location_off:")
