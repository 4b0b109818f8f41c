"""A file read block by block is the file read whole, and its rows may lie on disk."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import Delivery, FeedError
from ingest.gathering import Limits
from ingest.line_blocks import LineBlocks, end_of_last_record
from ingest.rows import Rows, Spool

Deliver = Callable[..., Delivery]

HEADER = "点位编号,日期,时段,人次\n"
# Rows of one key far apart: equal, different, and equal to one that is contradicted.
APART = HEADER + "".join(
    f"{line}\n{filler}"
    for line, filler in [
        ("gate,2024-05-01,18,1", "gate,2024-05-02,1,1\ngate,2024-05-02,2,1\n"),
        ("pier,2024-05-01,18,1", "gate,2024-05-02,3,1\n合计,,,9\n"),
        ("gate,2024-05-01,18,1", "gate,2024-05-02,x,1\n\n"),
        ("pier,2024-05-01,18,1", 'gate,"2024-\n05-02",4,1\n'),
        ("pier,2024-05-01,18,2", "gate,2024-05-02,5,1"),
    ]
)
# Hours that came twice lie in different blocks.
AUTUMN = HEADER + "".join(
    f"abroad,2023-10-29,{hour},{count}\n"
    for hour, count in [(0, 5), (1, 6), (2, 7), (3, 8), (1, 9), (4, 1)]
)
WIDE = "日期,时段,gate,pier\n" + "".join(
    f"2024-05-0{day},{hour},{day},{count}\n"
    for day, hour, count in [(1, 1, "x"), (1, 2, 5), (1, 25, 6), (1, 1, 7), (2, 2, "")]
)
# The first fault of the file is in another column than that of its last row.
FAULTS = HEADER + "gate,2024-05-01,1,x\npier,2024-05-01,2,3\ngate,2024-02-30,3,y\n"


def parts(delivery: Delivery) -> list[object]:
    """Everything that a delivery says, to be compared."""
    frames = {table: frame.rows() for table, frame in delivery.rows.items()}
    return [frames, delivery.lines, delivery.set_aside.rows(), delivery.notes]


@pytest.mark.parametrize("size", [1, 30, 77, 200])
@pytest.mark.parametrize("text", [APART, AUTUMN, WIDE, FAULTS, HEADER, HEADER + "\n\n"])
def test_blocks_of_any_size_give_what_the_whole_file_gives(
    deliver: Deliver, text: str, size: int
) -> None:
    whole = deliver(text)
    in_blocks = deliver(text, limits=Limits(block_char_count=size, kept_row_count=1))
    assert parts(in_blocks) == parts(whole)


def test_the_faults_of_a_row_stand_in_the_order_of_the_columns(
    deliver: Deliver,
) -> None:
    faults = deliver(FAULTS).set_aside.select("source_row", "column_name")
    assert faults.rows() == [(2, "人次"), (4, "日期"), (4, "人次")]


def test_rows_of_one_key_are_judged_however_far_apart(deliver: Deliver) -> None:
    delivery = deliver(APART, limits=Limits(block_char_count=30, kept_row_count=1))
    faults = delivery.set_aside.select("source_row", "reason_code")
    assert faults.rows() == [
        (5, "conflicting_rows"),
        (7, "total_row"),
        (9, "unreadable_hour"),
        (11, "conflicting_rows"),
        (12, "unreadable_day"),
        (14, "conflicting_rows"),
    ]
    assert delivery.lines.repeated_line_count == 1


def test_the_second_pass_of_an_hour_is_known_across_blocks(deliver: Deliver) -> None:
    delivery = deliver(AUTUMN, limits=Limits(block_char_count=1))
    frame = delivery.rows["fct_visitor_count"].filter(pl.col("hour") == 1)
    assert frame["utc_offset_minutes"].to_list() == [60, 0]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a\nb\n", 4),
        ("a\nb", 2),
        ('a\n"b\nc', 2),
        ('a\n"b\nc"\nd', 8),
        ('"a\n""b\n', 0),
        ('x"y\nz"\n"q\n', 7),
        ("", 0),
    ],
)
def test_a_block_ends_where_a_record_ends(text: str, end: int) -> None:
    assert end_of_last_record(text) == end


def test_a_line_without_end_is_refused_and_not_gathered(
    deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.line_blocks.MAX_RECORD_CHAR_COUNT", 1000)
    limits = Limits(block_char_count=100)
    with pytest.raises(FeedError, match="line 2 is too long"):
        deliver(HEADER + "9" * 5000, limits=limits)
    with pytest.raises(FeedError, match="quotes of line 3"):
        deliver(HEADER + "ok\n" + '"never closed\n' * 501, limits=limits)


def test_lines_are_counted_before_they_are_cut() -> None:
    blocks = LineBlocks(["a\nb", "\n\nc"], 2)
    assert [line for line, _ in blocks] == [1, 2, 4]
    assert blocks.line_count == 4


def test_spilled_rows_come_back_in_order_and_leave_nothing(tmp_path: Path) -> None:
    spool = Spool(2, tmp_path)
    for first in (0, 2, 4):
        ids = pl.Series([first, first + 1], dtype=pl.UInt32)
        spool.add(pl.DataFrame({"row_id": ids}))
    rows = Rows(spool, 4, pl.Series([1, 5], dtype=pl.UInt32))
    assert len(list(tmp_path.glob(".build-*/*"))) == 2
    assert rows.whole()["row_id"].to_list() == [0, 2, 3, 4]
    del rows, spool
    assert list(tmp_path.iterdir()) == []
