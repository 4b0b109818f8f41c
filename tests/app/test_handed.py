"""An uploaded name is only a name, and uploaded bytes are gone after use."""

from pathlib import Path

import pytest

from queries.upload.handed import HandedFile, placed, safe_name


@pytest.mark.parametrize(
    "given, kept",
    [
        pytest.param("五一 客流.csv", "五一 客流.csv", id="plain"),
        pytest.param("../../etc/passwd", "passwd", id="upwards"),
        pytest.param("C:\\报表\\五月.xlsx", "五月.xlsx", id="windows"),
        pytest.param("a\x00b\n.csv", "ab.csv", id="control_signs"),
        pytest.param("..", "file", id="parent"),
        pytest.param("$(id) `x`.csv", "$(id) `x`.csv", id="shell"),
        pytest.param("长" * 300 + ".csv", "长" * 56 + ".csv", id="long"),
    ],
)
def test_a_name_is_only_a_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_files_of_one_name_stay_apart_and_vanish_after_use() -> None:
    files = [HandedFile("same.csv", b"1"), HandedFile("same.csv", b"2")]
    with placed(files) as paths:
        assert [path.read_bytes() for path in paths] == [b"1", b"2"]
        folder: Path = paths[0].parent.parent
        assert folder.stat().st_mode & 0o077 == 0

    assert not folder.exists()
