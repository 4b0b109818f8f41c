"""How one exporter writes its file: read strictly from a TOML file or declared here."""

import tomllib
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class WideColumns:
    """A file with one column of counts per place.

    places: "registered" (headers are place_ids of the register) or "own" (the layout
    brings the places, one per column). Headers that end in one of dropped_suffixes,
    or equal one of total_headers, are no places; where suffixes are declared, a file
    without any such column is not of this layout.
    """

    places: str
    measure: str
    district_id: str | None = None
    kind: str | None = None
    dropped_suffixes: tuple[str, ...] = ()
    total_headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnPlaces:
    """A file with a row per reading that brings the places that it names.

    parent_district_id: set where the rows also bring their districts, by name.
    """

    kind: str
    parent_district_id: str | None = None


@dataclass(frozen=True)
class Layout:
    """columns: canonical name → its headers in the file, the first one found counts.

    optional: canonical columns that may be absent. recognised_by: headers that must
    be there although nothing is read from them. values: per canonical column, what
    its texts mean. constants: text for every row. districts: the layout's own register.
    keyed_by_record: the canonical column made from the text of the whole record.
    interval_minutes: length of an interval whose end the file does not give.
    day_start_hour: hours before it belong to the day before, as the file writes days.
    last_days: time columns that give a day and mean its end.
    skipped_hour: "set_aside" or "kept" – readings of an hour that the clocks skip.
    ordinary_weekends: in a calendar, days that the file does not list are ordinary.
    void_when: header → the word by which the source calls a row void.
    errata: known slips of the publisher (see ingest.errata). records_at: in JSON lines,
    the keys with dots between that lead to a list of records.
    """

    name: str
    feed: str | None = None
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    recognised_by: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ("%Y-%m-%d",)
    datetime_formats: tuple[str, ...] = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
    time_zone: str | None = None
    interval_minutes: int | None = None
    day_start_hour: int = 0
    last_days: tuple[str, ...] = ()
    skipped_hour: str = "set_aside"
    ordinary_weekends: bool = False
    void_when: dict[str, str] = field(default_factory=dict)
    keyed_by_record: str | None = None
    records_at: str | None = None
    wide: WideColumns | None = None
    own_places: OwnPlaces | None = None
    districts: tuple[dict[str, str], ...] = ()
    errata: tuple[dict[str, dict[str, str]], ...] = ()

    @property
    def brings_places(self) -> bool:
        """True when its places need no register: the file is the register."""
        is_own_wide = self.wide is not None and self.wide.places == "own"
        return is_own_wide or self.own_places is not None

    def found_columns(self, names: tuple[str, ...]) -> dict[str, int]:
        """Canonical column → position, of the columns that a header has."""
        return {
            column: names.index(present[0])
            for column, headers in self.columns.items()
            if (present := [header for header in headers if header in names])
        }

    def missing_headers(self, names: tuple[str, ...]) -> list[str]:
        """The headers that a file of this layout has and this one has not."""
        found = self.found_columns(names)
        return [
            *(
                headers[0]
                for column, headers in self.columns.items()
                if column not in found and column not in self.optional
            ),
            *(header for header in self.recognised_by if header not in names),
        ]


#: A day as people and Excel write it in Chinese, always year, month, day; ISO first.
YEAR_FIRST_DAYS = (
    *("%Y-%m-%d", "%Y-%-m-%-d"),
    *("%Y/%-m/%-d", "%Y.%-m.%-d", "%Y年%-m月%-d日"),
)
CLOCKS = ("%-H:%M", "%-H:%M:%S")
STANDARD = Layout(
    "standard",
    date_formats=YEAR_FIRST_DAYS,
    datetime_formats=(
        *("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"),
        *(f"{day} {clock}" for day in YEAR_FIRST_DAYS[1:] for clock in CLOCKS),
    ),
)
# In a workbook a day is a date cell, which reads as midnight.
WORKBOOK_DATE_FORMATS = ("%Y-%m-%d", "%Y-%m-%d 00:00:00")
PARTS: dict[str, type] = {"wide": WideColumns, "own_places": OwnPlaces}


def for_workbook(layout: Layout) -> Layout:
    """The same layout, also taking typed date cells."""
    return replace(
        layout,
        date_formats=(*WORKBOOK_DATE_FORMATS, *layout.date_formats),
        datetime_formats=("%Y-%m-%d %H:%M:%S", *layout.datetime_formats),
    )


def read_layout(name: str, toml_text: str) -> Layout:
    """A layout from its TOML text; raises ValueError for a key that means nothing."""
    table = tomllib.loads(toml_text)
    parts = {
        part: target(**strictly(target, table.pop(part)))
        for part, target in PARTS.items()
        if part in table
    }
    given = strictly(Layout, table)
    given["columns"] = {
        column: (header,) if isinstance(header, str) else tuple(header)
        for column, header in given.get("columns", {}).items()
    }
    return Layout(name=name, **given, **parts)


def strictly(target: type, table: dict[str, Any]) -> dict[str, Any]:
    """The table with arrays as tuples; an unknown key is an error, not a comment."""
    known = {each.name for each in fields(target)} - {"name", *PARTS}
    if unknown := sorted(set(table) - known):
        raise ValueError(f"unknown layout keys: {', '.join(unknown)}")
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }
