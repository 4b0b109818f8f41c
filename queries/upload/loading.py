"""Loads handed files in a process of their own, and says how it goes.

The app holds the newest snapshot open. A load copies that file, and a process that
copies a DuckDB file it has open drops DuckDB's lock on it: hence the child.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.message import Message
from queries.upload.handed import HandedFile, placed

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Begun:
    """A file whose loading has begun."""

    file_name: str


@dataclass(frozen=True)
class Loaded:
    """What became of a file; new is None when the same bytes were loaded before."""

    file_name: str
    delivery_id: int
    new: int | None
    unchanged: int
    superseded: int


@dataclass(frozen=True)
class Refused:
    """Nothing was loaded, and why."""

    message: Message


Event = Begun | Loaded | Refused
BROKE_OFF = Message(
    "载入中途停了。没有发布任何东西，旧数据照常可用；请再试一次，仍不行就找维护人员。",
    "The load broke off. Nothing was published and the old data stays; try once more, "
    "then ask the maintainer.",
)


def load_handed(
    db: Path, files: Sequence[HandedFile], keep_hours: float
) -> Iterator[Event]:
    """Load all files or none; yield what happens, a Refused or every Loaded last."""
    with placed(files) as paths:
        command = [sys.executable, "-m", "queries.upload.load_child"]
        arguments = [str(db.absolute()), str(keep_hours), *map(str, paths)]
        with subprocess.Popen(
            [*command, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            # What a failing program says may repeat a value of the file.
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        ) as child:
            is_ended = False
            for line in child.stdout or ():
                event = read_event(json.loads(line))
                is_ended = is_ended or not isinstance(event, Begun)
                yield event
        if not is_ended:
            yield Refused(BROKE_OFF)


def read_event(said: dict[str, str | int | None]) -> Event:
    """One line of the child as an event."""
    kind = said.pop("kind")
    if kind == "begun":
        return Begun(str(said["file_name"]))
    if kind == "refused":
        return Refused(Message(str(said["zh"]), str(said["en"])))
    return Loaded(
        file_name=str(said["file_name"]),
        delivery_id=int(said["delivery_id"] or 0),
        new=None if said["new"] is None else int(said["new"]),
        unchanged=int(said["unchanged"] or 0),
        superseded=int(said["superseded"] or 0),
    )
