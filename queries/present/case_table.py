"""The cases of a scope and period; a click on one shows all that is known of it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.column_labels import column_label
from queries.present.figure import Figure, show_evidence_button
from queries.present.labels import satisfaction_label
from queries.present.language import say
from queries.present.tables import pick_row

COLUMNS = (
    "complaint_id",
    "received_at",
    "merchant_name",
    "category",
    "paid_yuan",
    "refunded_yuan",
    "satisfaction",
    "closed_at",
    "channel",
)

#: What stands in the card of a case, in this order.
DETAILS = (
    "complaint_id",
    "received_at",
    "first_refunded_at",
    "closed_at",
    "merchant_name",
    "district_name",
    "channel",
    "category",
    "paid_yuan",
    "decided_refund_yuan",
    "refunded_yuan",
    "recovered_yuan",
    "outcome",
    "satisfaction",
    "file_name",
    "source_sheet",
    "source_row",
)


def show_cases(query: Query, category: str | None) -> None:
    """Show the table, newest first, and the case that was clicked."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(say("逐件"), anchor=False)
        show_evidence_button(Figure(say("逐件投诉"), query), "cases")
    cases = ask(query)
    if category is not None:
        cases = cases.filter(pl.col("category") == category)
    if cases.is_empty():
        st.info(say("这个范围和时期里没有投诉。"))
        return
    ordered = cases.sort("received_at", "complaint_id", descending=True)
    st.caption(
        say(
            "{count} 件；点一行看全部信息。没有姓名、电话和投诉内容。",
            count=f"{cases.height:,}",
        )
    )
    answers = {
        value: satisfaction_label(value) for value in ("满意", "不满意", "未评价")
    }
    table = ordered.select(COLUMNS).with_columns(
        pl.col("satisfaction").replace(answers).fill_null(satisfaction_label(None))
    )
    row = pick_row(table, say("逐件投诉"), key="case_table", height=360)
    if row is not None and row < ordered.height:
        show_case(ordered.row(row, named=True))


def show_case(case: dict[str, Any]) -> None:
    """Show one case with the file and row it came from."""
    with st.container(border=True):
        st.markdown(say("**投诉 {case}**", case=case["complaint_id"]))
        if case.get("is_time_ordered") is False:
            st.badge(
                say("时间次序不可信，不进时长"),
                color="orange",
                icon=":material/warning:",
            )
        lines = [
            f"| {column_label(name)} | {detail(name, case[name])} |"
            for name in DETAILS
            if name in case
        ]
        st.markdown("\n".join(["| | |", "|:--|:--|", *lines]))


def detail(column: str, value: object) -> str:
    """Write one value of a case."""
    if column == "satisfaction":
        return satisfaction_label(None if value is None else str(value))
    if value is None:
        return formats.MISSING
    if isinstance(value, Decimal):
        return formats.yuan(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return str(value).replace("|", "\\|")
