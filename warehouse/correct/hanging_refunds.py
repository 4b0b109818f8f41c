"""Says which listed refunds would lose their case by a withdrawal, and what to do."""

import duckdb

from ingest.message import Message
from warehouse.correct.read_sql import read_sql

SHOWN_CASES = 10


def hanging_refunds(
    connection: duckdb.DuckDBPyConnection, delivery_id: int
) -> Message | None:
    """Return why delivery_id cannot go, in the state that its withdrawal would leave.

    None when no payment of a list is left without its case.
    """
    rows = connection.execute(read_sql("hanging_refunds")).fetchall()
    if not rows:
        return None
    cases = sorted({case for case, _ in rows})
    shown, count = cases[:SHOWN_CASES], f"{len(cases):,}"
    more_zh = f" 等 {count} 件" if cases[SHOWN_CASES:] else ""
    more_en = f" and more, {count} in all" if cases[SHOWN_CASES:] else ""
    # The newest first: what an older one said would hold again until it goes too.
    lists = sorted({listing for _, listing in rows}, reverse=True)
    numbers = ", ".join(map(str, lists))
    return Message(
        f"第 {delivery_id} 次报送不能撤回：投诉 {'、'.join(shown)}{more_zh} "
        f"有逐笔退赔，列在第 {numbers} 次报送里，会失去案件。什么都没有改。\n"
        f"  先依次撤回退赔（第 {numbers} 次）："
        f"nightledger withdraw {lists[0]} --reason 原因\n"
        f"  再撤回本次：nightledger withdraw {delivery_id} --reason 原因",
        f"Delivery {delivery_id} cannot be withdrawn: refunds of the cases "
        f"{', '.join(shown)}{more_en} are listed in delivery {numbers} and would lose "
        "their case. Nothing was changed.\n"
        f"  First withdraw the refunds, in this order ({numbers}): "
        f"nightledger withdraw {lists[0]} --reason why\n"
        f"  Then this one: nightledger withdraw {delivery_id} --reason why",
    )
