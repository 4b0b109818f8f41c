"""对账: does the published report agree with the warehouse?"""

from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_sql
from queries.present.badges import verdict_badge
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.filters import EVERYTHING
from queries.present.labels import district_label, verdict_label
from queries.present.language import say
from queries.present.quantities import quantity_label, written
from queries.present.restated import figure_history
from queries.present.roles import admit
from queries.present.url_state import url_select

#: What needs attention comes first.
ORDER = ("differs", "not_known", "agrees", "at_least", "context")


#: What is computed from complaints.
OF_CASES = ("complaint_count", "refund_count", "refunded_yuan", "satisfied_share")

#: The days of a figure that names no first or no last one.
FIRST_ON, LAST_ON = "0001-01-01", "9999-12-31"

#: The narrowest column that a sum of money fits into, in pixels; more stand below.
NARROWEST = 120


def show_page() -> None:
    """Show the page from the answer down to each figure."""
    query = Query("published_figures")
    figures = ask(query)
    if figures.is_empty():
        st.info(say("还没有登记公布数字。先用 nightledger load 载入公布数字表。"))
        return
    st.markdown(f"##### {answer(figures)}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        figures = pick_document(figures)
        show_evidence_button(Figure(say("公布数字对账"), query), "all_figures")
    for verdict in ORDER:
        part = figures.filter(pl.col("verdict") == verdict)
        if part.height:
            show_group(verdict, part)


def answer(figures: pl.DataFrame) -> str:
    """Return the page's answer in one sentence."""
    counts = dict(figures.group_by("verdict").len().iter_rows())
    checked = figures.height - counts.get("context", 0)
    values = {
        "checked": checked,
        "good": counts.get("agrees", 0) + counts.get("at_least", 0),
        "differs": counts.get("differs", 0),
        "unknown": counts.get("not_known", 0),
        "context": counts.get("context", 0),
    }
    return say(
        "{checked} 个公布数字可以复算：{good} 个与仓库一致或达到下限，"
        "{differs} 个不一致，{unknown} 个无法复算；另有 {context} 个仅作背景。",
        **values,
    )


def pick_document(figures: pl.DataFrame) -> pl.DataFrame:
    """Let a person choose one document; return its figures."""
    documents = sorted(set(figures["document_name"]))
    options = {EVERYTHING: say("全部材料"), **{name: name for name in documents}}
    chosen = url_select("document", say("材料"), options, EVERYTHING)
    if chosen == EVERYTHING:
        return figures
    return figures.filter(pl.col("document_name") == chosen)


def show_group(verdict: str, figures: pl.DataFrame) -> None:
    """Show the figures of one verdict; background is only listed."""
    title = say(
        "{verdict}（{count}）", verdict=verdict_label(verdict), count=figures.height
    )
    st.subheader(title, anchor=False)
    rows = list(figures.sort("document_name", "figure_id").iter_rows(named=True))
    if verdict == "context":
        show_background(rows)
        return
    for row in rows:
        with st.container(border=True):
            show_figure(row)


def show_background(rows: list[dict[str, Any]]) -> None:
    """List the figures that are held with their source and never recomputed."""
    for row in rows:
        with st.container(gap=None):
            # its sentence says the value in its own unit; without one the value stands
            text = row["sentence"] or written(None, row["published_value"])
            st.markdown(f"**{escaped(text)}**")
            source = dict.fromkeys((row["document_name"], row["source_name"]))
            st.caption(" · ".join(escaped(each) for each in source if each))


def show_figure(row: dict[str, Any]) -> None:
    """Show one figure: its sentence, both values, the verdict, the evidence."""
    st.markdown(f"**{row['sentence'] or quantity_label(row['quantity'])}**")
    st.caption(scope_line(row))
    for text in figure_history(row["figure_id"]):
        st.markdown(text)
    quantity = row["quantity"]
    value = written(quantity, row["published_value"], row["is_at_least"])
    with st.grid(5, min_column_width=NARROWEST):
        show_value(say("公布"), value)
        show_value(say("仓库复算"), written(quantity, row["computed_value"]))
        show_value(say("差"), difference_text(row))
        verdict_badge(row["verdict"])
        show_evidence_button(evidence(row), f"figure_{row['figure_id']}", say("依据"))


def show_value(title: str, value: str) -> None:
    """Show one value under its name."""
    with st.container(gap=None):
        st.caption(title)
        st.markdown(f"**{value}**")


def scope_line(row: dict[str, Any]) -> str:
    """Return quantity, scope, period, source and note of a figure in one line."""
    districts = ask_sql("select district_id, district_name from core.dim_district")
    names = dict(districts.iter_rows())
    scope = say("全部片区")
    if row["district_id"] is not None:
        scope = district_label(row["district_id"], names)
    parts = [
        quantity_label(row["quantity"]),
        scope,
        formats.period(row["from_on"], row["to_on"]),
        say("只算节假日") if row["is_holidays_only"] else None,
        row["category"],
        say("出处：{source}", source=row["source_name"])
        if row["source_name"]
        else None,
        row["note"],
    ]
    return " · ".join(part for part in parts if part and part != formats.MISSING)


def difference_text(row: dict[str, Any]) -> str:
    """Write computed less published; nothing to write without both."""
    if row["difference"] is None:
        return formats.MISSING
    sign = "+" if row["difference"] > 0 else ""
    return sign + written(row["quantity"], row["difference"])


def evidence(row: dict[str, Any]) -> Figure:
    """Return what stands behind a figure: its row of the metric, its source rows."""
    query = Query("published_figures", (), "figure_id", row["figure_id"])
    return Figure(str(row["sentence"] or row["figure_id"]), query, source_rows(row))


def source_rows(row: dict[str, Any]) -> Query | None:
    """Return the query of the rows that a figure is computed from, if it has one.

    They are those of its district, days, measure or category, and of holidays alone
    where it is about holidays alone.
    """
    span = (row["district_id"], row["from_on"] or FIRST_ON, row["to_on"] or LAST_ON)
    holidays = (True,) if row["is_holidays_only"] else ()
    if row["quantity"] == "visit_count":
        return Query("visit_rows", (*span, row["measure"] or "entries", *holidays))
    if row["quantity"] in OF_CASES:
        return Query("case_rows", (*span, row["category"], *holidays))
    return None


admit("audit")
show_page()
