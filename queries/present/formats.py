"""Writes numbers and dates for people; what is missing is written —, never 0."""

import datetime as dt
from decimal import Decimal

from babel.dates import format_date

from queries.present.language import Language, current

MISSING = "—"
WAN = 10_000

LOCALES: dict[Language, str] = {"zh": "zh_Hans_CN", "en": "en_GB"}

Number = int | float | Decimal


def visits(count: Number | None, language: Language | None = None) -> str:
    """Write a number of visits: 365.73 万 in Chinese, 3,657,300 in English."""
    if count is None:
        return MISSING
    if (language or current()) == "zh" and (count >= WAN or count <= -WAN):
        return f"{Decimal(count) / WAN:,.2f} 万"
    return f"{count:,.0f}"


def visit_change(count: Number | None, language: Language | None = None) -> str:
    """Write more or fewer visits with the sign: +2.05 万, −820, ±0."""
    if count is None:
        return MISSING
    text = visits(-count if count < 0 else count, language)
    sign = "±" if text == "0" else "+" if count > 0 else "−"
    return f"{sign}{text}"


def whole(count: Number | None) -> str:
    """Write a whole number with thousands separators."""
    return MISSING if count is None else f"{count:,.0f}"


def decimal(value: Number | None, places: int = 2) -> str:
    """Write a number with fixed decimals."""
    return MISSING if value is None else f"{value:,.{places}f}"


def yuan(amount: Number | None, language: Language | None = None) -> str:
    """Write an amount of money in yuan, to the fen."""
    if amount is None:
        return MISSING
    return f"{amount:,.2f} {'元' if (language or current()) == 'zh' else 'yuan'}"


def share(value: Number | None) -> str:
    """Write a share 0–1 as a percentage; 100% only when nothing is missing from it."""
    if value is None:
        return MISSING
    percent = Decimal(value) * 100
    text = f"{percent:.1f}"
    if text == "100.0" and percent < 100:
        return ">99.9%"
    return f"{text.removesuffix('.0')}%"


def part_of(part: int | None, whole_count: int | None) -> str:
    """Write a part and what it is a part of: 114/114."""
    return f"{whole(part)}/{whole(whole_count)}"


def change(ratio: Number | None) -> str:
    """Write a relative change with its sign: +9.8%, −3%, ±0%."""
    if ratio is None:
        return MISSING
    text = f"{abs(float(ratio)) * 100:.1f}".removesuffix(".0")
    sign = "±" if text == "0" else "+" if ratio > 0 else "−"
    return f"{sign}{text}%"


def day(value: dt.date | None, language: Language | None = None) -> str:
    """Write a day in full: 2026年10月31日, 31 October 2026."""
    if value is None:
        return MISSING
    return format_date(value, format="long", locale=LOCALES[language or current()])


def day_and_weekday(value: dt.date, language: Language | None = None) -> str:
    """Write a day with its weekday and no year: 10月31日周六, Sat 31 Oct."""
    chosen = language or current()
    pattern = "M月d日EEE" if chosen == "zh" else "EEE d MMM"
    return format_date(value, format=pattern, locale=LOCALES[chosen])


def month_and_day(value: dt.date, language: Language | None = None) -> str:
    """Write a day without weekday and year: 10月31日, 31 Oct."""
    chosen = language or current()
    pattern = "M月d日" if chosen == "zh" else "d MMM"
    return format_date(value, format=pattern, locale=LOCALES[chosen])


def weekday(value: dt.date, language: Language | None = None) -> str:
    """Write the weekday alone: 周六, Saturday."""
    chosen = language or current()
    pattern = "EEE" if chosen == "zh" else "EEEE"
    return format_date(value, format=pattern, locale=LOCALES[chosen])


def period(from_on: dt.date | None, to_on: dt.date | None) -> str:
    """Write a period, both days included, in the order of the ISO calendar."""
    if from_on is None and to_on is None:
        return MISSING
    if from_on == to_on:
        return f"{from_on:%Y-%m-%d}"
    first = MISSING if from_on is None else f"{from_on:%Y-%m-%d}"
    last = MISSING if to_on is None else f"{to_on:%Y-%m-%d}"
    return f"{first} – {last}"
