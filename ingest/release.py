"""What a file says of itself: first figures, final ones, or a correction.

A file declares it in a column 发布类别 (the same word on every line) or in a row above
its header, such as “发布类别：快报”.
"""

import re
from collections.abc import Sequence

RELEASE_KINDS = {
    "flash": "快报",
    "preliminary": "初步",
    "final": "正式",
    "correction": "更正",
}
RELEASE_HEADERS = ("发布类别", "release_kind")
NOTE = re.compile(r"(?:发布类别|release_kind)\s*[：:]\s*(\S+)")


def noted_release(rows_above: Sequence[Sequence[str]]) -> str | None:
    """The word after 发布类别 in the rows above a header; None when there is none."""
    for row in rows_above:
        if noted := NOTE.search(" ".join(row)):
            return noted.group(1)
    return None
