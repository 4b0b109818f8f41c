"""Holidays and the periods they compare with once more, slow and obvious, in Python."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from tests.queries.ledger import DAY, Period

LUNAR = {"春节", "端午", "中秋", "重阳", "元宵", "除夕"}
SOLAR = {"元旦", "清明", "劳动", "国庆"}
LONGEST_FIRST = ["春节", "国庆", "劳动"]
OTHER_NAMES = {"劳动": "五一", "国庆": "十一"}


@dataclasses.dataclass(frozen=True)
class CalendarDay:
    """A day of the calendar; a name where the notice names a holiday for it."""

    is_rest_day: bool
    is_makeup_workday: bool = False
    holiday_name: str | None = None
    status: str = "official"


Calendar = dict[dt.date, CalendarDay]


@dataclasses.dataclass(frozen=True)
class Holiday:
    """A run of days off that holds a named day."""

    days: list[dt.date]
    names: list[str]
    year: int
    is_whole: bool
    is_provisional: bool

    @property
    def period(self) -> Period:
        """First and last day, both included."""
        return self.days[0], self.days[-1]

    @property
    def name(self) -> str:
        """The names as the calendar has them, joined."""
        return "、".join(self.names)

    @property
    def short_names(self) -> set[str]:
        """国庆节 and 国庆 are one name; 春节 keeps both characters."""
        parts = {part for name in self.names for part in name.split("、")}
        return {part.removesuffix("节") if len(part) > 2 else part for part in parts}

    @property
    def main_name(self) -> str:
        """The longest of them: 春节, 国庆, 劳动, then by name."""
        known = [name for name in LONGEST_FIRST if name in self.short_names]
        return (known or sorted(self.short_names))[0]

    @property
    def is_lunar(self) -> bool | None:
        """By the lunar calendar; None for names that are not known."""
        is_lunar = self.main_name in LUNAR
        return is_lunar if is_lunar or self.main_name in SOLAR else None

    def is_called(self, name: str) -> bool:
        """国庆, 国庆节, 十一; of two that merged either one, or both in one word."""
        short = sorted(self.short_names)
        names = {*short, *(f"{one}节" for one in short)}
        names |= {OTHER_NAMES[one] for one in short if one in OTHER_NAMES}
        names |= {"".join(short), "".join(reversed(short))}
        return bool(names & set(name.split("、")))


def days_of(period: Period) -> list[dt.date]:
    """Every day of the period, both ends included."""
    return [period[0] + DAY * n for n in range((period[1] - period[0]).days + 1)]


def is_known(calendar: Calendar, period: Period) -> bool:
    """The calendar has every day of the period."""
    return all(day in calendar for day in days_of(period))


def rest_days(calendar: Calendar, period: Period) -> int | None:
    """Days off; None as soon as one day is not known."""
    if not is_known(calendar, period):
        return None
    return sum(calendar[day].is_rest_day for day in days_of(period))


def makeup_workdays(calendar: Calendar, period: Period) -> int | None:
    """Make-up workdays; None as soon as one day is not known."""
    if not is_known(calendar, period):
        return None
    return sum(calendar[day].is_makeup_workday for day in days_of(period))


def is_off(calendar: Calendar, day: dt.date) -> bool:
    """Known, and off."""
    return day in calendar and calendar[day].is_rest_day


def holidays(calendar: Calendar) -> list[Holiday]:
    """The longest runs of days off that hold a named day, in order."""
    found = []
    for first in sorted(calendar):
        if not is_off(calendar, first) or is_off(calendar, first - DAY):
            continue
        days = [first]
        while is_off(calendar, days[-1] + DAY):
            days.append(days[-1] + DAY)
        named = [day for day in days if calendar[day].holiday_name]
        if named:
            found.append(
                Holiday(
                    days,
                    sorted({calendar[day].holiday_name or "" for day in named}),
                    named[-1].year,
                    first - DAY in calendar and days[-1] + DAY in calendar,
                    any(calendar[day].status == "provisional" for day in days),
                )
            )
    return found


def longest(found: Iterable[Holiday]) -> Holiday | None:
    """Of two of a name the longer one, then the earlier one."""
    return min(found, key=lambda one: (-len(one.days), one.days[0]), default=None)


@dataclasses.dataclass(frozen=True)
class Pair:
    """A holiday and the one it compares with, or why it has none."""

    own: Holiday | None
    compared: Holiday | None
    reason: str | None

    @property
    def compared_period(self) -> Period | None:
        """The days to compare with; None when the two do not compare."""
        is_refused = self.reason is not None or self.compared is None
        return None if is_refused or self.compared is None else self.compared.period


def pair(calendar: Calendar, name: str, year: int, base_year: int | None) -> Pair:
    """The holiday of a name and year beside that of the year before, or another."""
    known = holidays(calendar)
    base = year - 1 if base_year is None else base_year
    own = longest(one for one in known if one.year == year and one.is_called(name))
    if own is None:
        is_whole = is_known(calendar, (dt.date(year, 1, 1), dt.date(year, 12, 31)))
        return Pair(None, None, "no_such_holiday" if is_whole else "past_calendar")
    of_base = [one for one in known if one.year == base]
    compared = longest(one for one in of_base if one.main_name == own.main_name)
    if not own.is_whole or (compared and not compared.is_whole):
        return Pair(own, compared, "past_calendar")
    if compared:
        return Pair(own, compared, None)
    if any(own.main_name in one.short_names for one in of_base):
        return Pair(own, None, "merged_holiday")
    is_whole = is_known(calendar, (dt.date(base, 1, 1), dt.date(base, 12, 31)))
    return Pair(own, None, "no_such_holiday" if is_whole else "past_calendar")


def year_before(day: dt.date, leap_day_becomes: tuple[int, int]) -> dt.date:
    """The same date a year earlier; 29 February becomes another one."""
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year - 1, *leap_day_becomes)
    return day.replace(year=day.year - 1)


def periods_before(
    calendar: Calendar, period: Period
) -> dict[str, tuple[Period | None, str | None]]:
    """Each alignment: the period of the year before, or why there is none."""
    dates = (year_before(period[0], (3, 1)), year_before(period[1], (2, 28)))
    is_there = dates[0] <= dates[1]
    return {
        "calendar_dates": (dates, None) if is_there else (None, "no_such_date"),
        "same_weekdays": ((period[0] - 364 * DAY, period[1] - 364 * DAY), None),
        "holiday_days": holiday_before(calendar, period),
    }


def holiday_before(
    calendar: Calendar, period: Period
) -> tuple[Period | None, str | None]:
    """The same days of the same holiday a year earlier."""
    around = [one for one in holidays(calendar) if set(days_of(period)) <= {*one.days}]
    if not around:
        is_whole = is_known(calendar, period)
        return None, "not_a_holiday" if is_whole else "past_calendar"
    own = around[0]
    found = pair(calendar, own.main_name, own.year, None)
    if found.reason or found.compared is None:
        return None, found.reason
    if period == own.period:
        return found.compared.period, None
    indexes = [own.days.index(day) for day in days_of(period)]
    if indexes[-1] >= len(found.compared.days):
        return None, "beyond_common_days"
    days = found.compared.days
    return (days[indexes[0]], days[indexes[-1]]), None
