"""The page that an alert opens lists what the alert is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from queries.present.alert_panel import QUESTION_OF
from queries.present.quality_alerts import QUALITY_KINDS
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from warehouse.connect import Reader, open_warehouse


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def matters(app: AppTest) -> list[str]:
    """Return what the tables of alerts say is the matter."""
    tables = [table.value for table in app.dataframe if "matter" in table.value]
    return [text for table in tables for text in table["matter"]]


def test_every_kind_that_leads_here_is_listed_here() -> None:
    leading = {kind for kind, page in QUESTION_OF.items() if page == "quality"}

    assert leading == set(QUALITY_KINDS)


def test_a_silent_counter_is_listed_on_the_page_of_its_alert(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "quality")

    assert "计数器异常 1" in words(app)
    assert any(text.startswith("计数器 back（进入人次）") for text in matters(app))


def test_the_late_calendar_is_listed_on_the_page_of_its_alert(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "quality", district="all")
    count = sample.query(
        "select count(*) from metric.alerts()"
        " where alert_kind in ('feed_late', 'counter_faulty')"
    ).item()

    faulty = "计数器异常 2（在场人数停了或算不出 2）"
    late = "报送与日历 1（日历快到头 1）"
    assert f"按数据自己的最后时刻，提醒：{faulty}，{late}。" in words(app)
    assert "只剩 60 天；到期日在它之后的时限算不出" in matters(app)
    assert len(matters(app)) == count == 3


def test_readings_that_break_a_rule_are_told_apart_from_faulty_counters(
    open_app: OpenApp, sample_db: Path
) -> None:
    shown = words(open_app(sample_db, "quality", district="all"))

    assert "2026-08-03 – 2026-10-31：应有的" in shown
    assert "0 个计数器有不合读数规则的可疑读数" in shown
    assert "在场人数算不出的计数器不在这里，列在上面的“计数器异常”" in shown


def test_a_district_without_alerts_says_so_and_keeps_the_late_files(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "quality", district="taoxichuan")

    assert "提醒：报送与日历 1（日历快到头 1）。" in words(app)
    assert "没有这样的提醒。" in words(app)
