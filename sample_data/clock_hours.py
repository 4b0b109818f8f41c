"""How the visits of a day spread over its 24 hours, by night and by day."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sample_data.places import gates

Floats = NDArray[np.float64]

# Percent of the day from 00:00 on; a night zone fills up after 18:00.
NIGHT_ZONE = """
0.9 0.35 0.12 0.06 0.05 0.1  0.4 1.1 2.2 3.6 4.8 5.2
4.6 4.2 4.6 5.2 5.4 5.6  7.2 9.6 10.4 9.2 6.2 2.9
"""
DAY_ZONE = """
0.1 0.04 0.02 0.02 0.02 0.08  0.5 1.8 4.2 8.0 10.6 10.0
6.8 7.0 9.6 10.4 9.0 6.4  4.2 3.6 3.0 2.0 1.0 0.4
"""
SUMMER_NIGHT_LIFT = 1.15  # June–September from 18:00, before shares are normed to 1


def hour_shares(days_of_data: pl.DataFrame) -> Floats:
    """Return the share of each hour in its day, as (day, hour, place)."""
    is_night_zone = (gates()["is_night_zone"] == "是").to_numpy()
    profile = np.where(is_night_zone, _column(NIGHT_ZONE), _column(DAY_ZONE))
    by_day = np.repeat(profile[None, :, :], len(days_of_data), axis=0)
    is_summer = days_of_data["counted_on"].dt.month().is_between(6, 9).to_numpy()
    by_day[is_summer, 18:, :] *= SUMMER_NIGHT_LIFT
    shares: Floats = by_day / by_day.sum(axis=1, keepdims=True)
    return shares


def _column(percents: str) -> Floats:
    return np.array([[float(percent)] for percent in percents.split()])
