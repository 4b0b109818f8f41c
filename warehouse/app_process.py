"""Serves the app in place of the command that was asked for it."""

import os
import sys
from pathlib import Path

FRAME = Path(__file__).parent.parent / "app.py"


def become_app(db: Path, port: int) -> None:
    """Replace this process by Streamlit on 127.0.0.1; it does not return."""
    environment = app_environment(db)
    os.chdir(FRAME.parent)
    os.execve(
        sys.executable,
        [
            *(sys.executable, "-m", "streamlit", "run", str(FRAME)),
            *("--server.port", str(port)),
        ],
        environment,
    )


def app_environment(db: Path) -> dict[str, str]:
    """Return the environment that the app runs in: the warehouse, and one thread.

    A page takes a hundred steps on frames of a few rows, and sharing one out costs
    more than it takes: a filter 34 µs on one thread, 59 on two; a group 33 and 92.
    """
    return {
        "POLARS_MAX_THREADS": "1",
        **os.environ,
        "NIGHTLEDGER_DB": str(db.absolute()),
    }
