"""Puts a ledger into the warehouse, as a load would have done."""

import dataclasses

import duckdb

from tests.drawing import drawn_rows, write_rows
from tests.queries.ledger import DISTRICTS, HOUR, Ledger
from warehouse.schema import KEYS

# Off: 1–3 October; nothing is known of the 7th.
CALENDAR = """
calendar_on | is_rest_day | holiday_name
------------+-------------+-------------
2024-10-01  | true        | 国庆
2024-10-02  | true        |
2024-10-03  | true        |
2024-10-04  | false       |
2024-10-05  | true        |
2024-10-06  | false       |
"""


def text_row(values: dict[str, object]) -> dict[str, str | None]:
    """Return the values as drawn cells."""
    return {
        name: None if value is None else str(value) for name, value in values.items()
    }


def write_ledger(warehouse: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Replace all that the warehouse holds by the ledger."""
    for table in KEYS:
        warehouse.execute(f"delete from core.{table}")
    for table in ("place_hour", "expected_day", "place_day"):
        warehouse.execute(f"delete from mart.{table}")
    write_registers(warehouse, ledger)
    write_readings(warehouse, ledger)
    write_cases(warehouse, ledger)


def write_readings(warehouse: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Write the readings; an end instead of a length."""
    readings = []
    for reading in ledger.readings:
        row = dataclasses.asdict(reading)
        ends_at = reading.counted_from_at + HOUR * row.pop("hours")
        readings.append(text_row(row | {"counted_to_at": ends_at}))
    write_rows(warehouse, "core.fct_visitor_count", readings)


def write_cases(warehouse: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Write the complaints, and a row for each payment."""
    cases = [dataclasses.asdict(case) for case in ledger.cases]
    payments = [
        {
            "refund_id": f"{case['complaint_id']}-{number}",
            "complaint_id": case["complaint_id"],
            "refunded_yuan": yuan,
        }
        for case in cases
        for number, yuan in enumerate(case.pop("payments"))
    ]
    write_rows(warehouse, "core.fct_complaint", [text_row(case) for case in cases])
    write_rows(warehouse, "core.fct_refund", [text_row(paid) for paid in payments])


def write_registers(warehouse: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Write the districts, merchants, events and places."""
    write_rows(
        warehouse,
        "core.dim_district",
        [
            {"district_id": district, "parent_district_id": parent}
            for district, parent in DISTRICTS.items()
        ],
    )
    write_rows(
        warehouse,
        "core.dim_merchant",
        [
            {"merchant_id": "inn", "district_id": "sanbao"},
            {"merchant_id": "no_district", "district_id": None},
        ],
    )
    write_rows(warehouse, "core.dim_calendar", drawn_rows(CALENDAR))
    events = [text_row(dataclasses.asdict(event)) for event in ledger.events]
    places = [text_row(dataclasses.asdict(place)) for place in ledger.places]
    write_rows(warehouse, "core.dim_event", events)
    write_rows(warehouse, "core.dim_place", places)
