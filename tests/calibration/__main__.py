"""Does the 90 % interval of an uplift hold its level? python -m tests.calibration

Real counts (Dublin 2023) with no event in the list: every window of 1, 3 and 7 days
that is not on a holiday is asked of metric.uplift_in_windows, which leaves the window's
own days out of its baselines and placebos. The truth is 0; 88–92 % of the intervals
must hold it. Beside it stands what the usual mean ± t·SE of the four weeks before does.

"so far" knows only the days up to two weeks after the windows asked, as in the first
year of a warehouse: placebos come from other seasons then. It is printed, not judged.
Exit status 1 when a judged share is out of bounds.
"""

import argparse
import datetime as dt
import random
import sys
import tempfile
from pathlib import Path

from tests.calibration.coverage import Coverage, coverage
from tests.calibration.dublin import COUNTS, DAY, dublin, well_covered_places

LENGTHS = (1, 3, 7)
LOWEST, HIGHEST = 0.88, 0.92
CUTS = tuple(dt.date(2023, month, 28) for month in (8, 9, 10, 11))


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


def main() -> None:
    """Read the command line, measure, judge."""
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
        for cut_on in reversed(CUTS):
            connection.execute(
                "delete from mart.place_day where counted_on > ?", [cut_on]
            )
            for day_count in LENGTHS:
                from_on, to_on = cut_on - 27 * DAY, cut_on - 14 * DAY
                found = coverage(
                    connection, cells["a place"], day_count, from_on, to_on
                )
                report(f"so far {cut_on:%m-%d}", day_count, found)
    sys.exit(any(not LOWEST <= share <= HIGHEST for share in shares))


if __name__ == "__main__":
    main()
