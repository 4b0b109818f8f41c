"""Alerts of late files and of dead or stuck counters agree with their twins."""

import dataclasses
import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries import alert_twins, feed_twins, scope_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.entries import Entry
from tests.queries.feed_twins import Moment
from tests.queries.ledger import DAY, HOUR, Ledger, Reading
from tests.queries.quality_twins import Register
from tests.queries.random_ledgers import (
    DAYS,
    LEDGERS,
    MIDNIGHT,
    WITH_RANDOM_LEDGERS,
    place_rows,
)
from tests.queries.test_merchant_twins import by_key, same
from tests.queries.test_quality_twins import (
    BROKEN,
    REGISTERS,
    suspects_of,
    with_overlapping_hours,
    write_register,
    write_suspects,
)
from tests.queries.write_ledger import write_ledger

TWINS_OF = ("alerts_of_counters", "alerts_of_feeds", "silent_counters")
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=12)
#: Day totals of long ago: 30, 31 and more days before the week.
OLD = st.lists(
    st.tuples(
        st.sampled_from(["gate", "moved", "closed"]),
        st.sampled_from(["one", "old", "older"]),
        st.sampled_from([1, 24, 26, 28, 31, 40]),
        st.sampled_from([1, 24, 24, 24]),
    ),
    max_size=4,
    unique_by=lambda parts: parts[:3],
)


def with_old(ledger: Ledger, old: list[tuple[str, str, int, int]], last: int) -> Ledger:
    """The ledger with readings of earlier weeks, and without those of late days."""
    ends_at = MIDNIGHT + DAY * last
    readings = [
        *(one for one in ledger.readings if one.counted_from_at < ends_at),
        *(
            Reading(place, counter, MIDNIGHT - DAY * days, hours, "entries", 7, "ok")
            for place, counter, days, hours in old
        ),
    ]
    cases = dataclasses.replace(ledger, cases=[], events=[])
    return dataclasses.replace(cases, readings=readings)


BUSY = st.builds(with_old, LEDGERS, OLD, st.integers(1, 7))
OUTAGES = st.lists(
    st.tuples(st.sampled_from(["gate", "moved"]), st.integers(0, 6)),
    max_size=5,
    unique=True,
)


def with_outages(ledger: Ledger, outages: list[tuple[str, int]]) -> Ledger:
    """The ledger with days of which an outage of another counter was declared."""
    more = [
        Reading(place, "out", MIDNIGHT + DAY * day, 24, "entries", None, "outage")
        for place, day in outages
    ]
    return dataclasses.replace(ledger, readings=[*ledger.readings, *more])


#: Around midnight and noon, when a day is over and when it is late.
ASKED = st.none() | st.builds(
    lambda day, hour, minute: MIDNIGHT + DAY * day + HOUR * hour + minute,
    st.integers(0, 12),
    st.sampled_from([0, 9, 12, 12]),
    st.sampled_from([dt.timedelta(), dt.timedelta(), -dt.timedelta(minutes=1)]),
)

#: When the first day of the week is one of the last whole days, or just was.
SOON = st.sampled_from([2, 3, 3, 4]).map(lambda days: MIDNIGHT + DAY * days)


def few(*parts: tuple[str, str, int, int]) -> Ledger:
    """Place, counter, day of the week from 0 on and length of a few readings."""
    readings = [
        Reading(place, counter, MIDNIGHT + DAY * day, hours, "entries", 7, "ok")
        for place, counter, day, hours in parts
    ]
    return Ledger(place_rows(DAYS[-1], DAYS[-1]), readings, [], [])


#: Silent for four weeks, and one on the last day that it is registered.
LONG_SILENT = few(
    ("gate", "one", 3, 24), ("gate", "old", -25, 24), ("gate", "two", 2, 1)
)
LAST_DAY: Register = {("gate", "two"): [(dt.date(2024, 1, 1), DAYS[3])]}
#: Nothing after the outage of the 4th, while another district goes on.
AFTER_OUTAGE = with_outages(
    few(("gate", "one", 0, 24), ("moved", "one", 6, 24)), [("gate", 3)]
)


def write_whole(warehouse: Warehouse, ledger: Ledger) -> None:
    """Replace the ledger, and what the rollups know of weeks that it lacks."""
    for table in ("counter_day", "suspect_reading"):
        warehouse.execute(f"delete from mart.{table}").fetchall()
    write_ledger(warehouse, ledger)


def newest_of(ledger: Ledger) -> Moment:
    """The end of the reading that began last."""
    ends = [(one.counted_from_at, one.hours) for one in ledger.readings]
    start, hours = max(ends, default=(None, 0))
    return start and start + HOUR * hours


@WITH_FEWER
@example(
    ledger=AFTER_OUTAGE,
    received_on=None,
    left=None,
    asked_at=MIDNIGHT + DAY * 7 + HOUR * 12,
)
@given(
    ledger=st.builds(with_outages, BUSY, OUTAGES),
    received_on=st.none() | st.sampled_from(DAYS),
    left=st.sampled_from([None, 90, 89, 31, 30, 30]),
    asked_at=ASKED,
)
def test_late_files(
    warehouse: Warehouse,
    ledger: Ledger,
    received_on: dt.date | None,
    left: int | None,
    asked_at: Moment,
) -> None:
    write_whole(warehouse, ledger)
    warehouse.execute("delete from core.dim_calendar").fetchall()
    entries = []
    if received_on:
        at = dt.datetime.combine(received_on, dt.time(12)) - DAY * 4
        entries = [Entry("x", at)]
        row: dict[str, str | None] = {"complaint_id": "x", "received_at": str(at)}
        write_rows(warehouse, "core.fct_complaint", [row])
    complaints = scope_twins.known_until(entries)
    newest_at = alert_twins.moments(asked_at, newest_of(ledger), complaints)[2]
    ends_on = newest_at.date() + DAY * left if left and newest_at else None
    if ends_on:
        row = {"calendar_on": str(ends_on), "is_rest_day": "false"}
        write_rows(warehouse, "core.dim_calendar", [row])

    found = answer(
        warehouse,
        "select alert_id, since_at, measured_value, threshold_value, severity, reason,"
        " district_id, known_at from metric.alerts_of_feeds(?)",
        asked_at,
    )
    assert {row[-1] for row in found} <= {newest_at}
    same(
        {row[0]: row[1:-1] for row in found},
        feed_twins.late_feeds(ledger, complaints, ends_on, newest_at),
    )


@WITH_FEWER
@example(ledger=LONG_SILENT, register=LAST_DAY, as_of_on=DAYS[-1])
@given(ledger=BUSY, register=REGISTERS, as_of_on=st.sampled_from([*DAYS, DAYS[-1]]))
def test_silent_counters(
    warehouse: Warehouse, ledger: Ledger, register: Register, as_of_on: dt.date
) -> None:
    write_whole(warehouse, ledger)
    write_register(warehouse, register)

    found = answer(
        warehouse,
        "select place_id, counter_id, measure, district_id, judged_on, last_reading_on,"
        " silent_day_count, reason from metric.silent_counters(?)",
        as_of_on,
    )
    assert len({row[:3] for row in found}) == len(found)
    assert {row[:3]: row[3:] for row in found} == feed_twins.silent(
        ledger, register, as_of_on
    )


@WITH_FEWER
@given(
    ledger=BUSY | BUSY.map(with_overlapping_hours),
    register=REGISTERS,
    broken=BROKEN,
    asked_at=ASKED | SOON,
)
def test_dead_and_stuck_counters(
    warehouse: Warehouse,
    ledger: Ledger,
    register: Register,
    broken: list[tuple[str, ...]],
    asked_at: Moment,
) -> None:
    write_whole(warehouse, ledger)
    write_register(warehouse, register)
    suspects = suspects_of(ledger, broken)
    write_suspects(warehouse, suspects)
    counts_at = alert_twins.moments(asked_at, newest_of(ledger), None)[0]

    found = answer(
        warehouse,
        "select alert_id, severity, since_at, known_at, measured_value, district_id"
        " from metric.alerts_of_counters(?) where basis_id <> 'present'",
        asked_at,
    )
    assert by_key(found) == feed_twins.faulty(ledger, register, suspects, counts_at)
