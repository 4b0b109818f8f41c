"""Work orders of 2026: urgings, repeats, transfers, void rows, pauses, call-backs."""

from datetime import date, datetime, timedelta

import numpy as np
import polars as pl

from sample_data.complaint_cases import DATA_ENDS_AT
from sample_data.seeded import stream

# After the published periods, so that the files alone still add up to their figures.
FIRST_LINK_ON = date(2026, 3, 19)
LINK_COUNTS = {"催办": 10, "重复": 5, "转派": 2, "作废": 3}
HOTLINE = "12345"
MARKET_LINE = "12315"
STATED_DAYS = 5  # what the hotline writes as its deadline, rest days or not
PAUSED_COUNT = 3
EXTENDED_COUNT = 2
REASONS = ("鉴定", "检测", "鉴定")

NO_TIME = pl.lit(None, dtype=pl.Datetime("us"))
NO_TEXT = pl.lit(None, dtype=pl.String)


def with_work_orders(table: pl.DataFrame) -> pl.DataFrame:
    """Return the cases with the columns of work orders, and further rows after them.

    table: numbered cases of 2026 with their parties, times typed. No figure of the
    cases changes: the further rows count with a case or are void, bring no money, and
    a transfer is closed and rated as its original.
    """
    random = stream("work-orders-2026")
    cases = _with_pauses(_with_calls(table, random), random)
    links = _links(cases, random).select(cases.columns)
    number = pl.int_range(len(table) + 1, len(table) + len(links) + 1)
    return pl.concat(
        [
            cases,
            links.with_columns(
                pl.format(
                    "TS2026-{}", number.cast(pl.String).str.zfill(4)
                ).alias("complaint_id")
            ),
        ]
    )  # fmt: skip


def _with_calls(table: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """Add what the hotline writes on its orders: a deadline, and the call back."""
    hours = pl.lit(pl.Series("hours", random.integers(3, 70, len(table))))
    called = pl.col("closed_at") + pl.duration(hours=hours)
    is_hotline = pl.col("channel") == HOTLINE
    is_called = is_hotline & pl.col("closed_at").is_not_null() & (called < DATA_ENDS_AT)
    is_rated = pl.col("satisfaction") != "未评价"
    stated = pl.col("received_at").dt.truncate("1d") + timedelta(days=STATED_DAYS + 1)
    return table.with_columns(
        NO_TEXT.alias("linked_complaint_id"),
        NO_TEXT.alias("link_kind"),
        pl.when(is_hotline).then(pl.lit("否")).alias("is_void"),
        pl.when(is_hotline).then(stated - timedelta(minutes=1)).alias("due_at"),
        pl.when(is_called).then(called).alias("called_at"),
        pl.when(is_called & is_rated)
        .then(pl.lit("是"))
        .when(is_called)
        .then(pl.lit("否"))
        .alias("is_reached"),
    )


def _with_pauses(table: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """Add a few pauses and extensions, and one case that was reopened in between."""
    is_slow = pl.col("closed_at") > pl.col("verified_at") + timedelta(days=6)
    slow = table.filter((pl.col("channel") == MARKET_LINE) & is_slow)["complaint_id"]
    paused = random.choice(slow.to_numpy(), PAUSED_COUNT, replace=False)
    of_hotline = table.filter((pl.col("channel") == HOTLINE) & is_slow)
    extended = of_hotline["complaint_id"].head(EXTENDED_COUNT)
    reopened = of_hotline["complaint_id"].tail(1)
    is_paused = pl.col("complaint_id").is_in(paused)
    reason = pl.col("complaint_id").replace_strict(
        dict(zip(paused, REASONS, strict=True)), default=None
    )
    is_extended = pl.col("complaint_id").is_in(extended.implode())
    is_reopened = pl.col("complaint_id").is_in(reopened.implode())
    after = pl.col("verified_at")
    return table.with_columns(
        pl.when(is_paused)
        .then(after + timedelta(hours=20))
        .otherwise(NO_TIME)
        .alias("paused_from_at"),
        pl.when(is_paused)
        .then(after + timedelta(days=4))
        .otherwise(NO_TIME)
        .alias("paused_to_at"),
        reason.cast(pl.String).alias("pause_reason"),
        pl.when(is_extended)
        .then((pl.col("received_at") + timedelta(days=20)).dt.date())
        .alias("extended_to_on"),
        pl.when(is_reopened)
        .then(after + timedelta(days=3))
        .otherwise(NO_TIME)
        .alias("reopened_at"),
    )


def _links(cases: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """Return rows that urge, repeat or take over a case, and void ones."""
    is_late = pl.col("received_at") >= datetime.combine(
        FIRST_LINK_ON, datetime.min.time()
    )
    chosen = cases.filter(
        is_late & (pl.col("channel") == HOTLINE) & pl.col("closed_at").is_not_null()
    )
    kinds = [kind for kind, count in LINK_COUNTS.items() for _ in range(count)]
    rows = random.choice(len(chosen), len(kinds), replace=False)
    minutes = pl.lit(pl.Series("minutes", random.integers(30, 170, len(kinds))))
    kind = pl.Series("kind", kinds)
    is_void, is_transfer = kind == "作废", kind == "转派"
    return (
        chosen.select(pl.all().gather(rows))
        .with_columns(
            pl.when(~is_void).then("complaint_id").alias("linked_complaint_id"),
            pl.when(~is_void).then(kind).alias("link_kind"),
            pl.when(is_void).then(pl.lit("是")).otherwise("is_void").alias("is_void"),
            pl.col("accepted_at") + pl.duration(minutes=minutes),
        )
        .with_columns(pl.col("accepted_at").alias("received_at"))
        .with_columns(
            NO_TIME.alias("accepted_at"),
            NO_TIME.alias("verified_at"),
            pl.when(is_transfer)
            .then("closed_at")
            .otherwise(NO_TIME)
            .alias("closed_at"),
            pl.when(is_transfer).then("outcome").otherwise(kind).alias("outcome"),
            pl.when(is_transfer)
            .then("satisfaction")
            .otherwise(pl.lit("未评价"))
            .alias("satisfaction"),
            pl.lit(None, dtype=pl.Decimal(12, 2)).alias("paid_yuan"),
            pl.lit(None, dtype=pl.Decimal(12, 2)).alias("refund_yuan"),
            NO_TIME.alias("refunded_at"),
            NO_TEXT.alias("payer"),
            NO_TIME.alias("called_at"),
            NO_TEXT.alias("is_reached"),
            NO_TIME.alias("paused_from_at"),
            NO_TIME.alias("paused_to_at"),
            NO_TEXT.alias("pause_reason"),
            pl.lit(None, dtype=pl.Date).alias("extended_to_on"),
            NO_TIME.alias("reopened_at"),
        )
        .sort("received_at")
    )
