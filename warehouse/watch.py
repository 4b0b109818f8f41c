"""Watches a drop folder: what is put there is loaded and moved, or refused with why."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.delivery import FeedError
from ingest.message import Message
from ingest.paths import expand_paths
from ingest.reading import FEED_ORDER, recognise_file
from warehouse.checks import BrokenPromiseError
from warehouse.load import Outcome, load_files
from warehouse.publish import BusyError
from warehouse.returned_files import write_returned

POLL_SECONDS = 2.0
LOADED = Message("已载入", "loaded")
REFUSED = Message("拒收", "refused")
WHY = Message("原因", "why")
UNKNOWN_FEED = len(FEED_ORDER)

#: What tells whether a file is still being written: its size and time of change.
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Arrival:
    """What became of one dropped file; outcome or refusal, and where it lies now."""

    name: str
    outcome: Outcome | None
    refusal: Message | None
    moved_to: Path


class DropFolder:
    """A folder that clerks put files into.

    A file is taken when its size and time have not changed between two looks. Loaded
    ones go to 已载入 under the number of their delivery, with the marked file when some
    rows were set aside; refused ones go to 拒收 with a text file that says why.
    """

    def __init__(
        self, folder: Path, db: Path, keep_hours: float, language: str
    ) -> None:
        self.folder = folder
        self.db = db
        self.keep_hours = keep_hours
        self.language = language
        self._seen: dict[Path, Stamp] = {}

    def look(self) -> Iterator[Arrival]:
        """Look once: load every file that has settled since the look before.

        When another load is writing, the rest waits for the next look.
        """
        for path in self.settled():
            try:
                yield self.take(path)
            except BusyError:
                return
            except FileNotFoundError:
                # Taken away again while we looked at it.
                continue
            del self._seen[path]

    def settled(self) -> list[Path]:
        """The files that did not change since the last look, registers first."""
        now: dict[Path, Stamp] = {}
        for path in expand_paths([self.folder]):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            now[path] = (status.st_size, status.st_mtime_ns)
        still = [path for path, stamp in now.items() if self._seen.get(path) == stamp]
        self._seen = now
        return sorted(still, key=loading_order)

    def take(self, path: Path) -> Arrival:
        """Load one file, or refuse it, and move it away."""
        try:
            (outcome,) = load_files(self.db, [path], self.keep_hours)
        except (FeedError, BrokenPromiseError) as refusal:
            return self.refuse(path, refusal.message)
        folder = self.made(LOADED)
        stem = f"{outcome.delivery_id:06} {path.name}"
        if outcome.delivery is not None:
            write_returned(path, outcome.delivery, folder, stem, self.language)
        return Arrival(path.name, outcome, None, moved(path, folder / stem))

    def refuse(self, path: Path, reason: Message) -> Arrival:
        """Move a file to the refused ones, and write beside it why."""
        stamp = time.strftime("%Y-%m-%d %H%M%S")
        target = moved(path, self.made(REFUSED) / f"{stamp} {path.name}")
        why = target.with_name(f"{target.name} {WHY.text(self.language)}.txt")
        # With a mark, so that the editor of Windows reads it as UTF-8.
        why.write_text(reason.text(self.language) + "\n", encoding="utf-8-sig")
        return Arrival(path.name, None, reason, target)

    def made(self, name: Message) -> Path:
        """A folder in the drop folder, made when it is not there."""
        folder = self.folder / name.text(self.language)
        folder.mkdir(exist_ok=True)
        return folder


def one_folder(paths: Sequence[Path]) -> Path:
    """The folder to watch; raises FeedError for several paths and for no folder."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0]
    given = "、".join(str(path) for path in paths)
    raise FeedError(
        Message(
            f"--watch 要一个现有的文件夹，给的是：{given}\n"
            "  没有载入任何行；先建好文件夹再运行同一条命令。",
            f"--watch takes one folder that exists, not: {given}\n"
            "  Nothing was loaded; make the folder and run the same command again.",
        )
    )


def loading_order(path: Path) -> tuple[int, str]:
    """Registers before what refers to them; unknown files last."""
    try:
        return FEED_ORDER.index(recognise_file(path)[0]), path.name
    except FeedError:
        return UNKNOWN_FEED, path.name


def moved(path: Path, target: Path) -> Path:
    """Move a file to a name that is free: nothing is ever written over."""
    free, number = target, 2
    while free.exists():
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return path.rename(free)


def watch(
    folder: DropFolder, tell: Callable[[Arrival], None], poll_seconds: float
) -> None:
    """Look for ever; ends with KeyboardInterrupt, between two files or in one.

    A load that is broken off publishes nothing, and its file stays where it is.
    """
    while True:
        for arrival in folder.look():
            tell(arrival)
        time.sleep(poll_seconds)
