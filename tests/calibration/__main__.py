"""Does the 90 % interval of an uplift hold its level? python -m tests.calibration

Real counts (Dublin 2023) with no event in the list: every window of 1, 3 and 7 days
that is not on a holiday is asked of metric.uplift_in_windows, which leaves the window's
own days out of its baselines and placebos. The truth is 0; 88–92 % of the intervals
must hold it. Beside it stands what the usual mean ± t·SE of the four weeks before does.

Then editions that never were, in towns dealt from the same counts: the same for net,
halo and control-adjusted uplift, and whether controls make the error smaller.

"so far" knows only the days up to so many weeks after the windows asked, cut off every
two weeks from June on, as in the first year of a warehouse. Later weeks are to come and
placebos come from other seasons.

Exit status 1 when a judged share is out of bounds, that of towns by more than a point.
"""

import argparse
import datetime as dt
import random
import sys
import tempfile
from pathlib import Path

import duckdb
import polars as pl

from tests.calibration import placebo_editions
from tests.calibration.coverage import Coverage, coverage, placebo_answers
from tests.calibration.dublin import COUNTS, DAY, dublin, well_covered_places

LENGTHS = (1, 3, 7)
LOWEST, HIGHEST = 0.88, 0.92
#: How far towns may be out of bounds: a standard error of 1,000 windows. They
#: share the days of one city, so it is rather more than that.
TOWN_ERROR = 0.01
CUTS = tuple(dt.date(2023, 12, 18) - DAY * 14 * number for number in range(13))
TOWN_BATCHES = 30
INTERVALS = {
    "festival_net": "net_uplift_",
    "festival_halo": "uplift_",
    "festival_control_adjustment": "control_adjusted_uplift_",
}


def report(name: str, day_count: int, found: Coverage) -> None:
    """Print one line."""
    if not found.windows:
        print(f"{name:<12} {day_count} days: no window has 19 placebos")
        return
    usual = "–" if found.usual_share is None else f"{found.usual_share:.1%}"
    print(
        f"{name:<12} {day_count} days: {found.share:6.1%} of {found.windows:>5} windows"
        f", mean ± t·SE {usual:>6}, half-width {found.half_width:6.1%}"
        f", {found.placebo_count:.0f} placebos",
        flush=True,
    )


def report_editions(
    connection: duckdb.DuckDBPyConnection, places: list[str]
) -> list[float]:
    """Print a line for each metric of editions; return the shares."""
    batches = list(placebo_editions.answers(connection, places, LENGTHS, TOWN_BATCHES))
    rows = {
        metric: pl.concat(batch[metric] for batch in batches) for metric in INTERVALS
    }
    shares = []
    for metric, prefix in INTERVALS.items():
        found = placebo_editions.level(rows[metric], prefix)
        shares.append(found.share)
        print(
            f"{metric}: {found.share:6.1%} of {found.intervals:>5} intervals,"
            f" half-width {found.half_width:.1%}"
        )
    errors = placebo_editions.control_errors(rows["festival_control_adjustment"])
    print(
        f"controls: error of placebos {errors.placebo_plain:.1%} without,"
        f" {errors.placebo_adjusted:.1%} with; of editions {errors.plain_error:.1%},"
        f" {errors.adjusted_error:.1%}; {errors.adjusted_share:.1%} are adjusted",
        flush=True,
    )
    return shares


def report_so_far(
    connection: duckdb.DuckDBPyConnection, places: list[str]
) -> list[float]:
    """Print what holds with 1 to 4 weeks known after a window; return the shares."""
    place_sets = [[place] for place in places]
    parts = []
    for cut_on in CUTS:
        connection.execute("delete from mart.place_day where counted_on > ?", [cut_on])
        for day_count in LENGTHS:
            from_on = cut_on - DAY * (33 + day_count)
            asked = (place_sets, day_count, from_on, cut_on - DAY * 7)
            parts.append(placebo_answers(connection, *asked))
    rows = pl.concat(parts).with_columns(
        holds=pl.col("verdict") == "not_distinguishable"
    )
    shares = []
    for day_count in LENGTHS:
        given = rows.filter(pl.col("day_count") == day_count)
        by_weeks = given.group_by("weeks_after_count").agg(pl.col("holds").mean())
        shown = ", ".join(
            f"{weeks} weeks {share:.1%}" for weeks, share in by_weeks.sort("*").rows()
        )
        shares.append(float(given.select(pl.col("holds").mean()).item()))
        print(
            f"so far       {day_count} days: {shares[-1]:6.1%} of {given.height:>5}"
            f" windows ({shown})"
        )
    return shares


def main() -> None:
    """Measure, judge."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--districts", type=int, default=12)
    given = options.parse_args()
    if not COUNTS.exists():
        print(f"nothing measured: {COUNTS.name} is not on this machine")
        return
    shares = []
    with tempfile.TemporaryDirectory() as folder, dublin(Path(folder)) as connection:
        places = well_covered_places(connection)
        chance = random.Random(2023)
        cells = {
            "a place": [[place] for place in places],
            "six places": [chance.sample(places, 6) for _ in range(given.districts)],
            "all places": [places],
        }
        for name, place_sets in cells.items():
            for day_count in LENGTHS:
                found = coverage(connection, place_sets, day_count)
                report(name, day_count, found)
                if name != "all places":  # one series: too few windows to judge
                    shares.append(found.share)
        of_towns = report_editions(connection, places)
        shares += report_so_far(connection, places)
    is_out = any(not LOWEST <= share <= HIGHEST for share in shares)
    is_town_out = any(
        not LOWEST - TOWN_ERROR <= share <= HIGHEST + TOWN_ERROR for share in of_towns
    )
    sys.exit(is_out or is_town_out)


if __name__ == "__main__":
    main()
