"""Damaged files are refused or accounted for; the harness sees when they are not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from ingest import gathering
from ingest.accounting import count_row_lines
from ingest.delivery import LineCount
from tests.damage.__main__ import verdicts
from tests.damage.valid import ValidFile, sample_registers, valid_files

FILE_COUNT = 24
REGISTERS = sample_registers()
VALID = {valid.name: valid for valid in valid_files()}
Count = Callable[..., LineCount]


def kinds_of(valid: ValidFile, folder: Path, count: int) -> Counter[str]:
    """How the readings of damaged files ended."""
    seeds = range(count)
    found = verdicts(valid, seeds, REGISTERS, folder)
    return Counter(verdict.kind for _, verdict in found)


@pytest.mark.parametrize("name", VALID)
def test_a_damaged_file_never_crashes_and_its_lines_add_up(
    name: str, tmp_path: Path
) -> None:
    kinds = kinds_of(VALID[name], tmp_path, FILE_COUNT)
    assert kinds["CRASH"] == kinds["MISMATCH"] == 0, kinds
    read = kinds["clean"] + kinds["partly kept"]
    # A workbook is a zip archive: most damage is beyond reading.
    assert read >= FILE_COUNT * (0.1 if name.endswith(".xlsx") else 0.4), kinds


def loses_a_kept_line(*args: pl.DataFrame | pl.Series) -> LineCount:
    """A count that is one too low."""
    counted = count_row_lines(*args)  # type: ignore[arg-type]
    return replace(counted, kept_line_count=max(0, counted.kept_line_count - 1))


def calls_a_bad_line_kept(*args: pl.DataFrame | pl.Series) -> LineCount:
    """A count that adds up and is wrong."""
    counted = count_row_lines(*args)  # type: ignore[arg-type]
    return replace(
        counted,
        kept_line_count=counted.kept_line_count + counted.set_aside_line_count,
        set_aside_line_count=0,
    )


@pytest.mark.parametrize("bug", [loses_a_kept_line, calls_a_bad_line_kept])
def test_a_seeded_bug_of_the_accounting_is_seen(
    bug: Count, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "count_row_lines", bug)
    kinds = kinds_of(VALID["visitor_counts.csv"], tmp_path, FILE_COUNT)
    assert kinds["MISMATCH"] > 0, kinds
