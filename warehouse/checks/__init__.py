"""Promises about the warehouse, one .sql file each; it returns the offending rows."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest.message import Message, PoliteError

SHOWN_KEYS = 10
# What a register can say that no register may: in words for whoever keeps it.
OF_A_REGISTER = {
    "no_place_is_registered_twice_on_one_day": Message(
        "点位 {} 有两段登记在同一天有效，那天的人次会算两遍。"
        "前一段要写停用日，并早于后一段的启用日。",
        "Two periods of the place {} hold on the same day, which would count its "
        "visits twice. The earlier one needs a last day before the later one begins.",
    ),
    "no_district_lies_within_itself": Message(
        "片区 {} 顺着上级编号又回到自己，不知道谁属于谁。",
        "The district {} comes back to itself along its parents, so that nobody knows "
        "which lies in which.",
    ),
    "no_rule_is_in_force_twice_on_one_day": Message(
        "时限规则 {} 有两行在同一天施行，一个时限会起算两次。"
        "前一行要写废止日，并早于后一行的施行日。",
        "Two rows of the deadline rule {} are in force on the same day, which would "
        "start two clocks. The earlier one needs a last day before the later begins.",
    ),
}


class BrokenPromiseError(PoliteError):
    """A check found offending rows, so nothing is published."""

    def __init__(self, promise: str, rows: Sequence[tuple[object, ...]]) -> None:
        self.message = message_of(promise, rows)
        super().__init__(f"{promise}: {len(rows)} rows")


def message_of(promise: str, rows: Sequence[tuple[object, ...]]) -> Message:
    """What is wrong and how to mend it; of what no file can cause, where to look."""
    if promise in OF_A_REGISTER:
        said = OF_A_REGISTER[promise]
        keys = sorted({f"“{row[0]}”" for row in rows})
        shown, more = keys[:SHOWN_KEYS], " …" if keys[SHOWN_KEYS:] else ""
        return Message(
            f"{said.zh.format('、'.join(shown) + more)}\n"
            "  什么都没有发布，旧数据照常可用；改好登记表再载入。",
            f"{said.en.format(', '.join(shown) + more)}\n"
            "  Nothing was published, the old snapshot stays; mend the register and "
            "load it again.",
        )
    count = len(rows)
    return Message(
        f"检查没有通过：{promise}，有 {count} 行不符。\n"
        "  什么都没有发布，旧数据照常可用。\n"
        f"  文件本身不该造成这种情形：请把这一句和所用的命令交给维护人员"
        f"（warehouse/checks/{promise}.sql）。",
        f"A check failed: {promise}, {count} offending rows.\n"
        "  Nothing was published; the old snapshot stays.\n"
        "  No file should be able to cause this: hand this line and the command to the "
        f"maintainer (warehouse/checks/{promise}.sql).",
    )


def promise_files() -> list[Path]:
    """Return the check files; each name is a sentence that is true when all is well."""
    return sorted(Path(__file__).parent.glob("*.sql"))


def raise_on_broken_promise(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every check.

    Raises:
        BrokenPromiseError: the first promise that does not hold.
    """
    for path in promise_files():
        rows = connection.execute(path.read_text(encoding="utf-8")).fetchall()
        if rows:
            raise BrokenPromiseError(path.stem, rows)
