"""Which row is the header, and what it speaks."""

import pytest

from ingest.feeds.registry import FEEDS
from ingest.header import find_header


def test_every_feed_is_recognised_by_its_chinese_and_english_names() -> None:
    for feed in FEEDS.values():
        required = [column for groups in feed.required for column in groups[0]]
        columns = feed.schema.columns()
        chinese = [(columns[name].metadata or {})["zh"][0] for name in required]
        for names in (required, chinese, [name.upper() for name in required]):
            header = find_header([names], None, None)
            assert header is not None
            assert header.feed.name == feed.name


@pytest.mark.parametrize(
    ("names", "feed"),
    [
        ("点位编号 点位名称 区划代码 日期 人次", "visitor_counts"),
        ("点位编号 点位名称 区划代码 类型", "places"),
        ("商户编号 商户名称 类型 片区编号 点位编号", "merchants"),
        ("投诉编号 受理时间 商户编号 商户名称", "complaints"),
        ("活动编号 活动名称 开始时间 结束时间 片区编号 状态", "events"),
    ],
)
def test_the_feed_with_the_most_columns_is_meant(names: str, feed: str) -> None:
    header = find_header([names.split()], None, None)
    assert header is not None
    assert header.feed.name == feed


def test_title_rows_above_the_header_are_skipped() -> None:
    rows = [["客流统计表"], [], ["单位：万人次"], [" 点位编号 ", "日期", "人次\n"]]
    header = find_header(rows, None, None)
    assert header is not None
    assert header.index == 3
    assert header.positions == {"place_id": 0, "counted_on": 1, "visit_count": 2}
    assert header.unit_digits["visit_count"] == 4


def test_a_unit_that_is_not_known_hides_the_column() -> None:
    assert find_header([["点位编号", "日期", "人次（百人次）"]], None, None) is None


def test_a_header_after_the_first_twenty_lines_is_not_looked_for() -> None:
    rows = [["说明"]] * 20 + [["点位编号", "日期", "人次"]]
    assert find_header(rows, None, None) is None


def test_an_ordinary_file_with_a_column_missing_is_no_wide_file() -> None:
    assert find_header([["日期", "时段", "点位编号", "点位名称"]], None, None) is None
