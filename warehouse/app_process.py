"""Serves the app in place of the command that was asked for it."""

import os
import sys
from pathlib import Path

FRAME = Path(__file__).parent.parent / "app.py"


def become_app(db: Path, port: int) -> None:
    """Replace this process by Streamlit on 127.0.0.1; it does not return."""
    os.environ["NIGHTLEDGER_DB"] = str(db.absolute())
    os.chdir(FRAME.parent)
    os.execv(
        sys.executable,
        [
            *(sys.executable, "-m", "streamlit", "run", str(FRAME)),
            *("--server.port", str(port)),
        ],
    )
