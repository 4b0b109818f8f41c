"""The release that a file declares, collected from its notes and its columns."""

from collections.abc import Sequence

from ingest.message import Message
from ingest.refusal import refusal
from ingest.release import RELEASE_HEADERS, RELEASE_KINDS
from ingest.table import Table

MEND = Message(
    "请写 快报、初步、正式 或 更正，一个文件一种。",
    "Write flash, preliminary, final or correction, one of them per file.",
)


class Releases:
    """The words for the release that a file says, collected block after block."""

    def __init__(self, file_name: str, demanded: str | None) -> None:
        self._file_name = file_name
        self._said: dict[str, None] = dict.fromkeys([demanded] if demanded else [])

    def see(self, tables: Sequence[Table]) -> None:
        """Remember what the notes and the columns of these tables say."""
        for table in tables:
            if table.header.release_note:
                self._said[table.header.release_note] = None
            for position, name in enumerate(table.header.names):
                if name.lower() in RELEASE_HEADERS:
                    cells = table.records[f"c{position}"].str.strip_chars()
                    self._said |= dict.fromkeys(cells.drop_nulls().unique().sort())

    def kind(self) -> str | None:
        """The release that the file declares, in Chinese; None when it declares none.

        Raises FeedError for an unknown word, and where the words differ.
        """
        kinds = list(
            dict.fromkeys(RELEASE_KINDS.get(word, word) for word in self._said)
        )
        unknown = [kind for kind in kinds if kind not in RELEASE_KINDS.values()]
        if unknown:
            raise refusal(
                self._file_name,
                Message(
                    f"发布类别“{unknown[0]}”不认得", f"unknown release “{unknown[0]}”"
                ),
                MEND,
            )
        if len(kinds) > 1:
            listed = "、".join(kinds)
            raise refusal(
                self._file_name,
                Message(f"发布类别前后不一：{listed}", f"several releases: {listed}"),
                MEND,
            )
        return kinds[0] if kinds else None
