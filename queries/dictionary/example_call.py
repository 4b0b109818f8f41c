"""Writes a call of a metric that anyone can copy and run, with days that have data."""

import datetime as dt
import re
from dataclasses import dataclass

from queries.present.asking import Argument, Query

#: Days around an edition that its example asks for.
DAYS_AROUND = 7


@dataclass(frozen=True)
class Samples:
    """Values that lead somewhere in this warehouse; None where it has none.

    newest_on: the newest day with data. event_id: an edition.
    """

    newest_on: dt.date
    event_id: str | None


def example_call(macro: str, parameter_names: str, sql: str, samples: Samples) -> Query:
    """Return a call of a metric; what may be left out is left out.

    parameter_names: as the dictionary has them, "from_on, to_on". sql: the text of the
    metric's file, where a parameter with a default has ":=".
    """
    names = [name for name in parameter_names.split(", ") if name]
    needed = [name for name in names if not re.search(rf"\b{name}\s*:=", sql)]
    return Query(macro, tuple(example_value(name, samples) for name in needed))


def example_value(parameter: str, samples: Samples) -> Argument:
    """Return a value for a parameter by its name; NULL means everything or unknown."""
    newest_on = samples.newest_on
    values: dict[str, Argument] = {
        "from_on": newest_on.replace(day=1),
        "from_at": f"{newest_on.replace(day=1)} 00:00:00",
        "days_before": DAYS_AROUND,
        "days_after": DAYS_AROUND,
        "asked_measure": "entries",
        "from_hour": 18,
        "to_hour": 6,
        "holiday_name": "国庆",
    }
    if parameter in values:
        return values[parameter]
    if parameter.endswith("event_id"):
        return samples.event_id
    if parameter.endswith("_on"):
        return newest_on
    if parameter.endswith("_at"):
        return f"{newest_on} 23:59:59"
    return newest_on.year if parameter.endswith("year") else None
