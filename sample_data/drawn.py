"""Reads the tables that are drawn as text in this folder."""

from io import StringIO

import polars as pl


def read_drawn(text: str) -> pl.DataFrame:
    """Return the rows of a table drawn with ``|``: text cells, NULL where blank."""
    return pl.read_csv(StringIO(text.strip()), separator="|", infer_schema=False)
