"""The hours of a weekday alone, by day and by night."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.present.weekday_choice import Weekdays, weekday_names
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from warehouse.connect import Reader, open_warehouse

SPAN = {"from": "2026-08-03", "to": "2026-10-31"}


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def test_the_hours_of_saturdays_are_those_of_the_macro(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    address = {"district": "taoyangli", "weekdays": "6", **SPAN}
    app = open_app(sample_db, "districts", **address)
    top = sample.query(
        "from metric.footfall_by_hour_on_weekdays('2026-08-03', '2026-10-31', '6')"
        " where district_id = 'taoyangli' and measure = 'entries'"
        " order by visit_count_per_day desc limit 1"
    ).row(0, named=True)

    assert not app.exception
    assert app.query_params["weekdays"] == "6"
    said = f"周六：各片区各钟点的日均人次，最高是陶阳里 {top['hour']} 时，"
    assert said + f"{top['visit_count_per_day']:,.0f}" in words(app)
    app.button(key="evidence_hours").click().run()
    assert "footfall_by_hour_on_weekdays('2026-08-03', '2026-10-31', '6')" in (
        app.code[0].value
    )


def test_every_day_asks_for_the_hours_as_before(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "districts", district="taoyangli", **SPAN)
    app.button(key="evidence_hours").click().run()

    assert app.code[0].value == (
        "from metric.footfall_by_hour('2026-08-03', '2026-10-31');"
    )


def test_the_morning_of_a_friday_night_is_a_saturday(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "night", weekdays="56", **SPAN)

    assert "周五、周六：各片区夜里各钟点的日均人次" in words(app)
    app.button(key="evidence_morning").click().run()
    assert "on_weekdays('2026-08-04', '2026-11-01', '6,7')" in app.code[0].value
    assert Weekdays("", "1,7").next_digits == "2,1"
    assert Weekdays("", None).next_digits is None


def test_a_choice_is_made_of_weekdays_from_monday_to_sunday() -> None:
    digits = {digit for key in weekday_names() if key != "all" for digit in key}

    assert digits == set("1234567")
