"""Files as a browser hands them over: a name that is only a name, and bytes."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Longer names are no use in a list, and file systems stop at 255 bytes.
MAX_NAME_CHARS = 60
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class HandedFile:
    """One file from a browser. content is kept only as long as the object."""

    name: str
    content: bytes


def safe_name(name: str) -> str:
    """The last part of a name, without signs that nobody sees, its ending kept."""
    last = UNPRINTABLE.sub("", name).replace("\\", "/").rsplit("/", 1)[-1].strip()
    if last in ("", ".", ".."):
        return "file"
    return last[-MAX_NAME_CHARS:]


@contextmanager
def placed(files: Sequence[HandedFile]) -> Iterator[list[Path]]:
    """The files in a private folder (mode 0700) that is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="nightledger-") as folder:
        paths = []
        for number, file in enumerate(files):
            path = Path(folder) / str(number) / safe_name(file.name)
            path.parent.mkdir()
            path.write_bytes(file.content)
            paths.append(path)
        yield paths
