"""Collects what became of the blocks of a file, and judges keys over all of them."""

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from ingest.accounting import (
    LINE,
    cell_and_row_faults,
    count_row_lines,
    count_whole_lines,
    fault_text,
    line_faults,
    set_aside_frame,
)
from ingest.delivery import LineCount
from ingest.feed import Checked, faults_of
from ingest.header import Header
from ingest.key_judge import KeyJudge
from ingest.message import Message
from ingest.own_register import PLACE_IN_ROW
from ingest.refusal import refusal
from ingest.rows import Rows, Spool, near
from ingest.table import Table

# A file with more of them is not what its header says; a clerk reads each one.
MAX_SET_ASIDE_COUNT = 1_000_000


@dataclass(frozen=True)
class Limits:
    """How much of a file is in memory: a block of its text, and rows before they spill.

    folder: where rows are spilled (None: the system's folder for temporary files).
    """

    block_char_count: int = 8 << 20
    kept_row_count: int = 400_000
    folder: Path | None = None


@dataclass(frozen=True)
class Gathered:
    """rows: those of the feed's table, with what its split tables are made from."""

    rows: Rows
    lines: LineCount
    set_aside: pl.DataFrame
    repeated_count: int


class Gathering:
    """Rows, lines and faults of a file, block after block."""

    def __init__(self, file_name: str, header: Header, limits: Limits) -> None:
        self._file_name = file_name
        self._header = header
        self._rows = Spool(limits.kept_row_count, limits.folder)
        self._lines = Spool(limits.kept_row_count, limits.folder)
        self._whole_lines = LineCount(0, 0, 0, 0, 0, 0)
        self._set_aside: list[pl.DataFrame] = []
        self._set_aside_count = 0
        self._faulty: list[pl.Series] = []
        self._keys = KeyJudge(header.feed, self._rows)

    def add_lines(self, tables: list[Table], text: pl.DataFrame) -> None:
        """The lines of a block: those with rows (text), and those set aside whole."""
        self._lines.add(text.select(fault_text(self._header)))
        self._whole_lines += count_whole_lines(tables)
        self._list_faults(line_faults(tables).drop("line_count"))

    def add_checked(self, checked: Checked, text: pl.DataFrame) -> None:
        """Checked rows, and the faults of others; text: the lines of all of them."""
        header = self._header
        self._faulty.append(checked.faults["row_id"].unique())
        self._list_faults(cell_and_row_faults(checked.faults, text, header))
        rows = checked.rows.select(stored_columns(header)).join(
            text.select("row_id", *LINE), on="row_id", how="left", maintain_order="left"
        )
        hashed = self._keys.hashed(rows)
        if hashed.height or not self._rows.height:
            self._rows.add(hashed)
        if checked.doubtful is not None:
            self._keys.see_doubtful(
                checked.doubtful.select(stored_columns(header))
                .with_columns(checked.doubtful["unread"])
                .join(text.select("row_id", *LINE), on="row_id", how="left")
            )

    def finish(self) -> Gathered:
        """Rows of one key judged over the whole file, and every line counted."""
        keys = self._keys.judged(self._refuse_too_many)
        repeated, clashing = keys.repeated, keys.clashing
        text = pl.concat(
            [
                frame.head(0)
                if clashing.is_empty()
                else frame.filter(
                    pl.col("row_id").is_in(near(clashing["row_id"], frame).implode())
                )
                for frame in self._lines.frames()
            ]
        )
        faults = clash_faults(clashing, text, self._header.feed.key[0])
        self._list_faults(cell_and_row_faults(faults, text, self._header))
        dropped = pl.concat([repeated, clashing["row_id"]]).sort()
        faulty = pl.concat([*self._faulty, clashing["row_id"]]).sort()
        rows = Rows(self._rows, 0, dropped)
        kept = rows.ids()
        return Gathered(
            replace(rows, height=kept.len()),
            self._count_lines(kept, faulty, repeated),
            set_aside_frame(self._set_aside),
            repeated.len(),
        )

    def _count_lines(
        self, kept: pl.Series, faulty: pl.Series, repeated: pl.Series
    ) -> LineCount:
        lines = self._whole_lines
        for frame in self._lines.frames():
            lines += count_row_lines(
                frame, near(kept, frame), near(faulty, frame), near(repeated, frame)
            )
        return lines

    def _list_faults(self, faults: pl.DataFrame) -> None:
        self._set_aside_count += faults.height
        self._refuse_too_many(self._set_aside_count)
        self._set_aside.append(faults)

    def _refuse_too_many(self, count: int) -> None:
        if count > MAX_SET_ASIDE_COUNT:
            limit = f"{MAX_SET_ASIDE_COUNT:,}"
            raise refusal(
                self._file_name,
                Message(
                    f"要搁置的超过 {limit} 处，文件多半不是表头所说的内容",
                    f"more than {limit} faults; it is hardly what its header says",
                ),
                Message(
                    "请先核对版式和点位登记表，用文件的前几行试一次。",
                    "Check the layout and the register of places with a few lines.",
                ),
            )


def clash_faults(
    clashing: pl.DataFrame, text: pl.DataFrame, column: str
) -> pl.DataFrame:
    """The faults of rows that clash, each with its own reason where it has words.

    clashing: row_id, zh, en. text: row_id and LINE of these rows.
    """
    row = pl.col("source_row").cast(pl.String)
    words = clashing.join(text.select("row_id", *LINE), on="row_id").select(
        "row_id",
        reason_zh=pl.lit("第 ") + row + pl.lit(" 行") + pl.col("zh"),
        reason_en=pl.lit("line ") + row + pl.col("en"),
    )
    faults = faults_of(clashing, column, "conflicting_rows")
    return faults.join(words, on="row_id", how="left", maintain_order="left")


def stored_columns(header: Header) -> pl.Expr:
    """What is kept of a row: all of it where other tables are split off from it."""
    feed = header.feed
    if feed.split or feed.personal:
        return pl.all()
    of_places = PLACE_IN_ROW if header.layout.own_places else ()
    columns = dict.fromkeys((*feed.key, *feed.value_columns, *of_places))
    return pl.col("row_id", *columns)
