"""The answer of the overview: the last day and the last night against the usual."""

import datetime as dt
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.alert_panel import show_alert_line
from queries.present.asking import Query, ask
from queries.present.badges import coverage_badge
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.holiday_names import holiday_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.roles import may_open
from queries.present.tonight import show_tonight


@dataclass(frozen=True)
class Compared:
    """A day or a night, its usual, and the days looked at: rows of usual_days.

    reason: why nothing is compared; None when change_ratio says how far it is off.
    """

    counted_on: dt.date
    visit_count: int | None
    coverage_share: float | None
    usual_visit_count: float | None
    change_ratio: float | None
    reason: str | None
    basis: tuple[dict[str, Any], ...]


def show_today(scope: Scope, measure: str, bounds: Period) -> None:
    """Say how the last day and night compare with the same weekday before."""
    query = Query("day_against_usual", (scope.district_id, bounds.to_on))
    basis = Query("usual_days", (scope.district_id, bounds.to_on))
    found, looked_at = ask(query), ask(basis)
    day = compared_day(found, looked_at, measure, bounds.to_on)
    night = compared_night(found, looked_at, measure, bounds.to_on)
    st.markdown(f"##### {answer(scope.name, day, night)}")
    show_tonight(scope, bounds.to_on)
    show_alert_line(scope)
    with st.grid(3, min_column_width=270):
        name = formats.day_and_weekday(day.counted_on)
        title = say("{day}客流（人次）", day=name)
        readings = readings_of(scope, measure, day.counted_on, day.counted_on)
        show_card(title, day, Figure(title, query, readings), "today")
        name = formats.day_and_weekday(night.counted_on)
        title = say("{day}夜间客流（人次）", day=name)
        morning = night.counted_on + dt.timedelta(days=1)
        readings = readings_of(scope, measure, night.counted_on, morning)
        figure = Figure(title, query, readings)
        show_card(title, night, figure, "tonight", say("18 时至次日 6 时。"))
        if may_open("audit"):
            show_checks()


def compared_day(
    found: pl.DataFrame, looked_at: pl.DataFrame, measure: str, asked_on: dt.date
) -> Compared:
    """Return the day of a measure from rows of day_against_usual and usual_days."""
    for row in found.iter_rows(named=True):
        if row["measure"] != measure:
            continue
        return Compared(
            counted_on=row["counted_on"],
            visit_count=row["visit_count"],
            coverage_share=row["coverage_share"],
            usual_visit_count=row["usual_visit_count"],
            change_ratio=row["change_ratio"],
            reason=row["reason"],
            basis=basis_of(looked_at, measure, "day"),
        )
    return Compared(asked_on, None, None, None, None, "no_counts", ())


def compared_night(
    found: pl.DataFrame, looked_at: pl.DataFrame, measure: str, asked_on: dt.date
) -> Compared:
    """Return the last whole night of a measure, from the same rows."""
    for row in found.iter_rows(named=True):
        if row["measure"] != measure:
            continue
        return Compared(
            counted_on=row["night_on"],
            visit_count=row["night_visit_count"],
            coverage_share=row["night_coverage_share"],
            usual_visit_count=row["usual_night_visit_count"],
            change_ratio=row["night_change_ratio"],
            reason=row["night_reason"],
            basis=basis_of(looked_at, measure, "night"),
        )
    evening = asked_on - dt.timedelta(days=1)
    return Compared(evening, None, None, None, None, "no_counts", ())


def basis_of(
    looked_at: pl.DataFrame, measure: str, series: str
) -> tuple[dict[str, Any], ...]:
    """Return the days looked at for one series, the nearest first."""
    rows = (
        row
        for row in looked_at.iter_rows(named=True)
        if (row["measure"], row["series"]) == (measure, series)
        and row["weeks_before"] > 0
    )
    return tuple(sorted(rows, key=itemgetter("weeks_before")))


def readings_of(scope: Scope, measure: str, from_on: dt.date, to_on: dt.date) -> Query:
    """Return the query of the readings behind a day, or the two days of a night."""
    return Query("visit_rows", (scope.district_id, from_on, to_on, measure))


def show_card(
    title: str, compared: Compared, figure: Figure, key: str, hours: str | None = None
) -> None:
    """Show a number, its change, what that rests on, coverage and evidence."""
    ratio = compared.change_ratio
    with st.container(border=True, height="stretch"):
        st.metric(
            title,
            formats.visits(compared.visit_count),
            delta=None if ratio is None else formats.change(ratio),
            delta_color="off",
            # Streamlit reads the direction from an ASCII minus only
            delta_arrow=arrow(ratio),
            delta_description=None if ratio is None else say("对同星期平均"),
            help=hours,
        )
        st.caption(basis_line(compared))
        with st.container(horizontal=True, vertical_alignment="center"):
            coverage_badge(compared.coverage_share)
            show_evidence_button(figure, key)


def arrow(ratio: float | None) -> Literal["up", "down", "off"]:
    """Return the arrow of a change; what is written as ±0% has none."""
    text = formats.change(ratio)
    return "up" if text[0] == "+" else "down" if text[0] == "−" else "off"


def basis_line(compared: Compared) -> str:
    """Say which days are compared, and which are not and why."""
    used = [
        f"{formats.month_and_day(row['looked_at_on'])}"
        f" {formats.visits(row['visit_count'])}"
        for row in compared.basis
        if row["verdict"] == "used"
    ]
    left_out = [
        f"{formats.month_and_day(row['looked_at_on'])} {why_not(row)}"
        for row in compared.basis
        if row["verdict"] == "left_out"
    ]
    comma = say("、")
    parts = []
    if compared.reason is not None:
        parts.append(say("不作比较：{why}", why=reason_words(compared.reason)))
    if used:
        parts.append(say("可比：{days}。", days=comma.join(used)))
    if left_out:
        parts.append(say("不计：{days}。", days=comma.join(left_out)))
    return "".join(parts)


def why_not(row: dict[str, Any]) -> str:
    """Say in a word or two why a day is no ordinary one: a holiday by its name."""
    reason = str(row["reason"])
    return {
        "holiday": holiday_label(str(row["holiday_name"])),
        "makeup_workday": say("调休上班"),
        "incomplete": say("数据不全"),
        "no_counts": say("没有读数"),
        "past_calendar": say("日历没有这一天"),
    }.get(reason, reason)


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


def answer(scope_name: str, day: Compared, night: Compared) -> str:
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


def against_usual(compared: Compared) -> str:
    """Say how a count lies to its usual value; nothing where nothing is compared."""
    if compared.change_ratio is None:
        return ""
    values = {
        "weekday": formats.weekday(compared.counted_on),
        "usual": formats.visits(compared.usual_visit_count),
        "change": formats.change(compared.change_ratio),
    }
    return say("（此前可比{weekday}平均 {usual}，{change}）", **values)
