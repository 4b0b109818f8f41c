"""For a header that nobody knows: the nearest layout, and a skeleton of a new one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.feed import Feed, header_names
from ingest.feeds.registry import FEEDS
from ingest.header import base_name, clean, standard_positions
from ingest.layout import Layout
from ingest.layout_registry import layouts
from ingest.message import Message

# Fewer headers in common than this, and a layout is no help.
LEAST_COMMON_HEADERS = 2
SHOWN_HEADER_COUNT = 8


@dataclass(frozen=True)
class Proposal:
    """names: the row that is most likely the header. layout: None when none is near."""

    names: tuple[str, ...]
    feed: Feed
    layout: Layout | None
    positions: dict[str, int]

    @property
    def sentence(self) -> Message | None:
        """The nearest layout and what it would still need; None without one."""
        if self.layout is None:
            return None
        lacking = self.layout.missing_headers(self.names)[:SHOWN_HEADER_COUNT]
        listed = "、".join(lacking)
        return Message(
            f"最接近的版式：{self.layout.name}（文件里没有它的列：{listed}）",
            f"nearest layout: {self.layout.name} (the file lacks its {listed})",
        )


def propose(rows: Sequence[Sequence[str]], feed_name: str | None) -> Proposal | None:
    """The row, feed and layout that have most in common; None without any text."""
    proposals = [
        each
        for row in rows
        if (names := tuple(clean(cell) for cell in row)) and any(names)
        for each in proposals_for(names, feed_name)
    ]
    return max(
        proposals,
        key=lambda each: (len(each.positions), sum(map(bool, each.names))),
        default=None,
    )


def proposals_for(names: tuple[str, ...], feed_name: str | None) -> list[Proposal]:
    """What each feed and each layout would find among these headers."""
    by_feed = [
        Proposal(names, feed, None, standard_positions(feed, names))
        for feed in FEEDS.values()
        if feed_name in (None, feed.name)
    ]
    by_layout = [
        Proposal(names, FEEDS[layout.feed or ""], layout, positions)
        for layout in layouts().values()
        if feed_name in (None, layout.feed)
        and len(positions := layout.found_columns(names)) >= LEAST_COMMON_HEADERS
        and layout.missing_headers(names)
    ]
    return [*by_layout, *by_feed]


def skeleton(proposal: Proposal) -> str:
    """A layout in TOML with what is known filled in and the rest left to fill in."""
    names, feed = proposal.names, proposal.feed
    used = {names[position] for position in proposal.positions.values()}
    known = header_names(feed)
    unused = [
        name
        for name in names
        if name and name not in used and base_name(name) not in known
    ]
    lines = [
        "# 版式骨架：填好后存为 ingest/layouts/名字.toml，再运行 check",
        "# Layout skeleton: fill in, save as ingest/layouts/NAME.toml, run check again",
        f"feed = {quoted(feed.name)}",
        'date_formats = ["%Y-%m-%d"]',
        'datetime_formats = ["%Y-%m-%d %H:%M"]',
        "# 知道但不读的列 · known, not read",
        f"ignored = [{', '.join(map(quoted, unused))}]",
        "",
        "[columns]",
        *(
            column_line(column, proposal)
            for column in feed.schema.columns()
            if column != "row_id"
        ),
    ]
    return "\n".join(lines) + "\n"


def column_line(column: str, proposal: Proposal) -> str:
    """One line of [columns]: filled in, to be filled in, or optional."""
    declared = proposal.feed.schema.columns()[column]
    zh = " / ".join((declared.metadata or {}).get("zh", ())) or column
    if column in proposal.positions:
        name = proposal.names[proposal.positions[column]]
        return f"{column} = {quoted(name)}  # {zh}"
    is_required = any(column in groups[0] for groups in proposal.feed.required)
    if is_required:
        return f'{column} = ""  # {zh}，必填 · required'
    return f'# {column} = ""  # {zh}'


def quoted(text: str) -> str:
    """A TOML string; what TOML forbids in one is escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
