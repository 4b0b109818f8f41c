"""Times every page on ten million counts: python -m tests.timing.

Serves the app, sends it what a browser would send, prints per page the server's time
for a click that nobody has made before (nothing cached) and for one made again, with
the share that is SQL; then lets --people sessions click at once, each with pauses.
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.timing.interactions import PAGES, Interaction, interactions
from tests.timing.session import Session
from tests.timing.ten_million import build
from warehouse.app_process import app_environment

#: Seconds between two clicks of a person who reads what the first one showed.
PAUSES = (4.0, 16.0)


@dataclass(frozen=True)
class Server:
    """The served app: its port, its process, the file of its statements' seconds."""

    port: int
    pid: int
    log: Path

    def sql_seconds(self) -> float:
        """Return the seconds of SQL since the last call."""
        lines = self.log.read_text().split() if self.log.exists() else []
        self.log.write_text("")
        return sum(map(float, lines))

    def cpu_seconds(self) -> float:
        """Return what its process has used: a busy machine does not add to it."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(db: Path, log: Path) -> Iterator[Server]:
    """Serve the app on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**app_environment(db), "NIGHTLEDGER_TIMING_LOG": str(log)}
    file = Path(__file__).with_name("measured_app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(file)]
    server = subprocess.Popen(
        [*command, "--server.port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield Server(port, server.pid, log)
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the app did not start")


async def time_page(server: Server, session: Session, page: str, count: int) -> None:
    """Print how long clicks on a page take, new ones and the same again."""
    clicks = interactions(page, count, seed=1)
    await session.visit(page, "lang=zh")
    server.sql_seconds()
    used = server.cpu_seconds()
    fresh = [await session.visit(click.page, click.query) for click in clicks]
    used = (server.cpu_seconds() - used) / len(clicks)
    in_sql = server.sql_seconds()
    again = [await session.visit(click.page, click.query) for click in clicks]
    print(
        f"{page or 'overview':12} {len(clicks):3} clicks: "
        f"median {statistics.median(fresh) * 1000:5.0f} ms, "
        f"worst {max(fresh) * 1000:5.0f} ms, CPU {used * 1000:5.0f} ms, "
        f"SQL {in_sql / sum(fresh):4.0%}; "
        f"again {statistics.median(again) * 1000:5.0f} ms",
        flush=True,
    )


async def person(port: int, number: int, click_count: int) -> list[float]:
    """Click through pages with pauses; return the seconds of each click."""
    chance = random.Random(number)
    session = Session(port)
    await session.open()
    took = []
    for _ in range(click_count):
        await asyncio.sleep(chance.uniform(*PAUSES))
        page = chance.choice(PAGES)
        click: Interaction = chance.choice(interactions(page, 50, number))
        took.append(await session.visit(click.page, click.query))
    await session.close()
    return took


async def time_people(port: int, people_count: int, click_count: int) -> None:
    """Print how long clicks take while many people click."""
    every = await asyncio.gather(
        *(person(port, number, click_count) for number in range(people_count))
    )
    took = sorted(seconds for one in every for seconds in one)
    p95 = took[int(len(took) * 0.95)]
    print(
        f"{people_count} sessions, {len(took)} clicks, pauses of "
        f"{PAUSES[0]:.0f}-{PAUSES[1]:.0f} s: median {statistics.median(took):.2f} s, "
        f"p95 {p95:.2f} s, worst {took[-1]:.2f} s"
    )


async def run(db: Path, given: argparse.Namespace) -> None:
    """Time pages one after another, then many people at once."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "seconds.txt"
        with served(db, log) as server:
            session = Session(server.port)
            await session.open()
            for page in PAGES:
                if given.only in (page or "overview"):
                    await time_page(server, session, page, given.clicks)
            await session.close()
            if given.people:
                await time_people(server.port, given.people, given.clicks)


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--db", type=Path, help="a warehouse built before")
    options.add_argument("--keep", type=Path, help="build it here and keep it")
    options.add_argument("--clicks", type=int, default=20, help="clicks a page")
    options.add_argument("--people", type=int, default=20, help="sessions at once")
    options.add_argument("--only", default="", help="part of a page's name")
    given = options.parse_args()
    if given.db is not None:
        asyncio.run(run(given.db, given))
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) if given.keep is None else given.keep
        asyncio.run(run(build(kept, given.rows), given))


if __name__ == "__main__":
    main()
