"""An exported table says where it comes from and holds no formula."""

import io
import zipfile
from decimal import Decimal

import polars as pl
import pytest

from queries.present import exports
from queries.present.archives import archive
from queries.present.exports import Provenance, workbook

ROWS = pl.DataFrame(
    {
        "merchant_name": ["=1+1", "@sum(a1)", "http://example.org"],
        "refunded_yuan": [Decimal("1.50"), None, Decimal("0.00")],
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

    assert back["merchant_name"].to_list() == ["=1+1", "@sum(a1)", "http://example.org"]
    assert back["refunded_yuan"].to_list() == [1.5, None, 0.0]


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

    with pytest.raises(ValueError, match="3 rows do not fit"):
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
        "http://example.org,0.00,12345",
    ]
    assert "from metric.refunds(NULL);" in notes
