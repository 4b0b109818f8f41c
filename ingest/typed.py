"""Canonical text → typed rows, and every fault by the rules of the feed."""

import dataframely as dy
import polars as pl

from ingest import cells
from ingest.feed import FAULT_SCHEMA, Checked, Feed, faults_of, no_faults
from ingest.layout import Layout

RULE_CODES = {"nullability": "missing_value", "min": "negative_number"}


def type_and_check(
    text: pl.DataFrame, feed: Feed, layout: Layout, unit_digits: dict[str, int]
) -> Checked:
    """Type every cell and ask every rule.

    text: canonical_text. Returned rows: row_id and the feed's columns, typed, the rows
    with faults among them.
    """
    columns = {
        name: column
        for name, column in feed.schema.columns().items()
        if name != "row_id"
    }
    typed = text.select(
        "row_id",
        *(
            typed_cell(name, column, layout, unit_digits.get(name, 0)).alias(name)
            for name, column in columns.items()
        ),
    )
    unreadable = pl.concat(
        [
            no_faults(),
            *(
                unreadable_faults(
                    text.filter(pl.col(name).is_not_null() & typed[name].is_null()),
                    name,
                    columns[name],
                )
                for name in columns_that_lost_values(text, typed, list(columns))
            ),
        ]
    )
    _, bad = feed.schema.filter(typed)
    return Checked(typed, pl.concat([unreadable, rule_faults(bad.details(), feed)]))


def columns_that_lost_values(
    text: pl.DataFrame, typed: pl.DataFrame, names: list[str]
) -> list[str]:
    """The columns with fewer values than texts: no text becomes no value."""
    text_counts = text.select(pl.col(names).count()).row(0)
    value_counts = typed.select(pl.col(names).count()).row(0)
    return [
        name
        for name, text_count, value_count in zip(
            names, text_counts, value_counts, strict=True
        )
        if value_count < text_count
    ]


def unreadable_faults(rows: pl.DataFrame, name: str, column: dy.Column) -> pl.DataFrame:
    """The faults of cells that could not be read; a year beyond reason is named so."""
    if not isinstance(column, dy.Date | dy.Datetime):
        return faults_of(rows, name, unreadable_code(column))
    is_far_year = pl.col(name).str.contains(cells.FAR_YEAR)
    return pl.concat(
        [
            faults_of(rows.filter(is_far_year), name, "year_out_of_range"),
            faults_of(rows.filter(~is_far_year), name, unreadable_code(column)),
        ]
    )


def typed_cell(
    name: str, column: dy.Column, layout: Layout, unit_digits: int
) -> pl.Expr:
    """The cell in the type that its column declares; NULL when it cannot be read."""
    text = pl.col(name)
    if isinstance(column, dy.Int64):
        return cells.whole_number(text, unit_digits)
    if isinstance(column, dy.Decimal):
        return cells.decimal_number(
            text, column.precision or 38, column.scale, unit_digits
        )
    if isinstance(column, dy.Float64):
        return cells.float_number(text)
    if isinstance(column, dy.Date):
        return cells.day(text, layout)
    if isinstance(column, dy.Datetime):
        instant = cells.instant(text, layout)
        return instant.dt.offset_by("1d") if name in layout.last_days else instant
    if isinstance(column, dy.Bool):
        return cells.truth(text)
    return text


def unreadable_code(column: dy.Column) -> str:
    """The reason code of a cell that is not what its column declares."""
    if isinstance(column, dy.Int64):
        return "unreadable_count"
    if isinstance(column, dy.Date):
        return "unreadable_day"
    if isinstance(column, dy.Datetime):
        return "unreadable_instant"
    if isinstance(column, dy.Bool):
        return "unreadable_truth"
    return "unreadable_number"


def rule_faults(details: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """A fault per row and broken rule, from dataframely's account of a filter."""
    rules = [
        name
        for name in details.columns
        if name not in feed.schema.columns() and details.height > 0
    ]
    is_broken = {rule: pl.col(rule).cast(pl.String) == "invalid" for rule in rules}
    counts = details.select(is_broken[rule].sum().alias(rule) for rule in rules)
    return pl.concat(
        [
            no_faults(),
            *(
                faults_of(details.filter(is_broken[rule]), *rule_reason(rule, feed))
                for rule in rules
                if counts[rule].item()
            ),
        ]
    ).cast(pl.Schema(FAULT_SCHEMA))


def rule_reason(rule: str, feed: Feed) -> tuple[str | None, str]:
    """The column to point at and the reason code of a broken rule."""
    if rule in feed.rule_reasons:
        return feed.rule_reasons[rule]
    column, _, kind = rule.partition("|")
    return column, RULE_CODES.get(kind, "unknown_word")
