"""A warehouse to time pages on: ten million invented counts around the sample.

The sample keeps its events, complaints and registers. Two hundred more counters stand
in its districts, a row every quarter-hour, up to the sample's last day, on its clock.
"""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

SAMPLE = Path(__file__).parent.parent.parent / "sample_data"

COUNTER_COUNT = 200
#: The first quarter-hour after the sample's last day.
ENDS_AT = datetime.fromisoformat("2026-11-01")
QUARTER = timedelta(minutes=15)
#: Visits of a quarter-hour by hour of the day: empty before dawn, fullest at 20:00.
BY_HOUR = (
    *(4, 2, 1, 0, 0, 1, 3, 6, 12, 20, 26, 30),
    *(28, 26, 28, 32, 36, 42, 54, 70, 78, 60, 34, 14),
)
#: Of three counters in four; a usual weekend day comes near it.
DAILY_CAPACITY = 4000
#: Districts of the sample that get the counters, fifty each.
DISTRICTS = ("taoyangli", "fuzhounong", "diaosucichang", "taoxichuan")


def places() -> str:
    """Write the register of the two hundred counters, spread over the districts."""
    rows = [
        f"volume-{number:03},虚构点位{number:03},{DISTRICTS[number % len(DISTRICTS)]},"
        f"{DAILY_CAPACITY if number % 4 else ''}"
        for number in range(COUNTER_COUNT)
    ]
    return "\n".join(["点位编号,点位名称,片区编号,核定日承载量", *rows, ""])


def counts(row_count: int) -> pl.DataFrame:
    """Return place, begin, end and visits of the last `row_count` quarter-hours."""
    slot_count = row_count // COUNTER_COUNT
    first = ENDS_AT - slot_count * QUARTER
    slots = pl.DataFrame(
        {
            "from_at": pl.datetime_range(
                first, ENDS_AT, QUARTER, closed="left", eager=True
            )
        }
    )
    numbers = pl.DataFrame({"number": range(COUNTER_COUNT)})
    usual = pl.col("from_at").dt.hour().replace_strict(dict(enumerate(BY_HOUR)))
    weekend = pl.when(pl.col("from_at").dt.weekday() >= 6).then(1.6).otherwise(1.0)
    # A hash, not a formula: counters that go alike are suspects, and all were one.
    noise = pl.struct("from_at", "number").hash(seed=7) % 97
    visits = (usual * weekend * (0.5 + noise / 97)).cast(pl.Int64)
    return slots.join(numbers, how="cross").select(
        点位编号=pl.format("volume-{}", pl.col("number").cast(pl.String).str.zfill(3)),
        开始时间=pl.col("from_at").dt.to_string("%Y-%m-%d %H:%M"),
        结束时间=(pl.col("from_at") + QUARTER).dt.to_string("%Y-%m-%d %H:%M"),
        人次=visits,
    )


def build(folder: Path, row_count: int) -> Path:
    """Load the sample and the counts by the command line; return the warehouse."""
    register, file = folder / "places.csv", folder / "counts.csv"
    register.write_text(places(), encoding="utf-8")
    counts(row_count).write_csv(file)
    db = folder / "timing.duckdb"
    for paths in ([SAMPLE], [register], [file]):
        command = [sys.executable, "-m", "warehouse", "load", "--db", str(db)]
        done = subprocess.run(
            [*command, *map(str, paths)], stdout=subprocess.DEVNULL, check=False
        )
        # 3: the sample has rows that are meant to be set aside.
        if done.returncode not in {0, 3}:
            raise RuntimeError(f"load ended with {done.returncode}: {paths}")
    file.unlink()
    return db
