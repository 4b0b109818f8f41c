"""The alerts that lead to the quality page, listed there: late feeds, dead counters."""

import polars as pl
import streamlit as st

from queries.present.alert_panel import alerts_of, in_words
from queries.present.alert_words import KINDS, kind_label
from queries.present.asking import Query
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.language import say
from queries.present.tables import show_table

#: The kinds of alert whose way leads to this page, in the order they are shown.
QUALITY_KINDS = ("counter_faulty", "feed_late")

TABLE_HEIGHT = 300


def quality_alerts(scope: Scope) -> dict[str, pl.DataFrame]:
    """Return kind → its alerts within the scope, the gravest first."""
    return {kind: alerts_of(kind, scope) for kind in QUALITY_KINDS}


def show_quality_alerts(alerts: dict[str, pl.DataFrame]) -> None:
    """List them all; the period of the page plays no part in them."""
    for kind, rows in alerts.items():
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{kind_label(kind)}**")
                figure = Figure(kind_label(kind), Query(KINDS[kind]))
                show_evidence_button(figure, f"alerts_{kind}")
            if rows.is_empty():
                st.caption(say("没有这样的提醒。"))
                continue
            columns = ("severity_name", "subject", "matter", "moment", "known_at")
            height = TABLE_HEIGHT if rows.height > 7 else None
            show_table(in_words(rows).select(columns), kind_label(kind), height)
            st.caption(say("按数据自己的最后时刻看，不按上面的时期。"))
