"""The visitor counts before anything goes wrong: hours × places, in whole visits.

Arrays are (day, hour, place); a visit is an entry through a gate.
"""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sample_data.calendar_days import days, rest_runs
from sample_data.clock_hours import hour_shares
from sample_data.festivals import DRAWS, MOVE, held_editions
from sample_data.places import gates, place_ids
from sample_data.seeded import stream
from sample_data.weather import place_noise, shared_noise

FIRST_ON = date(2024, 1, 1)
LAST_ON = date(2026, 10, 31)

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

# What the middle of each month is worth; days between are interpolated.
MONTHS = (0.84, 0.86, 1.0, 1.08, 1.08, 1.0, 1.07, 1.08, 1.0, 1.1, 1.02, 0.88)
WEEKDAYS = (0.94, 0.93, 0.94, 0.98, 1.12, 1.42, 1.28)
YEARLY_GROWTH = 1.07
# How many ordinary days a day of the holiday is worth, before its own rise and fall.
HOLIDAY_LEVELS = {"元旦": 1.9, "春节": 2.75, "清明节": 1.9, "劳动节": 2.4}
HOLIDAY_LEVELS |= {"端午节": 1.8, "中秋节": 2.0, "国庆节": 2.4, "国庆节、中秋节": 2.4}
# 2025's published figure is that much higher than 2024's holidays; 2026 follows it.
SPRING_FESTIVAL_LIFT = {2024: 1.0, 2025: 1.37, 2026: 1.32}


def day_frame() -> pl.DataFrame:
    """Return the days of the data: counted_on, holiday, day_index, day_count."""
    return (
        days()
        .select(
            pl.col("日期").alias("counted_on"),
            (pl.col("调休上班") == "是").alias("is_makeup"),
        )
        .filter(pl.col("counted_on").is_between(FIRST_ON, LAST_ON))
        .join(
            rest_runs().rename({"日期": "counted_on", "节日": "holiday"}),
            on="counted_on",
            how="left",
            maintain_order="left",
        )
    )


def counts() -> Counts:
    """Return the visits of every hour and place, with what the festivals did."""
    days_of_data = day_frame()
    expected = (
        _day_level(days_of_data)[:, None, None]
        * hour_shares(days_of_data)
        * gates()["usual_visits"].to_numpy()[None, None, :]
        * place_noise(len(days_of_data), len(place_ids()))[:, None, :]
    )
    random = stream("counts")
    hourly_noise = random.gamma(400, 1 / 400, expected.shape)
    mean = expected * hourly_noise * festival_factor(days_of_data)
    drawn: Counts = random.poisson(mean).astype(np.int64)
    return drawn


def festival_factor(days_of_data: pl.DataFrame) -> Floats:
    """Return what the festivals multiply the visits of each hour and place by."""
    factor = np.ones((len(days_of_data), 24, len(place_ids())))
    for edition in held_editions().iter_rows(named=True):
        draw = DRAWS.get(edition["festival_id"])
        if draw is not None:
            on_days = _days_between(edition["starts_on"], edition["ends_on"])
            hours = slice(draw.first_hour, draw.end_hour)
            for place_id in edition["place_ids"]:
                place = place_ids().index(place_id)
                factor[on_days, hours, place] *= 1 + draw.ratio
    return factor


def move_next_door(visits: Counts) -> Counts:
    """Return the visits after MOVE: the sum of every hour stays what it was."""
    moved = visits.copy()
    editions = held_editions().filter(pl.col("festival_id") == MOVE.festival_id)
    hours = slice(MOVE.first_hour, MOVE.end_hour)
    pairs = zip(MOVE.from_place_ids, MOVE.to_place_ids, strict=True)
    for from_id, to_id in pairs:
        source, target = place_ids().index(from_id), place_ids().index(to_id)
        for starts_on, ends_on in editions.select("starts_on", "ends_on").iter_rows():
            on_days = _days_between(starts_on, ends_on)
            leaving = np.rint(visits[on_days, hours, source] * MOVE.share)
            moved[on_days, hours, source] -= leaving.astype(np.int64)
            moved[on_days, hours, target] += leaving.astype(np.int64)
    return moved


def _days_between(first_on: date, last_on: date) -> slice:
    return slice((first_on - FIRST_ON).days, (last_on - FIRST_ON).days + 1)


def _day_level(days_of_data: pl.DataFrame) -> Floats:
    on = pl.col("counted_on")
    weekday = (
        pl.when("is_makeup")
        .then(WEEKDAYS[0])
        .otherwise(on.dt.weekday().replace_strict(dict(enumerate(WEEKDAYS, 1))))
    )
    rise_and_fall = (
        0.8 + 0.36 * ((pl.col("day_index") + 0.5) / pl.col("day_count") * np.pi).sin()
    )
    lift = on.dt.year().replace_strict(SPRING_FESTIVAL_LIFT)
    holiday = (
        pl.col("holiday").replace_strict(HOLIDAY_LEVELS)
        * pl.when(pl.col("holiday") == "春节").then(lift).otherwise(1.0)
        * rise_and_fall
    )
    growth = YEARLY_GROWTH ** ((on - FIRST_ON).dt.total_days() / 365)
    level = days_of_data.select(holiday.fill_null(weekday) * growth)
    season = _season(days_of_data["counted_on"])
    return level.to_series().to_numpy() * season * shared_noise(len(days_of_data))


def _season(days_of_data: pl.Series) -> Floats:
    day_of_year = days_of_data.dt.ordinal_day().to_numpy()
    mid_months = np.arange(12) * 30.4 + 15
    season: Floats = np.interp(day_of_year, mid_months, MONTHS, period=365)
    return season
