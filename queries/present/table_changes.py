"""Writes the changes and shares of a table; below what is written they stay numbers."""

from functools import partial

import polars as pl
from streamlit.dataframe_util import Data

from queries.present.formats import MISSING, change, share

#: Ends of the names of columns that hold a change: written with + or −, never bare.
CHANGES = (
    *("change_ratio", "change_visit_count", "difference", "uplift_ratio"),
    *("uplift_visit_count", "_low_ratio", "_high_ratio"),
)


#: Ends of the names of columns that hold a part of a whole or a multiple of one.
SHARES = ("_share", "_ratio")

#: From here on a share would be written as 100% though a little is missing.
LEAST_OF_WHOLE = 0.9995

#: A longer table leaves the writing to the browser: to write a cell here takes time.
MOST_ROWS = 2_000


def is_written(column: str, values: pl.Series) -> bool:
    """Return whether a column is written here, as the sentences of a page are.

    The browser writes a change without its sign, and 100% where a little is missing.
    """
    if len(values) > MOST_ROWS or not values.dtype.is_numeric():
        return False
    if column.endswith(CHANGES):
        return True
    return column.endswith(SHARES) and any(
        LEAST_OF_WHOLE <= value < 1 for value in values.to_list() if value is not None
    )


def written(column: str, value: float) -> str:
    """Write one change or share: +9.8%, −11,832, 102.8%."""
    if not column.endswith(CHANGES):
        return share(value)
    if column.endswith("_ratio"):
        return change(value)
    size = f"{abs(value):,.0f}" if value == int(value) else f"{abs(value):,.2f}"
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{size}"


def signed(frame: pl.DataFrame) -> Data:
    """Return what Streamlit shows: changes and shares written, still numbers.

    A table sorts by the numbers under what is written.
    """
    data = shown(frame)
    columns = [name for name in data.columns if is_written(name, data[name])]
    if not columns:
        return data
    writers = {name: partial(written, name) for name in columns}
    return data.to_pandas().style.format(writers, na_rep=MISSING)


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame as the browser takes it: decimals as floats, shares rounded.

    A share rounded like this is written by the browser as in a sentence, 102.8% and not
    102.83%; to write it here takes 6 ms a table.
    """
    data = frame.with_columns(pl.selectors.decimal().cast(pl.Float64))
    if frame.height > MOST_ROWS:
        return data
    rounded = [
        # Python rounds what the number is, as the sentences do; Polars what it times
        # a thousand is
        pl.Series(
            name,
            [None if value is None else round(value, 3) for value in data[name]],
            dtype=pl.Float64,
        )
        for name in data.columns
        if name.endswith(SHARES)
        and data[name].dtype.is_float()
        and not is_written(name, data[name])
    ]
    return data.with_columns(rounded) if rounded else data
