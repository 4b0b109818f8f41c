"""A chart that leaves the app carries its words, and needs nothing but itself."""

import ast
import os
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.present.chart_sheet import (
    SheetWords,
    bundle,
    sheet_html,
    sheet_png,
    sheet_svg,
)
from queries.present.report_theme import CATEGORY_COLORS, SEQUENCE_COLORS
from queries.present.text_lines import broken, text_width

ROOT = Path(__file__).parent.parent.parent

WORDS = SheetWords(
    language="zh-CN",
    title="每日进入人次",
    subtitle="陶阳里 · 2026-10-01 – 2026-10-31 · 单位：人次",
    notes=("来源：快照 000007.duckdb，metric.footfall()", "口径：按计数日期。" * 30),
    alt_text="最高 10月3日",
)

#: What the bundled program names without fetching it: XML namespaces, the format of a
#: chart, a page that opens only from a menu that is switched off, a remark.
NAMED_ONLY = ("http://www.w3.org/", "https://vega.github.io/", "https://github.com/")


def chart(name: str = "陶阳里") -> alt.Chart:
    frame = pl.DataFrame({"name": [name, "三宝"], "visit_count": [3.0, 2.0]})
    bars: alt.Chart = alt.Chart(frame).mark_bar().encode(x="visit_count:Q", y="name:N")
    return bars


def test_a_picture_is_a_sheet_at_twice_its_size() -> None:
    picture = sheet_png(chart(), WORDS)

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20]) == (1920,)


def test_a_drawing_holds_the_words_as_text() -> None:
    texts = [
        element.text or ""
        for element in ElementTree.fromstring(sheet_svg(chart(), WORDS)).iter()
        if element.tag.endswith("}text")
    ]

    assert texts[:2] == [WORDS.title, WORDS.subtitle]
    assert "陶阳里" in texts
    assert WORDS.notes[0] in texts
    assert WORDS.notes[1] in "".join(texts)


def test_a_page_references_nothing_outside() -> None:
    page = sheet_html(chart(), WORDS).decode()
    addresses = re.findall(r"https?://[^\s\"'`)]+", page)

    assert {each for each in addresses if not each.startswith(NAMED_ONLY)} == set()
    ours = page.replace(bundle(), "")
    assert re.findall(r"<[^>]*(?:src|href)=", ours) == []
    assert re.findall(r"@import|url\(\s*[\"']?http", page) == []
    assert 'lang="zh-CN"' in page
    assert all(note in page for note in WORDS.notes)


def test_a_name_from_a_file_cannot_leave_its_chart() -> None:
    page = sheet_html(chart("</script><img src=x onerror=alert(1)>"), WORDS).decode()

    assert "<img" not in page.replace(bundle(), "")
    assert page.count("</script>") == 2


NO_FONT = """
import sys
import altair as alt
from queries.present.fonts import has_chinese_font
from queries.present.chart_sheet import *
words = SheetWords("zh-CN", sys.argv[1], "", (), "")
bar = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
print(has_chinese_font(), len(sheet_html(bar, words)) > 100_000)
try:
    print(sheet_png(bar, words)[1:4])
except NoChineseFontError:
    print("refused")
"""


@pytest.mark.parametrize("title, outcome", [("客流", "refused"), ("x", "b'PNG'")])
def test_without_a_chinese_font_no_picture_misses_a_word(
    tmp_path: Path, title: str, outcome: str
) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{tmp_path}</dir></fontconfig>"
    )
    done = subprocess.run(
        [sys.executable, "-c", NO_FONT, title],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )

    assert done.stdout.splitlines() == ["False True", outcome]


def test_paper_has_the_colours_of_the_light_app() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    light = config["theme"]["light"]

    assert light["chartCategoricalColors"] == list(CATEGORY_COLORS)
    assert light["chartSequentialColors"] == list(SEQUENCE_COLORS)


def test_every_chart_of_the_app_says_what_it_is_when_it_leaves() -> None:
    without = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "queries").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "draw"
        and len(node.args) < 4
        and "caption" not in {keyword.arg for keyword in node.keywords}
    }

    assert without == set()


@given(st.text("口径人次，。 visits by-day", max_size=80), st.integers(40, 400))
def test_broken_lines_keep_every_letter_and_the_width(text: str, width: int) -> None:
    lines = broken(text, width, 12)
    unbroken = re.compile(r"[口径人次][，。]*|[^\s口径人次]+")
    widest = max(map(text_width, unbroken.findall(text), [12.0] * 80), default=0)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 12) <= max(width, widest) for line in lines)
