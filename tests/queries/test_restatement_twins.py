"""Deliveries and withdrawals in any order, against a history kept in plain Python."""

import dataclasses
import datetime as dt

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries.answers import Warehouse, answer
from warehouse.schema import KEYS
from warehouse.withdraw import withdraw
from warehouse.write import write_rows as write_delivered

MIDNIGHT = dt.datetime(2024, 10, 1)  # noqa: DTZ001 – the ledger's times have no zone
HOURS = [18, 19, 20]
READINGS = st.dictionaries(st.sampled_from(HOURS), st.none() | st.integers(0, 2))
# A delivery of readings by hour, or the withdrawal of the n-th delivery before it.
STEPS = st.lists(READINGS | st.integers(0, 4), min_size=2, max_size=8)


@dataclasses.dataclass
class Twin:
    """Every value that was ever written, and when each delivery was withdrawn."""

    versions: dict[int, list[tuple[int, int | None]]]
    withdrawn_at: dict[int, int]

    def held(self, seen_at: int) -> dict[int, int | None]:
        """Return hour → value after the step seen_at."""
        state = {}
        for hour, versions in self.versions.items():
            for step, value in versions:
                if step <= seen_at < self.withdrawn_at.get(step, seen_at + 1):
                    state[hour] = value
        return state

    def deliver(self, step: int, readings: dict[int, int | None]) -> None:
        held = self.held(step)
        for hour, value in readings.items():
            if hour not in held or held[hour] != value:
                self.versions.setdefault(hour, []).append((step, value))

    def restated(self, from_step: int, to_step: int) -> list[tuple[object, ...]]:
        old, new = self.held(from_step), self.held(to_step)
        return [
            (hour, value, new.get(hour), hour not in new)
            for hour, value in sorted(old.items())
            if hour not in new or new[hour] != value
        ]


def instant(step: int) -> dt.datetime:
    return MIDNIGHT + dt.timedelta(days=step)


def deliver(warehouse: Warehouse, step: int, readings: dict[int, int | None]) -> None:
    """Write readings as delivery `step`, as a load does."""
    write_rows(warehouse, "ledger.delivery", [{"delivery_id": str(step)}])
    start = pl.col("hour").cast(pl.Int64)
    begins = pl.lit(MIDNIGHT) + pl.duration(hours=start)
    frame = pl.DataFrame(
        {"hour": list(readings), "visit_count": list(readings.values())},
        schema={"hour": pl.Int16, "visit_count": pl.Int64},
    ).with_columns(
        place_id=pl.lit("gate"),
        counter_id=pl.lit("gate"),
        counted_from_at=begins,
        counted_to_at=begins + pl.duration(hours=1),
        utc_offset_minutes=pl.lit(480),
        counted_on=pl.lit(MIDNIGHT.date()),
        night_on=pl.lit(MIDNIGHT.date()),
        counted_hours=pl.lit(1.0),
        measure=pl.lit("entries"),
        quality=pl.lit("ok"),
        source_sheet=pl.lit(None, pl.String),
        source_row=pl.lit(2),
    )
    write_delivered(warehouse, "fct_visitor_count", frame, step)


def replay(warehouse: Warehouse, steps: list[dict[int, int | None] | int]) -> Twin:
    """Do the steps in the warehouse and in the twin; a step is an entry of both."""
    twin = Twin({}, {})
    deliveries: list[int] = []
    for step, what in enumerate(steps, start=1):
        if isinstance(what, dict):
            deliver(warehouse, step, what)
            twin.deliver(step, what)
            deliveries.append(step)
        else:
            standing = [each for each in deliveries if each not in twin.withdrawn_at]
            if what < len(standing):
                withdraw(warehouse, standing[-1 - what], "why")
                twin.withdrawn_at[standing[-1 - what]] = step
            else:
                write_rows(warehouse, "ledger.delivery", [{"delivery_id": str(step)}])
        warehouse.execute(
            "update ledger.delivery set loaded_at = ? where delivery_id = ?",
            [instant(step), step],
        ).fetchall()
    return twin


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,  # each example empties the warehouse
        HealthCheck.too_slow,
    ],
)
@given(steps=STEPS, instants=st.tuples(st.integers(0, 8), st.integers(0, 8)))
def test_the_twin_and_the_warehouse_agree_on_what_was_restated(
    warehouse: Warehouse,
    steps: list[dict[int, int | None] | int],
    instants: tuple[int, int],
) -> None:
    for table in KEYS:
        warehouse.execute(f"delete from core.{table}").fetchall()
        warehouse.execute(f"delete from history.{table}").fetchall()
    warehouse.execute("delete from ledger.delivery").fetchall()
    from_step, to_step = sorted(instants)

    twin = replay(warehouse, steps)

    current = "select hour, visit_count from core.fct_visitor_count"
    assert dict(answer(warehouse, current)) == twin.held(len(steps))
    restated = answer(
        warehouse,
        "select hour(counted_from_at), old_value::integer, new_value::integer, is_gone"
        " from metric.restatements($1, $2) order by 1",
        instant(from_step),
        instant(to_step),
    )
    assert restated == twin.restated(from_step, to_step)
