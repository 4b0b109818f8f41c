"""Files that nobody here wrote come out as their publishers counted them."""

from decimal import Decimal
from pathlib import Path

import polars as pl

from ingest.delivery import Registers
from ingest.reading import read_delivery, recognise_file

BUSIEST = [
    "Aston Quay/Fitzgeralds",
    "Grafton Street/CompuB",
    "Henry Street/Coles Lane/Dunnes",
]


def test_dublin_counts_come_out(real_files: Path) -> None:
    path = real_files / "counts" / "dublin_2023.csv.gz"
    assert recognise_file(path) == ("visitor_counts", "dublin_footfall")
    delivery = read_delivery(path, Registers.empty())
    frame = delivery.rows["fct_visitor_count"]
    assert delivery.lines.line_count == 8761
    assert frame["visit_count"].sum() == 316_743_248
    assert delivery.set_aside.select("source_row", "raw_value").rows() == [
        (2019, "26/03/2023 01:00")
    ]
    by_month = (
        frame.filter(pl.col("place_id").is_in(BUSIEST))
        .group_by(pl.col("counted_on").dt.month().alias("month"))
        .agg(pl.col("visit_count").sum())
        .sort("visit_count")
    )
    assert by_month.row(0) == (7, 3_492_503)
    assert by_month.row(-1) == (11, 9_277_567)


def test_new_york_complaints_come_out(real_files: Path) -> None:
    path = real_files / "complaints" / "nyc_2019_2020.csv"
    delivery = read_delivery(path, Registers.empty())
    refunds = delivery.rows["fct_refund"]
    assert delivery.lines.kept_line_count == 3044
    assert delivery.lines.set_aside_line_count == 1
    assert refunds.height == 735
    assert refunds["refunded_yuan"].sum() == Decimal("979519.00")
    unordered = delivery.rows["fct_complaint"].filter(~pl.col("is_time_ordered"))
    assert unordered.height == 6
