"""An exported table says where it comes from and holds no formula."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import polars as pl
import pytest

from queries.present import exports
from queries.present.archives import archive
from queries.present.exports import (
    Provenance,
    column_titles,
    number_formats,
    workbook,
)
from queries.present.language import speaking

ROWS = pl.DataFrame(
    {
        "merchant_name": ["=1+1", "@sum(a1)", "+1", "-1", "http://example.org"],
        "refunded_yuan": [Decimal("1.50"), None, Decimal("0.00"), None, None],
    }
)
SOURCE = Provenance((("SQL", "from metric.refunds(NULL);"), ("快照", "000001.duckdb")))


def test_no_text_becomes_a_formula_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(ROWS, SOURCE))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_the_rows_come_back_as_they_were() -> None:
    back = pl.read_excel(io.BytesIO(workbook(ROWS, SOURCE)), sheet_name="数据")

    assert back["商户"].to_list() == ROWS["merchant_name"].to_list()
    assert back["退赔金额（元）"].to_list() == [1.5, None, 0.0, None, None]


def test_columns_are_named_in_the_language_of_the_page() -> None:
    with speaking("en"):
        english = io.BytesIO(workbook(ROWS, SOURCE))
    names = pl.read_excel(english, sheet_name="Columns")

    assert pl.read_excel(english, sheet_id=1).columns == [
        "Merchant",
        "Paid back (yuan)",
    ]
    assert names.rows() == [
        ("merchant_name", "Merchant"),
        ("refunded_yuan", "Paid back (yuan)"),
    ]


def test_columns_that_share_a_name_say_their_own() -> None:
    days = pl.DataFrame({"starts_on": [None], "first_on": [None], "status": ["计划"]})

    assert column_titles(days.columns) == {
        "starts_on": "首日（starts_on）",
        "first_on": "首日（first_on）",
        "status": "状态",
    }
    assert workbook(days, SOURCE)


def test_numbers_are_written_by_their_unit() -> None:
    units = pl.DataFrame(
        {
            "visit_count": [1],
            "night_share": [0.4],
            "complaints_per_10k_visits": [0.31],
            "refunded_yuan": [Decimal("1.50")],
            "closed_on": [dt.date(2026, 10, 1)],
            "closed_at": [dt.datetime(2026, 10, 1, 12)],  # noqa: DTZ001
            "outage_share": ["text"],
            "place_id": ["p"],
        }
    )

    assert number_formats(units) == {
        "visit_count": "#,##0",
        "night_share": "0.0%",
        "complaints_per_10k_visits": "0.00",
        "refunded_yuan": "#,##0.00",
        "closed_on": "yyyy-mm-dd",
        "closed_at": "yyyy-mm-dd hh:mm",
    }
    with zipfile.ZipFile(io.BytesIO(workbook(units, SOURCE))) as book:
        styles = book.read("xl/styles.xml").decode()
    for pattern in ("0.0%", "yyyy-mm-dd hh:mm"):
        assert f'formatCode="{pattern}"' in styles


def test_a_sheet_names_the_query_and_the_snapshot() -> None:
    back = pl.read_excel(
        io.BytesIO(workbook(ROWS, SOURCE)), sheet_name="来源", has_header=False
    )

    assert back.rows() == [
        ("SQL", "from metric.refunds(NULL);"),
        ("快照", "000001.duckdb"),
    ]


def test_more_rows_than_a_sheet_holds_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 2)

    with pytest.raises(ValueError, match="5 rows do not fit"):
        workbook(ROWS, SOURCE)


def test_a_long_table_goes_into_a_zip_with_its_provenance() -> None:
    table = ROWS.with_columns(channel=pl.lit("12345"))
    with zipfile.ZipFile(io.BytesIO(archive(table, SOURCE))) as files:
        rows = files.read("rows.csv").decode("utf-8-sig")
        notes = files.read("来源.txt").decode("utf-8-sig")

    assert rows.splitlines() == [
        "merchant_name,refunded_yuan,channel",
        "'=1+1,1.50,12345",
        "'@sum(a1),,12345",
        "'+1,0.00,12345",
        "'-1,,12345",
        "http://example.org,,12345",
    ]
    assert "from metric.refunds(NULL);" in notes
