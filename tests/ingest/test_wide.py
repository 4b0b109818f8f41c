"""Files with a column per place."""

from collections.abc import Callable

from ingest.delivery import Delivery

Deliver = Callable[..., Delivery]

WIDE = """
    日期       | 时段 | gate | pier | 合计
    -----------+-----+------+------+-----
    2024-05-01 | 18  | 1    | 2    | 3
    2024-05-01 | 19  |      | 4    | 4
    2024-05-01 | 20  |      |      | 0
    2024-05-01 | 21  | 约5  | 6    | 11
    2024-05-01 | 25  | 7    | 8    | 15
    2024-05-01 | 18  | 1    | 2    | 3
    合计       |     | 8    | 20   | 28
"""


def test_an_empty_cell_is_no_row_and_a_bad_cell_goes_alone(deliver: Deliver) -> None:
    delivery = deliver(WIDE)
    frame = delivery.rows["fct_visitor_count"]
    kept = frame.select("source_row", "place_id", "visit_count", "measure")
    assert delivery.layout == "wide_hourly"
    assert kept.rows() == [
        (2, "gate", 1, "entries"),
        (2, "pier", 2, "entries"),
        (3, "pier", 4, "entries"),
        (5, "pier", 6, "entries"),
    ]


def test_what_is_wrong_with_a_wide_line_names_its_cell(deliver: Deliver) -> None:
    faults = deliver(WIDE).set_aside
    columns = ["source_row", "column_name", "raw_value", "reason_code"]
    assert faults.select(columns).rows() == [
        (4, None, None, "no_reading"),
        (5, "gate", "约5", "unreadable_count"),
        (6, "时段", "25", "unreadable_hour"),
        (8, None, None, "total_row"),
    ]


def test_a_wide_line_is_set_aside_only_when_nothing_of_it_was_kept(
    deliver: Deliver,
) -> None:
    lines = deliver(WIDE).lines
    assert lines.line_count == 8
    assert lines.header_line_count == 1
    assert lines.kept_line_count == 3
    assert lines.set_aside_line_count == 3
    assert lines.repeated_line_count == 1


def test_the_column_of_totals_is_named_and_not_read(deliver: Deliver) -> None:
    assert [note.zh for note in deliver(WIDE).notes] == [
        "没有读取的列：合计",
        "2 行与前面的行完全相同",
    ]
