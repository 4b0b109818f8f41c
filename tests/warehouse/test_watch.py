"""The drop folder: loaded files and refused ones go their ways, with the reasons."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.test_command_line import COUNTS, REGISTERS, nightledger
from warehouse.publish import lock
from warehouse.watch import Arrival, DropFolder

PATIENCE_SECONDS = 60


@pytest.fixture
def dropped(tmp_path: Path, start: Callable[[Path], Path]) -> DropFolder:
    folder = tmp_path / "drop"
    folder.mkdir()
    db = start(tmp_path / "data" / "nightledger.duckdb")
    return DropFolder(folder, db, 1, "zh")


def put(dropped: DropFolder, name: str, text: str) -> Path:
    path = dropped.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def look_twice(dropped: DropFolder) -> list[Arrival]:
    return [*dropped.look(), *dropped.look()]


def test_a_loaded_file_moves_under_its_delivery_number(dropped: DropFolder) -> None:
    for name, text in {"counts.csv": COUNTS, **REGISTERS}.items():
        put(dropped, name, text)
    arrivals = look_twice(dropped)

    assert [arrival.refusal for arrival in arrivals] == [None, None, None]
    assert names(dropped.folder) == ["已载入"]
    assert names(dropped.folder / "已载入") == [
        "000001 districts.csv",
        "000002 places.csv",
        "000003 counts.csv",
    ]


def test_a_file_that_still_grows_is_left_alone(dropped: DropFolder) -> None:
    path = put(dropped, "districts.csv", "片区编号,片区名称\n")
    assert list(dropped.look()) == []
    path.write_text(REGISTERS["districts.csv"], encoding="utf-8")

    assert list(dropped.look()) == []
    assert [arrival.name for arrival in dropped.look()] == ["districts.csv"]


def test_a_refused_file_lies_beside_the_reason(dropped: DropFolder) -> None:
    put(dropped, "what.csv", "甲,乙\n1,2\n")
    (arrival,) = look_twice(dropped)

    assert arrival.outcome is None
    kept, why = names(dropped.folder / "拒收")
    assert (kept.endswith(" what.csv"), why.endswith(" what.csv 原因.txt")) == (
        True,
        True,
    )
    text = (dropped.folder / "拒收" / why).read_text(encoding="utf-8-sig")
    assert "没有认得的表头" in text


def test_set_aside_rows_come_back_marked(dropped: DropFolder) -> None:
    for name, text in REGISTERS.items():
        put(dropped, name, text)
    look_twice(dropped)
    put(dropped, "counts.csv", COUNTS + "2024-05-01,19,p9,7\n")
    look_twice(dropped)

    assert names(dropped.folder / "已载入")[2:] == [
        "000003 counts.csv",
        "000003 counts.csv 待改行.xlsx",
        "000003 counts.csv 标红.xlsx",
    ]


def test_the_same_file_again_moves_without_a_second_delivery(
    dropped: DropFolder,
) -> None:
    for _ in range(2):
        put(dropped, "districts.csv", REGISTERS["districts.csv"])
        (arrival,) = look_twice(dropped)

    assert arrival.outcome is not None
    assert arrival.outcome.delivery is None
    assert names(dropped.folder / "已载入") == [
        "000001 districts (2).csv",
        "000001 districts.csv",
    ]


def test_a_file_waits_while_another_load_is_writing(dropped: DropFolder) -> None:
    put(dropped, "districts.csv", REGISTERS["districts.csv"])
    with lock(dropped.db):
        assert look_twice(dropped) == []
    (arrival,) = dropped.look()

    assert arrival.moved_to.name == "000001 districts.csv"


def test_the_command_watches_until_ctrl_c_and_ends_with_status_0(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    arguments = ["load", "--watch", str(folder), "--db", str(tmp_path / "n.duckdb")]
    with subprocess.Popen(
        [sys.executable, "-m", "warehouse", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NIGHTLEDGER_LANGUAGE": "en"},
    ) as running:
        (folder / "districts.csv").write_text(REGISTERS["districts.csv"], "utf-8")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not names(folder / "loaded") and time.monotonic() < deadline:
            time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        said, errors = running.communicate(timeout=PATIENCE_SECONDS)

    assert names(folder / "loaded") == ["000001 districts.csv"]
    assert running.returncode == 0
    assert said.rstrip().endswith("Stopped.")
    assert "Traceback" not in errors


def test_only_a_folder_can_be_watched(tmp_path: Path) -> None:
    done = nightledger("load", "--watch", tmp_path / "none")

    assert done.returncode == 2
    assert "--watch" in done.stdout
