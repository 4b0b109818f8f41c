"""A chart as a file that stands alone: picture, drawing, or page without a network.

The chart is drawn in the report theme with its title above it and its source and
definition below.
"""

import html
import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree

import altair as alt

from queries.present.fonts import has_chinese_font, is_chinese
from queries.present.report_theme import (
    FONT,
    LINE_COLOR,
    PAPER_COLOR,
    QUIET_COLOR,
    TEXT_COLOR,
    report_theme,
)
from queries.present.text_lines import broken

#: Width of a sheet and its margin, in pixels; pictures have twice as many.
SHEET_WIDTH = 960
MARGIN = 28
PICTURE_SCALE = 2.0

TITLE_SIZE, SUBTITLE_SIZE, NOTE_SIZE = 20, 13, 11

SVG = "http://www.w3.org/2000/svg"
#: The version of Vega-Lite that altair writes, as the drawing library names it.
VEGALITE_VERSION = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])

Drawable = alt.Chart | alt.LayerChart


class NoChineseFontError(Exception):
    """The chart has Chinese words and this machine has no font to draw them with."""


@dataclass(frozen=True)
class SheetWords:
    """What stands around a chart: its title, what it covers, where it comes from."""

    language: str
    title: str
    subtitle: str
    notes: tuple[str, ...]
    alt_text: str

    def __str__(self) -> str:
        return "\n".join((self.title, self.subtitle, *self.notes))


def report_spec(
    chart: Drawable, width: int = SHEET_WIDTH - 2 * MARGIN
) -> dict[str, Any]:
    """Return the chart as Vega-Lite in the report theme, by default to fill a sheet.

    The theme is laid over the finished description: to enable it, as altair offers,
    would change the charts of other sessions that are drawn at the same moment.
    """
    spec = chart.to_dict()
    spec["config"] = {**spec.get("config", {}), **report_theme()["config"]}
    spec["width"] = width
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return spec


def can_be_drawn(chart: Drawable, words: SheetWords | None = None) -> bool:
    """Return whether a picture of the chart would hold all of its words."""
    return has_chinese_font() or not (
        is_chinese(str(words or ""))
        or is_chinese(json.dumps(chart.to_dict(), ensure_ascii=False))
    )


def sheet_svg(chart: Drawable, words: SheetWords) -> bytes:
    """Return the sheet as an SVG drawing.

    Raises:
        NoChineseFontError: a word could not be measured, and would be cut or overlap.
    """
    if not can_be_drawn(chart, words):
        raise NoChineseFontError
    import vl_convert  # loaded only where a file is asked for

    drawing = vl_convert.vegalite_to_svg(
        report_spec(chart), vl_version=VEGALITE_VERSION
    )
    return framed(drawing, words).encode("utf-8")


def sheet_png(chart: Drawable, words: SheetWords) -> bytes:
    """Return the sheet as a PNG picture; raises as sheet_svg does."""
    import vl_convert

    return vl_convert.svg_to_png(
        sheet_svg(chart, words).decode("utf-8"), scale=PICTURE_SCALE
    )


def chart_png(chart: Drawable, width: int) -> bytes:
    """Return the chart alone, for a document that has its own words around it.

    width: in pixels, of which a document shows 96 to the inch.
    Raises as sheet_svg does.
    """
    if not can_be_drawn(chart):
        raise NoChineseFontError
    import vl_convert

    return vl_convert.vegalite_to_png(
        report_spec(chart, width), vl_version=VEGALITE_VERSION, scale=PICTURE_SCALE
    )


def framed(drawing: str, words: SheetWords) -> str:
    """Return a drawing with the words of its sheet above and below it."""
    ElementTree.register_namespace("", SVG)
    chart = ElementTree.fromstring(drawing)
    sheet = ElementTree.Element(f"{{{SVG}}}svg", {"role": "img"})
    ElementTree.SubElement(sheet, f"{{{SVG}}}title").text = words.title
    ElementTree.SubElement(sheet, f"{{{SVG}}}desc").text = words.alt_text
    paper = ElementTree.SubElement(sheet, f"{{{SVG}}}rect", {"fill": PAPER_COLOR})
    top = written(sheet, (words.title,), MARGIN + TITLE_SIZE, TITLE_SIZE, TEXT_COLOR)
    top = written(sheet, (words.subtitle,), top, SUBTITLE_SIZE, QUIET_COLOR)
    chart.attrib |= {"x": str(MARGIN), "y": str(top)}
    sheet.append(chart)
    top += float(chart.attrib["height"]) + 12
    ElementTree.SubElement(
        sheet,
        f"{{{SVG}}}path",
        {"d": f"M{MARGIN},{top}H{SHEET_WIDTH - MARGIN}", "stroke": LINE_COLOR},
    )
    top = written(sheet, words.notes, top + 8 + NOTE_SIZE, NOTE_SIZE, QUIET_COLOR)
    size = {"width": f"{SHEET_WIDTH}", "height": f"{top:.0f}"}
    paper.attrib |= size
    sheet.attrib |= {**size, "viewBox": f"0 0 {SHEET_WIDTH} {top:.0f}"}
    return ElementTree.tostring(sheet, encoding="unicode")


def written(
    sheet: ElementTree.Element,
    texts: tuple[str, ...],
    top: float,
    size: int,
    color: str,
) -> float:
    """Write texts into a sheet, broken into lines; return where the next one goes."""
    for text in texts:
        for line in broken(text, SHEET_WIDTH - 2 * MARGIN, size):
            placed = {"x": str(MARGIN), "y": f"{top:.1f}", "fill": color}
            style = {"font-size": str(size), "font-family": FONT}
            weight = {"font-weight": "bold"} if size == TITLE_SIZE else {}
            ElementTree.SubElement(
                sheet, f"{{{SVG}}}text", {**placed, **style, **weight}
            ).text = line
            top += size * 1.5
    return top


def sheet_html(chart: Drawable, words: SheetWords) -> bytes:
    """Return the sheet as a page that needs nothing but itself."""
    # In a script "<" could end it: a name from a file must not be able to.
    spec = json.dumps(report_spec(chart), ensure_ascii=False).replace("<", "\\u003c")
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in words.notes)
    page = f"""<!doctype html>
<html lang="{words.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{html.escape(words.title)}</title>
<style>
body {{ font-family: {FONT}; color: {TEXT_COLOR}; background: {PAPER_COLOR};
  max-width: {SHEET_WIDTH - 2 * MARGIN}px; margin: {MARGIN}px auto; }}
h1 {{ font-size: {TITLE_SIZE}px; }}
footer {{ border-top: 1px solid {LINE_COLOR}; font-size: {NOTE_SIZE + 1}px; }}
p, footer {{ color: {QUIET_COLOR}; }}
</style>
<script>{bundle()}</script></head>
<body><h1>{html.escape(words.title)}</h1><p>{html.escape(words.subtitle)}</p>
<div id="chart" role="img" aria-label="{html.escape(words.alt_text)}"></div>
<footer>{notes}</footer>
<script>vegaEmbed("#chart", {spec}, {{mode: "vega-lite", actions: false}})</script>
</body></html>
"""
    return page.encode("utf-8")


@cache
def bundle() -> str:
    """Return the program that draws, as one script that fetches nothing."""
    import vl_convert

    # its types demand the snippet that its documentation calls optional
    return vl_convert.javascript_bundle(  # type: ignore[call-arg]
        vl_version=VEGALITE_VERSION
    )
