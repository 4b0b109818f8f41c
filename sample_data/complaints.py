"""The complaints of three years, numbered and laid out as the complaints feed."""

from datetime import datetime

import polars as pl

from sample_data.complaint_batches import batches
from sample_data.complaint_cases import TIMES, cases
from sample_data.complaint_links import with_work_orders
from sample_data.complaint_parties import with_parties

HEADERS = {
    "complaint_id": "投诉编号",
    "channel": "渠道",
    "received_at": "受理时间",
    "accepted_at": "立案时间",
    "verified_at": "核实时间",
    "closed_at": "办结时间",
    "merchant_id": "商户编号",
    "merchant_name": "商户名称",
    "district_id": "区划代码",
    "event_id": "活动编号",
    "category": "类别",
    "paid_yuan": "消费金额",
    "refund_yuan": "退赔金额",
    "refunded_at": "退赔时间",
    "payer": "退赔方",
    "outcome": "结果",
    "satisfaction": "满意度",
    "complainant_name": "投诉人",
    "phone": "电话",
    "complaint_text": "投诉内容",
}
# Written from 2026 on.
WORK_ORDER_HEADERS = {
    "linked_complaint_id": "原投诉编号",
    "link_kind": "关联类型",
    "is_void": "作废",
    "due_at": "承办期限",
    "extended_to_on": "延期至",
    "paused_from_at": "暂停起",
    "paused_to_at": "暂停止",
    "pause_reason": "暂停原因",
    "reopened_at": "重办时间",
    "called_at": "回访时间",
    "is_reached": "是否接通",
}
WORK_ORDER_TIMES = (
    *("due_at", "paused_from_at", "paused_to_at", "reopened_at", "called_at"),
)

# The year of the published 114 cases: all of them within the belt, so that the county,
# which the report speaks of, and the belt, which the app opens with, agree.
PUBLISHED_YEAR = 2024

# Known oddities; the README and the tests name them.
CLOSED_BEFORE_RECEIVED_ID = "TS2025-0100"
REPEATED_ID = "TS2025-0200"
CARRIED_OVER_COUNT = 3  # open in the file of 2025, closed in the file of 2026
CARRIED_OVER_CLOSED_AT = datetime(2026, 1, 12, 10, 30)  # noqa: DTZ001 – wall clock


def complaint_files() -> dict[int, pl.DataFrame]:
    """Return the rows of each year's file, typed, with the feed's Chinese headers."""
    numbered = {year: _numbered(year) for year in (2024, 2025, 2026)}
    carried = _carried_over(numbered[2025])
    numbered[2025] = _with_oddities(numbered[2025])
    orders = with_work_orders(numbered[2026])
    numbered[2026] = pl.concat([carried, orders], how="diagonal")
    return {
        2024: _with_headers(numbered[2024], HEADERS),
        2025: _with_headers(_as_text(numbered[2025], TIMES), HEADERS),
        2026: _with_headers(
            _as_text(numbered[2026], (*TIMES, *WORK_ORDER_TIMES)),
            HEADERS | WORK_ORDER_HEADERS,
        ),
    }


def _numbered(year: int) -> pl.DataFrame:
    of_year = [cases(batch) for batch in batches() if batch.file_year == year]
    received = pl.concat(of_year).sort("received_at", maintain_order=True)
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(4)
    return with_parties(
        received.with_columns(
            pl.format("TS{}-{}", pl.lit(year), number).alias("complaint_id")
        ),
        f"parties-{year}",
        is_of_belt=year == PUBLISHED_YEAR,
    )


def _with_oddities(table: pl.DataFrame) -> pl.DataFrame:
    is_reversed = pl.col("complaint_id") == CLOSED_BEFORE_RECEIVED_ID
    a_day_early = pl.col("received_at") - pl.duration(days=1)
    odd = table.with_columns(
        pl.when(is_reversed).then(a_day_early).otherwise("closed_at").alias("closed_at")
    )
    return pl.concat([odd, odd.filter(pl.col("complaint_id") == REPEATED_ID)])


def _carried_over(table: pl.DataFrame) -> pl.DataFrame:
    """Return the last open cases of a year as the next year's file closes them."""
    open_cases = table.filter(pl.col("closed_at").is_null()).tail(CARRIED_OVER_COUNT)
    return open_cases.with_columns(
        pl.lit(CARRIED_OVER_CLOSED_AT).alias("closed_at"),
        pl.lit("达成调解").alias("outcome"),
        pl.lit("满意").alias("satisfaction"),
        pl.lit("0.00").cast(pl.Decimal(12, 2)).alias("refund_yuan"),
    )


def _as_text(table: pl.DataFrame, times: tuple[str, ...]) -> pl.DataFrame:
    return table.with_columns(pl.col(times).dt.to_string("%Y-%m-%d %H:%M"))


def _with_headers(table: pl.DataFrame, headers: dict[str, str]) -> pl.DataFrame:
    return table.select(pl.col(name).alias(header) for name, header in headers.items())
