"""Random small ledgers: a week, a few places, every kind of reading and complaint."""

import datetime as dt
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.queries.ledger import DAY, HOUR, Case, Event, Ledger, Period, Place, Reading

FIRST = dt.date(2024, 10, 1)
WEEK = range(7)
DAYS = [FIRST + DAY * index for index in WEEK]
MIDNIGHT = dt.datetime.combine(FIRST, dt.time())


def place_rows(split_on: dt.date, closed_on: dt.date) -> list[Place]:
    """One place that stays, one that moves, one that closes, one unregistered area."""
    return [
        Place("gate", "taoyangli", None, None),
        Place("moved", "sanbao", None, split_on),
        Place("moved", "far", split_on + DAY, None),
        Place("closed", "sanbao", None, closed_on),
        Place("camp", "lost", None, None),
    ]


def reading_of(parts: tuple[str, str, int, int, str, int | None, str]) -> Reading:
    """A whole day starts at midnight, hours where they like."""
    place_id, counter_id, start, hours, measure, visit_count, quality = parts
    start = start // 24 * 24 if hours == 24 else start
    return Reading(
        place_id,
        counter_id,
        MIDNIGHT + HOUR * start,
        hours,
        measure,
        visit_count,
        "outage" if visit_count is None else quality,
    )


def with_whole_week(readings: list[Reading], visit_count: int | None) -> list[Reading]:
    """Add a day total for each day of the gate: random hours alone cover little."""
    if visit_count is None:
        return readings
    week = [("gate", "one", day * 24, 24, "entries", visit_count, "ok") for day in WEEK]
    by_key = {key_of(reading): reading for reading in readings}
    by_key |= {key_of(reading): reading for reading in map(reading_of, week)}
    return list(by_key.values())


def key_of(reading: Reading) -> tuple[object, ...]:
    """What the load keeps unique."""
    return (
        reading.place_id,
        reading.counter_id,
        reading.counted_from_at,
        reading.hours,
        reading.measure,
    )


ONE_READING = st.tuples(
    st.sampled_from(["gate", "gate", "moved", "closed", "camp"]),
    st.sampled_from(["one", "one", "two"]),
    st.integers(0, 7 * 24 - 1),
    st.sampled_from([1, 1, 1, 1, 3, 24]),
    st.sampled_from(["entries", "entries", "passages", "exits", "present"]),
    st.none() | st.integers(0, 2000),
    st.sampled_from(["ok", "ok", "estimated"]),
).map(reading_of)
# Left alone, lists stay short and hardly ever meet on one day.
READINGS = st.lists(ONE_READING, max_size=3, unique_by=key_of) | st.lists(
    ONE_READING, min_size=15, max_size=40, unique_by=key_of
)
MOMENTS = st.integers(0, 7 * 24 * 60 - 1).map(
    lambda minute: MIDNIGHT + dt.timedelta(minutes=minute)
)
ONE_CASE = st.builds(
    Case,
    complaint_id=st.uuids().map(str),
    received_at=MOMENTS,
    closed_at=st.none() | MOMENTS,
    district_id=st.sampled_from([None, None, "taoyangli", "sanbao", "far", "lost"]),
    merchant_id=st.sampled_from([None, "inn", "no_district", "ghost"]),
    category=st.sampled_from([None, "诚信退赔", "诚信退赔", "服务态度"]),
    channel=st.sampled_from([None, "12345", "陶小二"]),
    event_id=st.sampled_from([None, "fair", "fare"]),
    satisfaction=st.sampled_from([None, "满意", "不满意", "未评价"]),
    payments=st.lists(st.integers(-999, 9999).map(lambda fen: Decimal(fen) / 100)),
)
CASES = st.lists(ONE_CASE, max_size=2) | st.lists(ONE_CASE, min_size=8, max_size=16)
EVENTS = st.lists(
    st.builds(
        Event,
        event_id=st.sampled_from(["fair", "market", "opera"]),
        venue=st.sampled_from(["gate", "gate", "moved", "elsewhere", None]),
        starts_at=MOMENTS,
        ends_at=MOMENTS,
        status=st.sampled_from(["已办", "计划", "取消"]),
    ).filter(lambda event: event.starts_at < event.ends_at),
    max_size=3,
    unique_by=lambda event: event.event_id,
)
LEDGERS = st.builds(
    Ledger,
    places=st.builds(place_rows, st.sampled_from(DAYS), st.sampled_from(DAYS)),
    readings=st.builds(with_whole_week, READINGS, st.none() | st.integers(0, 5000)),
    cases=CASES,
    events=EVENTS,
)
# Mostly in order, often all of it; a period that ends before it starts holds nothing.
PERIODS: st.SearchStrategy[Period] = (
    st.just((DAYS[0], DAYS[-1]))
    | st.sampled_from(DAYS).flatmap(
        lambda day: st.tuples(st.just(day), st.dates(day, DAYS[-1]))
    )
    | st.just((DAYS[-1], DAYS[0]))
)
SCOPES = st.sampled_from(
    [None, None, "belt", "belt", "taoyangli", "far", "lost", "unknown"]
)
WITH_RANDOM_LEDGERS = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,  # each example empties the warehouse
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
