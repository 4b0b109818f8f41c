"""How one exporter writes its file: read strictly from a TOML file or declared here."""

import tomllib
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class WideColumns:
    """A file with one column of counts per place.

    places: "registered" (headers are place_ids of the register) or "own" (the layout
    brings the places, one per column). Headers that end in one of dropped_suffixes,
    or equal one of total_headers, are no places.
    """

    places: str
    measure: str
    district_id: str | None = None
    kind: str | None = None
    dropped_suffixes: tuple[str, ...] = ()
    total_headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """columns: canonical name → header in the file. values: per canonical column, what
    its texts mean. constants: text for every row. districts: the layout's own register.
    keyed_by_record: the canonical column made from the text of the whole record.
    interval_minutes: length of an interval whose end the file does not give.
    """

    name: str
    feed: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ("%Y-%m-%d",)
    datetime_formats: tuple[str, ...] = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
    time_zone: str | None = None
    interval_minutes: int | None = None
    keyed_by_record: str | None = None
    wide: WideColumns | None = None
    districts: tuple[dict[str, str], ...] = ()


STANDARD = Layout("standard")
# In a workbook a day is a date cell, which reads as midnight.
WORKBOOK_DATE_FORMATS = ("%Y-%m-%d", "%Y-%m-%d 00:00:00")


def for_workbook(layout: Layout) -> Layout:
    """The same layout, also taking typed date cells."""
    return replace(
        layout,
        date_formats=(*layout.date_formats, *WORKBOOK_DATE_FORMATS),
        datetime_formats=(*layout.datetime_formats, "%Y-%m-%d %H:%M:%S"),
    )


def read_layout(name: str, toml_text: str) -> Layout:
    """A layout from its TOML text; raises ValueError for a key that means nothing."""
    table = tomllib.loads(toml_text)
    wide = table.pop("wide", None)
    given = strictly(Layout, table)
    return Layout(
        name=name,
        **given,
        wide=None if wide is None else WideColumns(**strictly(WideColumns, wide)),
    )


def strictly(target: type, table: dict[str, Any]) -> dict[str, Any]:
    """The table with arrays as tuples; an unknown key is an error, not a comment."""
    known = {each.name for each in fields(target)} - {"name", "wide"}
    if unknown := sorted(set(table) - known):
        raise ValueError(f"unknown layout keys: {', '.join(unknown)}")
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }
