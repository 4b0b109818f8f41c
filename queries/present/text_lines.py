"""Breaks text into lines of a given width, Chinese and English, for drawn pages."""

import re

from queries.present.event_lanes import NARROW_LETTER, WIDE_LETTER

#: The size of type that the widths of letters are given for, in pixels.
MEASURED_SIZE = 12.0

#: What is not divided: a wide character with the punctuation that must not begin a
#: line, or a word with the blank after it.
PIECE = re.compile(r"[\u2e80-\uffff][，。；：、）》”！？]*|[^\s\u2e80-\uffff]+\s*|\s+")


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is at a size of type, in pixels."""
    letters = sum(
        WIDE_LETTER if ord(letter) > 0x2E7F else NARROW_LETTER for letter in text
    )
    return letters * size / MEASURED_SIZE


def broken(text: str, width: float, size: float) -> list[str]:
    """Return the lines of a text, none wider than `width` pixels where it can be."""
    lines: list[str] = []
    line = ""
    for piece in PIECE.findall(text):
        if line and text_width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
