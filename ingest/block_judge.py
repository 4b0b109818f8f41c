"""Judges the rows of one file block by block, and some of them all together."""

from collections.abc import Iterator

import polars as pl

from ingest.accounting import source_column
from ingest.canonical import RecordKeys, canonical_text
from ingest.date_order import DateOrders
from ingest.delivery import Registers
from ingest.doubtful import doubtful_rows
from ingest.feed import Checked
from ingest.header import Header
from ingest.layout import for_workbook
from ingest.message import Message
from ingest.table import Table
from ingest.typed import type_and_check


class BlockJudge:
    """Types and checks rows; numbers them through the file.

    notes: what the checks of the feed had to say so far.
    """

    def __init__(
        self, file_name: str, header: Header, registers: Registers, is_workbook: bool
    ) -> None:
        self.notes: list[Message] = []
        self._header = header
        self._layout = for_workbook(header.layout) if is_workbook else header.layout
        self._registers = registers
        self._orders = DateOrders(file_name, header)
        self._keys = RecordKeys()
        self._row_count = 0
        self._held_back: list[tuple[Checked, pl.DataFrame]] = []

    def text_of(self, tables: list[Table]) -> pl.DataFrame:
        """The canonical text of the tables, its row_ids after those of the last."""
        text = canonical_text(tables, self._row_count, self._keys)
        self._row_count += text.height
        return text

    def judge_alone(self, text: pl.DataFrame) -> Iterator[Checked]:
        """Judge the rows that need no others for it; hold the rest back."""
        feed = self._header.feed
        typed = type_and_check(text, feed, self._layout, self._header.unit_digits)
        self._orders.refuse_mixed(text, typed.faults)
        if feed.is_judged_together is None:
            self._held_back.append((typed, text))
            return
        held = feed.is_judged_together(typed.rows, self._layout, self._registers)
        if not held.any():
            yield self._judged(typed, text)
            return
        ids = typed.rows.filter(held).select("row_id")
        of_held = typed.faults.join(ids, on="row_id", how="semi")
        others = typed.faults.join(ids, on="row_id", how="anti")
        self._held_back.append(
            (Checked(typed.rows.filter(held), of_held), text.filter(held))
        )
        yield self._judged(Checked(typed.rows.filter(~held), others), text)

    def judge_together(self) -> Iterator[tuple[Checked, pl.DataFrame]]:
        """Judge what was held back, once the file is at its end; and its text."""
        if not self._held_back:
            return
        typed = Checked(
            pl.concat(held.rows for held, _ in self._held_back),
            pl.concat(held.faults for held, _ in self._held_back),
        )
        text = pl.concat(text for _, text in self._held_back)
        yield self._judged(typed, text), text

    def _judged(self, typed: Checked, text: pl.DataFrame) -> Checked:
        """Typed, ruled and derived rows of the feed's table, with all faults."""
        header = self._header
        derived = header.feed.derive(typed.rows, self._layout, self._registers)
        # One reason per cell, the first: what could not be read is not also missing.
        cell = pl.col("column").replace(
            {column: source_column(column, header) for column in text.columns}
        )
        faults = pl.concat([typed.faults, derived.faults]).unique(
            ["row_id", cell], keep="first", maintain_order=True
        )
        self.notes.extend(derived.notes)
        good = derived.rows.join(faults, on="row_id", how="anti", maintain_order="left")
        doubtful = doubtful_rows(derived.rows, faults, text, header.feed)
        return Checked(good, faults, doubtful=doubtful)
