"""Chooses how the numbers of a column are written: by its unit, or as they need."""

import polars as pl

#: Suffix of a column → number format.
NUMBER_FORMATS = {
    "_count": "%,d",
    "_yuan": "%,.2f",
    "_share": "percent",
    "_ratio": "percent",
    "_10k_visits": "%.2f",
    "_count_per_day": "%,.0f",
    "_count_per_night": "%,.0f",
    "_index": "%.1f",
    "_hours": "%,.1f",
    "_days": "%,.1f",
    "_m2": "%,.1f",
}

#: The most decimals of a number whose unit says nothing.
MOST_PLACES = 4


def number_format(column: str, values: pl.Series) -> str | None:
    """Return the format of a column of numbers; None = as the browser writes them.

    values: also those of other columns, which have none.
    """
    chosen = next(
        (text for suffix, text in NUMBER_FORMATS.items() if column.endswith(suffix)),
        None,
    )
    if values.dtype.is_integer():
        # the third day of an edition is no 3.0
        return chosen if column.endswith("_count") else None
    if chosen is None and values.dtype.is_numeric():
        return f"%,.{places_needed(values)}f"
    return chosen


def places_needed(values: pl.Series) -> int:
    """Return how many decimals the numbers have, trailing zeros left out."""
    numbers = values.cast(pl.Float64).drop_nulls().drop_nans()
    for places in range(MOST_PLACES):
        if ((numbers - numbers.round(places)).abs() < 0.5 * 10**-MOST_PLACES).all():
            return places
    return MOST_PLACES
