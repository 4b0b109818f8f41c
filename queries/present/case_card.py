"""All that is known of one case: its times, deadlines, payments, links and source."""

import datetime as dt
from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_sql
from queries.present.column_labels import column_label
from queries.present.desk_labels import (
    entry_label,
    rule_check_label,
    stage_label,
    state_label,
)
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.group_choice import CaseSpan
from queries.present.labels import district_label, satisfaction_label
from queries.present.language import say
from queries.present.refused_rows import in_words
from queries.present.tables import show_table
from queries.present.time_left import left_words
from queries.present.vocabulary import payer_label

#: What stands in the card of a case, in this order.
FACTS = (
    "complaint_id",
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

#: The moments of a case that always have a line, and those only where they happened.
MOMENTS = (
    *("received_at", "accepted_at", "verified_at", "first_refunded_at", "closed_at"),
)
RARE_MOMENTS = (
    *("reopened_at", "paused_from_at", "paused_to_at", "pause_reason"),
    *("extended_to_on", "stated_due_at", "called_at"),
)


def show_case(case: dict[str, Any], span: CaseSpan) -> None:
    """Show one case, a row of metric.case_rows."""
    case_id = str(case["complaint_id"])
    itself = Query(
        "case_rows",
        (None, case["received_at"].date(), case["received_at"].date()),
        "complaint_id",
        case_id,
    )
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say("**投诉 {case}**", case=escaped(case_id)))
            if case["is_time_ordered"] is False:
                st.badge(
                    say("时间次序不可信，不进时长"),
                    color="orange",
                    icon=":material/warning:",
                )
            show_evidence_button(Figure(say("这件投诉"), itself), "case")
        names = ask_sql("select district_id, district_name from core.dim_district")
        named = {
            **case,
            "district_name": district_label(
                str(case["district_id"]), dict(names.iter_rows())
            ),
        }
        happened = [name for name in RARE_MOMENTS if case[name] is not None]
        with st.grid(2, min_column_width=320):
            st.markdown(lines(named, FACTS))
            st.markdown(lines(named, (*MOMENTS, *happened)))
        show_deadlines(case_id, span)
        show_payments(case_id)
        show_entries(case_id)


def lines(case: dict[str, Any], columns: tuple[str, ...]) -> str:
    """Return the values as a table of two columns, in Markdown."""
    rows = [
        f"| {column_label(name)} | {detail(name, case[name])} |" for name in columns
    ]
    return "\n".join(["| | |", "|:--|:--|", *rows])


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
    return escaped(str(value)).replace("|", "\\|")


def show_deadlines(case_id: str, span: CaseSpan) -> None:
    """List the limits of the case, each with where it stands and why."""
    if span.known_at is None:
        return
    query = Query("complaint_deadlines", (span.known_at,), "complaint_id", case_id)
    rows = ask(query)
    heading(say("这件的时限"), query, "case_deadlines")
    if rows.is_empty():
        st.caption(say("没有时限。"))
        return
    said = in_words(rows).with_columns(
        stage=pl.Series([stage_label(stage) for stage in rows["stage"]]),
        watch_state=pl.Series([state_label(state) for state in rows["state"]]),
        rule_check=pl.Series(
            [rule_check_label(value) for value in rows["is_rule_verified"]]
        ),
        time_left=pl.Series(
            [
                left_words(hours, state)
                for hours, state in rows.select("remaining_hours", "state").iter_rows()
            ],
            dtype=pl.String,
        ),
    )
    columns = (
        *("stage", "watch_state", "started_at", "due_at", "done_at"),
        *("time_left", "rule_name", "rule_check", "reason"),
    )
    show_table(said.select(columns), say("这件的时限"))


def show_payments(case_id: str) -> None:
    """List the payments of the case with their file and row."""
    query = Query("case_payments", (case_id,))
    rows = ask(query)
    heading(say("这件的退赔"), query, "case_payments")
    if rows.is_empty():
        st.caption(say("没有退赔。"))
        return
    columns = (
        *("refund_id", "refunded_at", "payer", "refunded_yuan", "recovered_yuan"),
        *("recovered_at", "reversal_of_id", "file_name", "source_sheet", "source_row"),
    )
    words = {name: payer_label(name) for name in rows["payer"].drop_nulls().unique()}
    said = rows.with_columns(pl.col("payer").replace(words))
    show_table(said.select(columns), say("这件的退赔"))


def show_entries(case_id: str) -> None:
    """List what was registered with the case: urgings, repeats, transfers."""
    query = Query("case_entries", (case_id,))
    rows = ask(query)
    heading(say("关联的登记件"), query, "case_entries")
    if rows.height < 2:
        st.caption(say("没有催办、重复或转派。"))
        return
    said = rows.with_columns(
        entry_type=pl.Series([entry_label(kind) for kind in rows["entry_type"]])
    )
    show_table(said, say("关联的登记件"))


def heading(title: str, query: Query, key: str) -> None:
    """Show the heading of a part with its evidence."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{title}**")
        show_evidence_button(Figure(title, query), key)
