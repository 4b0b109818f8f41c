"""When each complaint came, was dealt with and paid back, and how it ended."""

from datetime import datetime

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from sample_data.calendar_days import rest_runs
from sample_data.complaint_batches import Batch
from sample_data.seeded import stream

TIMES = ("received_at", "accepted_at", "verified_at", "closed_at", "refunded_at")
HOLIDAY_WEIGHT = 3.0  # a holiday brings as many complaints as three other days

CHANNELS = ("12345", "12315", "租房安", "陶小二", "全国旅游监管服务平台", "现场")
CHANNEL_SHARES = (0.28, 0.17, 0.12, 0.21, 0.09, 0.13)
CATEGORIES = ("服务态度", "质量纠纷", "涨价", "虚假宣传", "环境卫生")
CATEGORY_SHARES = (0.3, 0.28, 0.16, 0.14, 0.12)
PAYERS = ("商家", "专班垫付", "平台")
PAYER_SHARES = (0.8, 0.13, 0.07)

SMALLEST_FEN = 500
DATA_ENDS_AT = datetime(2026, 11, 1)  # noqa: DTZ001 – local wall clock

Fen = NDArray[np.int64]
Flags = NDArray[np.bool_]


def cases(batch: Batch) -> pl.DataFrame:
    """Return one row per complaint of the batch, in no order, without parties."""
    random = stream(batch.name)
    times = _times(batch, random)
    is_open = _is_open(batch, random, times)
    fen = _refunds_fen(batch, random, is_open)
    kinds = random.choice(CATEGORIES, batch.case_count, p=CATEGORY_SHARES)
    table = pl.DataFrame(
        {
            "channel": random.choice(CHANNELS, batch.case_count, p=CHANNEL_SHARES),
            "category": np.where(batch.kind == "integrity", "诚信退赔", kinds),
            "fen": fen,
            "paid_fen": fen + random.integers(0, 600, batch.case_count) * 100,
            "payer": random.choice(PAYERS, batch.case_count, p=PAYER_SHARES),
            "is_open": is_open,
            "rating": random.random(batch.case_count),
        }
    )
    return _settled(table.hstack(times), batch)


def _is_open(batch: Batch, random: Generator, times: pl.DataFrame) -> Flags:
    """Return which cases nobody has closed by the end of the data."""
    closes_later = (times["closed_at"] >= DATA_ENDS_AT).to_numpy()
    return closes_later | (random.random(batch.case_count) < batch.open_share)


def _refunds_fen(batch: Batch, random: Generator, is_open: Flags) -> Fen:
    """Return refunds of closed cases that add up to the batch's total exactly.

    Half and whole yuan, as people agree on them; the largest takes what rounding left.
    """
    fen = np.zeros(batch.case_count, dtype=np.int64)
    if batch.refund_count == 0:
        return fen
    weights = random.lognormal(0, 0.7, batch.refund_count)
    wanted = weights / weights.sum() * batch.refunded_fen
    refunds = np.maximum(wanted // 50 * 50, SMALLEST_FEN).astype(np.int64)
    refunds[refunds.argmax()] += batch.refunded_fen - int(refunds.sum())
    closed = random.permutation(np.flatnonzero(~is_open))
    fen[closed[: batch.refund_count]] = refunds
    return fen


def _times(batch: Batch, random: Generator) -> pl.DataFrame:
    days = pl.date_range(batch.first_on, batch.last_on, eager=True)
    is_holiday = days.is_in(rest_runs()["日期"].to_list()).to_numpy()
    weights = np.where(is_holiday, HOLIDAY_WEIGHT, 1.0)
    day = random.choice(len(days), batch.case_count, p=weights / weights.sum())
    minute = random.triangular(9 * 60, 20 * 60, 23 * 60 + 40, batch.case_count)
    accept = random.integers(3, 40, batch.case_count)
    verify = accept + random.integers(4, 58, batch.case_count)
    slow = 2 * 24 * 60 if batch.kind == "integrity" else 15 * 24 * 60
    close = verify + random.integers(90, slow - 120, batch.case_count)
    early = random.integers(5, 60, batch.case_count)
    received = pl.col("on").cast(pl.Datetime("us")) + pl.duration(minutes="minute")
    after = {"accepted_at": accept, "verified_at": verify, "closed_at": close}
    after["refunded_at"] = close - early
    return (
        pl.DataFrame({"on": days.gather(day), "minute": minute.astype(np.int64)})
        .with_columns(pl.Series(name, offset) for name, offset in after.items())
        .select(
            received.alias("received_at"),
            *[(received + pl.duration(minutes=name)).alias(name) for name in after],
        )
    )


def _settled(table: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """Blank what an open case cannot have, and what a refund of nothing has not."""
    is_open, is_paid = pl.col("is_open"), pl.col("fen") > 0
    not_rated = is_open | (pl.col("rating") >= 1 - batch.not_rated_share)
    rating = (
        pl.when(not_rated)
        .then(pl.lit("未评价"))
        .when(pl.col("rating") < batch.satisfied_share)
        .then(pl.lit("满意"))
        .otherwise(pl.lit("不满意"))
    )
    outcome = (
        pl.when(is_open)
        .then(pl.lit("办理中"))
        .when(rating == "不满意")
        .then(pl.lit("未达成"))
        .otherwise(pl.lit("达成调解"))
    )
    return table.select(
        "channel",
        "category",
        "received_at",
        "accepted_at",
        "verified_at",
        pl.when(~is_open).then("closed_at"),
        _yuan("paid_fen").alias("paid_yuan"),
        pl.when(~is_open).then(_yuan("fen")).alias("refund_yuan"),
        pl.when(is_paid).then("refunded_at"),
        pl.when(is_paid).then("payer"),
        outcome.alias("outcome"),
        rating.alias("satisfaction"),
    )


def _yuan(fen: str) -> pl.Expr:
    return (pl.col(fen).cast(pl.Decimal(14, 2)) / 100).cast(pl.Decimal(12, 2))
