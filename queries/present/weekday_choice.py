"""Which weekdays the hours are taken from: all of them, some, or a single one."""

import datetime as dt
from dataclasses import dataclass

from queries.present.asking import Query
from queries.present.filters import Period
from queries.present.language import say
from queries.present.url_state import url_select

#: The id of "every weekday" in the URL.
EVERY_DAY = "all"


@dataclass(frozen=True)
class Weekdays:
    """Chosen weekdays: their name, and their digits 1 = Monday … 7; None = all."""

    name: str
    digits: str | None

    @property
    def next_digits(self) -> str | None:
        """The weekdays after them: what is left of a night after midnight."""
        if self.digits is None:
            return None
        return ",".join(str(int(digit) % 7 + 1) for digit in self.digits.split(","))


def weekday_names() -> dict[str, str]:
    """Return id → name of what can be chosen; an id is the digits without commas."""
    return {
        EVERY_DAY: say("每天"),
        "1234": say("周一至周四"),
        "56": say("周五、周六"),
        "67": say("周六、周日"),
        "1": say("周一"),
        "2": say("周二"),
        "3": say("周三"),
        "4": say("周四"),
        "5": say("周五"),
        "6": say("周六"),
        "7": say("周日"),
    }


def pick_weekdays() -> Weekdays:
    """Let a person choose the weekdays; the choice stands in the URL."""
    names = weekday_names()
    chosen = url_select("weekdays", say("星期几"), names, EVERY_DAY, 180)
    return Weekdays(names[chosen], None if chosen == EVERY_DAY else ",".join(chosen))


def hours_query(period: Period, digits: str | None) -> Query:
    """Return the query of the hours of a period on these weekdays."""
    span = (period.from_on, period.to_on)
    if digits is None:
        return Query("footfall_by_hour", span)
    return Query("footfall_by_hour_on_weekdays", (*span, digits))


def night_queries(period: Period, weekdays: Weekdays) -> tuple[Query, Query]:
    """Return the queries of the hours before and after midnight of the nights.

    The hours after midnight are those of the days after: also their weekday is.
    """
    day = dt.timedelta(days=1)
    after = Period(period.from_on + day, period.to_on + day)
    return (
        hours_query(period, weekdays.digits),
        hours_query(after, weekdays.next_digits),
    )
