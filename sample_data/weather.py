"""Why two ordinary Saturdays differ: weather for all, chance for each place."""

import numpy as np
from numpy.typing import NDArray

from sample_data.seeded import stream

Floats = NDArray[np.float64]

RAINY_SHARE = 0.28  # of days
RAIN_FACTOR = 0.94
DRY_FACTOR = 1.02
SHARED_SPREAD = 0.025
PLACE_SPREAD = 0.04
CARRIED_OVER = 0.35  # how much of yesterday's deviation is still there today


def shared_noise(day_count: int) -> Floats:
    """Return one factor per day that all places share."""
    random = stream("weather")
    is_rainy = random.random(day_count) < RAINY_SHARE
    drift = _carried(random.normal(0, SHARED_SPREAD, (day_count, 1)))[:, 0]
    return np.where(is_rainy, RAIN_FACTOR, DRY_FACTOR) * np.exp(drift)


def place_noise(day_count: int, place_count: int) -> Floats:
    """Return one factor per day and place."""
    shocks = stream("places").normal(0, PLACE_SPREAD, (day_count, place_count))
    return np.exp(_carried(shocks))


def _carried(shocks: Floats) -> Floats:
    deviations = np.empty_like(shocks)
    yesterday = np.zeros(shocks.shape[1])
    for day, shock in enumerate(shocks):
        yesterday = CARRIED_OVER * yesterday + shock
        deviations[day] = yesterday
    return deviations
