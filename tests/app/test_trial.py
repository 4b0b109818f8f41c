"""Without a browser: the dry run of handed files, and the load in a child."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import Registers
from queries.upload.handed import HandedFile
from queries.upload.loading import BROKE_OFF, Begun, Loaded, Refused, load_handed
from queries.upload.trial import try_files
from warehouse.trial_load import TrialLoad

DISTRICTS = HandedFile("districts.csv", "片区编号,片区名称\nd1,陶阳里\n".encode())
PLACES = HandedFile("places.csv", "点位编号,点位名称,片区编号\np1,北门,d1\n".encode())
COUNTS = HandedFile("counts.csv", "点位编号,日期,人次\np1,2024-05-01,1\n".encode())
PHONE = "19900001234"
CASES = HandedFile(
    "cases.csv", f"投诉编号,受理时间,电话\nc1,{PHONE},{PHONE}\n".encode()
)


@pytest.fixture
def nothing_held() -> Iterator[TrialLoad]:
    """A trial before the first load."""
    trial = TrialLoad(None, None)
    yield trial
    trial.close()


def test_registers_among_the_files_count_for_those_after_them(
    nothing_held: TrialLoad,
) -> None:
    trials = try_files(
        [COUNTS, PLACES, DISTRICTS], Registers.empty(), nothing_held, "zh"
    )

    assert [trial.file_name for trial in trials] == [
        "districts.csv",
        "places.csv",
        "counts.csv",
    ]
    kept = [trial.reading.lines.kept_line_count for trial in trials if trial.reading]
    assert kept == [1, 1, 1]


def test_a_bad_file_does_not_hide_what_is_said_of_a_good_one(
    nothing_held: TrialLoad,
) -> None:
    bad = HandedFile("bad.csv", b"a,b\n1,2\n")
    good, refused = try_files([bad, DISTRICTS], Registers.empty(), nothing_held, "zh")

    assert (good.refusal, refused.reading) == (None, None)
    assert good.reading is not None
    assert refused.refusal is not None
    assert refused.refusal.zh.startswith("bad.csv：")


def test_a_bug_is_told_without_the_values_of_the_file(
    nothing_held: TrialLoad,
) -> None:
    # Registers without their columns: a state that only a bug could make.
    broken = Registers(pl.DataFrame({PHONE: [PHONE]}), pl.DataFrame())
    (trial,) = try_files([COUNTS], broken, nothing_held, "zh")

    assert trial.refusal is not None
    assert "程序读这个文件时出错" in trial.refusal.zh
    assert PHONE not in trial.refusal.zh + trial.refusal.en


def test_personal_files_are_known_as_such(
    nothing_held: TrialLoad,
) -> None:
    (trial,) = try_files([CASES], Registers.empty(), nothing_held, "zh")

    assert trial.reading is not None
    assert trial.reading.is_personal


def test_a_load_tells_each_file_and_what_became_of_it(tmp_path: Path) -> None:
    db = tmp_path / "n.duckdb"
    events = list(load_handed(db, [PLACES, DISTRICTS], keep_hours=1))

    assert events == [
        Begun("districts.csv"),
        Begun("places.csv"),
        Loaded("districts.csv", 1, 1, 0, 0),
        Loaded("places.csv", 2, 1, 0, 0),
    ]
    again = list(load_handed(db, [DISTRICTS], keep_hours=1))
    assert again[-1] == Loaded("districts.csv", 1, None, 0, 0)


def test_one_refused_file_refuses_all(tmp_path: Path) -> None:
    bad = HandedFile("bad.csv", b"a,b\n1,2\n")
    (event,) = load_handed(tmp_path / "n.duckdb", [DISTRICTS, bad], keep_hours=1)

    assert isinstance(event, Refused)
    assert "bad.csv" in event.message.zh
    assert not (tmp_path / "n.duckdb").exists()


def test_a_load_that_breaks_off_is_a_message(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("in the way")
    events = list(load_handed(no_folder / "n.duckdb", [CASES], keep_hours=1))

    assert events == [Refused(BROKE_OFF)]
    assert capfd.readouterr() == ("", "")
