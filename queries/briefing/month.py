"""The month that a briefing is about."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from ingest.message import Message
from queries.briefing.refused import BriefingError


@dataclass(frozen=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @property
    def from_on(self) -> dt.date:
        """The first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def to_on(self) -> dt.date:
        """The last day, which belongs to the month."""
        return dt.date(self.year, self.month, self.day_count)

    @property
    def day_count(self) -> int:
        """The days of the month."""
        return calendar.monthrange(self.year, self.month)[1]

    @property
    def year_before(self) -> "Month":
        """The same month of the year before."""
        return Month(self.year - 1, self.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def read_month(text: str) -> Month:
    """Return the month that a text such as 2026-10 names.

    Raises:
        BriefingError: the text is no month.
    """
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text.strip())
    if found and found[1] > "0001" and 1 <= int(found[2]) <= 12:
        return Month(int(found[1]), int(found[2]))
    raise BriefingError(
        Message(
            f"“{text}” 不是月份。\n  没有写任何文件；请写成 2026-10 这样。",
            f"“{text}” is no month.\n  Nothing was written; write it as 2026-10.",
        )
    )
