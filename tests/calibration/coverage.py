"""How often an interval holds the truth, which is nought: no window has an event."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from tests.calibration.dublin import DAY, FIRST_ON, LAST_ON

# 95 % of Student's t with the three degrees of freedom of four weeks
STUDENT_T = 2.353
WINDOWS = "(select list(windows_asked) from windows_asked)"


@dataclass(frozen=True)
class Coverage:
    """windows: tested. share: of the 90 % intervals that hold 0. usual_share: the same
    for mean ± t·SE of the four weeks before, None where no window has four.
    half_width: median, as a share of visits. placebo_count: median.
    """

    windows: int
    share: float
    usual_share: float | None
    half_width: float
    placebo_count: float


def asked_windows(
    place_sets: Sequence[Sequence[str]],
    day_count: int,
    from_on: dt.date,
    to_on: dt.date,
) -> pl.DataFrame:
    """Every window of so many days within the period, at every set of places."""
    starts = pl.date_range(from_on, to_on - DAY * (day_count - 1), eager=True)
    sets = pl.DataFrame({"place_ids": [list(one) for one in place_sets]})
    return (
        sets.with_row_index("set_number")
        .join(pl.DataFrame({"from_on": starts}), how="cross")
        .with_columns(to_on=pl.col("from_on") + pl.duration(days=day_count - 1))
        .with_columns(
            window_id=pl.concat_str(
                pl.col("set_number").cast(pl.String), pl.lit(" "), pl.col("from_on")
            )
        )
    )


def placebo_answers(
    connection: duckdb.DuckDBPyConnection,
    place_sets: Sequence[Sequence[str]],
    day_count: int,
    from_on: dt.date,
    to_on: dt.date,
) -> pl.DataFrame:
    """Ask the metric for every window, and return those that it gives an interval for.

    Its columns, and weeks_after_count: how many weeks after the window were counted.
    """
    asked = asked_windows(place_sets, day_count, from_on, to_on)
    connection.register("windows_asked", asked.to_arrow())
    return connection.sql(
        "select uplift.*, least((select max(counted_on) from mart.place_day)"
        " - (starts_on + cast(day_count as integer) - 1), 34) // 7 as weeks_after_count"
        f" from metric.uplift_in_windows({WINDOWS}, false) as uplift"
        " where uplift_low_ratio is not null"
    ).pl()


def coverage(
    connection: duckdb.DuckDBPyConnection,
    place_sets: Sequence[Sequence[str]],
    day_count: int,
    from_on: dt.date = FIRST_ON,
    to_on: dt.date = LAST_ON,
) -> Coverage:
    """Ask the metric for every window that it gives an interval for, and count."""
    answers = placebo_answers(connection, place_sets, day_count, from_on, to_on)
    connection.register("placebo", answers.to_arrow())
    connection.execute(
        "create or replace temp table earlier as select window_id, measure,"
        " avg(visit_count) as mean_count, stddev_samp(visit_count) / 2 as error_count"
        f" from metric.uplift_baselines({WINDOWS}, false)"
        " where window_number between -4 and -1 and is_placebo"
        " group by window_id, measure having count(*) = 4"
    )
    rows = connection.execute(
        "select count(*), avg(cast(verdict = 'not_distinguishable' as integer)),"
        " avg(cast(abs(visit_count - mean_count) <= ? * error_count as integer)),"
        " median((detectable_ratio - placebo_low_ratio) / 2), median(placebo_count)"
        " from placebo left join earlier using (window_id, measure)",
        [STUDENT_T],
    ).fetchall()
    return Coverage(*rows[0])
