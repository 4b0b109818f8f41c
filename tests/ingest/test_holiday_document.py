"""A year's holidays in one JSON document: the days of the notice, and ordinary ones."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import Delivery, FeedError, Registers
from ingest.reading import read_delivery

Deliver = Callable[..., Delivery]

DOCUMENT = """{
    "year": 2024,
    "days": [
        {"name": "端午节", "date": "2024-06-10", "isOffDay": true},
        {
            "name": "国庆节",
            "date": "2024-10-12",
            "isOffDay": false
        }, {"name": "国庆节", "date": "2024-02-30", "isOffDay": true}
    ]
}
"""


def test_listed_days_ordinary_weekends_and_make_up_days(deliver: Deliver) -> None:
    delivery = deliver(DOCUMENT, "2024.json")
    frame = delivery.rows["dim_calendar"].sort("calendar_on")
    columns = ["is_rest_day", "is_makeup_workday", "holiday_name"]
    days = {row[0]: row[1:] for row in frame.select("calendar_on", *columns).rows()}
    assert len(days) == 366
    assert days[date(2024, 6, 10)] == (True, False, "端午节")
    assert days[date(2024, 6, 9)] == (True, False, None)
    assert days[date(2024, 6, 11)] == (False, False, None)
    assert days[date(2024, 10, 12)] == (False, True, None)


def test_every_line_of_a_document_is_accounted_for(deliver: Deliver) -> None:
    delivery = deliver(DOCUMENT, "2024.json")
    assert delivery.lines.is_balanced
    assert delivery.lines.line_count == 11
    assert delivery.lines.kept_line_count == 6
    assert delivery.set_aside.select("source_row", "raw_value").rows() == [
        (9, "2024-02-30")
    ]


def test_records_that_share_a_line_are_counted_with_it(deliver: Deliver) -> None:
    text = """{"days": [
        {"name": "元旦", "date": "2025-01-01", "isOffDay": true}, {
            "name": "春节", "date": "2025-01-28", "isOffDay": true}, {
            "name": "春节", "date": "2025-01-29", "isOffDay": true
        }, {"name": "春节", "date": "2025-02-30", "isOffDay": true}
    ]}"""
    lines = deliver(text, "2025.json").lines
    assert (lines.line_count, lines.header_line_count) == (6, 2)
    assert (lines.kept_line_count, lines.set_aside_line_count) == (4, 0)
    # Line 5 belongs to the record that ends on it; the bad one has no other.
    assert lines.is_balanced


def test_a_document_without_a_list_that_we_know_is_refused(deliver: Deliver) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(DOCUMENT.replace('"days"', '"tage"'), "2024.json")
    assert "不是一行一个完整的对象" in refused.value.message.zh


def test_the_holiday_windows_come_out(real_files: Path) -> None:
    frames = [
        read_delivery(path, Registers.empty()).rows["dim_calendar"]
        for path in sorted((real_files / "china").glob("20*.json"))
    ]
    calendar = pl.concat(frames).unique("calendar_on", keep="last").sort("calendar_on")
    windows = (
        calendar.with_columns(run=pl.col("is_rest_day").rle_id())
        .filter("is_rest_day")
        .group_by("run", maintain_order=True)
        .agg(
            pl.col("holiday_name").drop_nulls().first(),
            pl.col("calendar_on").min().alias("from_on"),
            pl.len().alias("day_count"),
        )
        .filter(pl.col("holiday_name").is_not_null())
    )
    of_2024 = windows.filter(
        pl.col("from_on").is_between(date(2023, 12, 30), date(2024, 12, 1))
    )
    assert of_2024.select("holiday_name", "from_on", "day_count").rows() == [
        ("元旦", date(2023, 12, 30), 3),
        ("春节", date(2024, 2, 10), 8),
        ("清明节", date(2024, 4, 4), 3),
        ("劳动节", date(2024, 5, 1), 5),
        ("端午节", date(2024, 6, 8), 3),
        ("中秋节", date(2024, 9, 15), 3),
        ("国庆节", date(2024, 10, 1), 7),
    ]
    assert (
        windows.filter(pl.col("from_on") == date(2026, 2, 15))["day_count"].item() == 9
    )
