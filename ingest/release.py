"""What a file says of itself: first figures, final ones, or a correction.

A file declares it in a column 发布类别 (the same word on every line) or in a row above
its header, such as “发布类别：快报”.
"""

import re
from collections.abc import Sequence

import polars as pl

from ingest.message import Message
from ingest.refusal import refusal

RELEASE_KINDS = {
    "flash": "快报",
    "preliminary": "初步",
    "final": "正式",
    "correction": "更正",
}
RELEASE_HEADERS = ("发布类别", "release_kind")
NOTE = re.compile(r"(?:发布类别|release_kind)\s*[：:]\s*(\S+)")
MEND = Message(
    "请写 快报、初步、正式 或 更正，一个文件一种。",
    "Write flash, preliminary, final or correction, one of them per file.",
)


def noted_release(rows_above: Sequence[Sequence[str]]) -> str | None:
    """The word after 发布类别 in the rows above a header; None when there is none."""
    for row in rows_above:
        if noted := NOTE.search(" ".join(row)):
            return noted.group(1)
    return None


def release_kind(
    file_name: str,
    noted: Sequence[str | None],
    records: Sequence[tuple[Sequence[str], pl.DataFrame]],
    demanded: str | None,
) -> str | None:
    """The release that a file declares, in Chinese; None when it declares none.

    noted: the words of the notes. records: the header cells and the records ("c0", …)
    of each sheet. demanded: what the loader was told.
    Raises FeedError for an unknown word, and where the words differ.
    """
    said = [word for word in (*noted, demanded) if word]
    for names, frame in records:
        for position, name in enumerate(names):
            if name.lower() in RELEASE_HEADERS:
                cells = frame[f"c{position}"].str.strip_chars()
                said.extend(cells.drop_nulls().unique(maintain_order=True))
    kinds = list(dict.fromkeys(RELEASE_KINDS.get(word, word) for word in said))
    unknown = [kind for kind in kinds if kind not in RELEASE_KINDS.values()]
    if unknown:
        raise refusal(
            file_name,
            Message(f"发布类别“{unknown[0]}”不认得", f"unknown release “{unknown[0]}”"),
            MEND,
        )
    if len(kinds) > 1:
        listed = "、".join(kinds)
        raise refusal(
            file_name,
            Message(f"发布类别前后不一：{listed}", f"several releases: {listed}"),
            MEND,
        )
    return kinds[0] if kinds else None
