"""Measures a table before it is drawn: how wide its columns, how tall its rows."""

import math
import re
import unicodedata
from functools import lru_cache
from statistics import median
from typing import Literal

import polars as pl

from queries.present.column_labels import column_label
from queries.present.language import current

#: Pixels of a Latin letter, a Chinese one being two, and of the edges of a cell; what
#: may be either (·, —) stands among Chinese ones here.
LETTER_WIDTH = 6.6
WIDE = "WFA"
CELL_EDGES = 20

#: Pixels of a table that no window cuts: the narrowest one asked for has 1280.
TABLE_WIDTH = 815

#: A column of text up to this width stays whole; wider ones share what is left.
SHORT_TEXT = 200

#: The widest column of text that is one line where few rows are so long.
MOST_TEXT = 900

#: Pixels of a row of one line.
LOW_ROW = 35

#: Pixels of a row that holds further lines: the browser breaks lines in rows of more
#: than 64 pixels only. Three lines fit, and each further one takes so many more.
TALL_ROW = 68
LINES_OF_TALL_ROW = 3
LINE_HEIGHT = 20

#: A text in lines takes this share of what it is measured at: most of English are
#: small letters, narrower than LETTER_WIDTH by more than a line leaves empty.
LINE_SHARE = {"zh": 1.0, "en": 0.92}

MOST_LINES = 6

#: A table up to this height shows all its rows where nothing else is said.
MOST_CONTENT = 800

#: As many rows as are looked at for the width of a column.
ROWS_LOOKED_AT = 2_000


class Layout:
    """What a table needs to show its texts whole, each text looked at once.

    widths: column of text → its pixels. row_height: pixels.

    A row of one line is easiest to read, so it is kept where the texts fit into the
    window, or most rows would if the few long ones did not widen their columns, or
    nothing makes the table fit: it is then wider than the window. Otherwise long texts
    go on in further lines.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self._row_count = frame.height
        longest_of = {
            name: longest(frame[name])
            for name, dtype in frame.schema.items()
            if dtype == pl.String
        }
        self.widths = {
            name: max(width, text_width(column_label(name)))
            for name, width in longest_of.items()
        }
        self.row_height = LOW_ROW
        room = TABLE_WIDTH - sum(
            other_width(name, dtype)
            for name, dtype in frame.schema.items()
            if dtype != pl.String
        )
        if not self.widths or sum(self.widths.values()) <= room:
            return
        narrow = narrowed(self.widths, room)
        is_short = max(self.widths.values()) <= MOST_TEXT
        # further lines help where the table then fits, and only there
        is_helped = sum(narrow.values()) <= room < self.typical_width(frame)
        if is_short and not is_helped:
            return
        self.widths = narrow
        self.row_height = row_height(longest_of, narrow)

    def typical_width(self, frame: pl.DataFrame) -> float:
        """Return the pixels of the texts of a row as most are: half are not longer."""
        looked_at = frame.head(ROWS_LOOKED_AT)
        return sum(
            max(
                text_width(column_label(name)),
                median(map(text_width_or_none, looked_at[name].to_list())),
            )
            for name in self.widths
        )

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


def other_width(column: str, dtype: pl.DataType) -> int:
    """Return about how wide a column is that holds no text."""
    least = {pl.Date: "2026-10-31", pl.Datetime: "2026-10-31 23:00"}
    written = least.get(dtype.base_type(), "")
    return max(text_width(column_label(column)), text_width(written))


def narrowed(natural: dict[str, int], room: int) -> dict[str, int]:
    """Return widths that fit into the room; the longest texts give way first."""
    long = sorted(
        (width, name) for name, width in natural.items() if width > SHORT_TEXT
    )
    room -= sum(width for width in natural.values() if width <= SHORT_TEXT)
    widths = dict(natural)
    for done, (width, name) in enumerate(long):
        widths[name] = min(width, max(SHORT_TEXT, room // (len(long) - done)))
        room -= widths[name]
    return widths


def row_height(natural: dict[str, int], widths: dict[str, int]) -> int:
    """Return the height that shows the longest text whole, in pixels."""
    share = LINE_SHARE[current()]
    needed = [
        math.ceil(share * (natural[name] - CELL_EDGES) / (width - CELL_EDGES))
        for name, width in widths.items()
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
    written_places = re.search(r"\.(\d)f", number_format or "")
    places = 2 if is_percent else int(written_places[1]) if written_places else 0
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
        2 if unicodedata.east_asian_width(letter) in WIDE or letter == "%" else 1
        for letter in text
    )
    return round(letters * LETTER_WIDTH + CELL_EDGES)


def text_width_or_none(text: str | None) -> int:
    """Return the pixels of a text; 0 where there is none."""
    return 0 if text is None else text_width(text)


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
