"""Reads from a trial load which held values its last delivery has replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl

from ingest.feed import Feed
from ingest.feeds.registry import FEEDS
from ingest.record_words import DERIVED, column_words, record_words, value_words
from warehouse.effect import Change
from warehouse.schema import KEYS
from warehouse.write import PROVENANCE, equal_columns

#: Of so many records that differ the changes are listed.
MOST_LISTED_RECORDS = 20
HELD = "_held"
FEED_OF_TABLE = {feed.table: feed for feed in FEEDS.values()}
FATES = [f"{event}_by_delivery_id" for event in ("superseded", "withdrawn", "restored")]


@dataclass(frozen=True)
class Written:
    """The rows of one table that a delivery has written to a database in memory."""

    memory: duckdb.DuckDBPyConnection
    table: str
    delivery_id: int

    @property
    def rows(self) -> pl.DataFrame:
        """All of them, with the columns of core.<table>."""
        return self.memory.sql(f"{self._select('incoming.*')} order by all").pl()

    @property
    def moved(self) -> pl.DataFrame:
        """The rows that went to history for them, with the columns of core.<table>."""
        return self.memory.sql(
            f"select * exclude ({', '.join(FATES)}) from history.{self.table} "
            f"where superseded_by_delivery_id = {self.delivery_id}"
        ).pl()

    @property
    def count(self) -> int:
        """How many they are."""
        return self._count(self._select("count(*)"))

    @property
    def superseding_count(self) -> int:
        """How many of them stand in place of a held row with the same key."""
        return self._count(f"{self._select('count(*)')} and {self._is_superseding}")

    def first_superseding(self) -> pl.DataFrame:
        """The first of those, each with the columns of the held row as <name>_held."""
        rows = self.memory.sql(
            f"{self._select('incoming.*')} and {self._is_superseding} "
            f"order by source_sheet nulls first, source_row, {', '.join(self.key)} "
            f"limit {MOST_LISTED_RECORDS}"
        ).pl()
        return rows.join(self.moved, on=self.key, nulls_equal=True, suffix=HELD)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell a row of the table from others."""
        return KEYS[self.table]

    @property
    def _is_superseding(self) -> str:
        return f"""exists (
            select held.delivery_id from history.{self.table} as held
            where held.superseded_by_delivery_id = {self.delivery_id}
            and {equal_columns(self.key)}
        )"""

    def _select(self, what: str) -> str:
        return (
            f"select {what} from core.{self.table} as incoming "
            f"where incoming.delivery_id = {self.delivery_id}"
        )

    def _count(self, sql: str) -> int:
        ((found,),) = self.memory.execute(sql).fetchall()
        return int(found)


def changes_in(written: Written) -> list[Change]:
    """The values that differ in the first rows that stand in place of others."""
    feed = FEED_OF_TABLE[written.table]
    return [
        change_of(row, column, feed)
        for row in written.first_superseding().iter_rows(named=True)
        for column in changed_columns(row, written.key)
    ]


def changed_columns(row: Mapping[str, Any], key: tuple[str, ...]) -> list[str]:
    """The columns of a row with <name>_held in which the two differ."""
    return [
        column
        for column in row
        if f"{column}{HELD}" in row
        and column not in (*key, *PROVENANCE, *DERIVED)
        and row[column] != row[f"{column}{HELD}"]
    ]


def change_of(row: Mapping[str, Any], column: str, feed: Feed) -> Change:
    """One value that differs in a record of a feed."""
    return Change(
        source_sheet=row["source_sheet"],
        source_row=row["source_row"],
        record=record_words(feed, row),
        column=column_words(feed, column),
        held=value_words(feed, column, row[f"{column}{HELD}"]),
        said=value_words(feed, column, row[column]),
        held_delivery_id=row[f"delivery_id{HELD}"],
    )
