"""Invented registers, drawn files, and the way from one to a delivery."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import Delivery, Registers
from ingest.reading import WITHIN_MEMORY, Limits, read_delivery
from ingest.templates.delivered import delivered_sheets
from ingest.templates.returned import marked_workbook, mendable_workbook

DISTRICTS = [
    # district_id, district_name, parent_district_id
    ("city", "市", None),
    ("east", "东区", "city"),
    ("market_street", "市集街", "east"),
    ("west", "西区", "city"),
]
PLACES = [
    # place_id, place_name, district_id, valid_from_on, valid_to_on, time_zone
    ("gate", "北门", "market_street", None, None, "Asia/Shanghai"),
    ("pier", "码头", "west", None, None, "Asia/Shanghai"),
    ("moved", "迁址", "east", None, date(2024, 4, 30), "Asia/Shanghai"),
    ("moved", "迁址", "west", date(2024, 5, 1), None, "Asia/Shanghai"),
    ("closed", "已停用", "east", None, date(2023, 12, 31), "Asia/Shanghai"),
    ("abroad", "国外", "west", None, None, "Europe/Dublin"),
]
REAL_FILES = Path(__file__).resolve().parents[3] / "shared" / "real"


@pytest.fixture
def registers() -> Registers:
    """The places and districts above."""
    empty = Registers.empty()
    return Registers(
        pl.DataFrame(PLACES, schema=empty.places.schema, orient="row"),
        pl.DataFrame(DISTRICTS, schema=empty.districts.schema, orient="row"),
    )


def csv_of(drawing: str) -> str:
    """A table drawn with | between its cells, as CSV."""
    lines = [line for line in drawing.strip().splitlines() if set(line) - set("-+ ")]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(
        [cell.strip() for cell in line.split("|")] for line in lines
    )
    return written.getvalue()


@pytest.fixture
def deliver(tmp_path: Path, registers: Registers) -> Callable[..., Delivery]:
    """Write content (bytes, CSV text or a drawing) to a file and read it."""

    def read(
        content: str | bytes,
        name: str = "file.csv",
        feed: str | None = None,
        layout: str | None = None,
        release: str | None = None,
        limits: Limits = WITHIN_MEMORY,
    ) -> Delivery:
        path = tmp_path / name
        if isinstance(content, str):
            text = csv_of(content) if "|" in content else content
            content = text.encode()
        path.write_bytes(content)
        return read_delivery(path, registers, feed, layout, release, limits)

    return read


@pytest.fixture
def back(
    deliver: Callable[..., Delivery], tmp_path: Path
) -> Callable[..., tuple[bytes, bytes | None]]:
    """Deliver content and return the marked and the mendable workbook."""

    def hand_back(
        content: str | bytes, name: str = "file.csv", language: str = "zh"
    ) -> tuple[bytes, bytes | None]:
        delivery = deliver(content, name)
        sheets = delivered_sheets(
            tmp_path / name, delivery.feed, delivery.layout, delivery.set_aside
        )
        return (
            marked_workbook(sheets, delivery.set_aside, language),
            mendable_workbook(sheets, delivery.set_aside, language),
        )

    return hand_back


@pytest.fixture
def real_files() -> Path:
    """The folder of real exporters' files, which is not part of the project."""
    if not REAL_FILES.is_dir():
        pytest.skip("the real files are not on this machine")
    return REAL_FILES
