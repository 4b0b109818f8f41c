"""The process that loads handed files: a line of JSON on stdout per event."""

import json
import sys
from pathlib import Path

from ingest.delivery import FeedError
from warehouse.checks import BrokenPromiseError
from warehouse.load import Outcome, load_files
from warehouse.publish import BusyError


def main(db: Path, keep_hours: float, paths: list[Path]) -> None:
    """Load; every refusal is an event, and only a bug is an exception."""
    try:
        outcomes = load_files(
            db,
            paths,
            keep_hours,
            announce=lambda path: tell("begun", file_name=path.name),
        )
    except (FeedError, BusyError, BrokenPromiseError) as refusal:
        tell("refused", zh=refusal.message.zh, en=refusal.message.en)
        return
    for outcome in outcomes:
        tell_outcome(outcome)


def tell_outcome(outcome: Outcome) -> None:
    """Say what became of one file."""
    tell(
        "loaded",
        file_name=outcome.path.name,
        delivery_id=outcome.delivery_id,
        new=None if outcome.delivery is None else outcome.written.new,
        unchanged=outcome.written.unchanged,
        superseded=outcome.written.superseded,
    )


def tell(kind: str, **values: str | int | None) -> None:
    """Write one event."""
    print(json.dumps({"kind": kind, **values}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
