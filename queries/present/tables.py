"""Shows tables: the name of a column decides its heading and its format."""

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from queries.present.column_labels import column_label
from queries.present.formats import MISSING

#: Suffix of a column → number format. Anything else is shown as it is.
NUMBER_FORMATS = {
    "_count": "%,d",
    "_yuan": "%,.2f",
    "_share": "percent",
    "_ratio": "percent",
    "_10k_visits": "%.2f",
    "_count_per_day": "%,.0f",
    "_count_per_night": "%,.0f",
    "_index": "%.1f",
}


def column_config(frame: pl.DataFrame) -> dict[str, ColumnConfig]:
    """Return Streamlit's column settings for a frame."""
    return {
        column: column_setting(column, dtype) for column, dtype in frame.schema.items()
    }


def column_setting(column: str, dtype: pl.DataType) -> ColumnConfig:
    """Return the setting of one column.

    Times get an explicit format: the localised one shifts naive times by the zone of
    the browser.
    """
    label = column_label(column)
    if dtype == pl.Date:
        return st.column_config.DateColumn(label, format="YYYY-MM-DD")
    if dtype == pl.Datetime:
        return st.column_config.DatetimeColumn(label, format="YYYY-MM-DD HH:mm")
    if dtype == pl.Boolean:
        return st.column_config.CheckboxColumn(label)
    for suffix, number_format in NUMBER_FORMATS.items():
        if column.endswith(suffix):
            return st.column_config.NumberColumn(label, format=number_format)
    return st.column_config.Column(label)


def show_table(
    frame: pl.DataFrame,
    alt: str,
    height: int | None = None,
    text_widths: dict[str, int] | None = None,
    row_height: int | None = None,
) -> None:
    """Show a table; alt says in a sentence what it holds.

    text_widths: column → pixels, for text that breaks into the lines of row_height.
    """
    widths = {
        column: st.column_config.TextColumn(column_label(column), width=width)
        for column, width in (text_widths or {}).items()
    }
    st.dataframe(
        shown(frame),
        column_config=column_config(frame) | widths,
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=height or "auto",
        row_height=row_height,
    )


def pick_row(frame: pl.DataFrame, alt: str, key: str, height: int) -> int | None:
    """Show a table of which one row can be clicked; return that row's position."""
    state = st.dataframe(
        shown(frame),
        column_config=column_config(frame),
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=height,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
    )
    rows: list[int] = state.selection.rows
    return rows[0] if rows else None


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame as the browser takes it: decimals as floats."""
    return frame.with_columns(pl.selectors.decimal().cast(pl.Float64))
