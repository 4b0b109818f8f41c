"""Shows how far a load has come: a bar on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from ingest.message import Message

LOADING = Message("正在载入", "Loading")


@contextmanager
def file_progress(
    file_count: int, language: str, console: Console | None = None
) -> Iterator[Callable[[Path], None]]:
    """Yield announce(path), to be called as each file begins.

    It speaks on stderr, so that stdout holds the result alone.
    """
    console = console or Console(stderr=True, highlight=False, soft_wrap=True)
    if not console.is_terminal:
        yield plain_lines(file_count, language, console)
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task(LOADING.text(language), total=file_count)
        begun = iter(range(file_count + 1))

        def announce(path: Path) -> None:
            said = f"{LOADING.text(language)} {escape(path.name)}"
            bar.update(task, completed=next(begun), description=said, refresh=True)

        yield announce


def plain_lines(
    file_count: int, language: str, console: Console
) -> Callable[[Path], None]:
    """An announce(path) that writes a line per file."""
    numbers = iter(range(1, file_count + 1))

    def announce(path: Path) -> None:
        said = f"{LOADING.text(language)} {next(numbers)}/{file_count} {path.name}"
        console.print(escape(said))

    return announce
