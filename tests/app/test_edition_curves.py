"""The curves of festivals: as visits or as an index, one ordinary range behind them."""

import re
from pathlib import Path
from typing import Any

import polars as pl
from playwright.sync_api import expect

from queries.present.aligned_chart import SCALES, aligned_chart, label_with_range
from queries.present.best_day import best_day_words
from queries.present.edition_curves import curve_words
from queries.present.uplift_words import uplift_sentence
from tests.app.conftest import OpenApp
from tests.app.test_festival_uplift_page import COFFEE, TOO_LONG
from tests.app.test_pages import words
from tests.app.test_uplift_words import drawn
from tests.app.visit import Visit


def drawn_curves() -> pl.DataFrame:
    """Two editions of two days; the second day of the first was out of order."""
    return pl.DataFrame(
        {
            "label": ["spring", "spring", "autumn", "autumn"],
            "day_index": [0, 1, 0, 1],
            "counted_on": ["2025-04-05", "2025-04-06", "2025-10-04", "2025-10-05"],
            "visit_count": [150, None, 120, 90],
            "visit_index": [150.0, None, 120.0, None],
            "ordinary_low_visit_count": [90.0, None, 80.0, 70.0],
            "ordinary_high_visit_count": [110.0, None, 120.0, 130.0],
            "ordinary_low_index": [90.0, None, 80.0, None],
            "ordinary_high_index": [110.0, None, 120.0, None],
            "coverage_share": [1.0, 0.0, 1.0, 1.0],
            "is_within": [True, True, True, True],
            "reason": [None, "incomplete", None, "too_few_weeks"],
        }
    ).with_columns(pl.col("counted_on").str.to_date())


def best(days: pl.DataFrame) -> str:
    return best_day_words(days.with_columns(measure=pl.lit("entries")))


def test_the_best_day_is_named_by_visits_and_by_index() -> None:
    days = drawn_curves()

    assert best(days) == (
        "人次最多的一天：spring第 1 天（4月5日周六），150。"
        "指数也最高：150（平常 = 100）。"
    )
    busier = pl.when(pl.col("label") == "autumn").then(500)
    assert best(
        days.with_columns(visit_count=busier.otherwise(pl.col("visit_count")))
    ) == (
        "人次最多的一天：autumn第 1 天（10月4日周六），500。"
        "指数最高的一天：spring第 1 天（4月5日周六），150（平常 = 100）。"
    )


def test_days_around_an_edition_and_days_without_counts_are_never_the_best() -> None:
    days = drawn_curves()
    first_left_out = days.with_columns(is_within=pl.col("day_index") > 0)

    # what is left has 90 visits and no index
    assert best(first_left_out) == (
        "人次最多的一天：autumn第 2 天（10月5日周日），90。没有一天算得出指数。"
    )
    assert best(days.with_columns(visit_count=None)) == ""


def layers(scale: str) -> list[dict[str, Any]]:
    """The layers of the chart as it is sent to the browser."""
    chart = aligned_chart(drawn_curves(), ["spring", "autumn"], scale).to_dict()
    found: list[dict[str, Any]] = chart["layer"]
    return found


def test_only_the_first_edition_has_its_ordinary_range_behind_its_curve() -> None:
    for scale, (value, low, high) in SCALES.items():
        areas = [layer for layer in layers(scale) if layer["mark"]["type"] == "area"]

        (area,) = areas
        assert [step["filter"] for step in area["transform"]] == [
            "(datum.label === 'spring')"
        ]
        assert area["encoding"]["y"]["field"] == low
        assert area["encoding"]["y2"]["field"] == high
        curves = [layer for layer in layers(scale) if layer["mark"]["type"] == "line"]
        assert [curve["encoding"]["y"]["field"] for curve in curves] == [value]


def test_the_band_is_of_the_first_edition_that_has_a_range() -> None:
    is_spring = pl.col("label") == "spring"
    days = drawn_curves().with_columns(
        pl.when(is_spring).then(None).otherwise(pl.col(name)).alias(name)
        for name in ("ordinary_low_visit_count", "ordinary_high_visit_count")
    )

    assert label_with_range(days, ["spring", "autumn"]) == "autumn"
    assert label_with_range(days, ["spring"]) is None
    assert "浅色带 = autumn的平常范围" in curve_words(
        days, ["spring", "autumn"], "visits"
    )
    assert "浅色带" not in curve_words(days, ["spring"], "visits")


def test_a_day_without_a_number_is_a_gap_and_said() -> None:
    (dataset,) = (
        rows
        for rows in aligned_chart(drawn_curves(), ["spring", "autumn"], "visits")
        .to_dict()["datasets"]
        .values()
        if len(rows) == 4
    )
    assert [row["visit_count"] for row in dataset] == [150, None, 120, 90]

    said = curve_words(drawn_curves(), ["spring"], "index")
    assert "2 天没有指数：数据不全：覆盖率低于 90%。前后八周里可用的不足五周。" in said
    assert "没有指数" not in curve_words(drawn_curves(), ["spring"], "visits")


def test_the_index_stands_in_the_address(open_app: OpenApp, sample_db: Path) -> None:
    visits = open_app(sample_db, "festivals", event=COFFEE)
    assert visits.query_params["scale"] == "visits"
    assert "是否高于平日，看卡片上的增量" in words(visits)

    index = open_app(sample_db, "festivals", event=TOO_LONG, scale="index")
    assert index.query_params["scale"] == "index"
    assert not index.exception
    assert "天没有指数：前后八周里可用的不足五周。" in words(index)
    assert "是否高于平日，看卡片上的增量" not in words(index)


def test_an_uplift_that_will_still_change_says_so() -> None:
    row = drawn(*("above", 0.38, 0.12, 0.6, 0.09), reason="weeks_to_come")

    assert uplift_sentence(row) == (
        "比平日多 38%，至少多 12%：不是偶然。后四周还没有计齐，基线和增量以后还会变。"
    )


def test_the_toggle_changes_the_chart(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/festivals?event={COFFEE}")
    chart = visit.page.get_by_test_id("stVegaLiteChart").first
    expect(chart).to_have_attribute("aria-label", re.compile("每日进入人次$"))
    visit.wait_until_still()
    visit.page.get_by_role("radio", name="指数").click()

    expect(chart).to_have_attribute("aria-label", re.compile("每日进入人次指数$"))
    expect(visit.page).to_have_url(re.compile("scale=index"))
    assert visit.strangers == []
