"""Editions that never were, each in a town of its own: what may their metrics say?

A town has the counts of seven well covered counters of Dublin under names of its own,
dealt at random to a district with an edition and two neighbours under the same parent;
three more lie outside of all towns. Nothing was held: net, halo and adjusted uplift are
0 in truth.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from tests.calibration.dublin import DAY, FIRST_ON, LAST_ON

#: Counters of the edition, of the rest of its district, of its two neighbours.
DEALT = {"venue": 1, "old": 2, "river": 2, "north": 2}
CONTROL_COUNT = 3
TOWNS_AT_A_TIME = 40


@dataclass(frozen=True)
class Level:
    """intervals: how many. share: of them that hold 0. half_width: median."""

    intervals: int
    share: float
    half_width: float


@dataclass(frozen=True)
class ControlErrors:
    """Medians over editions. placebo_*: as the metric says; *_error: of the editions.

    adjusted_share: of the editions, those that the metric adjusts.
    """

    placebo_plain: float
    placebo_adjusted: float
    plain_error: float
    adjusted_error: float
    adjusted_share: float


def dealt_towns(
    places: Sequence[str], lengths: Sequence[int], chance: random.Random, first: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return places (place_id, origin_id, district_id, town) and editions of towns."""
    kinds = [kind for kind, count in DEALT.items() for _ in range(count)]
    far = chance.sample(list(places), CONTROL_COUNT)
    rows: list[tuple[str, str, str, str | None]] = [
        (f"far{number}", origin, "far", None) for number, origin in enumerate(far)
    ]
    editions = []
    for town in range(first, first + TOWNS_AT_A_TIME):
        dealt = chance.sample(
            [place for place in places if place not in far], len(kinds)
        )
        for number, (origin, kind) in enumerate(zip(dealt, kinds, strict=True)):
            district = "old" if kind == "venue" else kind
            rows.append(
                (f"{town}p{number}", origin, f"{town}{district}", f"town{town}")
            )
        day_count = lengths[town % len(lengths)]
        starts_on = FIRST_ON + DAY * chance.randrange((LAST_ON - FIRST_ON).days)
        venue = "、".join(f"{town}p{number}" for number in range(DEALT["venue"]))
        ends_on = starts_on + DAY * (day_count - 1)
        editions.append((f"{town}", starts_on, ends_on, venue))
    return (
        pl.DataFrame(
            rows,
            ["place_id", "origin_id", "district_id", "town"],
            orient="row",
            infer_schema_length=None,
        ),
        pl.DataFrame(editions, ["event_id", "from_on", "to_on", "venue"], orient="row"),
    )


def write_towns(
    connection: duckdb.DuckDBPyConnection, places: pl.DataFrame, editions: pl.DataFrame
) -> None:
    """Replace the towns of the warehouse; place_day of Dublin lies in dublin_day."""
    connection.register("towns", places.to_arrow())
    connection.register("placebo_editions", editions.to_arrow())
    for table in ("core.dim_district", "core.dim_place", "core.dim_event"):
        connection.execute(f"delete from {table}")
    connection.execute("delete from mart.place_day")
    for statement in (
        "insert into core.dim_district by name select distinct district_id,"
        " district_id as district_name, town as parent_district_id, 1 as delivery_id,"
        " 1 as source_row from towns",
        "insert into core.dim_place by name select place_id, place_id as place_name,"
        " district_id, 'Europe/Dublin' as time_zone, 1 as delivery_id, 1 as source_row"
        " from towns",
        "insert into core.dim_event by name select event_id, event_id as event_name,"
        " venue, cast(from_on as timestamp) + interval 10 hour as starts_at,"
        " cast(to_on as timestamp) + interval 22 hour as ends_at,"
        " 1 as delivery_id, 1 as source_row from placebo_editions",
        "insert into mart.place_day by name select dublin_day.*"
        " replace (towns.place_id as place_id, towns.district_id as district_id)"
        " from dublin_day join towns on dublin_day.place_id = towns.origin_id",
    ):
        connection.execute(statement)


def asked(connection: duckdb.DuckDBPyConnection, metric: str) -> pl.DataFrame:
    """Every row of a metric of all editions, with the length of its edition."""
    return connection.sql(
        f"select metric.*, to_on - from_on + 1 as day_count from metric.{metric}()"
        " as metric join placebo_editions using (event_id)"
    ).pl()


def answers(
    connection: duckdb.DuckDBPyConnection,
    places: Sequence[str],
    lengths: Sequence[int],
    batches: int,
) -> Iterator[dict[str, pl.DataFrame]]:
    """Deal towns and ask the metrics, again and again; Dublin's counts come back."""
    connection.execute(
        "create or replace temp table dublin_day as from mart.place_day"
        " where measure = 'passages'"
    )
    chance = random.Random(2023)
    for number in range(batches):
        write_towns(
            connection,
            *dealt_towns(places, lengths, chance, number * TOWNS_AT_A_TIME),
        )
        found = {
            name: asked(connection, name) for name in ("festival_net", "festival_halo")
        }
        # one parent for all towns, so that the others are not among the controls
        connection.execute(
            "update core.dim_district set parent_district_id = 'towns'"
            " where parent_district_id is not null"
        )
        name = "festival_control_adjustment"
        yield found | {name: asked(connection, name)}
    for table in ("core.dim_district", "core.dim_place", "core.dim_event"):
        connection.execute(f"delete from {table}")
    connection.execute("delete from mart.place_day")
    connection.execute("insert into mart.place_day from dublin_day")


def level(rows: pl.DataFrame, prefix: str) -> Level:
    """How often the interval <prefix>low_ratio … <prefix>high_ratio holds 0."""
    low, high = pl.col(f"{prefix}low_ratio"), pl.col(f"{prefix}high_ratio")
    given = rows.drop_nulls([f"{prefix}low_ratio", f"{prefix}high_ratio"])
    found = given.select(
        share=((low <= 0) & (high >= 0)).mean(), width=((high - low) / 2).median()
    ).row(0)
    return Level(given.height, *found)


def control_errors(rows: pl.DataFrame) -> ControlErrors:
    """How far placebos and editions are off, with controls and without."""
    both = rows.drop_nulls("control_adjusted_uplift_low_ratio")
    return ControlErrors(
        *both.select(
            pl.col("placebo_error_ratio").median(),
            pl.col("control_placebo_error_ratio").median(),
            pl.col("uplift_ratio").abs().median().alias("plain"),
            pl.col("control_adjusted_uplift_ratio").abs().median().alias("adjusted"),
            pl.col("is_control_adjusted").mean().alias("share"),
        ).row(0)
    )
