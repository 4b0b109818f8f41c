"""Which row is the header, and which feed and layout it speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.feed import Feed, header_names
from ingest.feeds.registry import FEEDS
from ingest.layout import STANDARD, Layout
from ingest.layout_registry import layouts
from ingest.release import RELEASE_HEADERS, noted_release

HEADER_SEARCH_LINES = 20
ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
WITH_UNIT = re.compile(r"^(.+?)\s*[（(](.+)[）)]$")
# Unit in a header or unit row → digits that the decimal point moves.
UNIT_DIGITS = {"万人次": 4, "万人": 4, "万元": 4, "万": 4}
PLAIN_UNITS = {"人次", "人", "元", "个", "户", "件", "平方米", "㎡", "m2"}
UNIT_ROW = re.compile(r"单位\s*[：:]\s*(万人次|万元)")
# A unit row above the header speaks of one kind of column.
UNIT_ROW_COLUMNS = {
    "万人次": ("visit_count", "claimed_visit_count"),
    "万元": ("paid_yuan", "refund_yuan"),
}


@dataclass(frozen=True)
class Header:
    """A recognised header row.

    index: its position among the first rows. names: its cells, cleaned.
    positions: canonical column → position. places: position → place_id (wide files).
    unit_digits: canonical column → 4 where its numbers are in 万.
    release_note: the word that a row above says of the release.
    """

    feed: Feed
    layout: Layout
    index: int
    names: tuple[str, ...]
    positions: dict[str, int]
    places: dict[int, str] = field(default_factory=dict)
    unit_digits: dict[str, int] = field(default_factory=dict)
    release_note: str | None = None

    @property
    def ignored_names(self) -> tuple[str, ...]:
        """Columns that nothing is read from and that the layout does not expect."""
        used = {*self.positions.values(), *self.places}
        expected = {*self.layout.ignored, *RELEASE_HEADERS}
        wide = self.layout.wide
        return tuple(
            name
            for position, name in enumerate(self.names)
            if position not in used
            and name
            and name not in expected
            and not (wide and name.endswith(wide.dropped_suffixes))
        )


def find_header(
    rows: Sequence[Sequence[str]], feed_name: str | None, layout_name: str | None
) -> Header | None:
    """The first row that some feed or layout recognises; None when there is none.

    feed_name and layout_name narrow the search; layout "standard" means no layout.
    """
    for index, row in enumerate(rows[:HEADER_SEARCH_LINES]):
        names = tuple(clean(cell) for cell in row)
        found = [
            *standard_headers(index, names, feed_name, layout_name),
            *layout_headers(index, names, feed_name, layout_name),
        ]
        if found:
            best = max(found, key=lambda header: len(header.positions))
            return with_units(best, rows[:index])
    return None


def clean(cell: str) -> str:
    """A header cell without blanks around it, line breaks and invisible signs in it."""
    return re.sub(r"\s+", " ", ZERO_WIDTH.sub("", cell)).strip()


def standard_headers(
    index: int, names: tuple[str, ...], feed_name: str | None, layout_name: str | None
) -> list[Header]:
    """The feeds whose required columns are all among these headers."""
    if layout_name not in (None, STANDARD.name):
        return []
    found = []
    for feed in FEEDS.values():
        positions = standard_positions(feed, names)
        if feed_name in (None, feed.name) and has_required(feed, positions):
            found.append(Header(feed, STANDARD, index, names, positions))
    return found


def standard_positions(feed: Feed, names: Sequence[str]) -> dict[str, int]:
    """Canonical column → position, by the Chinese or English header."""
    known = header_names(feed)
    return {
        known[base_name(name)]: position
        for position, name in reversed(list(enumerate(names)))
        if base_name(name) in known
    }


def base_name(name: str) -> str:
    """A header in lower case without a unit in brackets that we understand."""
    with_unit = WITH_UNIT.match(name)
    if with_unit and with_unit.group(2) in {*UNIT_DIGITS, *PLAIN_UNITS}:
        return with_unit.group(1).lower()
    return name.lower()


def has_required(feed: Feed, positions: dict[str, int]) -> bool:
    """Every requirement is met by one of its groups of columns."""
    return all(
        any(group <= positions.keys() for group in groups) for groups in feed.required
    )


def layout_headers(
    index: int, names: tuple[str, ...], feed_name: str | None, layout_name: str | None
) -> list[Header]:
    """The layouts whose columns are all among these headers."""
    found = []
    for layout in layouts().values():
        feed = FEEDS[layout.feed or ""]
        wanted = layout_name in (None, layout.name) and feed_name in (None, feed.name)
        if wanted and not layout.missing_headers(names):
            positions = layout.found_columns(names)
            places = place_columns(layout, names, positions)
            if layout.wide is None or is_wide(feed, places, layout, names):
                found.append(Header(feed, layout, index, names, positions, places))
    return found


def place_columns(
    layout: Layout, names: tuple[str, ...], positions: dict[str, int]
) -> dict[int, str]:
    """Position → place_id of the columns of a wide file that hold counts."""
    if layout.wide is None:
        return {}
    return {
        position: name
        for position, name in enumerate(names)
        if name
        and position not in positions.values()
        and name not in (*RELEASE_HEADERS, *layout.wide.total_headers, *layout.ignored)
        and not name.endswith(layout.wide.dropped_suffixes)
    }


def is_wide(
    feed: Feed, places: dict[int, str], layout: Layout, names: tuple[str, ...]
) -> bool:
    """Some place columns, none of them an ordinary column of the feed."""
    known = header_names(feed)
    suffixes = layout.wide.dropped_suffixes if layout.wide else ()
    has_dropped = not suffixes or any(name.endswith(suffixes) for name in names)
    return (
        bool(places)
        and has_dropped
        and not any(base_name(name) in known for name in places.values())
    )


def with_units(header: Header, rows_above: Sequence[Sequence[str]]) -> Header:
    """The header with the units that its own cells or the rows above declare."""
    digits: dict[str, int] = {}
    for row in rows_above:
        declared = UNIT_ROW.search(" ".join(row))
        for column in UNIT_ROW_COLUMNS.get(declared.group(1), ()) if declared else ():
            digits[column] = UNIT_DIGITS["万"]
    for column, position in header.positions.items():
        with_unit = WITH_UNIT.match(header.names[position])
        if with_unit and header.layout is STANDARD:
            digits[column] = UNIT_DIGITS.get(with_unit.group(2), 0)
    return Header(
        header.feed,
        header.layout,
        header.index,
        header.names,
        header.positions,
        header.places,
        digits,
        noted_release(rows_above),
    )
