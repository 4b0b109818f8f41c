"""Readings as ingest hands them on, and a load of them, for tests of the rollups."""

import datetime as dt

import duckdb
import polars as pl

from warehouse.rollup import note_counters, refresh_touched
from warehouse.write import write_rows

Warehouse = duckdb.DuckDBPyConnection
HOUR = dt.timedelta(hours=1)
# An hour-by-hour day as a gate has it, 240 visits; no hour like the one before.
USUAL = [2, 1, 3, 1, 2, 1, 4, 6, 9, 11, 14, 13, 16, 15, 14, 13, 15, 17, 19, 21, 18, 14]
USUAL += [8, 3]


def readings(
    place: str,
    from_at: str,
    counts: list[int | None],
    hours: float = 1.0,
    counter: str | None = None,
) -> pl.DataFrame:
    """Consecutive readings of one counter as ingest hands them on."""
    start = dt.datetime.fromisoformat(from_at)
    step = dt.timedelta(hours=hours)
    begins = [start + step * index for index in range(len(counts))]
    in_hour = [hours <= 1 for _ in counts]
    nights = [
        (at - 6 * HOUR).date() if hours <= 1 and not 6 <= at.hour < 18 else None
        for at in begins
    ]
    return pl.DataFrame(
        {
            "place_id": place,
            "counter_id": counter or place,
            "counted_from_at": begins,
            "counted_to_at": [at + step for at in begins],
            "utc_offset_minutes": 480,
            "counted_on": [at.date() for at in begins],
            "hour": [
                at.hour if short else None
                for at, short in zip(begins, in_hour, strict=True)
            ],
            "night_on": nights,
            "counted_hours": hours,
            "measure": "entries",
            "visit_count": counts,
            "quality": ["outage" if count is None else "ok" for count in counts],
            "source_sheet": None,
            "source_row": 2,
        },
        schema_overrides={"hour": pl.Int16, "night_on": pl.Date},
    )


def load(warehouse: Warehouse, frame: pl.DataFrame, delivery_id: int = 1) -> None:
    """What a load does to counts: note, write, refresh the days it touched."""
    note_counters(warehouse)
    write_rows(warehouse, "fct_visitor_count", frame, delivery_id)
    days = frame["counted_on"].to_list()
    refresh_touched(warehouse, min(days), max(days))


def suspects(warehouse: Warehouse) -> list[tuple[object, ...]]:
    """(counter, day, rule, readings) of everything that is suspect."""
    return warehouse.execute(
        "select counter_id, strftime(counted_on, '%m-%d'), rule, count(*)"
        " from mart.suspect_reading group by all order by all"
    ).fetchall()


def coverage(warehouse: Warehouse, day: str) -> list[tuple[object, ...]]:
    return warehouse.execute(
        "select visit_count, reported_hours, expected_hours, night_reported_hours"
        " from mart.place_day where counted_on = ?",
        [day],
    ).fetchall()


def correct(warehouse: Warehouse, from_at: str, counts: list[int | None]) -> None:
    load(warehouse, readings("gate", from_at, counts), 2)
