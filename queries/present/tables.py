"""Shows tables: the name of a column decides its heading, format and width."""

from collections.abc import Callable

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from queries.present.column_labels import column_label
from queries.present.formats import MISSING
from queries.present.number_formats import number_format
from queries.present.table_changes import is_written, signed
from queries.present.table_layout import Layout, number_width, text_width

#: Columns that name the row: they stay in view while the others scroll.
NAMES_OF_ROWS = ("district_name", "place_name", "complaint_id", "merchant_name")

#: A table of more columns than this is wider than a window and keeps its first in view.
PINNED_FROM = 6


def column_config(frame: pl.DataFrame, layout: Layout) -> dict[str, ColumnConfig]:
    """Return Streamlit's column settings for a frame."""
    pinned = pinned_column(frame)
    return {
        column: column_setting(column, frame[column], layout, column == pinned)
        for column in frame.columns
    }


def pinned_column(frame: pl.DataFrame) -> str | None:
    """Return the column that stays in view: a first one that names the row."""
    if frame.width < PINNED_FROM or frame.columns[0] not in NAMES_OF_ROWS:
        return None
    return frame.columns[0]


def column_setting(
    column: str, values: pl.Series, layout: Layout, is_pinned: bool
) -> ColumnConfig:
    """Return the setting of one column.

    Times get an explicit format: the localised one shifts naive times by the zone of
    the browser. Widths are set, since Streamlit cuts what it has not measured.
    """
    label = column_label(column)
    pinned = True if is_pinned else None
    if values.dtype == pl.Date:
        width = max(text_width("2026-10-31"), text_width(label))
        return st.column_config.DateColumn(label, format="YYYY-MM-DD", width=width)
    if values.dtype == pl.Datetime:
        width = max(text_width("2026-10-31 23:00"), text_width(label))
        pattern = "YYYY-MM-DD HH:mm"
        return st.column_config.DatetimeColumn(label, format=pattern, width=width)
    if values.dtype == pl.Boolean:
        return st.column_config.CheckboxColumn(label, width=text_width(label))
    if values.dtype == pl.String:
        width = layout.widths[column]
        return st.column_config.TextColumn(label, width=width, pinned=pinned)
    chosen = number_format(column, values)
    width = max(text_width(label), number_width(values, chosen))
    if is_written(column, values):
        return st.column_config.NumberColumn(label, width=width)
    if chosen is None:
        return st.column_config.Column(label, width=width)
    return st.column_config.NumberColumn(label, format=chosen, width=width)


def show_table(frame: pl.DataFrame, alt: str, height: int | None = None) -> None:
    """Show a table; alt says in a sentence what it holds, height is the most it takes.

    height: pixels; None = as many as there are rows, up to Streamlit's own limit.
    """
    layout = Layout(frame)
    st.dataframe(
        signed(frame),
        column_config=column_config(frame, layout),
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=layout.height(height),
        row_height=layout.row_height,
    )


def show_choosable_table(
    frame: pl.DataFrame,
    alt: str,
    key: str,
    height: int,
    on_choice: Callable[[], None],
) -> None:
    """Show a table of which one row can be clicked.

    on_choice: called before the run that a click starts; the position of the row stands
    in the session under the key. The key must be another one for other rows: a
    selection is kept by its position.
    """
    layout = Layout(frame)
    st.dataframe(
        signed(frame),
        column_config=column_config(frame, layout),
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=layout.height(height),
        row_height=layout.row_height,
        key=key,
        on_select=on_choice,
        selection_mode="single-row",
    )
