"""complaints 投诉: one row = a complaint; its refund becomes a row of its own.

Required: 投诉编号, 受理时间. 退赔金额 0.00 = decided that none is due; blank = not yet
decided; any other amount is also a refund. Times before 受理时间 keep the case and its
money, flagged, so that no duration counts it. An unregistered merchant is no fault.
投诉人, 电话 and 投诉内容 go to the vault only.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

SATISFACTIONS = ["满意", "不满意", "未评价"]
LATER_TIMES = ("accepted_at", "verified_at", "closed_at", "refunded_at")


class Complaint(Row):
    """Columns and rules of a complaints file."""

    complaint_id = dy.String(nullable=False, metadata=named("投诉编号"))
    channel = dy.String(nullable=True, metadata=named("渠道"))
    received_at = dy.Datetime(nullable=False, metadata=named("受理时间"))
    accepted_at = dy.Datetime(nullable=True, metadata=named("立案时间"))
    verified_at = dy.Datetime(nullable=True, metadata=named("核实时间"))
    closed_at = dy.Datetime(nullable=True, metadata=named("办结时间"))
    merchant_id = dy.String(nullable=True, metadata=named("商户编号"))
    merchant_name = dy.String(nullable=True, metadata=named("商户名称"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    event_id = dy.String(nullable=True, metadata=named("活动编号"))
    category = dy.String(nullable=True, metadata=named("类别"))
    paid_yuan = dy.Decimal(12, 2, nullable=True, min=0, metadata=named("消费金额"))
    refund_yuan = dy.Decimal(12, 2, nullable=True, metadata=named("退赔金额"))
    refunded_at = dy.Datetime(nullable=True, metadata=named("退赔时间"))
    payer = dy.String(nullable=True, metadata=named("退赔方"))
    outcome = dy.String(nullable=True, metadata=named("结果"))
    satisfaction_word = dy.String(nullable=True, metadata=named("评价原词"))
    satisfaction = dy.String(
        nullable=True,
        check=lambda text: text.is_in(SATISFACTIONS),
        metadata=named("满意度", choices=SATISFACTIONS),
    )
    complainant_name = dy.String(nullable=True, metadata=named("投诉人"))
    phone = dy.String(nullable=True, metadata=named("电话"))
    complaint_text = dy.String(nullable=True, metadata=named("投诉内容"))


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Add is_time_ordered and decided_refund_yuan."""
    is_early = pl.any_horizontal(
        (pl.col(time) < pl.col("received_at")).fill_null(False) for time in LATER_TIMES
    )
    ordered = rows.with_columns(
        is_time_ordered=~is_early, decided_refund_yuan=pl.col("refund_yuan")
    )
    return Checked(ordered, no_faults())


def refunds(rows: pl.DataFrame) -> pl.DataFrame:
    """The refunds that come with complaints: amounts other than zero."""
    return rows.filter(pl.col("refund_yuan") != 0).select(
        pl.col("complaint_id").alias("refund_id"),
        "complaint_id",
        "payer",
        pl.col("refund_yuan").alias("refunded_yuan"),
        "refunded_at",
        pl.lit(None, dtype=pl.Decimal(12, 2)).alias("recovered_yuan"),
        pl.lit(None, dtype=pl.Datetime("us")).alias("recovered_at"),
        pl.lit(None, dtype=pl.String).alias("reversal_of_id"),
        "source_sheet",
        "source_row",
    )


FEED = Feed(
    name="complaints",
    table="fct_complaint",
    schema=Complaint,
    required=all_of("complaint_id", "received_at"),
    key=("complaint_id",),
    table_columns={
        "complaint_id": pl.String,
        "channel": pl.String,
        "received_at": pl.Datetime("us"),
        "accepted_at": pl.Datetime("us"),
        "verified_at": pl.Datetime("us"),
        "closed_at": pl.Datetime("us"),
        "merchant_id": pl.String,
        "merchant_name": pl.String,
        "district_id": pl.String,
        "event_id": pl.String,
        "category": pl.String,
        "paid_yuan": pl.Decimal(12, 2),
        "decided_refund_yuan": pl.Decimal(12, 2),
        "outcome": pl.String,
        "satisfaction_word": pl.String,
        "satisfaction": pl.String,
        "is_time_ordered": pl.Boolean,
    },
    derive=derive,
    split={"fct_refund": refunds},
    personal=("complainant_name", "phone", "complaint_text"),
    flags={"times_out_of_order": ~pl.col("is_time_ordered")},
)
