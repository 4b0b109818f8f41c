"""Personal data: in the vault under a keyed pseudonym, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from warehouse.connect import newest_snapshot, open_warehouse
from warehouse.load import load_files
from warehouse.vault import with_pseudonyms

# Values that stand nowhere else: found in a file, they have leaked.
NAME, PHONE, TEXT = "游客甲金丝雀", "19900007777", "房间漏水金丝雀原文"
MISPLACED_PHONE = "19900008888"

COMPLAINTS = f"""\
投诉编号,受理时间,退赔金额,投诉人,电话,投诉内容
kept,2024-05-02 10:00,12.50,{NAME},{PHONE},{TEXT}
same_person,2024-05-03 10:00,,{NAME},{PHONE},
somebody_else,2024-05-04 10:00,,游客乙金丝雀,19900006666,
nobody,2024-05-05 10:00,,,,
misplaced,2024-05-06 10:00,{MISPLACED_PHONE}张三,,,
"""


@pytest.fixture
def db(tmp_path: Path, start: Callable[[Path], Path]) -> Path:
    delivered = tmp_path / "complaints.csv"
    delivered.write_text(COMPLAINTS, encoding="utf-8")
    db = start(tmp_path / "warehouse" / "nightledger.duckdb")
    load_files(db, [delivered], keep_hours=1)
    return db


def pseudonyms(db: Path) -> dict[str, str | None]:
    reader = open_warehouse(db)
    rows = reader.query("select complaint_id, complainant_id from core.fct_complaint")
    reader.close()
    return dict(rows.iter_rows())


@pytest.mark.parametrize("canary", [NAME, PHONE, TEXT, MISPLACED_PHONE])
def test_no_byte_of_the_warehouse_holds_personal_data(db: Path, canary: str) -> None:
    assert canary.encode() not in newest_snapshot(db).read_bytes()


def test_the_vault_gives_person_and_text_back(db: Path) -> None:
    person = pseudonyms(db)["kept"]

    with duckdb.connect(str(db.with_name("vault.duckdb")), read_only=True) as vault:
        assert vault.execute(
            "select complainant_name, phone from complainant where complainant_id = ?",
            [person],
        ).fetchall() == [(NAME, PHONE)]
        assert vault.execute(
            "select complaint_text from complaint_text where complaint_id = 'kept'"
        ).fetchall() == [(TEXT,)]
        assert vault.execute(
            "select raw_value from set_aside_value where source_row = 6"
        ).fetchall() == [(f"{MISPLACED_PHONE}张三",)]


def test_one_person_has_one_pseudonym_and_nobody_has_none(db: Path) -> None:
    found = pseudonyms(db)

    assert found["kept"] == found["same_person"]
    assert found["kept"] != found["somebody_else"]
    assert found["nobody"] is None


def test_without_the_key_a_pseudonym_cannot_be_recomputed() -> None:
    person = pl.DataFrame({"phone": [PHONE], "complainant_name": [NAME]})

    ours = with_pseudonyms(person, key=b"ours")["complainant_id"].item()
    theirs = with_pseudonyms(person, key=b"theirs")["complainant_id"].item()

    assert ours != theirs


def test_only_the_owner_may_read_key_and_vault(db: Path) -> None:
    assert db.with_name("vault.key").stat().st_mode & 0o077 == 0
    assert db.with_name("vault.duckdb").stat().st_mode & 0o077 == 0


def test_a_refused_load_leaves_no_vault(tmp_path: Path) -> None:
    good = tmp_path / "complaints.csv"
    good.write_text(COMPLAINTS, encoding="utf-8")
    bad = tmp_path / "unknown.csv"
    bad.write_text("这不是,任何,数据\n1,2,3\n", encoding="utf-8")
    db = tmp_path / "warehouse" / "nightledger.duckdb"

    with pytest.raises(Exception, match="unknown"):
        load_files(db, [good, bad], keep_hours=1)

    assert not db.with_name("vault.duckdb").exists()
    assert list(db.parent.glob(".vault*")) == []
