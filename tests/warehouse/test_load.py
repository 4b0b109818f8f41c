"""Loading: every row is traced, nothing is counted twice, a refusal changes nothing."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import FeedError
from warehouse.connect import NoWarehouseError, newest_snapshot, open_warehouse
from warehouse.load import load_files

DISTRICTS = "片区编号,片区名称\nd1,陶阳里\n"
PLACES = "点位编号,点位名称,片区编号\np1,北门,d1\n"
COUNTS = """\
日期,时段,点位编号,人次
2024-05-01,18,p1,100
2024-05-01,19,p1,200
"""
COMPLAINTS = """\
投诉编号,受理时间,退赔金额
c1,2024-05-02 10:00,10.00
c2,2024-05-02 11:00,20.00
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    # Named so that the facts come before the registers they need.
    write(folder / "a_counts.csv", COUNTS)
    write(folder / "b_places.csv", PLACES)
    write(folder / "c_districts.csv", DISTRICTS)
    return folder


@pytest.fixture
def db(tmp_path: Path, inbox: Path, start: Callable[[Path], Path]) -> Path:
    db = start(tmp_path / "data" / "nightledger.duckdb")
    load_files(db, [inbox], keep_hours=1)
    return db


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    reader = open_warehouse(db)
    try:
        return reader.query(sql).rows()
    finally:
        reader.close()


def test_registers_are_loaded_before_what_needs_them(db: Path) -> None:
    assert rows(db, "select feed, set_aside_line_count from ledger.delivery") == [
        ("districts", 0),
        ("places", 0),
        ("visitor_counts", 0),
    ]


def test_every_count_leads_back_to_its_file_and_line(db: Path) -> None:
    assert rows(
        db,
        "select visit_count, file_name, source_row from core.fct_visitor_count"
        " left join ledger.delivery using (delivery_id) order by source_row",
    ) == [(100, "a_counts.csv", 2), (200, "a_counts.csv", 3)]


def test_the_same_file_again_changes_nothing(db: Path, inbox: Path) -> None:
    before = newest_snapshot(db)

    outcomes = load_files(db, [inbox], keep_hours=1)

    assert [outcome.delivery for outcome in outcomes] == [None, None, None]
    assert newest_snapshot(db) == before


def test_the_same_rows_in_another_file_are_counted_once(db: Path, inbox: Path) -> None:
    padded = write(inbox / "again.csv", COUNTS + "\n")

    (outcome,) = load_files(db, [padded], keep_hours=1)

    assert (outcome.written.new, outcome.written.unchanged) == (0, 2)
    assert rows(db, "select sum(visit_count) from mart.place_day") == [(300,)]


def test_a_corrected_file_moves_the_old_row_to_history(db: Path, inbox: Path) -> None:
    corrected = write(inbox / "corrected.csv", COUNTS.replace("200", "20"))

    load_files(db, [corrected], keep_hours=1)

    assert rows(db, "select sum(visit_count) from mart.place_day") == [(120,)]
    assert rows(
        db,
        "select visit_count, delivery_id, superseded_by_delivery_id"
        " from history.fct_visitor_count",
    ) == [(200, 3, 4)]


def test_a_case_sent_again_without_its_refund_loses_the_refund(
    db: Path, inbox: Path
) -> None:
    load_files(db, [write(inbox / "may.csv", COMPLAINTS)], keep_hours=1)
    later = COMPLAINTS.replace("20.00", "")

    load_files(db, [write(inbox / "june.csv", later)], keep_hours=1)

    assert rows(db, "select sum(refunded_yuan) from core.fct_refund")[0][0] == 10
    assert rows(db, "select refund_id from history.fct_refund") == [("c2",)]


@pytest.mark.parametrize(
    "content, said",
    [
        pytest.param("甲,乙\n1,2\n".encode(), "甲", id="a header no feed has"),
        pytest.param(
            b"\xff\xfe\xff" + "日期,时段,点位编号,人次\n".encode(), "", id="no encoding"
        ),
        pytest.param(None, "nowhere", id="no such file"),
    ],
)
def test_a_refused_file_changes_nothing(
    db: Path, inbox: Path, content: bytes | None, said: str
) -> None:
    before = newest_snapshot(db)
    refused = inbox / "nowhere.csv"
    if content is not None:
        refused.write_bytes(content)

    with pytest.raises(FeedError) as error:
        load_files(db, [refused], keep_hours=1)

    assert newest_snapshot(db) == before
    assert "nowhere.csv" in error.value.message.text("zh")
    assert said in error.value.message.text("zh")


def test_one_refused_file_refuses_the_others_of_the_call(db: Path, inbox: Path) -> None:
    fine = write(inbox / "fine.csv", COUNTS.replace("100", "101"))
    refused = write(inbox / "refused.csv", "甲,乙\n1,2\n")

    with pytest.raises(FeedError):
        load_files(db, [fine, refused], keep_hours=1)

    assert rows(db, "select max(delivery_id) from ledger.delivery") == [(3,)]


def test_a_refused_first_load_makes_no_warehouse(tmp_path: Path) -> None:
    refused = write(tmp_path / "refused.csv", "甲,乙\n1,2\n")

    with pytest.raises(FeedError):
        load_files(tmp_path / "new.duckdb", [refused], keep_hours=1)

    with pytest.raises(NoWarehouseError):
        open_warehouse(tmp_path / "new.duckdb")


def test_a_place_that_moves_takes_its_later_days_along(db: Path, inbox: Path) -> None:
    moved = "点位编号,点位名称,片区编号,启用,停用\np1,北门,d1,,2024-04-30\n"
    moved += "p1,北门,d2,2024-05-01,\n"
    write(inbox / "moved.csv", moved)
    write(inbox / "d2.csv", "片区编号,片区名称\nd2,三宝\n")

    load_files(db, [inbox / "d2.csv", inbox / "moved.csv"], keep_hours=1)

    found = rows(db, "select distinct district_id from mart.place_day")
    assert found == [("d2",)]


def test_the_ledger_accounts_for_every_line(db: Path, inbox: Path) -> None:
    mixed = COUNTS + "\n2024-05-01,20,p1,many\n2024-05-01,18,p1,100\n"

    load_files(db, [write(inbox / "mixed.csv", mixed)], keep_hours=1)

    ledger = "select line_count, header_line_count, blank_line_count, kept_line_count,"
    ledger += " set_aside_line_count, repeated_line_count from ledger.delivery"
    assert rows(db, f"{ledger} where file_name = 'mixed.csv'") == [(6, 1, 1, 2, 1, 1)]
    assert rows(
        db, "select source_row, column_name, raw_value from ledger.set_aside_row"
    ) == [(5, "人次", "many")]


def test_a_delivery_knows_its_days_its_author_and_its_code(db: Path) -> None:
    reader = open_warehouse(db)
    entry = reader.query("from ledger.delivery").filter(pl.col("delivery_id") == 3)
    reader.close()

    assert str(entry["first_on"].item()) == "2024-05-01"
    assert entry["code_version"].item() == "0.1.0"
    assert entry["loaded_by"].item() != ""
    assert len(entry["file_sha256"].item()) == 64
