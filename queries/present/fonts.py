"""Says whether a chart's words can be drawn on this machine."""

import re
from functools import cache

from queries.present.report_theme import FONT

CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

#: Two characters that differ in every font that has them, and in none that has not.
PROBES = ("永", "珠")


@cache
def has_chinese_font() -> bool:
    """Return whether the drawing library finds Chinese characters in any font.

    It is asked itself, by drawing: lists of fonts differ by operating system, and a
    font that is listed need not be one that it reads. Without a font both probes come
    out empty, or as the same box.
    """
    first, second = (drawn(character) for character in PROBES)
    return first != second


def drawn(character: str) -> bytes:
    """Return a small picture of a character."""
    import vl_convert  # loaded only where a picture is asked for

    return vl_convert.svg_to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<text x="2" y="19" font-size="18" font-family="{FONT}">{character}</text>'
        "</svg>"
    )


def is_chinese(text: str) -> bool:
    """Return whether a text has a Chinese character."""
    return CHINESE.search(text) is not None
