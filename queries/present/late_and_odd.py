"""What is late or odd: rows set aside, readings that a later delivery changed."""

import polars as pl
import streamlit as st

from queries.present.asking import Query, ask
from queries.present.language import current, say
from queries.present.tables import show_table

#: Height of the two tables, in pixels.
TABLE_HEIGHT = 300


def show_late_and_odd() -> None:
    """List both, each with its count in the name of its tab."""
    st.subheader(say("迟到与异常"), anchor=False)
    aside = ask(Query("set_aside_rows"))
    changed = ask(Query("superseded_counts"))
    tabs = st.tabs(
        [
            say("搁置（{count}）", count=f"{aside.height:,}"),
            say("被订正的读数（{count}）", count=f"{changed.height:,}"),
        ]
    )
    with tabs[0]:
        show_set_aside(aside)
    with tabs[1]:
        show_changed(changed)


def show_set_aside(aside: pl.DataFrame) -> None:
    """List the cells and lines that count nowhere, each with its reason."""
    if aside.is_empty():
        st.caption(say("没有行被搁置。"))
        return
    named = aside.with_columns(reason=pl.col(f"reason_{current()}"))
    columns = (
        "file_name",
        "source_row",
        "reason",
        "source_sheet",
        "column_name",
        "raw_value",
    )
    show_table(named.select(columns), say("被搁置的行和原因"), height_of(named))


def show_changed(changed: pl.DataFrame) -> None:
    """List the readings that a later delivery replaced, old beside new."""
    if changed.is_empty():
        st.caption(say("没有读数被后来的报送订正。"))
        return
    columns = (
        "place_id",
        "counted_from_at",
        "old_visit_count",
        "new_visit_count",
        "old_file_name",
        "old_source_row",
        "new_file_name",
        "new_source_row",
    )
    alt = say("被后来的报送订正的读数")
    show_table(changed.select(columns), alt, height_of(changed))
    st.caption(say("只列客流读数；投诉、退赔的订正逐次列在“数据质量”的“订正”。"))


def height_of(table: pl.DataFrame) -> int | None:
    """Return a fixed height for a long table; a short one takes what it needs."""
    return TABLE_HEIGHT if table.height > 7 else None
