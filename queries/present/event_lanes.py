"""Places events and holidays in lanes above a daily line: none hides another."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

#: Pixels from one lane to the next, and the height of a bar in it.
LANE_STEP = 20
BAR_HEIGHT = 4

#: Lanes beyond this one would leave no room for the line.
MOST_LANES = 7

#: Width of the plot and of a letter that the reckoning of labels assumes, in pixels.
PLOT_WIDTH = 900
WIDE_LETTER = 12.0
NARROW_LETTER = 6.2


@dataclass(frozen=True)
class Span:
    """Something that lasts from a day to a day, both included."""

    name: str
    kind: str
    from_on: dt.date
    to_on: dt.date


def lay_out(spans: list[Span], from_on: dt.date, to_on: dt.date) -> pl.DataFrame:
    """Return one row per visible span with its lane and the side of its label.

    Columns: name, kind, starts_on, ends_on (true dates), bar_from_on, bar_to_on (cut to
    the period; bar_to_on is excluded), label_on, is_label_left, lane (0 is the top).
    """
    day_width = PLOT_WIDTH / ((to_on - from_on).days + 1)
    free_from: list[float] = []
    rows = []
    visible = [
        span for span in spans if span.to_on >= from_on and span.from_on <= to_on
    ]
    for span in sorted(visible, key=lambda item: (item.from_on, item.to_on, item.name)):
        first = max(span.from_on, from_on)
        last = min(span.to_on, to_on) + dt.timedelta(days=1)
        left = (first - from_on).days * day_width
        right = (last - from_on).days * day_width
        is_label_left = left + label_width(span.name) > PLOT_WIDTH
        if is_label_left:
            left = min(left, right - label_width(span.name))
        lane = first_free(free_from, left)
        free_from[lane : lane + 1] = [max(right, left + label_width(span.name)) + 8]
        rows.append(
            (
                span.name,
                span.kind,
                span.from_on,
                span.to_on,
                first,
                last,
                last if is_label_left else first,
                is_label_left,
                lane,
            )
        )
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").filter(
        pl.col("lane") < MOST_LANES
    )


SCHEMA = {
    "name": pl.String,
    "kind": pl.String,
    "starts_on": pl.Date,
    "ends_on": pl.Date,
    "bar_from_on": pl.Date,
    "bar_to_on": pl.Date,
    "label_on": pl.Date,
    "is_label_left": pl.Boolean,
    "lane": pl.Int64,
}


def first_free(free_from: list[float], left: float) -> int:
    """Return the first lane that is free from this pixel on."""
    for lane, free in enumerate(free_from):
        if free <= left:
            return lane
    return len(free_from)


def label_width(text: str) -> float:
    """Return about how wide a label is, in pixels."""
    return sum(
        WIDE_LETTER if ord(letter) > 0x2E7F else NARROW_LETTER for letter in text
    )
