"""Brings the visits of a period to a published total, by a few percent at most."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from sample_data.faults import Mask
from sample_data.footfall import Counts, day_frame
from sample_data.places import belt_place_ids, place_ids

FARTHEST = 0.05  # a larger correction would bend the holidays out of shape


@dataclass(frozen=True)
class PublishedTotal:
    """Visits of the belt on the holiday days of a period, both ends included."""

    first_on: date
    last_on: date
    visit_count: int


TOTALS = (
    PublishedTotal(date(2024, 1, 1), date(2024, 12, 31), 3_657_300),
    PublishedTotal(date(2025, 1, 28), date(2025, 2, 4), 1_501_100),
)


def to_totals(visits: Counts, blank: Mask) -> Counts:
    """Return the visits with each published total met exactly.

    Raises ValueError when a total is more than FARTHEST away from the model.
    """
    met = visits.copy()
    is_belt = np.isin(place_ids(), belt_place_ids())
    for total in TOTALS:
        chosen = _holiday_days(total)[:, None, None] & is_belt & ~blank
        met[chosen] = scaled(visits[chosen], total.visit_count)
    return met


def scaled(counts: Counts, total: int) -> Counts:
    """Return counts in the same proportions that add up to the total.

    Largest remainder: round down, then give what is missing to those who lost most.
    """
    factor = total / int(counts.sum())
    if abs(factor - 1) > FARTHEST:
        raise ValueError(f"{total} is {factor:.3f} times what the model gives")
    wanted = counts * factor
    rounded: Counts = np.floor(wanted).astype(np.int64)
    missing = total - int(rounded.sum())
    order = np.argsort(rounded - wanted, kind="stable")
    rounded[order[:missing]] += 1
    return rounded


def _holiday_days(total: PublishedTotal) -> Mask:
    in_period = pl.col("counted_on").is_between(total.first_on, total.last_on)
    chosen = day_frame().select(in_period & pl.col("holiday").is_not_null())
    return chosen.to_series().to_numpy()
