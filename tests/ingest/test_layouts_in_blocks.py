"""What layouts add comes out the same however small the blocks of a file are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from ingest import json_lines
from ingest.delivery import Delivery, FeedError
from ingest.layout_registry import layouts
from ingest.reading import Limits

Deliver = Callable[..., Delivery]
# A line or two per block; rows spill from the third on.
TINY = Limits(block_char_count=60, kept_row_count=2)

AUCKLAND = """
    date       | hour      | year | 210 Queen Street | Quay
    2024-09-28 | 6:00-6:59 | 2024 | 34.0             | 1.0
    2025-01-02 | 3:00-3:59 | 2025 | 6.0              | 2.0
    2025-09-27 | 2:00-2:59 | 2025 | 6.0              | 2.0
    2025-09-28 | 9:00-9:59 | 2025 | 7.0              | 2.0
    2024-09-28 | 2:00-2:59 | 2024 | 8.0              | 2.0
"""
LEEDS = """
    Location | Date       | Hour | Count
    Briggate | 03/04/2016 | 18   | x
    Headrow  | 03/04/2016 | 18   | 2
    Briggate | 03/04/2016 | 19   | 3
    Park Row | 03/04/2016 | 19   | 4
    Park Row | 03/04/2016 | 19   | 5
    Headrow  | 03/04/2016 | 20   | 6
"""
COMPLAINTS = """
    投诉编号 | 受理时间         | 办结时间
    late     | 2024-05-02 10:00 | 2024-05-02 11:00
    early    | 2024-05-02 10:00 | 2024-05-02 09:00
    open     | 2024-05-02 10:00 |
    before   | 2024-05-02 10:00 | 2024-05-01 10:00
"""
HOTLINE = """
    工单编号 | 来电时间            | 来电号码    | 被投诉人 | 是否满意 | 是否作废
    A1      | 2024-05-02 10:00:00 | 13800000000 | 某店     | 是      | 是
    A2      | 2024-05-02 11:00:00 | 13800000001 | 某店     | 是      | 否
    A3      | 2024-05-02 12:00:00 | 13800000002 | 某店     | 是      | 是
"""
JSON_LINE = '{{"点位编号": "gate", "日期": "2024-05-01", "时段": {}, "人次": {}}}\n'
COUNTS = "".join(JSON_LINE.format(hour, 10 * hour) for hour in range(8))


HOLIDAYS = """{"year": 2024, "days": [
  {"name": "端午节", "date": "2024-06-10", "isOffDay": true},
  {"name": "中秋节", "date": "2024-09-15", "isOffDay": true},
  {"name": "端午节", "date": "2024-06-10", "isOffDay": false}
]}
"""
JOINED = "点位编号,日期,人次\ngate,2024-05-01,1\n\ufeffpier,2024-05-01,2\n" * 3


@pytest.mark.parametrize(
    "drawing",
    [
        AUCKLAND,
        LEEDS,
        COMPLAINTS,
        HOTLINE,
        COUNTS.replace("60", '"\\""'),
        HOLIDAYS,
        JOINED,
        JOINED.replace("\n", "\r"),
    ],
)
def test_blocks_change_nothing(deliver: Deliver, drawing: str) -> None:
    whole, parts = deliver(drawing), deliver(drawing, limits=TINY)
    assert parts.lines == whole.lines
    assert parts.notes == whole.notes
    assert parts.flagged_row_count == whole.flagged_row_count
    assert parts.set_aside.equals(whole.set_aside)
    assert parts.rows.keys() == whole.rows.keys()
    for table, rows in whole.rows.items():
        assert parts.rows[table].equals(rows), table


def test_errata_and_skipped_hours_are_said_once(deliver: Deliver) -> None:
    said = [note.en for note in deliver(AUCKLAND, limits=TINY).notes]
    assert [note.partition(" (")[0] for note in said] == [
        "2 rows set right by the errata of layout auckland_pedestrians",
        "2024-09-29 02:00, 2025-09-28 02:00 did not exist there",
    ]
    assert "4 readings are kept" in said[1]


def test_a_place_comes_from_its_first_row_that_was_kept(deliver: Deliver) -> None:
    places = deliver(LEEDS, limits=TINY).rows["dim_place"]
    assert places.select("place_id", "source_row").rows() == [
        ("Headrow", 3),
        ("Briggate", 4),
    ]


def test_flagged_rows_of_all_blocks_are_named_in_order(deliver: Deliver) -> None:
    delivery = deliver(COMPLAINTS, limits=TINY)
    assert delivery.flagged_row_count == 2
    assert "line 3, 5" in delivery.notes[0].en


def test_a_day_that_clashes_takes_no_ordinary_days_along(deliver: Deliver) -> None:
    delivery = deliver(HOLIDAYS, limits=TINY)
    assert delivery.set_aside["reason_code"].to_list() == ["conflicting_rows"] * 2
    assert delivery.tables["dim_calendar"].height == 366 - 1
    assert delivery.rows["dim_calendar"].height == 366 - 1


def test_void_rows_of_all_blocks_are_counted(
    deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a layout that sets void rows aside; the hotline's own keeps them as void."""
    strict = replace(layouts()["hotline_12345"], void_when={"是否作废": "是"})
    monkeypatch.setitem(layouts(), "hotline_12345", strict)
    delivery = deliver(HOTLINE, limits=TINY)
    assert delivery.set_aside["reason_code"].to_list() == ["declared_void"] * 2
    lines = delivery.lines
    assert (lines.kept_line_count, lines.set_aside_line_count) == (1, 2)


@pytest.mark.parametrize(
    "days",
    [
        # the unreadable day first, last, and between those that prove an order
        ["04/13/2016", "03/04/2016", "13/04/2016"],
        ["13/04/2016", "03/04/2016", "04/13/2016"],
        ["3 April 16", "13/04/2016", "04/13/2016"],
    ],
)
def test_orders_are_mixed_over_all_blocks(deliver: Deliver, days: list[str]) -> None:
    rows = "".join(f"Briggate,{day},18,{at}\n" for at, day in enumerate(days))
    with pytest.raises(FeedError) as refused:
        deliver("Location,Date,Hour,Count\n" + rows, limits=TINY)
    assert "既有日/月/年又有月/日/年" in refused.value.message.zh


def test_one_order_and_an_unreadable_day_is_a_fault_of_one_row(
    deliver: Deliver,
) -> None:
    rows = "Briggate,13/04/2016,18,1\nBriggate,soon,18,1\n"
    delivery = deliver("Location,Date,Hour,Count\n" + rows, limits=TINY)
    counted = delivery.rows["fct_visitor_count"]
    assert counted["counted_on"].to_list() == [date(2016, 4, 13)]
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (3, "unreadable_day")
    ]


def test_more_json_than_is_read_at_once_is_refused_in_words(
    deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "MAX_CHAR_COUNT", len(COUNTS))
    counted = deliver(COUNTS, limits=TINY).rows["fct_visitor_count"]
    assert counted.select(pl.col("visit_count").sum()).item() == 280
    with pytest.raises(FeedError) as refused:
        deliver(COUNTS + "\n", limits=TINY)
    assert "JSON 文件超过" in refused.value.message.zh
