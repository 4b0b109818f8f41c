"""Lays the visits out as the wide hourly files that the exporter sends."""

from datetime import date

import numpy as np
import polars as pl

from sample_data import exact, faults, footfall
from sample_data.places import place_ids


def true_counts() -> tuple[footfall.Counts, faults.Mask]:
    """Return the visits as they stand after the correction, and the blank hours."""
    visits = footfall.counts()
    blank = faults.is_blank(visits)
    met = exact.to_totals(faults.with_zeros(visits), blank)
    return footfall.move_next_door(met), blank


def wide_year(visits: footfall.Counts, blank: faults.Mask, year: int) -> pl.DataFrame:
    """Return one row per hour of the year: 日期, 时段 and one column per place."""
    days = pl.date_range(footfall.FIRST_ON, footfall.LAST_ON, eager=True)
    in_year = days.is_between(date(year, 1, 1), date(year, 12, 31))
    chosen = np.nonzero(in_year.to_numpy())[0]
    readings = visits[chosen].reshape(-1, visits.shape[2])
    is_blank = blank[chosen].reshape(-1, visits.shape[2])
    table = pl.DataFrame(
        {
            "日期": days.gather(np.repeat(chosen, 24)),
            "时段": np.tile(np.arange(24), len(chosen)),
        }
    )
    return table.with_columns(
        pl.Series(place_id, readings[:, place]).set(pl.Series(is_blank[:, place]), None)
        for place, place_id in enumerate(place_ids())
    )
