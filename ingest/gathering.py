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
from ingest.feed import Checked, Feed, faults_of
from ingest.header import Header
from ingest.message import Message
from ingest.own_register import PLACE_IN_ROW
from ingest.refusal import refusal
from ingest.rows import Rows, Spool, near
from ingest.same_key import distinct_rows
from ingest.table import Table

# Rows of one partition of the keys, which are in memory while they are compared.
PARTITION_ROW_COUNT = 1_000_000
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
        self._repeated: list[pl.DataFrame] = []

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
        hashed = rows.with_columns(
            key_hash=rows.select(header.feed.key).hash_rows(seed=0)
        )
        if hashed["key_hash"].n_unique() < hashed.height:
            # Here already, so that equal rows without end do not meet in one partition.
            first = hashed.unique(
                value_columns(header.feed), keep="first", maintain_order=True
            )
            again = hashed.join(first, on="row_id", how="anti")
            self._repeated.append(again.select("row_id", "key_hash"))
            hashed = first
        if hashed.height or not self._rows.height:
            self._rows.add(hashed)

    def finish(self) -> Gathered:
        """Rows of one key judged over the whole file, and every line counted."""
        repeated, clashing = self._judge_keys()
        faults = faults_of(clashing, self._header.feed.key[0], "conflicting_rows")
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

    def _judge_keys(self) -> tuple[pl.Series, pl.DataFrame]:
        """Ascending row_ids that repeat an earlier row; row_ids of rows that clash."""
        feed = self._header.feed
        key, values = list(feed.key), value_columns(feed)
        again = pl.concat([NO_REPEATED, *self._repeated])
        repeated, clashing = [again["row_id"].head(0)], [NO_REPEATED.select("row_id")]
        count = self._rows.height // PARTITION_ROW_COUNT + 1
        for partition in range(count):
            rows = self._same_hash(partition, count)
            if rows is None:
                continue
            distinct = distinct_rows(rows, key, values)
            clash = rows.join(distinct.faults, on="row_id", how="semi")
            also = again.join(clash, on="key_hash", how="semi")
            repeated.append(distinct.repeated["row_id"])
            clashing += [clash.select("row_id"), also.select("row_id")]
            self._refuse_too_many(sum(each.height for each in clashing))
        clashed = pl.concat(clashing)
        plain = again.join(clashed, on="row_id", how="anti")["row_id"]
        return pl.concat([*repeated, plain]).sort(), clashed.sort("row_id")

    def _same_hash(self, partition: int, count: int) -> pl.DataFrame | None:
        """The rows of a partition whose key may stand in another row too."""
        hashes = pl.concat(
            frame.filter(pl.col("key_hash") % count == partition)
            for frame in self._rows.frames(["row_id", "key_hash"])
        )
        shared = hashes.filter(pl.col("key_hash").is_duplicated())["row_id"].sort()
        if shared.is_empty():
            return None
        return pl.concat(
            frame.filter(pl.col("row_id").is_in(near(shared, frame).implode()))
            for frame in self._rows.frames()
        ).sort("row_id")

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


NO_REPEATED = pl.DataFrame(schema={"row_id": pl.UInt32, "key_hash": pl.UInt64})


def value_columns(feed: Feed) -> list[str]:
    """The columns that make a row what it is: of its table, and personal ones."""
    extra = ("refund_yuan", "refunded_at", "payer") if feed.split else ()
    return [*feed.table_columns, *extra, *feed.personal]


def stored_columns(header: Header) -> pl.Expr:
    """What is kept of a row: all of it where other tables are split off from it."""
    feed = header.feed
    if feed.split or feed.personal:
        return pl.all()
    of_places = PLACE_IN_ROW if header.layout.own_places else ()
    columns = dict.fromkeys((*feed.key, *value_columns(feed), *of_places))
    return pl.col("row_id", *columns)
