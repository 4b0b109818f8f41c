"""Shows the result of a metric with its codes as words; downloads keep the codes."""

from collections.abc import Callable

import polars as pl

from queries.present.alert_words import kind_label, severity_label
from queries.present.desk_labels import list_label, stage_label, state_label
from queries.present.holiday_names import holiday_label
from queries.present.labels import (
    basis_label,
    feed_label,
    finding_label,
    measure_label,
    release_label,
    rule_label,
    satisfaction_label,
    verdict_label,
)
from queries.present.quantities import quantity_label
from queries.present.refusals import reason_words
from queries.present.uplift_words import uplift_badge
from queries.present.vocabulary import level_name, payer_label, status_label


def verdict_words(code: str) -> str:
    """Name a verdict of any metric; one that nobody names stays a code."""
    for named in (finding_label(code), verdict_label(code), uplift_badge(code)[0]):
        if named != code:
            return named
    return code


def table_words(table: str) -> str:
    """Name a table of facts by its feed; another keeps its name."""
    feed = {
        "fct_visitor_count": "visitor_counts",
        "fct_complaint": "complaints",
        "fct_refund": "refunds",
    }.get(table)
    return table if feed is None else feed_label(feed)


def words_of(column: str) -> Callable[[str], str] | None:
    """Return what names the codes of a column; None = it holds no codes of ours."""
    if column == "verdict" or column.endswith("_verdict"):
        return verdict_words
    if column == "reason" or column.endswith("_reason"):
        return None if column == "pause_reason" else reason_words
    return {
        "measure": measure_label,
        "state": state_label,
        "watch_state": state_label,
        "stage": stage_label,
        "satisfaction": satisfaction_label,
        "quantity": quantity_label,
        "basis": basis_label,
        "feed": feed_label,
        "alert_kind": kind_label,
        "severity": severity_label,
        "release_kind": release_label,
        "list_type": list_label,
        "holiday_name": holiday_label,
        "compared_holiday_name": holiday_label,
        "level_name": level_name,
        "payer": payer_label,
        "table_name": table_words,
        "status": lambda status: status_label(status) or status,
        "rule": rule_label,
    }.get(column)


def with_result_words(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with its codes as words; NULL stays NULL."""
    worded = []
    for column in frame.columns:
        name = words_of(column)
        if name is None or frame[column].dtype != pl.String:
            continue
        # named out here: Polars' threads know no language
        names = {code: name(code) for code in frame[column].drop_nulls().unique()}
        worded.append(pl.col(column).replace(names))
    return frame.with_columns(worded)
