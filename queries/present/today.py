"""The answer of the overview: the last day and the last night against the usual."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.badges import coverage_badge
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.language import say
from queries.present.roles import may_open
from queries.present.usual import (
    NIGHT,
    Comparison,
    compare_with_usual,
    last_whole_night,
    usual_query,
)


def show_today(scope: Scope, measure: str, bounds: Period) -> None:
    """Say how the last day and night compare with the same weekday before."""
    query = usual_query(scope.district_id, bounds.to_on)
    rows = ask(query)
    night_on = last_whole_night(rows, measure, bounds.to_on)
    day = compare_with_usual(rows, measure, bounds.to_on)
    night = compare_with_usual(rows, measure, night_on, NIGHT)
    st.markdown(f"##### {answer(scope.name, day, night)}")
    with st.grid(3, min_column_width=270):
        name = formats.day_and_weekday(day.counted_on)
        title = say("{day}客流（人次）", day=name)
        readings = readings_of(scope, measure, day.counted_on, day.counted_on)
        show_card(title, day, Figure(title, query, readings), "today")
        name = formats.day_and_weekday(night.counted_on)
        title = say("{day}夜间客流（人次）", day=name)
        morning = night_on + dt.timedelta(days=1)
        readings = readings_of(scope, measure, night_on, morning)
        figure = Figure(title, query, readings)
        show_card(title, night, figure, "tonight", say("18 时至次日 6 时。"))
        if may_open("audit"):
            show_checks()


def readings_of(scope: Scope, measure: str, from_on: dt.date, to_on: dt.date) -> Query:
    """Return the query of the readings behind a day, or the two days of a night."""
    return Query("visit_rows", (scope.district_id, from_on, to_on, measure))


def show_card(
    title: str, compared: Comparison, figure: Figure, key: str, hours: str | None = None
) -> None:
    """Show a number, its change, what that rests on, coverage and evidence."""
    ratio = compared.change_ratio
    with st.container(border=True, height="stretch"):
        st.metric(
            title,
            formats.visits(compared.visit_count),
            # Streamlit reads the direction from an ASCII minus only
            delta=None if ratio is None else formats.change(ratio).replace("−", "-"),
            delta_color="off",
            delta_description=None if ratio is None else say("对同星期平均"),
            help=hours,
        )
        st.caption(basis_line(compared))
        with st.container(horizontal=True, vertical_alignment="center"):
            coverage_badge(compared.coverage_share)
            show_evidence_button(figure, key)


def basis_line(compared: Comparison) -> str:
    """Say which days are compared, and which are not and why."""
    used = [
        f"{formats.month_and_day(day.counted_on)} {formats.visits(day.visit_count)}"
        for day in compared.basis
        if day.why_not is None
    ]
    left_out = [
        f"{formats.month_and_day(day.counted_on)} {day.why_not}"
        for day in compared.basis
        if day.why_not is not None
    ]
    comma = say("、")
    parts = []
    if compared.usual_visit_count is None:
        parts.append(say("不作比较：当天数据不全，或可比的日子不足两天。"))
    if used:
        parts.append(say("可比：{days}。", days=comma.join(used)))
    if left_out:
        parts.append(say("不计：{days}。", days=comma.join(left_out)))
    return "".join(parts)


def show_checks() -> None:
    """Say how published figures fare, and how many rows were set aside or restated."""
    figures = ask(Query("published_figures"))
    checked = figures.filter(pl.col("verdict") != "context")
    good = checked.filter(pl.col("verdict").is_in(["agrees", "at_least"])).height
    with st.container(border=True, height="stretch"):
        st.metric(
            say("公布数字与仓库一致"),
            f"{good} / {checked.height}" if checked.height else formats.MISSING,
            help=say("可以复算的公布数字里，与仓库一致或达到下限的。"),
        )
        aside = ask(Query("set_aside_rows")).height
        changed = ask(Query("superseded_counts")).height
        st.caption(
            say(
                "搁置 {aside} 行，被订正的读数 {changed} 条，见本页末尾。",
                aside=f"{aside:,}",
                changed=f"{changed:,}",
            )
        )
        figure = Figure(say("公布数字与仓库一致"), Query("published_figures"))
        show_evidence_button(figure, "checks")


def answer(scope_name: str, day: Comparison, night: Comparison) -> str:
    """Return the page's answer in one or two sentences."""
    if day.visit_count is None:
        name = formats.day_and_weekday(day.counted_on)
        return say("{day}，{scope}没有读数。", day=name, scope=scope_name)
    sentence = say(
        "{day}，{scope}客流 {visits} 人次",
        day=formats.day_and_weekday(day.counted_on),
        scope=scope_name,
        visits=formats.visits(day.visit_count),
    )
    parts = [sentence + against_usual(day)]
    if night.visit_count is not None:
        sentence = say(
            "{day}夜间 {visits} 人次",
            day=formats.day_and_weekday(night.counted_on),
            visits=formats.visits(night.visit_count),
        )
        parts.append(sentence + against_usual(night))
    return say("；").join(parts) + say("。")


def against_usual(compared: Comparison) -> str:
    """Say how a count lies to its usual value; nothing where nothing is compared."""
    if compared.change_ratio is None:
        return ""
    values = {
        "weekday": formats.weekday(compared.counted_on),
        "usual": formats.visits(compared.usual_visit_count),
        "change": formats.change(compared.change_ratio),
    }
    return say("（此前可比{weekday}平均 {usual}，{change}）", **values)
