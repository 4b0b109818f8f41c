"""Damaged files are refused or accounted for; the harness sees when they are not."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from ingest import gathering
from ingest.accounting import count_row_lines
from ingest.delivery import Delivery, LineCount
from ingest.layout_registry import layouts
from ingest.reading import FEED_ORDER, read_delivery
from tests.damage.__main__ import verdicts
from tests.damage.judge import judge
from tests.damage.mutate import damaged
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
    # Most damage to a zip archive, or to one document, is beyond reading.
    is_one_piece = name.endswith((".xlsx", ".json"))
    assert read >= FILE_COUNT * (0.1 if is_one_piece else 0.4), kinds


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


@pytest.mark.parametrize("name", ["visitor_counts.csv", "shanghai_scenic_live.jsonl"])
@pytest.mark.parametrize("bug", [loses_a_kept_line, calls_a_bad_line_kept])
def test_a_seeded_bug_of_the_accounting_is_seen(
    bug: Count, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "count_row_lines", bug)
    kinds = kinds_of(VALID[name], tmp_path, FILE_COUNT)
    assert kinds["MISMATCH"] > 0, kinds


def test_there_is_a_valid_file_of_every_feed_and_layout(tmp_path: Path) -> None:
    read = [judged_valid(valid, tmp_path) for valid in VALID.values()]
    assert {delivery.feed for delivery in read} == set(FEED_ORDER)
    assert {delivery.layout for delivery in read} == {"standard", *layouts()}


def judged_valid(valid: ValidFile, folder: Path) -> Delivery:
    """The reading of a valid file, in which the judge finds nothing wrong."""
    path = folder / valid.name
    path.write_bytes(valid.content)
    assert not judge(path, REGISTERS, in_blocks=True).is_failure, valid.name
    delivery = read_delivery(path, REGISTERS)
    assert delivery.set_aside["reason_code"].is_in(["total_row"]).all(), valid.name
    return delivery


@pytest.mark.parametrize("name", ["visitor_counts.xlsx", "holiday_cn.json"])
def test_a_seed_gives_the_same_damage_again(name: str) -> None:
    first, again = ({v.name: v for v in valid_files()}[name] for _ in range(2))
    seeds = range(200)
    suffix = Path(name).suffix
    assert [damaged(first.content, random.Random(seed), suffix) for seed in seeds] == [
        damaged(again.content, random.Random(seed), suffix) for seed in seeds
    ]
