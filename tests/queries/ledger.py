"""A small ledger in plain Python: what the twins count and the warehouse is given."""

import dataclasses
import datetime as dt
from decimal import Decimal

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)

# first and last day, both included
Period = tuple[dt.date, dt.date]

# child → parent; far is outside of belt, and lost is in no register
DISTRICTS = {"belt": None, "taoyangli": "belt", "sanbao": "belt", "far": None}


@dataclasses.dataclass(frozen=True)
class Place:
    """A place over one period of validity; None is without end."""

    place_id: str
    district_id: str
    valid_from_on: dt.date | None
    valid_to_on: dt.date | None


@dataclasses.dataclass(frozen=True)
class Reading:
    """A reading of a counter from a full hour on; None is an outage."""

    place_id: str
    counter_id: str
    counted_from_at: dt.datetime
    hours: int
    measure: str
    visit_count: int | None
    quality: str


@dataclasses.dataclass(frozen=True)
class Case:
    """A complaint with what was paid on it."""

    complaint_id: str
    received_at: dt.datetime
    closed_at: dt.datetime | None
    district_id: str | None
    merchant_id: str | None
    category: str | None
    channel: str | None
    event_id: str | None
    satisfaction: str | None
    payments: list[Decimal]


@dataclasses.dataclass(frozen=True)
class Event:
    """An edition at one place, or nowhere."""

    event_id: str
    venue: str | None
    starts_at: dt.datetime
    ends_at: dt.datetime
    status: str


@dataclasses.dataclass(frozen=True)
class Ledger:
    """Everything that one example puts into the warehouse."""

    places: list[Place]
    readings: list[Reading]
    cases: list[Case]
    events: list[Event]
