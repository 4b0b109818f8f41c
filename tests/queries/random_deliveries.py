"""Deliveries of readings and withdrawals in any order, in a warehouse and by hand."""

import dataclasses
import datetime as dt
from random import Random

import polars as pl
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries.answers import Warehouse
from warehouse.schema import KEYS
from warehouse.withdraw import withdraw
from warehouse.write import write_rows as write_delivered

MIDNIGHT = dt.datetime(2024, 10, 1)  # noqa: DTZ001 – the ledger's times have no zone
HOURS = [18, 19, 20]
READINGS = st.dictionaries(st.sampled_from(HOURS), st.none() | st.integers(0, 2))


def resent_of(seed: int) -> list[dict[int, int | None] | int]:
    """Six steps; each delivery has every hour, so that values go up and down in it."""
    rng = Random(seed)
    return [
        rng.randrange(2)
        if rng.random() < 1 / 4
        else {hour: rng.choice([None, 0, 1, 2, 3, 5, 8]) for hour in HOURS}
        for _ in range(6)
    ]


# From one number: drawn one by one, values are empty too often to differ twice.
RESENT = st.integers(0, 2**32).map(resent_of)
# A delivery of readings by hour, or the withdrawal of the n-th delivery before it.
STEPS = st.lists(READINGS | st.integers(0, 4), min_size=2, max_size=8)


@dataclasses.dataclass(frozen=True)
class Replaced:
    """A reading that a later delivery gave another value."""

    hour: int
    old_step: int
    old_value: int | None
    new_step: int
    new_value: int | None


@dataclasses.dataclass
class Twin:
    """Every value that was ever written, and when each delivery was withdrawn."""

    versions: dict[int, list[tuple[int, int | None]]]
    withdrawn_at: dict[int, int]
    replaced: list[Replaced] = dataclasses.field(default_factory=list)

    def standing(self, seen_at: int) -> dict[int, tuple[int, int | None]]:
        """Return hour → the delivery and its value that hold after the step seen_at."""
        state = {}
        for hour, versions in self.versions.items():
            for step, value in versions:
                if step <= seen_at < self.withdrawn_at.get(step, seen_at + 1):
                    state[hour] = (step, value)
        return state

    def held(self, seen_at: int) -> dict[int, int | None]:
        """Return hour → value after the step seen_at."""
        return {hour: value for hour, (_, value) in self.standing(seen_at).items()}

    def deliver(self, step: int, readings: dict[int, int | None]) -> None:
        """Write down what is new or different."""
        standing = self.standing(step)
        for hour, value in readings.items():
            old = standing.get(hour)
            if old is None or old[1] != value:
                self.versions.setdefault(hour, []).append((step, value))
            if old is not None and old[1] != value:
                self.replaced.append(Replaced(hour, *old, step, value))

    def changed_hours(self) -> set[int]:
        """Return the hours of which a value was ever replaced or withdrawn."""
        return {one.hour for one in self.replaced} | {
            hour
            for hour, versions in self.versions.items()
            if any(step in self.withdrawn_at for step, _ in versions)
        }

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


def forget_everything(warehouse: Warehouse) -> None:
    """Empty the warehouse, its history and its ledger."""
    for table in KEYS:
        warehouse.execute(f"delete from core.{table}").fetchall()
        warehouse.execute(f"delete from history.{table}").fetchall()
    warehouse.execute("delete from ledger.delivery").fetchall()


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
