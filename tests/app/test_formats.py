"""Numbers and dates are written the way people of each language read them."""

import datetime as dt
from decimal import Decimal

from queries.present import formats

SATURDAY = dt.date(2026, 10, 31)


def test_visits_are_written_in_wan_in_chinese_and_in_full_in_english() -> None:
    assert formats.visits(3_657_300, "zh") == "365.73 万"
    assert formats.visits(9_999, "zh") == "9,999"
    assert formats.visits(-12_345, "zh") == "-1.23 万"
    assert formats.visits(3_657_300, "en") == "3,657,300"


def test_what_is_missing_is_a_dash_and_never_zero() -> None:
    assert formats.visits(None) == "—"
    assert formats.yuan(None) == "—"
    assert formats.share(None) == "—"
    assert formats.visits(0) == "0"


def test_money_is_written_to_the_fen() -> None:
    assert formats.yuan(Decimal("66333"), "zh") == "66,333.00 元"
    assert formats.yuan(Decimal("66333"), "en") == "66,333.00 yuan"


def test_a_share_is_100_percent_only_when_nothing_is_missing() -> None:
    assert formats.share(1.0) == "100%"
    assert formats.share(0.99999) == ">99.9%"
    assert formats.share(0.613) == "61.3%"
    assert formats.share(0.0) == "0%"


def test_a_change_carries_its_sign() -> None:
    assert formats.change(0.042) == "+4.2%"
    assert formats.change(-0.003) == "−0.3%"
    assert formats.change(-0.0001) == "±0%"


def test_days_are_written_in_both_languages() -> None:
    assert formats.day(SATURDAY, "zh") == "2026年10月31日"
    assert formats.day(SATURDAY, "en") == "31 October 2026"
    assert formats.day_and_weekday(SATURDAY, "zh") == "10月31日周六"
    assert formats.day_and_weekday(SATURDAY, "en") == "Sat 31 Oct"


def test_a_period_of_one_day_is_that_day() -> None:
    assert formats.period(SATURDAY, SATURDAY) == "2026-10-31"
    assert formats.period(SATURDAY, None) == "2026-10-31 – —"
