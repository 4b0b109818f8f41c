"""What a trial load changes in the payments of cases, which two feeds speak about.

A case that comes again with another payment, or with none, changes what was paid
although the case itself may be as it was; a payment listed singly takes the place of
the one that came with its case.
"""

from dataclasses import replace

import polars as pl

from ingest.feeds.registry import FEEDS
from ingest.message import Message
from warehouse.changes import (
    HELD,
    MOST_LISTED_RECORDS,
    Written,
    change_of,
    changed_columns,
)
from warehouse.effect import Change

LISTED_SINGLY = Message("以逐笔退赔为准", "the listed payments count")
KEY = ("refund_id", "complaint_id")
PLACE = ["source_sheet", "source_row"]


def payments_of_cases(
    payments: Written, cases: Written, delivered: pl.DataFrame
) -> pl.DataFrame:
    """The payments of known cases that a complaints file changes, held and said.

    delivered: the cases of the file, complaint_id and PLACE.
    """
    new_cases = cases.rows.join(cases.moved, on="complaint_id", how="anti")
    known = delivered.select("complaint_id", *PLACE).join(
        new_cases, on="complaint_id", how="anti"
    )
    said = payments.rows.drop(PLACE)
    both = said.join(
        payments.moved.drop(PLACE), on="refund_id", how="full", suffix=HELD
    ).with_columns(
        pl.coalesce("complaint_id", f"complaint_id{HELD}"),
        pl.coalesce("refund_id", f"refund_id{HELD}"),
        pl.col(f"delivery_id{HELD}").fill_null(0),
    )
    return both.join(known, on="complaint_id", maintain_order="right")


def changes_of_cases(both: pl.DataFrame) -> list[Change]:
    """The changes of payments_of_cases, of the first cases."""
    feed = FEEDS["complaints"]
    return [
        change_of(row, column, feed)
        for row in both.head(MOST_LISTED_RECORDS).iter_rows(named=True)
        for column in changed_columns(row, KEY)
    ]


def changes_by_list(payments: Written) -> list[Change]:
    """The payments that came with cases and are listed singly from now on."""
    first = payments.rows.unique("complaint_id", keep="first", maintain_order=True)
    came = payments.moved.filter(pl.col("refund_id") == pl.col("complaint_id"))
    both = first.join(came, on="complaint_id", suffix=HELD).head(MOST_LISTED_RECORDS)
    feed = FEEDS["refunds"]
    return [
        replace(change_of(row, "refunded_yuan", feed), said=LISTED_SINGLY)
        for row in both.iter_rows(named=True)
    ]
