"""The uplift of an edition on its card, and in the page's answer."""

from typing import Any

import streamlit as st

from queries.present.asking import Query, ask
from queries.present.figure import Figure, show_evidence_button
from queries.present.language import say
from queries.present.uplift_words import (
    measured_sentence,
    night_sentence,
    uplift_badge,
    uplift_sentence,
)


def uplift_query(event_id: str) -> Query:
    """Return the question for the uplift of one edition."""
    return Query("festival_uplift", (event_id,))


def show_uplift(event_id: str, label: str) -> None:
    """Say whether an edition drew people, by day and by night, measure by measure."""
    rows = ask(uplift_query(event_id)).rows(named=True)
    for row in rows:
        text, color, icon = uplift_badge(row["verdict"])
        st.badge(
            text,
            color=color,
            icon=icon,
            help=say(
                "增量 = 活动日人次 − 基线；区间是 90% 安慰剂区间："
                "没有活动的平常时段用同一算法会差多少。"
            ),
        )
        st.markdown(measured_sentence(row, len(rows) > 1))
        st.caption(night_sentence(row))
    show_evidence_button(
        Figure(say("{name}的增量", name=label), uplift_query(event_id)),
        f"uplift_{event_id}",
        say("增量的依据"),
    )


def uplift_answer(row: dict[str, Any]) -> str | None:
    """Say the uplift of one row of footfall_by_festival; None without a row of it."""
    for uplift in ask(uplift_query(row["event_id"])).iter_rows(named=True):
        if uplift["measure"] == row["measure"]:
            return uplift_sentence(uplift)
    return None
