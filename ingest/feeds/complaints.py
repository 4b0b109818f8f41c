"""complaints 投诉: one row = a complaint as registered; its refund is a row of its own.

Required: 投诉编号, 受理时间. 退赔金额 0.00 = decided that none is due; blank = not yet
decided; any other amount is also a refund. Times before 受理时间, or a pause that ends
before it begins, keep the case and its money, flagged, so that no duration counts it.
原投诉编号 names the complaint that a row urges, repeats or takes over (关联类型); such
a row, and one that is void (作废), is kept and is no case of its own, see
mart.complaint_entry. An unregistered merchant is no fault. 投诉人, 电话 and 投诉内容 go
to the vault only.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

SATISFACTIONS = ["满意", "不满意", "未评价"]
LINK_KINDS = {"催办": "urging", "重复": "repeat", "转派": "transfer"}
LATER_TIMES = (
    *("accepted_at", "verified_at", "closed_at", "refunded_at"),
    *("paused_from_at", "paused_to_at", "reopened_at", "called_at"),
)


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
    linked_complaint_id = dy.String(nullable=True, metadata=named("原投诉编号"))
    link_kind = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(LINK_KINDS.values())),
        metadata=named("关联类型", words=LINK_KINDS),
    )
    is_void = dy.Bool(nullable=True, metadata=named("作废"))
    due_at = dy.Datetime(nullable=True, metadata=named("承办期限"))
    extended_to_on = dy.Date(nullable=True, metadata=named("延期至"))
    paused_from_at = dy.Datetime(nullable=True, metadata=named("暂停起"))
    paused_to_at = dy.Datetime(nullable=True, metadata=named("暂停止"))
    pause_reason = dy.String(nullable=True, metadata=named("暂停原因"))
    reopened_at = dy.Datetime(nullable=True, metadata=named("重办时间"))
    called_at = dy.Datetime(nullable=True, metadata=named("回访时间"))
    is_reached = dy.Bool(nullable=True, metadata=named("是否接通"))
    complainant_name = dy.String(nullable=True, metadata=named("投诉人"))
    phone = dy.String(nullable=True, metadata=named("电话"))
    complaint_text = dy.String(nullable=True, metadata=named("投诉内容"))

    @dy.rule()
    def names_its_original(cls) -> pl.Expr:
        """An urging of nobody knows what cannot be counted with its case."""
        is_named = pl.col("linked_complaint_id").is_not_null()
        return pl.col("link_kind").is_null() | is_named

    @dy.rule()
    def is_not_its_own_original(cls) -> pl.Expr:
        """A row linked to itself would have no case."""
        return pl.col("linked_complaint_id") != pl.col("complaint_id")

    @dy.rule()
    def says_when_a_pause_began(cls) -> pl.Expr:
        """An end without a beginning takes nobody knows how much off a deadline."""
        is_begun = pl.col("paused_from_at").is_not_null()
        return pl.col("paused_to_at").is_null() | is_begun


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Add is_time_ordered and decided_refund_yuan; not said to be void means it is not.

    Rows have the columns of Complaint; no time is changed.
    """
    earliest = [(time, "received_at") for time in LATER_TIMES]
    is_early = pl.any_horizontal(
        (pl.col(late) < pl.col(early)).fill_null(False)
        for late, early in (*earliest, ("paused_to_at", "paused_from_at"))
    )
    ordered = rows.with_columns(
        pl.col("is_void").fill_null(False),
        is_time_ordered=~is_early,
        decided_refund_yuan=pl.col("refund_yuan"),
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
        "linked_complaint_id": pl.String,
        "link_kind": pl.String,
        "is_void": pl.Boolean,
        "due_at": pl.Datetime("us"),
        "extended_to_on": pl.Date,
        "paused_from_at": pl.Datetime("us"),
        "paused_to_at": pl.Datetime("us"),
        "pause_reason": pl.String,
        "reopened_at": pl.Datetime("us"),
        "called_at": pl.Datetime("us"),
        "is_reached": pl.Boolean,
        "is_time_ordered": pl.Boolean,
    },
    derive=derive,
    split={"fct_refund": refunds},
    personal=("complainant_name", "phone", "complaint_text"),
    flags={"times_out_of_order": ~pl.col("is_time_ordered")},
    rule_reasons={
        "names_its_original": ("linked_complaint_id", "missing_value"),
        "is_not_its_own_original": ("linked_complaint_id", "linked_to_itself"),
        "says_when_a_pause_began": ("paused_from_at", "missing_value"),
    },
)
