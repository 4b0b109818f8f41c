"""The page that clerks read says what the code does."""

from dataclasses import fields
from pathlib import Path

import pytest

import ingest
from ingest.feed import Feed
from ingest.feeds.registry import FEEDS
from ingest.layout import Layout, read_layout
from ingest.layout_registry import layouts
from ingest.reasons import REASONS

FOLDER = Path(ingest.__path__[0])
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.name)
def test_every_column_of_a_feed_is_on_the_page(feed: Feed) -> None:
    section = PAGE.split(f"### {feed.name} ")[1].split("\n#")[0]
    for column, declared in feed.schema.columns().items():
        if column != "row_id":
            headers = " / ".join((declared.metadata or {}).get("zh", ())) or column
            assert f"| {headers} | {column} |" in section


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_on_the_page_in_both_languages(code: str) -> None:
    assert f"| `{code}` | {REASONS[code].zh} | {REASONS[code].en} |" in PAGE


def test_every_layout_is_on_the_page() -> None:
    assert all(f"`{name}`" in PAGE for name in layouts())


def test_every_reason_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*.py")
        if path.name != "reasons.py"
    )
    assert [code for code in REASONS if f'"{code}"' not in source] == []


def test_the_layout_of_the_page_is_a_sound_one() -> None:
    example = PAGE.split("```toml\n")[1].split("```")[0]
    without_wide, wide = example.split("[own_places]")[0], example.split("[wide]")[1]
    layout = read_layout("page", without_wide + "[wide]" + wide)
    assert layout.columns["visit_count"] == ("Count", "InCount")
    assert {each.name for each in fields(Layout)} - {"name"} <= {
        line.split(" = ")[0].strip("[]").split("]")[0].split(".")[0]
        for line in example.splitlines()
    }
