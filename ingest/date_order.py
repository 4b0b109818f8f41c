"""Files that write some days day first and others month first."""

import polars as pl

from ingest.delivery import FeedError
from ingest.header import Header
from ingest.message import Message
from ingest.refusal import refusal

SLASHED = r"^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}"


class DateOrders:
    """Which orders the unreadable days of each column of a file have proved.

    Where 13/05/2024 and 05/13/2024 stand together nobody can say what 03/04/2024 is,
    and a clerk who corrects the first two would leave it wrong.
    """

    def __init__(self, file_name: str, header: Header) -> None:
        self._file_name = file_name
        self._header = header
        self._proved: dict[str, set[str]] = {}

    def refuse_mixed(self, text: pl.DataFrame, faults: pl.DataFrame) -> None:
        """Raise FeedError when the days so far prove both orders of one column."""
        codes = ["unreadable_day", "unreadable_instant"]
        unread = faults.filter(pl.col("reason_code").is_in(codes))
        for column in unread["column"].unique(maintain_order=True):
            of_column = unread.filter(pl.col("column") == column).select("row_id")
            texts = text.join(of_column, on="row_id", how="semi")[column]
            proved = self._proved.setdefault(column, set())
            if (texts.str.extract(SLASHED, 1).cast(pl.Int32) > 12).any():
                proved.add("day first")
            if (texts.str.extract(SLASHED, 2).cast(pl.Int32) > 12).any():
                proved.add("month first")
            if len(proved) > 1:
                raise self._refusal(column)

    def _refusal(self, column: str) -> FeedError:
        name = self._header.names[self._header.positions[column]]
        return refusal(
            self._file_name,
            Message(
                f"“{name}”列里既有日/月/年又有月/日/年，无法判断",
                f"the column {name} holds both day/month/year and month/day/year",
            ),
            Message(
                "请统一写成 2024-05-01 这样的日期。",
                "Write all of them such as 2024-05-01.",
            ),
        )
