"""Gives the readings of a ledger their deliveries, the replaced ones included."""

import dataclasses
import datetime as dt

import duckdb

from tests.drawing import write_rows
from tests.queries.ledger import DAY, HOUR, Ledger, Reading
from tests.queries.random_ledgers import MIDNIGHT
from tests.queries.write_ledger import text_row


def write_loads(
    warehouse: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    loaded: list[dt.datetime],
    withdrawn: bool,
) -> list[tuple[Reading, dt.datetime]]:
    """Every third reading came twice; the second delivery may have been withdrawn.

    Deliveries 1 and 2 are what was replaced, 3 and 4 what holds. Returns each reading
    with each time that it was loaded by a delivery that stands.
    """
    warehouse.execute("delete from history.fct_visitor_count").fetchall()
    warehouse.execute("delete from ledger.delivery").fetchall()
    deliveries: list[dict[str, str | None]] = [
        {
            "delivery_id": str(number),
            "loaded_at": str(at),
            "withdraws_delivery_id": None,
        }
        for number, at in enumerate(loaded, start=1)
    ]
    if withdrawn:
        last = str(MIDNIGHT + DAY * 30)
        deliveries.append(
            {"delivery_id": "5", "loaded_at": last, "withdraws_delivery_id": "2"}
        )
    write_rows(warehouse, "ledger.delivery", deliveries)
    loads = []
    replaced = []
    for number, reading in enumerate(ledger.readings):
        delivery = 3 + number % 2
        warehouse.execute(
            "update core.fct_visitor_count set delivery_id = ? where place_id = ?"
            " and counter_id = ? and measure = ? and counted_from_at = ?"
            " and counted_hours = ?",
            [
                *(delivery, reading.place_id, reading.counter_id, reading.measure),
                *(reading.counted_from_at, reading.hours),
            ],
        ).fetchall()
        loads.append((reading, loaded[delivery - 1]))
        if number % 3 == 0:
            older = 1 + number % 2
            row = dataclasses.asdict(reading)
            ends_at = reading.counted_from_at + HOUR * row.pop("hours")
            replaced.append(
                text_row(
                    row
                    | {
                        "counted_to_at": ends_at,
                        "delivery_id": older,
                        "superseded_by_delivery_id": delivery,
                    }
                )
            )
            if not (withdrawn and older == 2):
                loads.append((reading, loaded[older - 1]))
    write_rows(warehouse, "history.fct_visitor_count", replaced)
    return loads
