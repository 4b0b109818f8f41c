"""Everyone can read the app: charts have names, colours have words and contrast."""

import ast
import tomllib
from collections.abc import Iterator

import pytest

from queries.present import chart_frame
from queries.present.coverage_chart import SCALE
from tests.app.conftest import ROOT

#: What draws something that a screen reader cannot read by itself.
PICTURES = {
    *("altair_chart", "vega_lite_chart", "dataframe", "data_editor", "table", "image"),
    *("line_chart", "bar_chart", "area_chart", "scatter_chart", "pyplot"),
}

#: What a person types or clicks; the first argument is its name.
CONTROLS = {
    *("selectbox", "multiselect", "date_input", "text_input", "number_input", "radio"),
    *("file_uploader", "button", "download_button", "pills", "segmented_control"),
    *("text_area", "checkbox", "toggle", "slider", "popover", "expander"),
}

WHITE = "#FFFFFF"

#: Of text against its background, and of a mark that is no text: WCAG 2.1, AA.
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0

Calls = list[tuple[str, ast.Call]]


def calls_of(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Every call st.<name>(…) or <container>.<name>(…) of the app, with its place."""
    for path in (ROOT / "app.py", *sorted((ROOT / "queries").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value)
                is_ours = owner.startswith(
                    ("st", "column")
                ) and "column_config" not in (owner)
                if node.func.attr in names and is_ours:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def keywords(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def test_every_chart_and_table_says_in_words_what_it_shows() -> None:
    pictures: Calls = list(calls_of(PICTURES))

    assert len(pictures) >= 3
    assert [place for place, call in pictures if "alt" not in keywords(call)] == []


def test_every_control_has_a_name_that_can_be_read() -> None:
    controls: Calls = list(calls_of(CONTROLS))
    nameless = [
        place
        for place, call in controls
        if not call.args
        or (isinstance(call.args[0], ast.Constant) and not call.args[0].value)
        or "label_visibility" in keywords(call)
    ]

    assert len(controls) >= 10
    assert nameless == []


def test_a_status_is_never_told_by_colour_alone() -> None:
    badges: Calls = list(calls_of({"badge"}))
    bare = [
        place
        for place, call in badges
        if "icon" not in keywords(call)
        or (isinstance(call.args[0], ast.Constant) and not call.args[0].value)
    ]

    assert len(badges) >= 3
    assert bare == []


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faded(colour: str, background: str, alpha: float) -> str:
    """A colour at some opacity over a background."""
    mixed = [
        round(255 * (alpha * front + (1 - alpha) * back))
        for front, back in zip(channels(colour), channels(background), strict=True)
    ]
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def theme(name: str) -> dict[str, str]:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    settings: dict[str, str] = config["theme"][name]
    return settings


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_texts_and_links_can_be_read(name: str, ground: str) -> None:
    colours = theme(name)

    assert contrast(colours["textColor"], colours[ground]) >= TEXT_CONTRAST
    assert contrast(colours["linkColor"], colours[ground]) >= TEXT_CONTRAST
    assert contrast(colours["primaryColor"], colours[ground]) >= MARK_CONTRAST


@pytest.mark.parametrize("name", ["light", "dark"])
def test_captions_can_be_read(name: str) -> None:
    # Streamlit writes captions in the colour of the text at 60 %.
    colours = theme(name)
    ground = colours["backgroundColor"]

    assert contrast(faded(colours["textColor"], ground, 0.6), ground) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_of_charts_stand_out(name: str) -> None:
    colours = theme(name)
    ground = colours["backgroundColor"]
    marks = [*colours["chartCategoricalColors"], chart_frame.INK]

    assert [mark for mark in marks if contrast(mark, ground) < MARK_CONTRAST] == []


def test_states_of_coverage_differ_in_brightness_too() -> None:
    nothing, part, whole = SCALE["nothing"], SCALE["part"], SCALE["whole"]

    assert luminance(nothing) < luminance(part) < luminance(whole)
    assert contrast(nothing, part) >= 1.5
