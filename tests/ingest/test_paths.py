"""Which files a list of paths means."""

from pathlib import Path

import pytest

from ingest.delivery import FeedError
from ingest.paths import expand_paths


def test_a_folder_means_the_data_files_directly_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.csv", "a.xlsx", "README.md", "make.py", ".hidden", "~$a.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.csv").touch()

    assert [path.name for path in expand_paths([tmp_path])] == ["a.xlsx", "b.csv"]


def test_a_name_is_never_a_pattern(tmp_path: Path) -> None:
    odd = tmp_path / "glob_[a-z]*?.csv"
    odd.touch()
    (tmp_path / "glob_b.csv").touch()

    assert expand_paths([odd]) == [odd]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedError) as refused:
        expand_paths([tmp_path / "gone.csv"])
    assert "找不到文件" in refused.value.message.zh
    assert "gone.csv" in refused.value.message.en
