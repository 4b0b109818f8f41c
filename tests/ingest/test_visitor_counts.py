"""Visitor counts: intervals, nights, offsets, places and districts."""

from collections.abc import Callable
from datetime import date, datetime

import polars as pl
import pytest

from ingest.delivery import Delivery, FeedError

Deliver = Callable[..., Delivery]


def readings(delivery: Delivery, *columns: str) -> list[tuple[object, ...]]:
    """The kept readings, some columns."""
    return delivery.rows["fct_visitor_count"].select(columns).rows()


def faults(delivery: Delivery) -> list[tuple[object, ...]]:
    """What was set aside: line, column, value, reason."""
    return delivery.set_aside.select(
        "source_row", "column_name", "raw_value", "reason_code"
    ).rows()


def test_a_reading_knows_its_interval_and_its_night(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号    | 点位编号 | 日期       | 时段        | 人次
        -------------+---------+------------+-------------+-----
        by_day       | gate    | 2024-05-01 | 17          | 1
        evening      | gate    | 2024-05-01 | 18          | 1
        last_of_day  | gate    | 2024-05-01 | 23          | 1
        after_twelve | gate    | 2024-05-02 | 0           | 1
        last_of_night| gate    | 2024-05-02 | 05:00-06:00 | 1
        morning      | gate    | 2024-05-02 | 6           | 1
        to_59        | gate    | 2024-05-02 | 19:00-19:59 | 1
        several_hours| gate    | 2024-05-02 | 18:00-22:00 | 1
        into_night   | gate    | 2024-05-02 | 17:30-18:30 | 1
        whole_day    | gate    | 2024-05-02 |             | 1
    """)
    first, second = date(2024, 5, 1), date(2024, 5, 2)
    assert readings(delivery, "counter_id", "hour", "night_on", "counted_hours") == [
        ("by_day", 17, None, 1.0),
        ("evening", 18, first, 1.0),
        ("last_of_day", 23, first, 1.0),
        ("after_twelve", 0, first, 1.0),
        ("last_of_night", 5, first, 1.0),
        ("morning", 6, None, 1.0),
        ("to_59", 19, second, 1.0),
        ("several_hours", None, second, 4.0),
        ("into_night", None, None, 1.0),
        ("whole_day", None, None, 24.0),
    ]


def test_an_interval_can_be_given_by_its_two_ends(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号 | 点位编号 | 开始时间         | 结束时间         | 人次
        quarter   | gate    | 2024-05-01 18:15 | 2024-05-01 18:30 | 7
        backwards | gate    | 2024-05-01 18:15 | 2024-05-01 18:00 | 7
        no_end    | gate    | 2024-05-01 18:15 |                  | 7
    """)
    assert readings(delivery, "counter_id", "hour", "counted_hours") == [
        ("quarter", 18, 0.25)
    ]
    assert faults(delivery) == [
        (3, "结束时间", "2024-05-01 18:00", "ends_before_it_starts"),
        (4, "结束时间", None, "missing_value"),
    ]


@pytest.mark.parametrize(
    "hour", ["24", "-1", "18.5", "18时", "6 PM", "18:00", "22:00-02:00", "18:00-18:75"]
)
def test_what_is_no_hour_of_the_day_is_set_aside(deliver: Deliver, hour: str) -> None:
    delivery = deliver(f"点位编号,日期,时段,人次\ngate,2024-05-01,{hour},1\n")
    assert readings(delivery) == []
    assert faults(delivery) == [(2, "时段", hour, "unreadable_hour")]


def test_missing_is_not_zero(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号     | 点位编号 | 日期       | 时段 | 人次 | 质量
        measured_none | gate    | 2024-05-01 | 18  | 0   |
        no_reading    | gate    | 2024-05-01 | 18  |     | ok
        stopped       | gate    | 2024-05-01 | 18  |     | outage
        stopped_zh    | gate    | 2024-05-01 | 18  |     | 停机
        contradiction | gate    | 2024-05-01 | 18  | 5   | outage
        guessed       | gate    | 2024-05-01 | 18  | 5   | estimated
        unknown_word  | gate    | 2024-05-01 | 18  | 5   | 还行
    """)
    assert readings(delivery, "counter_id", "visit_count", "quality") == [
        ("measured_none", 0, "ok"),
        ("stopped", None, "outage"),
        ("stopped_zh", None, "outage"),
        ("guessed", 5, "estimated"),
    ]
    assert faults(delivery) == [
        (3, "人次", None, "no_reading"),
        (6, "人次", "5", "outage_with_number"),
        (8, "质量", "还行", "unknown_word"),
    ]


def test_a_place_must_be_registered_and_in_its_district(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号    | 点位编号 | 日期       | 时段 | 区划代码      | 人次
        own_district | gate    | 2024-05-01 | 18  | market_street | 1
        its_parent   | gate    | 2024-05-01 | 18  | east          | 1
        its_city     | gate    | 2024-05-01 | 18  | city          | 1
        not_said     | gate    | 2024-05-01 | 18  |               | 1
        elsewhere    | gate    | 2024-05-01 | 18  | west          | 1
        unregistered | nowhere | 2024-05-01 | 18  | east          | 1
        before_move  | moved   | 2024-04-30 | 18  | east          | 1
        after_move   | moved   | 2024-05-01 | 18  | east          | 1
        out_of_use   | closed  | 2024-05-01 | 18  | east          | 1
    """)
    assert [row[0] for row in readings(delivery, "counter_id")] == [
        *("own_district", "its_parent", "its_city", "not_said", "before_move"),
    ]
    assert faults(delivery) == [
        (6, "区划代码", "west", "other_district"),
        (7, "点位编号", "nowhere", "unregistered_place"),
        (9, "区划代码", "east", "other_district"),
        (10, "点位编号", "closed", "place_not_in_service"),
    ]


def test_all_faults_of_a_row_are_listed(deliver: Deliver) -> None:
    delivery = deliver("""
        点位编号 | 日期       | 时段 | 人次
        nowhere | 2024-05-01 | 25  | 约600
        gate    | 2024-02-30 | 24  | -3
    """)
    assert set(faults(delivery)) == {
        (2, "人次", "约600", "unreadable_count"),
        (2, "时段", "25", "unreadable_hour"),
        (2, "点位编号", "nowhere", "unregistered_place"),
        (3, "日期", "2024-02-30", "unreadable_day"),
        (3, "时段", "24", "unreadable_hour"),
        (3, "人次", "-3", "negative_number"),
    }


@pytest.mark.parametrize(
    ("above", "header"),
    [("", "人次（万人次）"), ("单位：万人次,,,\n", "人次"), ("", "人次(万人次)")],
)
def test_a_declared_unit_of_wan_is_multiplied_exactly(
    deliver: Deliver, above: str, header: str
) -> None:
    delivery = deliver(
        f"{above}点位编号,日期,时段,{header}\ngate,2024-05-01,18,0.0365\n"
    )
    assert readings(delivery, "visit_count") == [(365,)]
    assert any("10,000" in note.en for note in delivery.notes)


def test_measures_are_kept_apart_under_english_names(deliver: Deliver) -> None:
    delivery = deliver("""
        点位编号 | 日期       | 时段 | 指标 | 人次
        gate    | 2024-05-01 | 18  | 进入 | 1
        gate    | 2024-05-01 | 18  | exits | 2
        gate    | 2024-05-01 | 18  |      | 1
    """)
    assert readings(delivery, "measure") == [("entries",), ("exits",)]
    assert delivery.lines.repeated_line_count == 1


def test_the_frame_has_the_columns_of_its_table(deliver: Deliver) -> None:
    frame = deliver("点位编号,日期,时段,人次\ngate,2024-05-01,18,1\n").rows[
        "fct_visitor_count"
    ]
    start = datetime(2024, 5, 1, 18)  # noqa: DTZ001
    end = datetime(2024, 5, 1, 19)  # noqa: DTZ001
    on = date(2024, 5, 1)
    times = (start, end, 480, on, 18, on, 1.0)
    assert frame.rows() == [("gate", "gate", *times, "entries", 1, "ok", None, 2)]
    assert frame.schema["utc_offset_minutes"] == pl.Int16


def test_a_wide_file_needs_registered_columns(deliver: Deliver) -> None:
    with pytest.raises(FeedError) as refused:
        deliver("日期,时段,gate,nowhere\n2024-05-01,18,1,2\n")
    assert "nowhere（共 1 列）" in refused.value.message.zh
