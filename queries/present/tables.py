"""Shows tables: the name of a column decides its heading, format and width."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from queries.present.column_labels import column_label
from queries.present.formats import MISSING
from queries.present.table_changes import is_change, signed

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

#: Columns that name the row: they stay in view while the others scroll.
NAMES_OF_ROWS = ("district_name", "place_name", "complaint_id", "merchant_name")

#: A table of more columns than this is wider than a window and keeps its first in view.
PINNED_FROM = 6

#: Pixels of a Latin letter, a Chinese one being two, and of the edges of a cell; what
#: may be either (·, —) stands among Chinese ones here.
LETTER_WIDTH = 6.6
CELL_EDGES = 20

#: The widest column of text; a longer text goes on in the next line of its cell.
WIDEST_TEXT = 260

#: A table up to this width gives what is left of it to its longest texts.
TABLE_WIDTH = 1_000
MOST_TEXT = 480

#: Pixels of a row of one line.
LOW_ROW = 35

#: Pixels of a row that holds further lines: the browser breaks lines in rows of more
#: than 64 pixels only. Three lines fit, and each further one takes so many more.
TALL_ROW = 68
LINES_OF_TALL_ROW = 3
LINE_HEIGHT = 20
MOST_LINES = 6

#: A table up to this height shows all its rows where nothing else is said.
MOST_CONTENT = 800

#: As many rows as are looked at for the width of a column.
ROWS_LOOKED_AT = 2_000


def column_config(frame: pl.DataFrame) -> dict[str, ColumnConfig]:
    """Return Streamlit's column settings for a frame."""
    pinned, widths = pinned_column(frame), text_widths(frame)
    return {
        column: column_setting(
            column, frame[column], column == pinned, widths.get(column, WIDEST_TEXT)
        )
        for column in frame.columns
    }


def text_widths(frame: pl.DataFrame) -> dict[str, int]:
    """Return the widest that each column of text gets, in pixels.

    What a table of few columns leaves free goes to its long texts, the first ones
    first: a row of one line is easier to read than one of two.
    """
    texts = frame.select(pl.selectors.string()).columns
    natural = {name: max(longest(frame[name]), 1) for name in texts}
    others = sum(text_width(column_label(name)) for name in frame.columns)
    free = (
        TABLE_WIDTH - others - sum(min(each, WIDEST_TEXT) for each in natural.values())
    )
    widths = {}
    for name, width in natural.items():
        more = max(0, min(width, MOST_TEXT) - WIDEST_TEXT)
        more = max(0, min(more, free))
        widths[name] = WIDEST_TEXT + more
        free -= more
    return widths


def pinned_column(frame: pl.DataFrame) -> str | None:
    """Return the column that stays in view: a first one that names the row."""
    if frame.width < PINNED_FROM or frame.columns[0] not in NAMES_OF_ROWS:
        return None
    return frame.columns[0]


def column_setting(
    column: str,
    values: pl.Series,
    is_pinned: bool = False,
    widest: int = WIDEST_TEXT,
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
        width = max(text_width(label), min(longest(values), widest))
        return st.column_config.TextColumn(label, width=width, pinned=pinned)
    number_format = next(
        (text for suffix, text in NUMBER_FORMATS.items() if column.endswith(suffix)),
        None,
    )
    width = max(text_width(label), number_width(values, number_format))
    if is_change(column, values):
        return st.column_config.NumberColumn(label, width=width)
    if number_format is None:
        return st.column_config.Column(label, width=width)
    return st.column_config.NumberColumn(label, format=number_format, width=width)


def number_width(values: pl.Series, number_format: str | None) -> int:
    """Return the pixels of the longest number of a column, as it is written.

    A number that is cut is another number: 10.74% without its first digit. So there is
    room for more than is written.
    """
    if not values.dtype.is_numeric():
        return 0
    numbers = values.cast(pl.Float64).drop_nulls().drop_nans()
    is_percent = number_format == "percent"
    places = 0 if values.dtype.is_integer() else 4 if number_format is None else 2
    texts = [
        f"{end * 100 if is_percent else end:,.{places}f}{'%' if is_percent else ''}"
        for end in (numbers.min(), numbers.max())
        if isinstance(end, float)
    ]
    return max((text_width(f"{text}0") for text in texts), default=0)


@lru_cache(maxsize=20_000)
def text_width(text: str) -> int:
    """Return the pixels that a text in a cell takes; a Chinese letter is two wide."""
    letters = sum(
        2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text
    )
    return round(letters * LETTER_WIDTH + CELL_EDGES)


def longest(values: pl.Series) -> int:
    """Return the pixels of the longest text of a column; 0 without any."""
    texts = set(values.head(ROWS_LOOKED_AT).drop_nulls().to_list())
    wide = [text for text in texts if not text.isascii()]
    # Of Latin texts the one with most letters is the widest: a thousand ids are one.
    narrow = max((text for text in texts if text.isascii()), key=len, default=None)
    if narrow is not None:
        wide.append(narrow)
    return max(map(text_width, wide), default=0)


def row_height(frame: pl.DataFrame) -> int | None:
    """Return the height that shows the longest text whole; None = one line each."""
    needed = [
        -(-(longest(frame[name]) - CELL_EDGES) // (width - CELL_EDGES))
        for name, width in text_widths(frame).items()
    ]
    lines = min(max(needed, default=1), MOST_LINES)
    if lines <= 1:
        return None
    return TALL_ROW + max(0, lines - LINES_OF_TALL_ROW) * LINE_HEIGHT


def show_table(frame: pl.DataFrame, alt: str, height: int | None = None) -> None:
    """Show a table; alt says in a sentence what it holds, height is the most it takes.

    height: pixels; None = as many as there are rows, up to Streamlit's own limit.
    """
    st.dataframe(
        signed(frame),
        column_config=column_config(frame),
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=height_of(frame, height),
        row_height=row_height(frame) or LOW_ROW,
    )


def height_of(
    frame: pl.DataFrame, most: int | None
) -> int | Literal["auto", "content"]:
    """Return the height of a table: every row in view of a few, no empty lines."""
    row = row_height(frame) or LOW_ROW
    if LOW_ROW + frame.height * row <= (most or MOST_CONTENT):
        return "content"
    if most is None:
        return "auto"
    # whole rows below the heading: none is cut at the lower edge
    return LOW_ROW + max(1, (most - LOW_ROW) // row) * row


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
    st.dataframe(
        signed(frame),
        column_config=column_config(frame),
        hide_index=True,
        placeholder=MISSING,
        alt=alt,
        height=height_of(frame, height),
        row_height=row_height(frame) or LOW_ROW,
        key=key,
        on_select=on_choice,
        selection_mode="single-row",
    )
