"""Registered complaints and rules in plain Python, and the way into a warehouse."""

import dataclasses
import datetime as dt
from decimal import Decimal

import duckdb

from tests.drawing import write_rows

Calendar = dict[dt.date, bool]  # each day that is known, and whether it is off


@dataclasses.dataclass(frozen=True)
class Entry:
    """A row of the complaints feed with its payments: amount and time, or no time."""

    complaint_id: str
    received_at: dt.datetime
    accepted_at: dt.datetime | None = None
    verified_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    reopened_at: dt.datetime | None = None
    paused_from_at: dt.datetime | None = None
    paused_to_at: dt.datetime | None = None
    pause_reason: str | None = None
    extended_to_on: dt.date | None = None
    linked_complaint_id: str | None = None
    link_kind: str | None = None
    is_void: bool = False
    is_time_ordered: bool = True
    district_id: str | None = None
    channel: str | None = None
    category: str | None = None
    satisfaction: str | None = None
    decided_refund_yuan: Decimal | None = None
    payments: tuple[tuple[Decimal, dt.datetime | None], ...] = ()


@dataclasses.dataclass(frozen=True)
class Rule:
    """A row of the deadline rules."""

    rule_id: str
    stage: str
    limit_value: int
    limit_unit: str
    starts_from: str
    channel: str | None
    category: str | None
    valid_from_on: dt.date
    valid_to_on: dt.date | None
    is_rolled: bool
    is_extendable: bool
    pause_reasons: str | None


def text_row(values: dict[str, object]) -> dict[str, str | None]:
    """Return the values as drawn cells."""
    return {
        name: None if value is None else str(value) for name, value in values.items()
    }


def write_entries(
    warehouse: duckdb.DuckDBPyConnection,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
) -> None:
    """Replace the complaints, payments, rules and calendar of a warehouse."""
    for table in ("fct_complaint", "fct_refund", "dim_deadline_rule", "dim_calendar"):
        warehouse.execute(f"delete from core.{table}").fetchall()
    rows = [dataclasses.asdict(entry) for entry in entries]
    payments = [
        {
            "refund_id": f"{row['complaint_id']}-{number}",
            "complaint_id": row["complaint_id"],
            "refunded_yuan": yuan,
            "refunded_at": paid_at,
        }
        for row in rows
        for number, (yuan, paid_at) in enumerate(row.pop("payments"))
    ]
    days = [
        {"calendar_on": day, "is_rest_day": is_off} for day, is_off in calendar.items()
    ]
    for table, its_rows in (
        ("fct_complaint", rows),
        ("fct_refund", payments),
        ("dim_deadline_rule", [dataclasses.asdict(rule) for rule in rules]),
        ("dim_calendar", days),
    ):
        write_rows(warehouse, f"core.{table}", [text_row(row) for row in its_rows])
