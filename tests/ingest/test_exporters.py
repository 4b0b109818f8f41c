"""Files as real exporters write them; what they hold is invented."""

from collections.abc import Callable
from datetime import date, datetime

import polars as pl
import pytest

from ingest.delivery import Delivery, FeedError

Deliver = Callable[..., Delivery]
at = datetime.fromisoformat

AUCKLAND = """
    date       | hour        | year | 210 Queen Street | Quay
    2022-12-31 | 6:00-6:59   | 2022 | 4.0              |
    2022-12-31 | 23:00-23:59 | 2022 | 10.0             | 7.0
    2022-12-31 | 0:00-0:59   | 2022 | 900.0            | 8.0
    2022-12-31 | 5:00-5:59   | 2022 | 3.0              | 9.0
    2024-09-28 | 6:00-6:59   | 2024 | 34.0             | 1.0
    2025-09-27 | 2:00-2:59   | 2025 | 6.0              | 2.0
"""
LEEDS = """
    Location  | Date       | Hour | Count | DayName
    Briggate  | 03/04/2016 | 18   | 1     | Sunday
    Briggate  | 2016-04-03 | 19   | 2     | Sunday
    Briggate  | 03-Apr-16  | 20   | 3     | Sunday
    Briggate  | 3 April 16 | 21   | 4     | Sunday
"""
HYSTREET = (
    "station_id;timestamp;pedestrians_count;unverified;temperature\n"
    "abroad;2023-10-29T00:00:00.000+01:00;5;FALSE;8,5\n"
    "abroad;2023-10-29 01:00:00;6;TRUE;8,5\n"
    "abroad;2023-10-29 01:00:00;7;TRUE;8,5\n"
)
HOTLINE = """
    工单编号 | 来电时间            | 来电号码    | 是否满意 | 是否作废 | 旧工单编号
    A1      | 2024/05/02 10:00:00 | 13800000000 | 是      | 否      |
    A2      | 2024-05-02 11:00:00 | 13800000001 | 未回访   | 否      | A1
    A3      | 2024-05-02 12:00:00 | 13800000002 | 基本满意 | 否      |
    A4      | 2024-05-02 13:00:00 | 13800000003 |         | 是      |
    A5      | 2024-05-02 14:00:00 | 13800000004 | 一般    | 否      |
    A6      | 2024-05-02 15:00:00 | 13800000005 | 非常不满意 | 否    |
"""
PERMITS = """
    PCIS Permit # | Permit Sub-Type | Event Location | Event Name | Event Start Date \
| Event End Date
    one_day    | Commercial | Lot | A | 01/08/2016 | 01/08/2016
    weekend    | Commercial |     | B | 10/30/2015 | 10/31/2015
    backwards  | Commercial |     | C | 10/30/2015 | 10/29/2015
    far_year   | Commercial |     | D | 04/13/2104 | 04/13/2014
    early_year | Commercial |     | E | 12/14/2009 | 12/16/0019
"""


def test_a_business_day_ends_in_the_next_morning(deliver: Deliver) -> None:
    delivery = deliver(AUCKLAND)
    frame = delivery.rows["fct_visitor_count"].filter(
        (pl.col("place_id") == "210 Queen Street") & (pl.col("source_row") < 6)
    )
    assert delivery.layout == "auckland_pedestrians"
    columns = ["counted_from_at", "counted_on", "night_on", "visit_count"]
    eve, day = date(2022, 12, 31), date(2023, 1, 1)
    assert frame.select(columns).rows() == [
        (at("2022-12-31 06:00"), eve, None, 4),
        (at("2022-12-31 23:00"), eve, eve, 10),
        (at("2023-01-01 00:00"), day, eve, 900),
        (at("2023-01-01 05:00"), day, eve, 3),
    ]


def test_a_known_slip_is_set_right_and_a_skipped_hour_kept(deliver: Deliver) -> None:
    delivery = deliver(AUCKLAND)
    frame = delivery.rows["fct_visitor_count"].filter(pl.col("source_row") >= 6)
    columns = ["counted_from_at", "utc_offset_minutes", "quality", "visit_count"]
    assert frame.select(columns).rows() == [
        (at("2024-09-29 06:00"), 780, "ok", 34),
        (at("2024-09-29 06:00"), 780, "ok", 1),
        (at("2025-09-28 02:00"), 720, "estimated", 6),
        (at("2025-09-28 02:00"), 720, "estimated", 2),
    ]
    assert delivery.set_aside.is_empty()
    assert delivery.notes[0].en.startswith("1 rows set right by the errata")


def test_errata_pass_over_a_file_without_their_column(deliver: Deliver) -> None:
    renamed = deliver(AUCKLAND.replace("210 Queen Street", "Queen Street"))
    assert renamed.lines.kept_line_count == 6
    assert not any("errata" in note.en for note in renamed.notes)


def test_three_declared_forms_of_a_day_in_one_column(deliver: Deliver) -> None:
    delivery = deliver(LEEDS)
    frame = delivery.rows["fct_visitor_count"]
    assert delivery.layout == "leeds_footfall"
    assert frame["counted_on"].unique().to_list() == [date(2016, 4, 3)]
    assert frame.select("hour", "visit_count").rows() == [(18, 1), (19, 2), (20, 3)]
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (5, "unreadable_day")
    ]
    assert delivery.rows["dim_place"]["place_id"].to_list() == ["Briggate"]


def test_the_same_exporter_under_its_other_headers(deliver: Deliver) -> None:
    renamed = LEEDS.replace("Location", "LocationName").replace("Count", "InCount")
    assert deliver(renamed).layout == "leeds_footfall"


def test_days_that_prove_both_orders_refuse_the_file(deliver: Deliver) -> None:
    both = LEEDS.replace("2016-04-03", "13/04/2016").replace("3 April 16", "04/13/2016")
    with pytest.raises(FeedError) as refused:
        deliver(both)
    assert "既有日/月/年又有月/日/年" in refused.value.message.zh


def test_semicolons_and_unverified_hours(deliver: Deliver) -> None:
    delivery = deliver(HYSTREET)
    columns = ["place_id", "visit_count", "quality", "measure", "utc_offset_minutes"]
    assert delivery.rows["fct_visitor_count"].select(columns).rows() == [
        ("abroad", 5, "ok", "passages", 60),
        ("abroad", 6, "estimated", "passages", 60),
        ("abroad", 7, "estimated", "passages", 0),
    ]
    assert delivery.notes == ()


def test_work_orders_of_the_hotline(deliver: Deliver) -> None:
    delivery = deliver(HOTLINE)
    frame = delivery.rows["fct_complaint"]
    columns = ["complaint_id", "channel", "satisfaction", "satisfaction_word"]
    assert frame.select(*columns, "is_void", "linked_complaint_id").rows() == [
        ("A1", "12345", "满意", "是", False, None),
        ("A2", "12345", "未评价", "未回访", False, "A1"),
        ("A3", "12345", "满意", "基本满意", False, None),
        ("A4", "12345", None, None, True, None),  # kept, and counted nowhere
        ("A6", "12345", "不满意", "非常不满意", False, None),
    ]
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (6, "unknown_word"),
    ]
    assert delivery.personal is not None
    assert delivery.personal["phone"].to_list() == [
        f"1380000000{n}" for n in (0, 1, 2, 3, 5)
    ]


def test_a_permit_lasts_to_the_end_of_its_last_day(deliver: Deliver) -> None:
    delivery = deliver(PERMITS)
    frame = delivery.rows["dim_event"]
    assert delivery.layout == "los_angeles_permits"
    assert frame.select("event_id", "starts_at", "ends_at").rows() == [
        ("one_day", at("2016-01-08"), at("2016-01-09")),
        ("weekend", at("2015-10-30"), at("2015-11-01")),
    ]
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (4, "ends_before_it_starts"),
        (5, "year_out_of_range"),
        (6, "year_out_of_range"),
    ]
