"""What is suspect in SQL is suspect in plain Python, whatever came in."""

import datetime as dt

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.counting import Warehouse
from tests.warehouse.suspect_twins import Period, Reading, day_of, suspects
from warehouse.rollup import refresh_suspects

MIDNIGHT = dt.datetime(2024, 5, 1)  # noqa: DTZ001 – wall clock
COUNTERS = ("a", "b", "total")
FILLED = (
    *("core.fct_visitor_count", "core.dim_counter"),
    *("mart.suspect_reading", "mart.counter_day"),
)


@st.composite
def counted(draw: st.DrawFn) -> list[Reading]:
    """Three days of up to three counters of a place, odd in each of the known ways."""
    hours = draw(st.sampled_from([0.5, 1.0, 2.0]))
    found: dict[tuple[str, float], Reading] = {}
    for counter in COUNTERS[: draw(st.integers(1, 2))]:
        at = float(draw(st.integers(0, 30)))
        pieces = draw(
            st.lists(
                st.tuples(
                    st.sampled_from([0, 4, 5, 9, 255, 4094, 4095, 65535, 100_000]),
                    st.sampled_from([1, 2, 5, 6, 11, 12, 24]),
                    st.sampled_from(["ok", "ok", "ok", "estimated"]),
                ),
                min_size=1,
                max_size=8,
            )
        )
        for value, times, quality in pieces:
            for _ in range(times):
                one = Reading("gate", counter, "entries", at, hours, value, quality)
                found[counter, at] = one
                at += hours
            at += hours * draw(st.sampled_from([0, 0, 1]))
    if draw(st.booleans()):
        for (_, at), reading in list(found.items()):
            beside = [found.get((counter, at)) for counter in COUNTERS[:2]]
            total = sum(each.visit_count or 0 for each in beside if each)
            found["total", at] = Reading(
                "gate", "total", "entries", at, reading.hours, total, "ok"
            )
    return list(found.values())


registers = st.lists(
    st.builds(
        Period,
        st.just("gate"),
        st.sampled_from(COUNTERS),
        st.integers(-1, 3),
        st.none(),
        st.sampled_from([None, 15, 60, 90]),
        st.sampled_from([None, 5, 9, 255, 1023, 4094]),
    ),
    max_size=4,
    unique_by=lambda period: (period.counter_id, period.first_day),
)


def write(
    warehouse: Warehouse, readings: list[Reading], register: list[Period]
) -> None:
    """Put readings and a register into an empty warehouse."""
    facts = pl.DataFrame(
        [
            {
                "place_id": reading.place_id,
                "counter_id": reading.counter_id,
                "counted_from_at": MIDNIGHT + dt.timedelta(hours=reading.begins),
                "counted_to_at": MIDNIGHT
                + dt.timedelta(hours=reading.begins + reading.hours),
                "utc_offset_minutes": 480,
                "counted_on": day_of(reading.day),
                "counted_hours": reading.hours,
                "measure": reading.measure,
                "visit_count": reading.visit_count,
                "quality": reading.quality,
                "delivery_id": 1,
                "source_row": 2,
            }
            for reading in readings
        ]
    )
    warehouse.register("facts", facts.to_arrow())
    warehouse.execute(
        "insert into core.fct_visitor_count by name from facts"
    ).fetchall()
    for period in register:
        warehouse.execute(
            "insert into core.dim_counter (counter_id, place_id, valid_from_on,"
            " expected_interval_minutes, max_visit_count, delivery_id, source_row)"
            " values (?, ?, ?, ?, ?, 1, 2)",
            [
                period.counter_id,
                period.place_id,
                day_of(period.first_day),
                period.minutes,
                period.limit,
            ],
        ).fetchall()


@given(counted(), registers)
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_rules_on_readings_are_those_of_the_twin(
    warehouse: Warehouse, readings: list[Reading], register: list[Period]
) -> None:
    for table in FILLED:
        warehouse.execute(f"delete from {table}").fetchall()
    write(warehouse, readings, register)
    days = [reading.day for reading in readings]
    refresh_suspects(warehouse, day_of(min(days)), day_of(max(days)))
    found = warehouse.execute(
        "select rule, counter_id, counted_from_at from mart.suspect_reading"
        " where rule in ('at_limit', 'stuck', 'total_of_others')"
    ).fetchall()
    assert sorted(found) == sorted(
        (rule, reading.counter_id, MIDNIGHT + dt.timedelta(hours=reading.begins))
        for rule, reading in suspects(readings, register)
    )
