"""Breaks the complaints of a scope and period down, one card per way of looking."""

import datetime as dt
from functools import partial

import altair as alt
import polars as pl
import streamlit as st

from queries.present.asking import Query, ask, ask_sql
from queries.present.bar_chart import Keys, category_bars, month_bars
from queries.present.chart_caption import Caption, span_caption
from queries.present.chart_frame import draw
from queries.present.figure import Figure, show_evidence_button
from queries.present.group_choice import choose_bar, chosen_value
from queries.present.labels import district_label
from queries.present.language import say
from queries.present.vocabulary import payer_label

Span = tuple[str | None, dt.date, dt.date]


def show_breakdowns(span: Span, category: str | None) -> None:
    """Show complaints by month, district, channel, category, and money by payer.

    span: the district (None = everything), first and last day. A click on a bar chooses
    its cases, see group_choice.
    """
    arguments = (*span, category)
    cases, money = say("投诉（件）"), say("退赔金额（元）")
    months = Query("refunds_by_month", arguments)
    chart = month_chart(ask(months), cases)
    show_part(say("按受理月份"), months, chart, "month")
    with st.grid(2, min_column_width=380):
        districts = district_query(span, category)
        rows = district_rows(cases_by(span, category, "district"))
        chart = bars(rows, "complaint_count", cases, "district", "district_id")
        show_part(say("按片区"), districts, chart, "district")
        for title, name in (
            (say("按渠道"), "channel"),
            (say("按类别"), "category"),
        ):
            query = Query(f"refunds_by_{name}", arguments)
            rows = named(cases_by(span, category, name), name)
            chart = bars(rows, "complaint_count", cases, name, name)
            show_part(title, query, chart, name)
        payers = Query("refunds_by_payer", arguments)
        paid = named(ask(payers), "payer")
        words = {name: payer_label(name) for name in paid["name"]}
        paid = paid.with_columns(pl.col("name").replace(words))
        chart = bars(paid, "refunded_yuan", money, "payer", "payer")
        show_part(say("按退赔方"), payers, chart, "payer")


def groups_query(span: Span, category: str | None) -> Query:
    """Return the query of all groups: 13 ms where each kind alone takes 11 to 17."""
    return Query("cases_by_group", (*span, category, "channel,category,district"))


def cases_by(span: Span, category: str | None, kind: str) -> pl.DataFrame:
    """Return the groups of a kind, the largest first; their name is in its column.

    kind: channel, category or district. The numbers of metric.refunds_by_…, which
    stands behind the chart as its evidence.
    """
    column = "district_id" if kind == "district" else kind
    return (
        ask(groups_query(span, category))
        .filter(group_kind=kind)
        .rename({"group_id": column})
        .sort("complaint_count", column, descending=[True, False], nulls_last=True)
    )


def show_part(
    title: str, query: Query, chart: alt.LayerChart | None, kind: str
) -> None:
    """Show one card: heading, evidence, chart; say so when there is nothing."""
    with st.container(border=True, height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title}**")
            show_evidence_button(Figure(title, query), f"part_{query.macro}")
        if chart is None:
            st.caption(say("这个范围和时期里没有。"))
            return
        words = say("投诉和退赔{title}的条形图", title=title)
        heading, unit = say("投诉件数{part}", part=title), say("件")
        if query.macro == "refunds_by_payer":
            heading, unit = say("退赔金额{part}", part=title), say("元")
        caption = span_caption(heading, unit, query)
        draw_bars(chart, words, query.macro, kind, caption)


def draw_bars(
    chart: alt.LayerChart, words: str, name: str, kind: str, caption: Caption
) -> None:
    """Draw bars of which one can be clicked.

    The chart gets another key with every choice: a new one has no selection, so that a
    second click on the same bar is a click again.
    """
    key = f"bars_{name}_{chosen_value(kind)}"
    draw(chart, words, key, caption, on_click=partial(choose_bar, kind, key))


def month_chart(frame: pl.DataFrame, title: str) -> alt.LayerChart | None:
    """Return the bars by month, None without complaints."""
    if not frame["complaint_count"].sum():
        return None
    keys = Keys([f"{day}" for day in frame["month_on"]], chosen_value("month"))
    return month_bars(frame, "month_on", "complaint_count", title, keys)


def bars(
    frame: pl.DataFrame, value: str, title: str, kind: str, key: str
) -> alt.LayerChart | None:
    """Return the bars of a value by name, None without rows; key: the column of ids."""
    if frame.is_empty():
        return None
    number_format = ",.2f" if value.endswith("_yuan") else ","
    keys = Keys([text or "" for text in frame[key]], chosen_value(kind))
    return category_bars(frame, value, title, number_format, keys)


def named(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the frame with a name for the rows where the file gave none."""
    return frame.with_columns(name=pl.col(column).fill_null(say("文件未写")))


def district_query(span: Span, category: str | None) -> Query:
    """Return the query of complaints by district within the scope."""
    return Query("refunds_by_district_in_scope", (*span, category))


def district_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the name of each district."""
    names = dict(
        ask_sql("select district_id, district_name from core.dim_district").iter_rows()
    )
    labels = [district_label(str(key), names) for key in frame["district_id"]]
    return frame.with_columns(name=pl.Series(labels, dtype=pl.String))
