"""What goes wrong with counters, and the file that corrects one of them."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sample_data.footfall import FIRST_ON, LAST_ON, Counts
from sample_data.places import CLOSED, OPENED, place_ids

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Span:
    """Whole hours of one place, from the first to the last, both included."""

    place_id: str
    first_hour: str  # 2024-07-08 00
    last_hour: str


# Blank in the file: nobody knows, and it is not zero.
DEAD = Span("diaosucichang-houmen", "2024-07-08 00", "2024-08-18 23")
HOLIDAY_OUTAGE = Span("fuzhounong-xikou", "2025-10-03 12", "2025-10-05 11")
# Zeros in the file, on nine days when people certainly came.
ZEROS = Span("taoyijie-nankou", "2025-07-14 00", "2025-07-22 23")
# Delivered twice as high as counted; counts_2025_revision.csv puts it right.
DOUBLED = Span("taoxichuan-nanmen", "2025-02-01 00", "2025-02-02 23")


def is_blank(visits: Counts) -> Mask:
    """Return which hours have no reading: outages, and places not in use."""
    blank = np.zeros(visits.shape, dtype=np.bool_)
    for span in (DEAD, HOLIDAY_OUTAGE):
        blank[mask(span, visits)] = True
    blank[: (OPENED[1] - FIRST_ON).days, :, place_ids().index(OPENED[0])] = True
    blank[(CLOSED[1] - FIRST_ON).days + 1 :, :, place_ids().index(CLOSED[0])] = True
    return blank


def with_zeros(visits: Counts) -> Counts:
    """Return the visits with the nine days on which a counter sent zeros."""
    return np.where(mask(ZEROS, visits), 0, visits)


def with_doubled(visits: Counts) -> Counts:
    """Return the visits as first delivered, two days of one place doubled."""
    return np.where(mask(DOUBLED, visits), 2 * visits, visits)


def mask(span: Span, visits: Counts) -> Mask:
    """Return which cells of a (day, hour, place) array lie in the span."""
    chosen = np.zeros(visits.shape, dtype=np.bool_)
    flat = chosen.reshape(-1, visits.shape[2])  # hours in a row; shares its memory
    first, last = _hour_number(span.first_hour), _hour_number(span.last_hour)
    flat[first : last + 1, place_ids().index(span.place_id)] = True
    return chosen


def revision(visits: Counts) -> pl.DataFrame:
    """Return the corrected hours in the long form of the visitor-counts feed."""
    days = pl.date_range(FIRST_ON, LAST_ON, eager=True)
    day, hour, _ = np.nonzero(mask(DOUBLED, visits))
    return pl.DataFrame(
        {
            "日期": days.gather(day),
            "时段": hour,
            "点位编号": [DOUBLED.place_id] * len(day),
            "人次": visits[mask(DOUBLED, visits)],
            "质量": ["ok"] * len(day),
        }
    )


def _hour_number(text: str) -> int:
    at = datetime.strptime(text, "%Y-%m-%d %H")  # noqa: DTZ007 – local wall clock
    return (at.date() - FIRST_ON).days * 24 + at.hour
