"""The layouts that come with the program, each checked against its feed."""

from functools import cache
from importlib.resources import files

from ingest.feeds.registry import FEEDS
from ingest.layout import Layout, read_layout

SUFFIX = ".toml"


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
    """The layout itself; raises ValueError for a feed or column that does not exist."""
    if layout.feed not in FEEDS:
        raise ValueError(f"layout {layout.name}: no feed named {layout.feed}")
    named = {*layout.columns, *layout.values, *layout.constants}
    if unknown := named - set(FEEDS[layout.feed].schema.columns()):
        listed = ", ".join(sorted(unknown))
        raise ValueError(f"layout {layout.name}: {layout.feed} has no column {listed}")
    return layout
