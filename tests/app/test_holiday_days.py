"""Districts: a holiday day by day against the same holiday of the year before."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from queries.present.holiday_names import holiday_label
from queries.present.language import speaking
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from warehouse.connect import Reader, open_warehouse

SPRING = {"holiday": "2026-02-15"}


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def test_spring_festival_stands_beside_the_one_before(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "districts", district="yezhushan", **SPRING)
    (table,) = [
        pl.from_pandas(each.value)
        for each in app.dataframe
        if "constant_change_visit_count" in each.value
    ]
    rows = sample.query("from metric.holiday_days_in_scope('yezhushan', '春节', 2026)")
    (whole,) = sample.query(
        "from metric.holiday_change_in_scope('yezhushan', '春节', 2026)"
    ).to_dicts()

    assert not app.exception
    assert table["day_number"].to_list() == [f"第 {n} 天" for n in range(1, 10)]
    assert table["visit_count"].to_list() == rows["visit_count"].to_list()
    # the second day of 2026 was busier than in 2025 at all places, but not at the same
    assert table["change_ratio"][1] == pytest.approx(rows["change_ratio"][1])
    assert table["constant_change_visit_count"][1] == -7902
    assert words(app).count("第 9 天：另一年的假期没有这一天。") == 1
    assert "第 8 天：" not in words(app)
    assert "9 天 168.37 万 人次，上一年同一假期 8 天 150.11 万。" in words(app)
    assert whole["daily_change_ratio"] == pytest.approx(-0.0116, abs=5e-5)
    assert "日均 −1.2%，只比前 8 天 " in words(app)


def test_a_holiday_that_another_swallowed_last_year_is_listed_with_the_reason(
    open_app: OpenApp, sample_db: Path
) -> None:
    asked = {"holiday": "2026-09-25", "district": "all"}
    app = open_app(sample_db, "districts", **asked)
    shown = words(app)
    (choice,) = (box for box in app.selectbox if box.label == "假期")

    assert "2026 中秋节（3 天，上一年没有可比的）" in choice.options
    assert "**3 天 46.53 万 人次。不能与上一年同一假期比：那一年它并在" in shown
    assert "第 1 天：" not in shown  # the reason of every day is that of the whole


def test_it_is_worked_out_when_it_is_opened(open_app: OpenApp, sample_db: Path) -> None:
    app = open_app(sample_db, "districts")

    assert not app.exception
    assert any("同一假期" in part.label for part in app.expander)
    assert "人次，上一年同一假期" not in words(app)


def test_a_town_without_a_calendar_has_no_holidays(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "districts", **SPRING)

    assert not app.exception
    assert not any("假期" in each.label for each in app.expander)


@pytest.mark.parametrize(
    "name, chinese, english",
    [
        ("春节", "春节", "Spring Festival"),
        ("国庆节、中秋节", "国庆节、中秋节", "National Day, Mid-Autumn"),
        ("灯会", "灯会", "灯会"),
    ],
)
def test_holidays_have_names_in_both_languages(
    name: str, chinese: str, english: str
) -> None:
    assert holiday_label(name) == chinese
    with speaking("en"):
        assert holiday_label(name) == english
