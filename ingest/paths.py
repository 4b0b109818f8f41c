"""Which files a list of paths means."""

from collections.abc import Iterable
from pathlib import Path

from ingest.delivery import FeedError
from ingest.message import Message

NOT_DATA_SUFFIXES = {".py", ".md", ".toml", ".license"}


def expand_paths(paths: Iterable[Path]) -> list[Path]:
    """Files as given; of a folder the data files directly in it, by name.

    A name is never taken as a pattern: "glob_[a-z]*?.csv" is one file.
    Raises FeedError for a path that does not exist.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(file for file in path.iterdir() if is_data_file(file)))
        elif path.is_file():
            found.append(path)
        else:
            raise FeedError(missing_file(path))
    return found


def is_data_file(path: Path) -> bool:
    """Not a README, program, hidden file or the lock file of an open workbook."""
    return (
        path.is_file()
        and path.suffix.lower() not in NOT_DATA_SUFFIXES
        and not path.name.startswith((".", "~$"))
        and not path.name.upper().startswith("README")
    )


def missing_file(path: Path) -> Message:
    """The message for a path that leads nowhere."""
    return Message(
        f"找不到文件：{path}\n  没有载入任何行；请核对路径后重新运行同一条命令。",
        f"No such file: {path}\n"
        "  Nothing was loaded; check the path and run the same command again.",
    )
