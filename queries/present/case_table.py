"""The cases of a scope and period, or of a chosen bar; a click on one shows it all."""

from collections.abc import Sequence
from functools import partial

import polars as pl
import streamlit as st

from queries.present.asking import ask
from queries.present.case_card import show_case
from queries.present.figure import Figure, show_evidence_button
from queries.present.group_choice import (
    DAYS_LEFT,
    CaseSpan,
    Group,
    chosen_group,
    clear_group,
    group_query,
    group_words,
)
from queries.present.labels import satisfaction_label
from queries.present.language import say
from queries.present.tables import show_choosable_table
from queries.present.time_left import left_words

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

#: The columns of open cases, which have neither a rating nor an end.
OPEN_COLUMNS = (
    "complaint_id",
    "received_at",
    "time_left",
    "merchant_name",
    "category",
    "paid_yuan",
    "refunded_yuan",
    "channel",
)


def show_cases(span: CaseSpan) -> None:
    """Show the chosen bar, the table, newest first, and the case that was clicked."""
    group = chosen_group()
    if group is not None and group.kind == DAYS_LEFT and span.known_at is None:
        group = None
    query = group_query(span, group)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(say("逐件"), anchor=False)
        show_evidence_button(Figure(say("逐件投诉"), query), "cases")
    if group is not None:
        show_chip(group, span)
    cases = ask(query).sort("received_at", "complaint_id", descending=True)
    if cases.is_empty():
        st.info(say("这个范围和时期里没有投诉。"))
        return
    st.caption(
        say(
            "{count} 件；点一行看全部信息。没有姓名、电话和投诉内容。",
            count=f"{cases.height:,}",
        )
    )
    ids = cases["complaint_id"].to_list()
    key = f"case_table_{query.sql}"
    show_choosable_table(
        table_of(cases, group),
        say("逐件投诉"),
        key=key,
        height=360,
        on_choice=partial(choose_case, ids, key),
    )
    chosen = cases.filter(complaint_id=st.query_params.get("case", ""))
    if chosen.height:
        show_case(chosen.row(0, named=True), span)


def show_chip(group: Group, span: CaseSpan) -> None:
    """Say which bar the list is cut to, with the button that lists everything again."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(group_words(group), icon=":material/filter_alt:", color="blue")
        st.button(
            say("清除，列出全部"),
            key="clear_group",
            icon=":material/close:",
            type="tertiary",
            on_click=clear_group,
        )
    if group.kind == DAYS_LEFT:
        st.caption(
            say(
                "截至 {moment} 未办结的案件，不按上面的时期和类别。",
                moment=f"{span.known_at:%Y-%m-%d %H:%M}",
            )
        )


def table_of(cases: pl.DataFrame, group: Group | None) -> pl.DataFrame:
    """Return the columns of the list, in words."""
    if group is not None and group.kind == DAYS_LEFT:
        left = [left_words(hours) for hours in cases["remaining_hours"]]
        words = pl.Series("time_left", left, dtype=pl.String)
        return cases.with_columns(words).select(OPEN_COLUMNS)
    answers = {
        value: satisfaction_label(value) for value in ("满意", "不满意", "未评价")
    }
    return cases.select(COLUMNS).with_columns(
        pl.col("satisfaction").replace(answers).fill_null(satisfaction_label(None))
    )


def choose_case(ids: Sequence[str], key: str) -> None:
    """Write the case of the row that was clicked to the URL, or take it out."""
    rows: list[int] = st.session_state[key]["selection"]["rows"]
    if rows:
        st.query_params["case"] = ids[rows[0]]
    else:
        st.query_params.pop("case", None)
