"""The layouts that come with the program, each checked against its feed."""

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import permutations

from ingest.cells import pattern_of
from ingest.feeds.registry import FEEDS
from ingest.layout import Layout, read_layout

SUFFIX = ".toml"
# Days whose day, month and year can be taken for one another.
TELLING_TIMES = (
    datetime(2003, 4, 5, 6, 7, 8, tzinfo=UTC),
    datetime(2011, 12, 10, 9, 8, 7, tzinfo=UTC),
)


@cache
def layouts() -> dict[str, Layout]:
    """Every layout by name, without the standard one."""
    texts = {
        file.name.removesuffix(SUFFIX): file.read_text(encoding="utf-8")
        for file in (files("ingest") / "layouts").iterdir()
        if file.name.endswith(SUFFIX)
    }
    return {
        name: checked(read_layout(name, text)) for name, text in sorted(texts.items())
    }


def checked(layout: Layout) -> Layout:
    """The layout itself; raises ValueError for what does not exist or is ambiguous."""
    if layout.feed not in FEEDS:
        raise ValueError(f"layout {layout.name}: no feed named {layout.feed}")
    named = {
        *(*layout.columns, *layout.values, *layout.constants),
        *(*layout.optional, *layout.last_days),
    }
    if unknown := named - set(FEEDS[layout.feed].schema.columns()):
        listed = ", ".join(sorted(unknown))
        raise ValueError(f"layout {layout.name}: {layout.feed} has no column {listed}")
    if layout.skipped_hour not in ("set_aside", "kept"):
        raise ValueError(f"layout {layout.name}: skipped_hour = {layout.skipped_hour}")
    for forms in (layout.date_formats, layout.datetime_formats):
        refuse_ambiguous_forms(layout.name, forms)
    return layout


def refuse_ambiguous_forms(name: str, forms: tuple[str, ...]) -> None:
    """Raise ValueError when one text is two different days under two of the forms."""
    for written, read in permutations(forms, 2):
        for time in TELLING_TIMES:
            text = time.strftime(written)
            if re.match(pattern_of(read), text) and (
                time_in(text, read) != time_in(text, written)
            ):
                raise ValueError(
                    f"layout {name}: {written} and {read} read {text} differently"
                )


def time_in(text: str, form: str) -> datetime | None:
    """What a text says under a form; None when it says no real time."""
    try:
        # Python reads one digit or two in any case, and knows no %-d.
        return datetime.strptime(text, form.replace("%-", "%")).replace(tzinfo=UTC)
    except ValueError:
        return None
