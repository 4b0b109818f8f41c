"""Rows of a metric as a table shows them: in scope, named, reasons in words."""

import polars as pl

from queries.present.asking import Query, ask, ask_sql
from queries.present.filters import Scope
from queries.present.labels import district_label, finding_label
from queries.present.language import say
from queries.present.refusals import reason_words


def in_scope(frame: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """Return the rows of the districts within the scope.

    frame: district_id; rows without one, about the whole scope, stay.
    """
    if scope.district_id is None or frame.is_empty():
        return frame
    within = ask(Query("districts_in_scope", (scope.district_id,)))["district_id"]
    is_within = pl.col("district_id").is_in(within.to_list())
    return frame.filter(pl.col("district_id").is_null() | is_within)


def of_measure(frame: pl.DataFrame, measure: str) -> pl.DataFrame:
    """Return the rows of one measure, and those that no measure was counted for."""
    return frame.filter(pl.col("measure").is_null() | (pl.col("measure") == measure))


def with_words(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with district_name, and its codes as words.

    frame: district_id, which may be NULL. Columns that end in reason or verdict hold
    words afterwards; NULL stays NULL.
    """
    found = ask_sql("select district_id, district_name from core.dim_district")
    names = dict(found.iter_rows())
    labels = [
        say("整个范围") if key is None else district_label(str(key), names)
        for key in frame["district_id"]
    ]
    return in_words(frame, pl.Series("district_name", labels, dtype=pl.String))


def in_words(frame: pl.DataFrame, *more: pl.Series) -> pl.DataFrame:
    """Return the frame with its verdicts and reasons as words; NULL stays NULL.

    more: columns to be added.
    """
    words = [*more]
    for column in frame.columns:
        if not column.endswith(("reason", "verdict")):
            continue
        say_code = reason_words if column.endswith("reason") else finding_label
        said = [None if code is None else say_code(code) for code in frame[column]]
        words.append(pl.Series(column, said, dtype=pl.String))
    return frame.with_columns(words)
