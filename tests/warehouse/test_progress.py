"""Progress: a bar on a terminal, a plain line per file elsewhere."""

import io
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from tests.warehouse.test_command_line import REGISTERS, nightledger, write
from warehouse.progress import file_progress


def test_elsewhere_each_file_is_a_plain_line_on_stderr(
    tmp_path: Path, start: Callable[[Path], Path]
) -> None:
    db = start(tmp_path / "data" / "nightledger.duckdb")
    for name, text in REGISTERS.items():
        write(tmp_path / name, text)

    done = nightledger("load", "--db", db, *map(tmp_path.joinpath, REGISTERS))

    assert done.stderr.splitlines() == [
        "正在载入 1/2 districts.csv",
        "正在载入 2/2 places.csv",
    ]


def test_on_a_terminal_it_is_a_bar_that_leaves_no_trace() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=80)
    with file_progress(2, "en", console) as announce:
        announce(Path("[red]a.csv"))
        announce(Path("b.csv"))

    assert "Loading [red]a.csv" in screen.getvalue()
    assert "1/2" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")
