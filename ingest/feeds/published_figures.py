"""published_figures 公布数字: one row = a figure in a published document.

Required: 数字编号, 材料, 原句. 量 names what recomputes it and is empty for a figure
that is context only; then everything else may be empty too. 允许差 is 0, 下限 and
仅节假日 are 否 when not given.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.feeds.visitor_counts import MEASURES
from ingest.layout import Layout

QUANTITIES = [
    "visit_count",
    "complaint_count",
    "refund_count",
    "refunded_yuan",
    "satisfied_share",
    "planned_stall_count",
    "venue_count",
    "pledged_merchant_count",
]


class PublishedFigure(Row):
    """Columns and rules of a published_figures file."""

    figure_id = dy.String(nullable=False, metadata=named("数字编号"))
    document_name = dy.String(nullable=False, metadata=named("材料"))
    sentence = dy.String(nullable=False, metadata=named("原句"))
    quantity = dy.String(
        nullable=True,
        check=lambda text: text.is_in(QUANTITIES),
        metadata=named("量", choices=QUANTITIES),
    )
    published_value = dy.Decimal(18, 4, nullable=True, metadata=named("公布值"))
    tolerance_value = dy.Decimal(18, 4, nullable=True, min=0, metadata=named("允许差"))
    is_at_least = dy.Bool(nullable=True, metadata=named("下限"))
    district_id = dy.String(nullable=True, metadata=named("范围片区"))
    measure = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(MEASURES.values())),
        metadata=named("指标", words=MEASURES),
    )
    category = dy.String(nullable=True, metadata=named("投诉类别"))
    from_on = dy.Date(nullable=True, metadata=named("起"))
    to_on = dy.Date(nullable=True, metadata=named("止"))
    is_holidays_only = dy.Bool(nullable=True, metadata=named("仅节假日"))
    source_name = dy.String(nullable=True, metadata=named("出处"))
    note = dy.String(nullable=True, metadata=named("说明"))

    @dy.rule()
    def has_a_value_when_it_is_recomputed(cls) -> pl.Expr:
        """Without a value there is nothing to compare with."""
        return pl.col("quantity").is_null() | pl.col("published_value").is_not_null()

    @dy.rule()
    def covers_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: it is no limit."""
        return pl.col("to_on") >= pl.col("from_on")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Fill in what an exact figure leaves out."""
    return Checked(
        rows.with_columns(
            pl.col("tolerance_value").fill_null(pl.lit(0).cast(pl.Decimal(18, 4))),
            pl.col("is_at_least", "is_holidays_only").fill_null(False),
        ),
        no_faults(),
    )


FEED = Feed(
    name="published_figures",
    table="published_figure",
    schema=PublishedFigure,
    required=all_of("figure_id", "document_name", "sentence"),
    key=("figure_id",),
    table_columns={
        "figure_id": pl.String,
        "document_name": pl.String,
        "sentence": pl.String,
        "quantity": pl.String,
        "published_value": pl.Decimal(18, 4),
        "tolerance_value": pl.Decimal(18, 4),
        "is_at_least": pl.Boolean,
        "district_id": pl.String,
        "measure": pl.String,
        "category": pl.String,
        "from_on": pl.Date,
        "to_on": pl.Date,
        "is_holidays_only": pl.Boolean,
        "source_name": pl.String,
        "note": pl.String,
    },
    derive=derive,
    rule_reasons={
        "has_a_value_when_it_is_recomputed": ("published_value", "missing_value"),
        "covers_a_day_at_least": ("to_on", "ends_before_it_starts"),
    },
)
