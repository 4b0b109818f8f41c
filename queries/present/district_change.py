"""The change against the year before, like for like: the scope and each district."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.labels import finding_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.refused_rows import of_measure, with_words
from queries.present.tables import show_table
from queries.present.url_state import url_select

#: The id of the choice that compares holidays with holidays.
BY_ITSELF = "auto"


def pick_alignment(period: Period) -> str:
    """Let a person choose what the period is compared with; return the alignment."""
    options = {
        BY_ITSELF: say("自动：假期比同一假期，其他比上年同日"),
        "holiday_days": say("上一年同一假期"),
        "calendar_dates": say("上一年同一日期"),
        "same_weekdays": say("早 364 天，星期相同"),
    }
    chosen = url_select("alignment", say("与什么时候比"), options, BY_ITSELF)
    return best_alignment(period) if chosen == BY_ITSELF else chosen


def best_alignment(period: Period) -> str:
    """Return the same holiday where the period lies in one that compares."""
    rows = ask(periods_query(period)).filter(
        alignment="holiday_days", verdict="comparable"
    )
    return "calendar_dates" if rows.is_empty() else "holiday_days"


def periods_query(period: Period) -> Query:
    """Return the query of the periods that a period may be compared with."""
    return Query("year_on_year_periods", (period.from_on, period.to_on))


def change_query(district_id: str | None, period: Period, alignment: str) -> Query:
    """Return the query of the changes of a scope and of each district in it.

    With the days compared written out, DuckDB plans it in half the time that it takes
    for metric.year_on_year_changes, which works them out for three alignments.
    """
    compared = next(
        row
        for row in ask(periods_query(period)).iter_rows(named=True)
        if row["alignment"] == alignment
    )
    return Query(
        "compared_footfall",
        (
            *(district_id, period.from_on, period.to_on),
            *(compared["compared_from_on"], compared["compared_to_on"]),
        ),
    )


def changes_of(district_id: str | None, period: Period, alignment: str) -> pl.DataFrame:
    """Return the changes of a scope and of the districts in it; never without a row."""
    aligned = ask(periods_query(period)).filter(alignment=alignment)
    return aligned_changes(aligned, ask(change_query(district_id, period, alignment)))


def aligned_changes(aligned: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that metric.year_on_year_changes has for one alignment.

    aligned: its row of metric.year_on_year_periods; found: metric.compared_footfall of
    the days in it. Where that has no row, there is one without a measure.
    """
    new = [name for name in found.columns if name not in aligned.columns]
    of_alignment = found.select(
        *new,
        alignment=pl.lit(aligned.item(0, "alignment")),
        own_verdict=pl.col("verdict"),
        own_reason=pl.col("reason"),
    )
    own_reason = (
        pl.when(pl.col("measure").is_null())
        .then(pl.lit("no_counts"))
        .otherwise("own_reason")
    )
    return (
        aligned.join(
            of_alignment, on="alignment", how="left", maintain_order="left_right"
        )
        .with_columns(
            verdict=pl.col("own_verdict").fill_null("not_comparable"),
            reason=pl.coalesce("reason", own_reason),
        )
        .drop("own_verdict", "own_reason")
    )


def scope_change(
    scope: Scope, measure: str, period: Period, alignment: str
) -> dict[str, Any] | None:
    """Return the row of the whole scope; None where it has no row."""
    found = changes_of(scope.district_id, period, alignment)
    # a period that does not compare has one row, which is neither a district's
    rows = of_measure(found.filter(pl.col("is_whole_scope").fill_null(True)), measure)
    return None if rows.is_empty() else rows.row(0, named=True)


def district_changes(
    district_id: str | None, period: Period, alignment: str
) -> pl.DataFrame:
    """Return the changes of the districts in a scope, without the whole."""
    found = changes_of(district_id, period, alignment)
    return found.filter(~pl.col("is_whole_scope").fill_null(False))


def change_sentence(row: dict[str, Any] | None) -> str:
    """Say the change of a scope with its sample, or why there is none."""
    if row is None:
        return say("没有可比的数。")
    compared = compared_period(row["compared_from_on"], row["compared_to_on"])
    ratio, is_daily = row["change_ratio"], False
    if ratio is None:
        ratio, is_daily = row["daily_change_ratio"], True
    if ratio is None:
        return say(
            "与 {compared} 不能同口径比较：{reason}",
            compared=compared,
            reason=reason_words(row["reason"] or row["verdict"]),
        )
    values = {
        "compared": compared,
        "change": formats.change(ratio),
        "count": formats.whole(row["constant_place_count"]),
    }
    if is_daily:
        return say(
            "与 {compared} 相比，日均 {change}（同口径 {count} 个点位）。", **values
        )
    return say("与 {compared} 相比 {change}（同口径 {count} 个点位）。", **values)


def compared_period(from_on: dt.date | None, to_on: dt.date | None) -> str:
    """Write the period compared with; the year before where it has no days."""
    return say("上一年") if from_on is None else formats.period(from_on, to_on)


def show_changes(scope: Scope, measure: str, period: Period, alignment: str) -> None:
    """Show the change of the scope and of each district, refused ones with reason."""
    query = change_query(scope.district_id, period, alignment)
    row = scope_change(scope, measure, period, alignment)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('同口径变化')}**")
            show_evidence_button(Figure(say("各片区同比"), query), "change")
        st.markdown(change_sentence(row))
        if row is not None:
            show_standing(row)
        changes = district_changes(scope.district_id, period, alignment)
        show_rows(of_measure(changes, measure))


def show_standing(row: dict[str, Any]) -> None:
    """Say beside the change whether it compares, with what coverage and days off."""
    parts = [
        say("结论：{verdict}", verdict=finding_label(row["verdict"])),
        say(
            "覆盖率 {share}，相比时期 {compared}",
            share=formats.share(row["coverage_share"]),
            compared=formats.share(row["compared_coverage_share"]),
        ),
        say(
            "休息日 {days} 天，相比时期 {compared} 天",
            days=formats.whole(row["rest_day_count"]),
            compared=formats.whole(row["compared_rest_day_count"]),
        ),
    ]
    if row["reason"] is not None:
        parts.append(reason_words(row["reason"]))
    st.caption(" · ".join(parts))


def show_rows(rows: pl.DataFrame) -> None:
    """Show one row a district."""
    if rows.is_empty():
        return
    columns = (
        *("district_name", "change_ratio", "daily_change_ratio"),
        *("constant_visit_count", "compared_constant_visit_count"),
        *("constant_place_count", "left_out_place_count"),
        *("verdict", "reason"),
    )
    show_table(with_words(rows).select(columns), say("各片区的同口径变化和原因"))
    st.caption(
        say("同口径 = 两个时期都完整的同一批点位；空格 = 没有或不可比，不是 0。")
    )
