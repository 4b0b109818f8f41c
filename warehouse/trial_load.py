"""A load that writes nothing: what it would do to what the warehouse holds.

The held rows that a file meets are copied into a database in memory, and the statements
of the load itself decide there: nothing is compared in a second way.
"""

import secrets
import tempfile
from collections.abc import Sequence

import duckdb
import polars as pl

from ingest.delivery import Delivery
from ingest.feeds.registry import FEEDS
from ingest.record_words import PSEUDONYM
from ingest.rows import Rows
from warehouse.changes import Written, changes_in
from warehouse.connect import WITHOUT_WRONG_SUMS, Reader
from warehouse.correct.read_sql import read_sql
from warehouse.effect import Change, Effect
from warehouse.load import rows_with_people
from warehouse.payment_changes import (
    changes_by_list,
    changes_of_cases,
    payments_of_cases,
)
from warehouse.schema import KEYS, WAREHOUSE_FOLDER, create_history_table
from warehouse.vault import NOBODY, with_pseudonyms
from warehouse.write import equal_columns, read_statement
from warehouse.write.delivery import PERSONAL_FEEDS, append, write_delivery

NEWEST_DELIVERY = "select coalesce(max(delivery_id), 0) from ledger.delivery"
CASE_TABLES = ("fct_complaint", "fct_refund")
#: A count is only looked for between the first and the last start of its frame.
SPAN = (
    "where held.counted_from_at"
    " between (select min(counted_from_at) from incoming_key)"
    " and (select max(counted_from_at) from incoming_key)"
)


class TrialLoad:
    """Loads files one after another into memory, where only what they meet is held.

    reader: the newest snapshot, None before the first load. key: of the vault, None
    where there is none yet.
    """

    def __init__(self, reader: Reader | None, key: bytes | None) -> None:
        self._reader = reader
        # Without a key nobody is known under a pseudonym, so that any other will do.
        self._key = key or secrets.token_bytes(32)
        self._spill = tempfile.TemporaryDirectory(prefix="nightledger-trial-")
        self._memory = duckdb.connect(config={"temp_directory": self._spill.name})
        self._memory.execute(WITHOUT_WRONG_SUMS)
        for schema in ("core", "history", "ledger"):
            self._memory.execute(f"create schema {schema}")
        for table in ("delivery", "set_aside_row"):
            self._create("ledger", table)
        self._laid_out: set[str] = set()
        newest = 0 if reader is None else reader.query(NEWEST_DELIVERY).item()
        self._delivery_id = int(newest)

    def close(self) -> None:
        """Forget everything."""
        self._memory.close()
        self._spill.cleanup()

    def effect_of(self, delivery: Delivery, *, more_follow: bool) -> Effect:
        """What a load of this delivery would do, after those asked about before it.

        more_follow: whether others may speak of the same records after it.
        """
        if self._is_loaded_already(delivery):
            return Effect(0, delivery.tables[FEEDS[delivery.feed].table].height, 0)
        self._delivery_id += 1
        tables = self._tables_to_write(delivery)
        self._bring_what_is_met(tables)
        if not more_follow and not set(CASE_TABLES) & set(tables):
            tables = {table: self._met(table, rows) for table, rows in tables.items()}
        self._memory.execute("begin")
        write_delivery(self._memory, delivery, tables, self._delivery_id)
        self._memory.execute("commit")
        return self._effect(delivery, tables)

    def _effect(self, delivery: Delivery, tables: dict[str, Rows]) -> Effect:
        """What the delivery that was written last has changed."""
        done = {
            table: Written(self._memory, table, self._delivery_id) for table in tables
        }
        main = FEEDS[delivery.feed].table
        same = tables[main].height - done[main].count
        changed = done[main].superseding_count
        changes = [
            change
            for table in tables
            if table == main or table not in CASE_TABLES
            for change in changes_in(done[table])
        ]
        if delivery.feed == "complaints":
            cases, payments = done["fct_complaint"], done["fct_refund"]
            both = payments_of_cases(payments, cases, tables[main].whole())
            besides = both.join(cases.rows, on="complaint_id", how="anti")
            same -= besides["complaint_id"].n_unique()
            changed += besides["complaint_id"].n_unique()
            changes += changes_of_cases(both)
        elif delivery.feed == "refunds":
            changes += changes_by_list(done["fct_refund"])
        return Effect(
            new_count=delivery.tables[main].height - same - changed,
            same_count=same,
            changed_count=changed,
            changes=in_file_order(changes),
        )

    def _is_loaded_already(self, delivery: Delivery) -> bool:
        """The same bytes stand in the ledger: a load would pass the file over."""
        if self._reader is None:
            return False
        seen = read_sql("standing_delivery")
        return not self._reader.query(seen, [delivery.file_sha256]).is_empty()

    def _tables_to_write(self, delivery: Delivery) -> dict[str, Rows]:
        """The rows of a delivery as a load would write them."""
        if delivery.feed not in PERSONAL_FEEDS:
            return dict(delivery.tables)
        personal = NOBODY if delivery.personal is None else delivery.personal
        people = with_pseudonyms(personal, self._key)
        return rows_with_people(delivery, people.select("complaint_id", PSEUDONYM))

    def _bring_what_is_met(self, tables: dict[str, Rows]) -> None:
        """Copy the held rows of the same keys, and all payments of the same cases."""
        cases = CASE_TABLES if set(CASE_TABLES) & set(tables) else ()
        for table in dict.fromkeys((*tables, *cases)):
            self._lay_out(table)
        for table, rows in tables.items():
            for frame in rows.frames():
                self._bring(table, frame, KEYS[table])
                if "complaint_id" in frame.columns:
                    self._bring("fct_refund", frame, ("complaint_id",))

    def _bring(self, table: str, frame: pl.DataFrame, on: Sequence[str]) -> None:
        """Copy held rows, but of no record that an earlier file here has spoken of."""
        if self._reader is None or frame.is_empty():
            return
        sql = read_statement("held_rows").format(
            table=table,
            same_key=equal_columns(list(on)),
            span=SPAN if "counted_from_at" in on else "",
        )
        keys = {"incoming_key": frame.select(on).unique()}
        held = self._reader.query_beside(sql, keys)
        append(self._memory, f"core.{table}", self._unknown(held, table))

    def _unknown(self, rows: pl.DataFrame, table: str) -> pl.DataFrame:
        """The rows whose key is neither current nor history in memory."""
        for schema in ("core", "history"):
            keys = ", ".join(KEYS[table])
            here = self._memory.sql(f"select distinct {keys} from {schema}.{table}")
            known = here.pl()
            rows = rows.join(known, on=KEYS[table], how="anti", nulls_equal=True)
        return rows

    def _met(self, table: str, rows: Rows) -> Rows:
        """The rows whose key is held; the others would only be written."""
        held = self._memory.sql(f"select {', '.join(KEYS[table])} from core.{table}")
        keys = held.pl()
        return Rows.of(
            pl.concat(
                frame.join(keys, on=KEYS[table], how="semi", nulls_equal=True)
                for frame in rows.frames()
            )
        )

    def _lay_out(self, table: str) -> None:
        """Create a table and its history, once."""
        if table not in self._laid_out:
            self._laid_out.add(table)
            self._create("core", table)
            create_history_table(self._memory, table)

    def _create(self, schema: str, table: str) -> None:
        path = WAREHOUSE_FOLDER / schema / f"{table}.sql"
        self._memory.execute(path.read_text(encoding="utf-8"))


def in_file_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes by sheet and row, each told once.

    A refund is held with its case and as a payment: the clerk has written one cell.
    """
    told: dict[object, Change] = {}
    for change in changes:
        told.setdefault(change.told, change)
    return tuple(
        sorted(told.values(), key=lambda at: (at.source_sheet or "", at.source_row))
    )
