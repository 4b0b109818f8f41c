"""The app as it is served, noting how long each of its statements takes.

Streamlit runs this file in the place of app.py. NIGHTLEDGER_TIMING_LOG names a file
that gets one line of seconds per statement.
"""

import os
import runpy
import time
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from warehouse.connect import Reader

ROOT = Path(__file__).parent.parent.parent


class TimedReader(Reader):
    """A reader that writes down the seconds of each query."""

    def query(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        """Run one statement and note its seconds."""
        began = time.perf_counter()
        try:
            return super().query(sql, params)
        finally:
            seconds = time.perf_counter() - began
            with Path(os.environ["NIGHTLEDGER_TIMING_LOG"]).open("a") as log:
                log.write(f"{seconds:.6f}\n")


def main() -> None:
    """Have the warehouse opened by the noting reader, then run the app."""
    import warehouse.connect

    warehouse.connect.Reader = TimedReader  # type: ignore[misc]
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")


main()
