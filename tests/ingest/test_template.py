"""The form of a feed, filled in, loads as it is."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from ingest.delivery import Delivery, Registers
from ingest.feeds.registry import FEEDS
from ingest.reading import read_delivery, recognise_file
from ingest.templates.columns import template_columns
from ingest.templates.form import template_workbook

EVERY_FEED = pytest.mark.parametrize("feed", FEEDS)


@pytest.fixture
def registers() -> Registers:
    """The place and the district of the examples."""
    empty = Registers.empty()
    place = ("gate-01", "北门", "old-town", None, None, "Asia/Shanghai")
    return Registers(
        pl.DataFrame([place], schema=empty.places.schema, orient="row"),
        pl.DataFrame(
            [("old-town", "老城片区", None)],
            schema=empty.districts.schema,
            orient="row",
        ),
    )


def filled_in(feed: str, path: Path) -> Path:
    """Write the examples under the header of the form, days as date cells."""
    path.write_bytes(template_workbook(feed))
    header = pl.read_excel(path, has_header=False, sheet_id=1).row(0)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        for position, column in enumerate(template_columns(FEEDS[feed])):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", column.example):
                sheet.write_datetime(1, position, date.fromisoformat(column.example))
            elif column.example:
                sheet.write_string(1, position, column.example)
    return path


def read_filled_in(feed: str, folder: Path, registers: Registers) -> Delivery:
    return read_delivery(filled_in(feed, folder / "filled.xlsx"), registers)


@EVERY_FEED
def test_a_form_is_recognised_as_its_own_feed(feed: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template_workbook(feed))

    assert recognise_file(path) == (feed, "standard")


@EVERY_FEED
def test_an_empty_form_loads_no_row_and_never_the_examples(
    feed: str, tmp_path: Path, registers: Registers
) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template_workbook(feed))
    delivery = read_delivery(path, registers)

    assert delivery.lines.kept_line_count == 0
    assert delivery.set_aside.height == 0


@EVERY_FEED
def test_the_examples_filled_in_make_a_row_that_is_kept(
    feed: str, tmp_path: Path, registers: Registers
) -> None:
    # the case that the example of a refund is paid on
    cases = pl.DataFrame({"complaint_id": ["T20240501001"]})
    known = replace(registers, complaints=cases)

    delivery = read_filled_in(feed, tmp_path, known)

    assert delivery.set_aside.rows() == []
    assert delivery.lines.kept_line_count == 1


@EVERY_FEED
def test_a_form_offers_the_words_that_its_feed_takes(feed: str) -> None:
    with zipfile.ZipFile(io.BytesIO(template_workbook(feed))) as parts:
        form = parts.read("xl/worksheets/sheet1.xml").decode()

    for column in template_columns(FEEDS[feed]):
        listed = ",".join(column.choices)
        assert not listed or f'<formula1>"{listed}"</formula1>' in form


def test_every_word_of_a_drop_down_is_taken(
    tmp_path: Path, registers: Registers
) -> None:
    for feed in FEEDS.values():
        for column in template_columns(feed):
            check = feed.schema.columns()[column.name].check
            words = (feed.schema.columns()[column.name].metadata or {}).get("words", {})
            if not callable(check) or not column.choices:
                continue
            codes = pl.DataFrame({"text": list(column.choices)}).select(
                is_taken=check(pl.col("text").replace(words))
            )
            assert codes["is_taken"].all(), (feed.name, column.name)


@pytest.mark.parametrize(
    ("feed", "offered"),
    [
        pytest.param("visitor_counts", ["gate-01", "old-town"], id="places, districts"),
        pytest.param("places", ["old-town"], id="a new place, in a known district"),
        pytest.param("districts", ["old-town"], id="the parent of a new district"),
        pytest.param("calendar", [], id="refers to no register"),
    ],
)
def test_a_form_offers_the_registered_codes_it_refers_to(
    registers: Registers, feed: str, offered: list[str]
) -> None:
    book = io.BytesIO(template_workbook(feed, registers))
    with zipfile.ZipFile(book) as parts:
        first = parts.read("xl/worksheets/sheet1.xml").decode()
        has_codes = "登记编号" in parts.read("xl/workbook.xml").decode()
        texts = parts.read("xl/sharedStrings.xml").decode()
    assert has_codes == bool(offered)
    assert first.count("<formula1>登记编号!") == len(offered)
    assert all(f">{code}</t>" in texts for code in offered)


def test_the_sheets_of_a_form_are_known_as_ours(
    tmp_path: Path, registers: Registers
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(template_workbook("visitor_counts", registers))
    notes = [note.zh for note in read_delivery(path, registers).notes]

    assert [note for note in notes if "自带的说明" in note] == [
        f"工作表“{sheet}”是模板或退回文件自带的说明，不是数据"
        for sheet in ("填写说明", "登记编号")
    ]
    assert not any("没有认得的表头" in note for note in notes)
