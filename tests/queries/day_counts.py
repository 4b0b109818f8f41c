"""Draws whole days: a place, its first day, and a count for each day from there on."""

import datetime as dt
from collections.abc import Sequence

from tests.defaults import Row
from tests.queries.ledger import DAY


def day_counts(
    place_id: str,
    first_on: str,
    visit_counts: Sequence[int | None],
    measure: str = "entries",
) -> list[Row]:
    """Return a day total of core.fct_visitor_count for each count; None = an outage."""
    first = dt.date.fromisoformat(first_on)
    return [
        {
            "place_id": place_id,
            "counted_from_at": f"{first + DAY * number} 00:00",
            "counted_to_at": f"{first + DAY * (number + 1)} 00:00",
            "visit_count": None if count is None else str(count),
            "measure": measure,
        }
        for number, count in enumerate(visit_counts)
    ]


def night_counts(place_id: str, first_on: str, nights: Sequence[int]) -> list[Row]:
    """Return hours of whole days: 10 by day, and each night's count spread over it.

    A night has twelve hours; its count goes to the hour that begins at 20:00, the
    other hours are 0, and a last morning closes the last night.
    """
    first = dt.datetime.fromisoformat(first_on)
    rows: list[Row] = []
    for number in range(len(nights) * 24 + 6):
        at = first + dt.timedelta(hours=number)
        count = nights[number // 24] if at.hour == 20 else 10 * (at.hour == 12)
        rows.append(
            {
                "place_id": place_id,
                "counted_from_at": str(at),
                "counted_to_at": str(at + dt.timedelta(hours=1)),
                "visit_count": str(count),
                "measure": "entries",
            }
        )
    return rows
