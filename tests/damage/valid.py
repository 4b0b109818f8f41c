"""Valid files, one of every feed and layout, each line right in another way."""

import io
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from ingest.delivery import Registers
from ingest.reading import FEED_ORDER, read_delivery
from tests.damage import drawn_files as drawn

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
SHOWN_LINES = 12
MADE_AT = datetime(2024, 5, 1)  # noqa: DTZ001 – xlsxwriter wants local time
BERLIN_PLACES = ("example-strasse", "example-platz")


@dataclass(frozen=True)
class ValidFile:
    """A file that is read without a fault, and the registers that it refers to."""

    name: str
    content: bytes


def valid_files() -> list[ValidFile]:
    """One of every feed and layout, in the encodings that offices use; feeds first."""
    contents = {
        "auckland_locations.csv": drawn.AUCKLAND_LOCATIONS.encode(),
        "auckland_pedestrians.csv": drawn.AUCKLAND.encode(),
        "china_streets.csv": drawn.STREETS.encode(),
        "counters.csv": drawn.COUNTERS.encode("utf-8-sig"),
        "deadline_rules.csv": drawn.DEADLINES.encode("gb18030"),
        "dublin_footfall.csv": drawn.DUBLIN.encode(),
        "holiday_cn.json": drawn.HOLIDAYS.encode(),
        "homestay_admissions.csv": drawn.HOMESTAY.encode("utf-16"),
        "hotline_12345.csv": drawn.HOTLINE.encode("gb18030"),
        "hystreet.csv": drawn.HYSTREET.encode("utf-8-sig"),
        "leeds_footfall.csv": drawn.LEEDS.encode(),
        "los_angeles_permits.csv": drawn.PERMITS.encode(),
        "markets.csv": drawn.MARKETS.encode("gb18030"),
        "merchants.csv": drawn.MERCHANTS.encode("utf-8-sig"),
        "nyc_mediated_complaints.csv": drawn.NYC.encode(),
        "platforms.csv": drawn.PLATFORMS.encode(),
        "refunds.csv": drawn.REFUNDS.encode("gb18030"),
        "shanghai_scenic_live.jsonl": drawn.SCENIC.encode(),
        "visitor_counts.jsonl": drawn.COUNT_LINES.encode(),
        "visitor_counts.xlsx": workbook(head_of("counts_2025_revision.csv")),
        "visitor_periods.csv": drawn.PERIODS.encode(),
    }
    sampled = {
        f"{feed}.csv": head_of(name)
        for feed, name in (
            ("districts", "districts.csv"),
            ("places", "places.csv"),
            ("venues", "venues.csv"),
            ("calendar", "calendar.csv"),
            ("events", "events.csv"),
            ("published_figures", "published_figures.csv"),
            ("visitor_counts", "counts_2025_revision.csv"),
            ("wide_hourly", "counts_2026.csv"),
            ("complaints", "complaints_2026.csv"),
            ("alert_schemes", "alert_schemes.csv"),
            ("category_groups", "category_groups.csv"),
            ("list_rules", "list_rules.csv"),
            ("event_parameters", "event_parameters.csv"),
        )
    }
    files = [ValidFile(*pair) for pair in {**contents, **sampled}.items()]
    of_feeds = {f"{feed}.csv" for feed in FEED_ORDER}
    return sorted(files, key=lambda file: (file.name not in of_feeds, file.name))


def head_of(sample: str) -> bytes:
    """The first lines of a sample file."""
    lines = (SAMPLE / sample).read_bytes().split(b"\n")[:SHOWN_LINES]
    return b"\n".join(lines) + b"\n"


def workbook(csv_bytes: bytes) -> bytes:
    """The same table as an Excel workbook of text cells."""
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as writer:
        # The same bytes whenever it is made, so that a seed gives the same damage.
        writer.set_properties({"created": MADE_AT})
        sheet = writer.add_worksheet("客流")
        for number, line in enumerate(csv_bytes.decode("utf-8-sig").splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return book.getvalue()


def sample_registers() -> Registers:
    """The places and districts of the sample data, and what drawn files refer to."""
    empty = Registers.empty()
    frames = {
        table: read_delivery(SAMPLE / name, empty).rows[table]
        for table, name in (
            ("dim_place", "places.csv"),
            ("dim_district", "districts.csv"),
        )
    }
    places = columns_of(frames["dim_place"], empty.places)
    of_berlin = places.head(len(BERLIN_PLACES)).with_columns(
        pl.Series("place_id", BERLIN_PLACES), time_zone=pl.lit("Europe/Berlin")
    )
    return replace(
        empty,
        places=pl.concat([places, of_berlin]),
        districts=columns_of(frames["dim_district"], empty.districts),
        complaints=pl.DataFrame({"complaint_id": drawn.CASES}),
    )


def columns_of(frame: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """The columns of a register."""
    return frame.select(register.columns)
