"""The command: exit statuses, plain words, and never a traceback for a mistake."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.workbook_parts import cells_filled_with, comments

REGISTERS = {
    "districts.csv": "片区编号,片区名称\nd1,陶阳里\n",
    "places.csv": "点位编号,点位名称,片区编号\np1,北门,d1\n",
}
COUNTS = "日期,时段,点位编号,人次\n2024-05-01,18,p1,100\n"


def nightledger(
    *arguments: str | Path, language: str = "zh"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warehouse", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NIGHTLEDGER_LANGUAGE": language},
    )


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def registered_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the registers, as the command makes it where there is none."""
    folder = tmp_path_factory.mktemp("registers")
    for name, text in REGISTERS.items():
        write(folder / name, text)
    db = tmp_path_factory.mktemp("registered") / "nightledger.duckdb"
    assert nightledger("load", "--db", db, folder).returncode == 0
    return db


@pytest.fixture
def db(registered_db: Path, tmp_path: Path) -> Path:
    """A copy for one test."""
    folder = tmp_path / "data"
    shutil.copytree(registered_db.parent, folder, symlinks=True)
    return folder / registered_db.name


def test_a_clean_file_loads_with_status_0(db: Path, tmp_path: Path) -> None:
    done = nightledger("load", "--db", db, write(tmp_path / "counts.csv", COUNTS))

    assert done.returncode == 0
    assert "2 行 = 表头 1 + 空行 0 + 保留 1 + 搁置 0 + 重复 0" in done.stdout


def test_set_aside_rows_are_listed_with_status_3(db: Path, tmp_path: Path) -> None:
    mixed = write(tmp_path / "counts.csv", COUNTS + "2024-05-01,19,p9,7\n")

    done = nightledger("load", "--db", db, mixed)

    assert done.returncode == 3
    assert "第 3 行" in done.stdout
    assert "p9" in done.stdout


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing_file"),
        pytest.param("甲,乙\n1,2\n".encode(), id="wrong_header"),
        pytest.param(COUNTS.encode()[:20] + b"\xff\xff\x80", id="broken_encoding"),
        pytest.param(b"", id="empty_file"),
    ],
)
def test_a_refused_file_says_why_with_status_2(
    db: Path, tmp_path: Path, content: bytes | None
) -> None:
    refused = tmp_path / "refused.csv"
    if content is not None:
        refused.write_bytes(content)
    before = db.resolve()

    done = nightledger("load", "--db", db, refused)

    assert done.returncode == 2
    assert "refused.csv" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert db.resolve() == before


def test_a_dry_run_says_the_same_and_changes_nothing(db: Path, tmp_path: Path) -> None:
    mixed = write(tmp_path / "counts.csv", COUNTS + "2024-05-01,19,p9,7\n")
    before = db.resolve()

    done = nightledger("check", "--db", db, mixed)

    assert done.returncode == 3
    assert "第 3 行" in done.stdout
    assert db.resolve() == before


def test_a_dry_run_needs_no_warehouse(tmp_path: Path) -> None:
    for name, text in REGISTERS.items():
        write(tmp_path / name, text)
    write(tmp_path / "counts.csv", COUNTS)

    done = nightledger("check", "--db", tmp_path / "none.duckdb", tmp_path)

    assert done.returncode == 0
    assert not (tmp_path / "none.duckdb").exists()


def test_a_dry_run_writes_the_file_back_with_its_bad_cells_red(
    db: Path, tmp_path: Path
) -> None:
    mixed = write(tmp_path / "counts.csv", COUNTS + "2024-05-01,19,p9,7\n")
    out = tmp_path / "marked.xlsx"

    done = nightledger("check", "--db", db, mixed, "--marked", out)
    again = nightledger("check", "--db", db, mixed, "--marked", out)

    assert done.returncode == 3
    assert f"已写好标红的文件：{out}" in done.stdout
    assert cells_filled_with(out.read_bytes(), 2, "FFF8B4B4") == ["C3"]
    assert comments(out.read_bytes())["C3"].startswith("点位没有登记")
    assert (again.returncode, "已经存在" in again.stdout) == (2, True)


def test_nothing_is_written_back_of_a_clean_file_or_of_several(
    db: Path, tmp_path: Path
) -> None:
    clean, out = write(tmp_path / "counts.csv", COUNTS), tmp_path / "marked.xlsx"

    done = nightledger("check", "--db", db, clean, "--marked", out)
    two = nightledger("check", "--db", db, clean, clean, "--marked", out)

    assert (done.returncode, "没有要标红的格子" in done.stdout) == (0, True)
    assert (two.returncode, "一次只标一个文件" in two.stdout) == (2, True)
    assert not out.exists()


def test_messages_come_in_the_chosen_language(db: Path, tmp_path: Path) -> None:
    counts = write(tmp_path / "counts.csv", COUNTS)

    done = nightledger("load", "--db", db, counts, language="en")

    assert "2 lines = header 1 + blank 0 + kept 1" in done.stdout


def test_sql_answers_read_only(db: Path) -> None:
    asked = nightledger(
        *("sql", "--db", db, "--format", "json"),
        "select district_name from core.dim_district",
    )
    refused = nightledger("sql", "--db", db, "drop table core.dim_district")

    assert json.loads(asked.stdout) == [{"district_name": "陶阳里"}]
    assert refused.returncode == 2
    assert "Traceback" not in refused.stdout + refused.stderr


def test_an_sql_error_never_repeats_data(db: Path) -> None:
    leaked = "19900009999"

    done = nightledger("sql", "--db", db, f"select '{leaked}张三'::integer")

    assert done.returncode == 2
    assert leaked not in done.stdout + done.stderr


def test_commands_that_need_a_warehouse_say_how_to_make_one(tmp_path: Path) -> None:
    for command in (["publish"], ["sql", "select 1"]):
        done = nightledger(*command, "--db", tmp_path / "none.duckdb")

        assert done.returncode == 2
        assert "nightledger load" in done.stdout


def test_publish_installs_the_metrics_again(db: Path) -> None:
    before = db.resolve()

    done = nightledger("publish", "--db", db)

    assert done.returncode == 0
    assert db.resolve() != before


def test_hostile_file_names_are_only_names(db: Path, tmp_path: Path) -> None:
    names = ["glob_[a-z]*?.csv", "$(touch pwned) `id`.csv", "it's.csv", "[red]b.csv"]
    for row, name in enumerate(names):
        write(tmp_path / name, COUNTS.replace(",18,", f",{row},"))

    for name in names:
        done = nightledger("load", "--db", db, tmp_path / name)
        assert (done.returncode, name in done.stdout) == (0, True)

    assert not (tmp_path / "pwned").exists()


def test_a_release_is_written_into_the_ledger(db: Path, tmp_path: Path) -> None:
    counts = write(tmp_path / "counts.csv", COUNTS)

    done = nightledger("load", "--db", db, "--release", "快报", counts)

    kinds = "select release_kind from ledger.delivery where release_kind is not null"
    asked = nightledger("sql", "--db", db, "--format", "json", kinds)
    assert done.returncode == 0
    assert json.loads(asked.stdout) == [{"release_kind": "快报"}]


def test_a_withdrawal_says_what_it_moved(db: Path, tmp_path: Path) -> None:
    nightledger("load", "--db", db, write(tmp_path / "counts.csv", COUNTS))

    done = nightledger("withdraw", "3", "--db", db, "--reason", "报错了月份")
    again = nightledger("withdraw", "3", "--db", db, "--reason", "报错了月份")
    unknown = nightledger("withdraw", "99", "--db", db, "--reason", "why")

    assert (done.returncode, again.returncode, unknown.returncode) == (0, 2, 2)
    assert "1 条移入 history" in done.stdout
    assert "已经撤回" in again.stdout
    assert "第 99 次报送不存在" in unknown.stdout
