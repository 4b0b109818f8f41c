"""refunds 退赔: one row = one payment on a case: paid, advanced, recovered, reversed.

Required: 退赔编号, 投诉编号, 退赔金额. For cases with several payments; a case that is
listed here is paid by the rows of this feed alone, no longer by the amount that came
with the complaint. The case must be known. A reversal is negative and may name the
payment that it takes back in 冲回编号. 0.00 is no payment.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, faults_of, named
from ingest.layout import Layout


class Refund(Row):
    """Columns and rules of a refunds file."""

    refund_id = dy.String(nullable=False, metadata=named("退赔编号"))
    complaint_id = dy.String(nullable=False, metadata=named("投诉编号"))
    payer = dy.String(nullable=True, metadata=named("退赔方"))
    refunded_yuan = dy.Decimal(12, 2, nullable=False, metadata=named("退赔金额"))
    refunded_at = dy.Datetime(nullable=True, metadata=named("退赔时间"))
    recovered_yuan = dy.Decimal(12, 2, nullable=True, metadata=named("追偿金额"))
    recovered_at = dy.Datetime(nullable=True, metadata=named("追偿时间"))
    reversal_of_id = dy.String(nullable=True, metadata=named("冲回编号"))

    @dy.rule()
    def is_a_payment(cls) -> pl.Expr:
        """Nothing paid is no row of this feed."""
        return pl.col("refunded_yuan") != 0

    @dy.rule()
    def takes_back_what_it_reverses(cls) -> pl.Expr:
        """A reversal counts against the payment that it names."""
        return pl.col("reversal_of_id").is_null() | (pl.col("refunded_yuan") < 0)

    @dy.rule()
    def has_a_number_of_its_own(cls) -> pl.Expr:
        """The number of the case belongs to the payment that comes with the case."""
        return pl.col("refund_id") != pl.col("complaint_id")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Set payments on unknown cases aside: they would hang in the air."""
    unknown = rows.filter(pl.col("complaint_id").is_not_null()).join(
        registers.complaints, on="complaint_id", how="anti"
    )
    return Checked(rows, faults_of(unknown, "complaint_id", "unknown_complaint"))


FEED = Feed(
    name="refunds",
    table="fct_refund",
    schema=Refund,
    required=all_of("refund_id", "complaint_id", "refunded_yuan"),
    key=("refund_id",),
    table_columns={
        "refund_id": pl.String,
        "complaint_id": pl.String,
        "payer": pl.String,
        "refunded_yuan": pl.Decimal(12, 2),
        "refunded_at": pl.Datetime("us"),
        "recovered_yuan": pl.Decimal(12, 2),
        "recovered_at": pl.Datetime("us"),
        "reversal_of_id": pl.String,
    },
    derive=derive,
    rule_reasons={
        "is_a_payment": ("refunded_yuan", "no_payment"),
        "takes_back_what_it_reverses": ("refunded_yuan", "reversal_not_negative"),
        "has_a_number_of_its_own": ("refund_id", "numbered_as_its_case"),
    },
)
