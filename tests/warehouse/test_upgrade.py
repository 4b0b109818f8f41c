"""An earlier warehouse is brought to this version or refused, never misread."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import newest_snapshot, open_warehouse
from warehouse.held_views import VIEWS
from warehouse.installed_sql import (
    OtherVersionError,
    installed_sql,
    raise_on_other_version,
    wanted_sql,
)
from warehouse.load import load_files
from warehouse.publish import publication
from warehouse.template_file import write_template
from warehouse.upgrade import ForeignSchemaError

PLACES = "点位编号,点位名称,片区编号\ngate,东门,east\n"
COUNTS = "点位编号,日期,人次\ngate,2025-03-01,100\ngate,2025-03-02,120\n"


@pytest.fixture(scope="module")
def corrected_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gate with two days of counts, the second corrected once."""
    tmp_path = tmp_path_factory.mktemp("corrected")
    files = {
        "places.csv": PLACES,
        "counts.csv": COUNTS,
        "again.csv": COUNTS.replace("120", "125"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    db = tmp_path / "nightledger.duckdb"
    for name in files:
        load_files(db, [tmp_path / name], keep_hours=1)
    return db


@pytest.fixture
def db(corrected_db: Path, tmp_path: Path) -> Path:
    """A copy for one test."""
    shutil.copytree(corrected_db.parent, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / corrected_db.name


def lay_out_differently(db: Path, *statements: str) -> None:
    """Make of the newest snapshot what another version might have published."""
    snapshot = newest_snapshot(db)
    other = snapshot.with_name("other.duckdb")
    shutil.copyfile(snapshot, other)
    with duckdb.connect(str(other)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()
        connection.execute("checkpoint")
    snapshot.unlink()
    other.rename(snapshot)


def answers(db: Path, sql: str) -> list[tuple[object, ...]]:
    reader = open_warehouse(db)
    try:
        return reader.query(sql).rows()
    finally:
        reader.close()


def columns(db: Path, table: str) -> list[tuple[object, ...]]:
    return answers(
        db,
        "select column_name, data_type, is_nullable, comment from duckdb_columns()"
        f" where schema_name || '.' || table_name = '{table}' order by column_name",
    )


#: What an earlier version may lack, by the id of the case.
LACKING = {
    "a note of what it is": ["drop table ledger.installed_sql"],
    "a column of a core table and its history": [
        "alter table core.dim_place drop column mean_visit_hours",
        "alter table history.dim_place drop column mean_visit_hours",
    ],
    "a register": [
        "drop table core.dim_list_rule",
        "drop table history.dim_list_rule",
    ],
    "a column of a rollup": ["alter table mart.place_day drop column peak_hour"],
    "a rollup": ["drop table mart.expected_day"],
    "a view": ["drop table mart.complaint_case"],
    "a metric": ["drop macro table metric.peaks"],
}


@pytest.mark.parametrize("lacking", LACKING.values(), ids=LACKING.keys())
def test_what_an_earlier_version_lacks_is_added(db: Path, lacking: list[str]) -> None:
    tables = (
        *("core.dim_place", "history.dim_place"),
        *("core.dim_list_rule", "history.dim_list_rule", "mart.place_day"),
        *("mart.expected_day", "mart.complaint_case", "ledger.installed_sql"),
    )
    before = {table: columns(db, table) for table in tables}
    lay_out_differently(db, *lacking)
    if "installed_sql" not in lacking[0]:
        lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")

    with publication(db, keep_hours=1):
        pass

    assert {table: columns(db, table) for table in tables} == before
    assert answers(db, "from metric.peaks('2025-03-01', '2025-03-02')")


def test_counts_history_and_rollups_are_the_same_afterwards(db: Path) -> None:
    questions = (
        "from core.fct_visitor_count order by all",
        "from history.fct_visitor_count order by all",
        "from mart.place_day order by all",
        "from mart.place_hour order by all",
        "from metric.footfall_by_day('2025-03-01', '2025-03-02')",
    )
    before = [answers(db, question) for question in questions]
    assert all(before[question] for question in (0, 1, 2, 4))
    lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")

    with publication(db, keep_hours=1):
        pass

    assert [answers(db, question) for question in questions] == before


def test_a_later_load_reaches_what_was_brought_up(db: Path, tmp_path: Path) -> None:
    lay_out_differently(db, *LACKING["a column of a core table and its history"])
    lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")
    more = tmp_path / "more.csv"
    more.write_text(COUNTS.replace("120", "130"))

    load_files(db, [more], keep_hours=1)

    held = "select visit_count from core.fct_visitor_count order by counted_on"
    assert answers(db, held) == [(100,), (130,)]
    moved = "select visit_count from history.fct_visitor_count order by visit_count"
    assert answers(db, moved) == [(120,), (125,)]


#: What only another version can have, and the column that is named.
FOREIGN = {
    "a column that is not known here": (
        "alter table core.dim_place add column altitude_m integer",
        "core.dim_place.altitude_m",
    ),
    "another type": (
        "alter table core.dim_place alter place_name type integer using 1",
        "core.dim_place.place_name",
    ),
    "a table that is not known here": (
        "create table core.dim_weather (weather_on date)",
        "core.dim_weather.weather_on",
    ),
    "without a column that may not be empty": (
        "alter table core.dim_place drop column place_name",
        "core.dim_place.place_name",
    ),
}


@pytest.mark.parametrize(("change", "named"), FOREIGN.values(), ids=FOREIGN.keys())
def test_what_does_not_fit_is_refused_and_stays(
    db: Path, change: str, named: str
) -> None:
    lay_out_differently(
        db, change, "update ledger.installed_sql set sql_sha256 = 'later'"
    )
    before = newest_snapshot(db)

    with pytest.raises(ForeignSchemaError) as refusal, publication(db, keep_hours=1):
        pass

    assert named in refusal.value.message.zh
    assert named in refusal.value.message.en
    assert newest_snapshot(db) == before


def test_readers_of_another_version_are_told_what_to_run(db: Path) -> None:
    lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")
    reader = open_warehouse(db)

    with pytest.raises(OtherVersionError) as refusal:
        raise_on_other_version(reader)

    reader.close()
    assert "nightledger publish" in refusal.value.message.zh
    assert "nightledger publish" in refusal.value.message.en


def test_commands_say_so_with_status_2(db: Path, tmp_path: Path) -> None:
    lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")
    out = tmp_path / "x.docx"

    command = [sys.executable, "-m", "warehouse", "report", "2025-03", str(out)]
    done = subprocess.run(
        [*command, "--db", str(db)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "nightledger publish" in done.stdout + done.stderr
    assert not out.exists()


def test_a_form_is_written_without_codes(db: Path, tmp_path: Path) -> None:
    lay_out_differently(db, "update ledger.installed_sql set sql_sha256 = 'other'")
    out = tmp_path / "form.xlsx"

    remark = write_template("visitor_counts", out, db)

    assert remark is not None
    assert "没有带上登记编号" in remark.zh
    assert out.exists()


def test_a_published_warehouse_notes_its_sql(db: Path) -> None:
    with duckdb.connect(str(newest_snapshot(db)), read_only=True) as connection:
        assert installed_sql(connection) == wanted_sql()
        kinds = connection.execute(
            "select count(*) from duckdb_tables() where table_name in ("
            f"{', '.join('?' * len(VIEWS))})",
            list(VIEWS),
        ).fetchall()
    assert kinds == [(len(VIEWS),)]
