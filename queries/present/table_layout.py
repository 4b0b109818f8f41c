"""Measures a table before it is drawn: how wide its columns, how tall its rows."""

import math
import unicodedata
from functools import lru_cache
from typing import Literal

import polars as pl

from queries.present.column_labels import column_label

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


class Layout:
    """What a table needs to show its texts whole, each text looked at once.

    widest: column of text → the most pixels it gets. row_height: pixels.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self._row_count = frame.height
        self.longest = {
            name: max(longest(frame[name]), 1)
            for name, dtype in frame.schema.items()
            if dtype == pl.String
        }
        self.widest = widest_of(self.longest, frame.columns)
        self.row_height = row_height(self.longest, self.widest)

    def height(self, most: int | None) -> int | Literal["auto", "content"]:
        """Return the height of the table: every row in view of a few, no empty lines.

        most: pixels; None = as many as there are rows, up to Streamlit's own limit.
        """
        if LOW_ROW + self._row_count * self.row_height <= (most or MOST_CONTENT):
            return "content"
        if most is None:
            return "auto"
        # whole rows below the heading: none is cut at the lower edge
        rows = max(1, (most - LOW_ROW) // self.row_height)
        return LOW_ROW + rows * self.row_height


def widest_of(natural: dict[str, int], columns: list[str]) -> dict[str, int]:
    """Return the widest that each column of text gets, in pixels.

    What a table of few columns leaves free goes to its long texts, the first ones
    first: a row of one line is easier to read than one of two.
    """
    others = sum(text_width(column_label(name)) for name in columns)
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


def row_height(natural: dict[str, int], widest: dict[str, int]) -> int:
    """Return the height that shows the longest text whole, in pixels."""
    needed = [
        -(-(natural[name] - CELL_EDGES) // (width - CELL_EDGES))
        for name, width in widest.items()
    ]
    lines = min(max(needed, default=1), MOST_LINES)
    if lines <= 1:
        return LOW_ROW
    return TALL_ROW + max(0, lines - LINES_OF_TALL_ROW) * LINE_HEIGHT


def number_width(values: pl.Series, number_format: str | None) -> int:
    """Return the pixels of the longest number of a column, as it is written.

    A number that is cut is another number: 10.74% without its first digit. So there is
    room for more than is written.
    """
    if not values.dtype.is_numeric():
        return 0
    is_percent = number_format == "percent"
    places = 0 if values.dtype.is_integer() else 4 if number_format is None else 2
    numbers = values.cast(pl.Float64)
    texts = [
        f"{end * 100 if is_percent else end:,.{places}f}{'%' if is_percent else ''}"
        for end in (numbers.min(), numbers.max())
        if isinstance(end, float) and not math.isnan(end)
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
    # Python sorts the missing out: Polars takes 60 µs for that, a page has 60 columns
    texts = set(values.head(ROWS_LOOKED_AT).to_list()) - {None}
    wide = [text for text in texts if not text.isascii()]
    # Of Latin texts the one with most letters is the widest: a thousand ids are one.
    narrow = max((text for text in texts if text.isascii()), key=len, default=None)
    if narrow is not None:
        wide.append(narrow)
    return max(map(text_width, wide), default=0)
