"""Peak memory of a load against the size of its file: python -m tests.volume.

Writes invented counts of 2.5, 5 and 10 million rows (or --rows …) to a temporary
folder, loads each into a warehouse of its own in a child process and prints the child's
peak memory and CPU seconds. Exit status 1 when a peak is over --limit-mb.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

PLACE_COUNT = 200
PLACES = "点位编号,点位名称,片区编号\n" + "".join(
    f"P{number:03},虚构点位{number},d1\n" for number in range(PLACE_COUNT)
)
DISTRICTS = "片区编号,片区名称\nd1,虚构片区\n"


def write_counts(path: Path, row_count: int) -> None:
    """Quarter-hours of 200 invented places, in the long form."""
    start, quarter = datetime.fromisoformat("2020-01-01"), timedelta(minutes=15)
    with path.open("w", encoding="utf-8") as counts:
        counts.write("点位编号,开始时间,结束时间,人次\n")
        for first in range(0, row_count, PLACE_COUNT):
            ends = f"{start:%Y-%m-%d %H:%M},{start + quarter:%Y-%m-%d %H:%M}"
            counts.writelines(
                f"P{number:03},{ends},{(first + number * 7919) % 977}\n"
                for number in range(min(PLACE_COUNT, row_count - first))
            )
            start += quarter


def load(db: Path, *paths: Path) -> tuple[int, float, float]:
    """Exit status, peak memory in MB and CPU seconds of a load in a child process."""
    command = [sys.executable, "-m", "warehouse", "load", "--db", str(db)]
    child = subprocess.Popen([*command, *map(str, paths)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts ru_maxrss in KiB.
    return child.returncode, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def measure(row_count: int, folder: Path) -> float:
    """Load a file of this many rows, print what it took, return the peak in MB."""
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    (folder / "districts.csv").write_text(DISTRICTS, encoding="utf-8")
    counts, db = folder / "counts.csv", folder / "warehouse" / "volume.duckdb"
    write_counts(counts, row_count)
    load(db, folder / "places.csv", folder / "districts.csv")
    exit_status, peak, cpu = load(db, counts)
    size = counts.stat().st_size / 1e6
    print(
        f"{row_count:>12,} rows, {size:,.0f} MB: peak {peak:,.0f} MB, "
        f"{cpu:.1f} CPU s, exit status {exit_status}",
        flush=True,
    )
    return peak if exit_status == 0 else float("inf")


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--rows", type=int, nargs="+", default=[2_500_000, 5_000_000, 10_000_000]
    )
    options.add_argument("--limit-mb", type=float, default=1500)
    given = options.parse_args()
    peaks = []
    for row_count in given.rows:
        with tempfile.TemporaryDirectory() as folder:
            peaks.append(measure(row_count, Path(folder)))
    sys.exit(max(peaks) > given.limit_mb)


if __name__ == "__main__":
    main()
