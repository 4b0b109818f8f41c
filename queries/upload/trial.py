"""Reads handed files as a load would, one by one, and writes nothing."""

import hashlib
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ingest.delivery import Delivery, FeedError, LineCount, Registers
from ingest.message import Message
from ingest.reading import FEED_ORDER, read_delivery, recognise_file
from ingest.templates.allowed_words import with_allowed_words
from ingest.templates.delivered import delivered_sheets
from ingest.templates.faults import NO_DATA
from ingest.templates.returned import marked_workbook, mendable_workbook
from queries.upload.handed import HandedFile, placed
from warehouse.dry_run import with_delivered
from warehouse.effect import Effect
from warehouse.trial_load import TrialLoad


@dataclass(frozen=True)
class Reading:
    """What a load would do with a file that it takes.

    effect: on what the warehouse holds. set_aside: as in Delivery; its texts may be
    personal when is_personal.
    marked, mendable: workbooks for the clerk. marked is None where nothing was set
    aside, mendable where nothing can be mended or there is too much of it.
    """

    feed: str
    layout: str
    lines: LineCount
    notes: tuple[Message, ...]
    effect: Effect
    set_aside: pl.DataFrame
    is_personal: bool
    is_to_be_mended: bool
    marked: bytes | None
    mendable: bytes | None


@dataclass(frozen=True)
class Trial:
    """One file: its reading, or the message that refuses it."""

    file_name: str
    file_sha256: str
    reading: Reading | None
    refusal: Message | None


def try_files(
    files: Sequence[HandedFile],
    registers: Registers,
    trial_load: TrialLoad,
    language: str,
) -> list[Trial]:
    """Try every file, in the order that they would be loaded in.

    What is among the files counts for those after them, as it would in a load.
    """
    trials = []
    with placed(files) as paths:
        ordered = in_order(paths)
        for left, (path, refusal) in enumerate(ordered, start=1 - len(ordered)):
            reading = None
            if refusal is None:
                try:
                    delivery = read_delivery(path, registers)
                    effect = trial_load.effect_of(delivery, more_follow=left < 0)
                    reading = reading_of(path, delivery, effect, language)
                    registers = with_delivered(registers, delivery)
                except Exception as error:
                    refusal = words_for(error)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            trials.append(Trial(path.name, digest, reading, refusal))
    return trials


def words_for(error: Exception) -> Message:
    """Why a file is refused; of a bug only where it is, never the values it names.

    An error left alone would reach the server's log, and its text may hold a phone
    number.
    """
    if isinstance(error, FeedError):
        return error.message
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
    return Message(
        f"程序读这个文件时出错（{place}）。\n"
        "  没有写入任何东西；请把这一行和文件交给维护人员。",
        f"The program failed on this file ({place}).\n"
        "  Nothing was written; hand this line and the file to the maintainer.",
    )


def in_order(paths: Sequence[Path]) -> list[tuple[Path, Message | None]]:
    """The files, registers first; last those without a known header, with why."""
    known: list[tuple[int, Path]] = []
    unknown: list[tuple[Path, Message | None]] = []
    for path in paths:
        try:
            known.append((FEED_ORDER.index(recognise_file(path)[0]), path))
        except Exception as error:
            unknown.append((path, words_for(error)))
    ordered = sorted(known, key=lambda pair: pair[0])
    return [*((path, None) for _, path in ordered), *unknown]


def reading_of(
    path: Path, delivery: Delivery, effect: Effect, language: str
) -> Reading:
    """What is shown of a delivery; its rows are let go."""
    marked = mendable = None
    set_aside = with_allowed_words(delivery.set_aside, delivery.feed)
    if set_aside.height:
        sheets = delivered_sheets(path, delivery.feed, delivery.layout, set_aside)
        marked = marked_workbook(sheets, set_aside, language)
        mendable = mendable_workbook(sheets, set_aside, language)
    return Reading(
        feed=delivery.feed,
        layout=delivery.layout,
        lines=delivery.lines,
        notes=delivery.notes,
        effect=effect,
        set_aside=set_aside,
        is_to_be_mended=not set_aside.filter(
            ~pl.col("reason_code").is_in(NO_DATA)
        ).is_empty(),
        is_personal=delivery.personal is not None,
        marked=marked,
        mendable=mendable,
    )
