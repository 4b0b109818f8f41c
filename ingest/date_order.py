"""Days written in two orders in one column: a file nobody can read safely."""

import dataframely as dy
import polars as pl

from ingest.delivery import FeedError
from ingest.header import Header
from ingest.message import Message
from ingest.refusal import refusal

# A first or second number above 12 can only be a day.
DAY_FIRST = r"^(?:1[3-9]|[2-9]\d)[/.-]\d{1,2}[/.-]\d{4}"
MONTH_FIRST = r"^\d{1,2}[/.-](?:1[3-9]|[2-9]\d)[/.-]\d{4}"
UNREAD_CODES = ["unreadable_day", "unreadable_instant"]


class DateOrders:
    """Which orders the texts of each column of a file have proved, block after block.

    Where 13/05/2024 and 05/13/2024 stand together nobody can say what 03/04/2024 is,
    and a clerk who corrects the first two would leave it wrong. A layout that reads
    one of the orders is no excuse: its day 03/04/2024 may be the other one. A column
    whose days were all read, by forms that do not contradict each other, is.
    """

    def __init__(self, file_name: str, header: Header) -> None:
        self._file_name = file_name
        self._header = header
        self._columns = [
            name
            for name, column in header.feed.schema.columns().items()
            if isinstance(column, dy.Date | dy.Datetime) and name in header.positions
        ]
        self._proved: dict[str, set[str]] = {name: set() for name in self._columns}
        self._unread: set[str] = set()

    def refuse_mixed(self, text: pl.DataFrame, faults: pl.DataFrame) -> None:
        """Raise FeedError once a column with an unreadable day has proved both orders.

        text, faults: of the next block, its lines and those that could not be read.
        """
        unread = faults.filter(pl.col("reason_code").is_in(UNREAD_CODES))
        self._unread.update(unread["column"])
        for column in self._columns:
            proved = self._proved[column]
            for pattern in {DAY_FIRST, MONTH_FIRST} - proved:
                if text[column].str.contains(pattern).any():
                    proved.add(pattern)
            if len(proved) > 1 and column in self._unread:
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
