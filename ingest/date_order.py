"""Files that write some days day first and others month first."""

import polars as pl

from ingest.header import Header
from ingest.message import Message
from ingest.refusal import refusal

SLASHED = r"^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}"


def refuse_mixed_orders(
    file_name: str, text: pl.DataFrame, faults: pl.DataFrame, header: Header
) -> None:
    """Raise FeedError when a column with unreadable days proves both orders.

    Where 13/05/2024 and 05/13/2024 stand together nobody can say what 03/04/2024 is,
    and a clerk who corrects the first two would leave it wrong. A layout that reads
    one of the orders is no excuse: its day 03/04/2024 may be the other one.
    """
    codes = ["unreadable_day", "unreadable_instant"]
    unread = faults.filter(pl.col("reason_code").is_in(codes))
    for column in unread["column"].unique(maintain_order=True):
        texts = text[column]
        first = texts.str.extract(SLASHED, 1).cast(pl.Int32)
        second = texts.str.extract(SLASHED, 2).cast(pl.Int32)
        if (first > 12).any() and (second > 12).any():
            raise refusal(
                file_name,
                Message(
                    f"“{header.names[header.positions[column]]}”列里既有日/月/年"
                    "又有月/日/年，无法判断",
                    f"the column {header.names[header.positions[column]]} holds both "
                    "day/month/year and month/day/year",
                ),
                Message(
                    "请统一写成 2024-05-01 这样的日期。",
                    "Write all of them such as 2024-05-01.",
                ),
            )
