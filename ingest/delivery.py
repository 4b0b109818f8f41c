"""What the reading of one file hands on: its rows, its faults, its line count."""

from dataclasses import dataclass, field, fields

import polars as pl

from ingest.message import Message, PoliteError
from ingest.rows import Rows

SET_ASIDE_SCHEMA = {
    "source_sheet": pl.String,
    "source_row": pl.Int32,
    "column_name": pl.String,
    "raw_value": pl.String,
    "reason_code": pl.String,
    "reason_zh": pl.String,
    "reason_en": pl.String,
}


class FeedError(PoliteError):
    """The file is refused whole; nothing of it may be loaded.

    skeleton: for an unknown header, a layout in TOML to fill in; else empty.
    """

    def __init__(self, message: Message, skeleton: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.skeleton = skeleton


@dataclass(frozen=True)
class LineCount:
    """Where every physical line (of a workbook: every used row) went."""

    line_count: int
    header_line_count: int
    blank_line_count: int
    kept_line_count: int
    set_aside_line_count: int
    repeated_line_count: int

    def __add__(self, other: "LineCount") -> "LineCount":
        """The lines of two parts of a file."""
        return LineCount(
            *(
                getattr(self, each.name) + getattr(other, each.name)
                for each in fields(self)
            )
        )

    @property
    def is_balanced(self) -> bool:
        """True when the parts add up to the lines that were counted."""
        return self.line_count == (
            self.header_line_count
            + self.blank_line_count
            + self.kept_line_count
            + self.set_aside_line_count
            + self.repeated_line_count
        )


def no_complaints() -> pl.DataFrame:
    """No case is known yet."""
    return pl.DataFrame(schema={"complaint_id": pl.String})


def no_merchants() -> pl.DataFrame:
    """No merchant is registered yet."""
    return pl.DataFrame(schema={"merchant_id": pl.String, "merchant_name": pl.String})


def no_platforms() -> pl.DataFrame:
    """No platform is registered yet."""
    return pl.DataFrame(schema={"platform_id": pl.String, "platform_name": pl.String})


@dataclass(frozen=True)
class Registers:
    """What is registered, for facts to be checked against.

    places: place_id, place_name, district_id, valid_from_on, valid_to_on, time_zone.
    districts: district_id, district_name, parent_district_id.
    complaints: complaint_id of every case that a refund may be paid on.
    merchants: merchant_id, merchant_name. platforms: platform_id, platform_name.
    """

    places: pl.DataFrame
    districts: pl.DataFrame
    complaints: pl.DataFrame = field(default_factory=no_complaints)
    merchants: pl.DataFrame = field(default_factory=no_merchants)
    platforms: pl.DataFrame = field(default_factory=no_platforms)

    @classmethod
    def empty(cls) -> "Registers":
        """No place and no district: every reading would be unregistered."""
        return cls(
            pl.DataFrame(
                schema={
                    "place_id": pl.String,
                    "place_name": pl.String,
                    "district_id": pl.String,
                    "valid_from_on": pl.Date,
                    "valid_to_on": pl.Date,
                    "time_zone": pl.String,
                }
            ),
            pl.DataFrame(
                schema={
                    "district_id": pl.String,
                    "district_name": pl.String,
                    "parent_district_id": pl.String,
                }
            ),
        )


@dataclass(frozen=True)
class Delivery:
    """One file, read and checked.

    tables: table name without schema → its rows with the columns of that table,
    source_sheet and source_row included, delivery_id not.
    personal: for complaints only; must never reach the warehouse.
    set_aside: SET_ASIDE_SCHEMA; raw_value may be personal when `personal` is not None.
    release_kind: 快报, 初步, 正式 or 更正, None when the file declares none.
    flagged_row_count: rows that are kept although the notes say what is odd in them.
    """

    feed: str
    layout: str
    file_name: str
    file_sha256: str
    byte_count: int
    encoding_name: str
    lines: LineCount
    tables: dict[str, Rows]
    personal: pl.DataFrame | None
    set_aside: pl.DataFrame
    notes: tuple[Message, ...]
    release_kind: str | None = None
    flagged_row_count: int = 0

    @property
    def needs_a_look(self) -> bool:
        """True when some row was set aside or flagged."""
        return not self.set_aside.is_empty() or self.flagged_row_count > 0

    @property
    def rows(self) -> dict[str, pl.DataFrame]:
        """Each table as one frame in file order: all of a large file is then in memory.

        What may meet a large file goes through `tables` instead.
        """
        return {table: rows.whole() for table, rows in self.tables.items()}
