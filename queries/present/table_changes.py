"""Writes the changes of a table with their sign; below it they stay numbers."""

from functools import partial

import polars as pl
from streamlit.dataframe_util import Data

from queries.present.formats import MISSING, change

#: Ends of the names of columns that hold a change: written with + or −, never bare.
CHANGES = (
    *("change_ratio", "change_visit_count", "difference", "uplift_ratio"),
    *("uplift_visit_count", "_low_ratio", "_high_ratio"),
)


def is_change(column: str, values: pl.Series) -> bool:
    """Return whether a column holds changes, which have a sign."""
    return column.endswith(CHANGES) and values.dtype.is_numeric()


def written_change(column: str, value: float) -> str:
    """Write one change: +9.8%, −11,832."""
    if column.endswith("_ratio"):
        return change(value)
    size = f"{abs(value):,.0f}" if value == int(value) else f"{abs(value):,.2f}"
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{size}"


def signed(frame: pl.DataFrame) -> Data:
    """Return what Streamlit shows: changes written with their sign, still numbers.

    A table sorts by the numbers under what is written.
    """
    data = shown(frame)
    changes = [name for name in data.columns if is_change(name, data[name])]
    if not changes:
        return data
    writers = {name: partial(written_change, name) for name in changes}
    return data.to_pandas().style.format(writers, na_rep=MISSING)


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame as the browser takes it: decimals as floats."""
    return frame.with_columns(pl.selectors.decimal().cast(pl.Float64))
