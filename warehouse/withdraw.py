"""Withdraws a delivery: its rows move to history, what they had replaced holds again.

Nothing is erased: the ledger gets an entry of its own (a delivery of no file) that says
who withdrew what, when and why, and history keeps every row.
"""

import datetime as dt
import getpass
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import duckdb

from ingest.message import Message, PoliteError
from warehouse.connect import newest_snapshot
from warehouse.correct.hanging_refunds import hanging_refunds
from warehouse.correct.read_sql import read_sql
from warehouse.publish import publication
from warehouse.rollup import refresh_whole_span
from warehouse.schema import KEYS
from warehouse.write import WRITTEN_ORDER, changed_rows, table_columns
from warehouse.write.delivery import next_delivery_id

OWN_PAYMENT = "held.refund_id = held.complaint_id"


class WithdrawalError(PoliteError):
    """The delivery cannot be withdrawn; `message` says why, nothing was changed."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.en)


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal did.

    repeated_by: later deliveries that stand and had said some values over again; such
    a value was not written twice, so it went when it came first with the withdrawn one.
    """

    delivery_id: int
    withdrawn_delivery_id: int
    withdrawn_count: int
    restored_count: int
    repeated_by: tuple[int, ...]


def withdraw_delivery(
    db: Path, delivery_id: int, reason: str, keep_hours: float
) -> Withdrawal:
    """Withdraw a delivery and publish the result.

    Raises:
        NoWarehouseError: there is no warehouse.
        WithdrawalError: no such delivery, already withdrawn, no reason given, or
            refunds are listed for its cases.
        BusyError, BrokenPromiseError: see warehouse.publish.
    """
    newest_snapshot(db)
    with publication(db, keep_hours) as work:
        connection = work.connection
        refuse_unfit(connection, delivery_id, reason)
        connection.execute("begin")
        withdrawal = withdraw(connection, delivery_id, reason.strip())
        if (hanging := hanging_refunds(connection, delivery_id)) is not None:
            raise WithdrawalError(hanging)
        connection.execute("commit")
        refresh_whole_span(connection)
    return withdrawal


def withdraw(
    connection: duckdb.DuckDBPyConnection, delivery_id: int, reason: str
) -> Withdrawal:
    """Withdraw a delivery inside the caller's transaction; rollups are not touched."""
    own_id = next_delivery_id(connection)
    repeated = connection.execute(read_sql("repeated_by"), [delivery_id]).fetchall()
    withdrawn_count = restored_count = 0
    for table in KEYS:
        connection.execute(fill("note_touched_keys", table), [delivery_id])
        if table == "fct_refund":
            connection.execute(read_sql("note_cases_of_payments"), [delivery_id])
        ids: list[object] = [delivery_id, own_id]
        moved = changed_rows(connection, fill("move_withdrawn", table), ids)
        changed_rows(connection, fill("mark_withdrawn", table), ids)
        withdrawn_count += moved
        restored_count += restore(connection, table, delivery_id, own_id)
        connection.execute("drop table touched_key")
    connection.execute(
        read_sql("add_withdrawal"),
        [
            *(delivery_id, own_id, withdrawn_count),
            dt.datetime.now(dt.UTC).replace(tzinfo=None),
            *(getpass.getuser(), version("nightledger"), reason),
        ],
    )
    return Withdrawal(
        own_id,
        delivery_id,
        withdrawn_count,
        restored_count,
        tuple(later for (later,) in repeated),
    )


def restore(
    connection: duckdb.DuckDBPyConnection, table: str, delivery_id: int, own_id: int
) -> int:
    """Make the rows current that hold again without the delivery; return how many."""
    if table != "fct_refund":
        return restore_rows(connection, table, "true", delivery_id, own_id)
    # Listed payments first: they decide whether the one of the case may come back.
    listed = restore_rows(
        connection, table, f"not ({OWN_PAYMENT})", delivery_id, own_id
    )
    return listed + restore_rows(connection, table, OWN_PAYMENT, delivery_id, own_id)


def restore_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    is_candidate: str,
    delivery_id: int,
    own_id: int,
) -> int:
    """Restore the touched rows of one table that meet a condition."""
    chosen = fill("choose_restored", table, is_candidate=is_candidate)
    connection.execute(chosen, [delivery_id])
    if is_candidate == OWN_PAYMENT:
        connection.execute(read_sql("without_listed_cases"))
    columns = ", ".join(table_columns(connection, table))
    count = changed_rows(connection, fill("insert_restored", table, columns=columns))
    changed_rows(connection, fill("mark_restored", table), [own_id])
    connection.execute("drop table restored_row")
    return count


def fill(name: str, table: str, **parts: str) -> str:
    """Fill in a template of correct/ for one table."""
    key = KEYS[table]
    return read_sql(name).format(
        table=table,
        key_columns=", ".join(key),
        held_key_columns=", ".join(f"held.{column}" for column in key),
        touched_key_columns=", ".join(f"touched_key.{column}" for column in key),
        touched_is_spoken=same_key("touched_key", "spoken", key),
        held_is_last_spoken=same_key("held", "last_spoken", key),
        written_order=WRITTEN_ORDER.get(table, "source_row"),
        **parts,
    )


def same_key(left: str, right: str, key: tuple[str, ...]) -> str:
    """Return the condition that two rows have one key; two NULLs agree."""
    return " and ".join(
        f"{left}.{column} is not distinct from {right}.{column}" for column in key
    )


def refuse_unfit(
    connection: duckdb.DuckDBPyConnection, delivery_id: int, reason: str
) -> None:
    """Raise WithdrawalError for what cannot be withdrawn."""
    if not reason.strip():
        raise WithdrawalError(
            Message(
                "撤回要写原因，台账里要留下。什么都没有改。\n"
                f"  例：nightledger withdraw {delivery_id} --reason 报错了月份",
                "A withdrawal needs a reason for the ledger. Nothing was changed.\n"
                f"  E.g.: nightledger withdraw {delivery_id} --reason 'wrong month'",
            )
        )
    found = connection.execute(
        "select feed from ledger.delivery where delivery_id = ?", [delivery_id]
    ).fetchall()
    if not found or found[0][0] == "withdrawal":
        raise WithdrawalError(not_a_delivery(delivery_id, is_withdrawal=bool(found)))
    earlier = connection.execute(
        "select delivery_id from ledger.delivery where withdraws_delivery_id = ?",
        [delivery_id],
    ).fetchall()
    for (by_delivery_id,) in earlier:
        raise WithdrawalError(
            Message(
                f"第 {delivery_id} 次报送已经撤回（见第 {by_delivery_id} 次），"
                "什么都没有改。\n  要恢复它，再载入那个文件一次。",
                f"Delivery {delivery_id} was withdrawn before (entry "
                f"{by_delivery_id}); nothing was changed.\n"
                "  To have it back, load its file again.",
            )
        )


def not_a_delivery(delivery_id: int, *, is_withdrawal: bool) -> Message:
    """Say that the number names no delivery of a file."""
    kind_zh = "是一次撤回，不是文件" if is_withdrawal else "不存在"
    kind_en = "is a withdrawal, not a file" if is_withdrawal else "does not exist"
    return Message(
        f"第 {delivery_id} 次报送{kind_zh}，什么都没有改。\n"
        '  查编号：nightledger sql "from metric.deliveries()"',
        f"Delivery {delivery_id} {kind_en}; nothing was changed.\n"
        '  For the numbers: nightledger sql "from metric.deliveries()"',
    )
