"""Files that nobody here wrote come out as their publishers counted them."""

from datetime import date
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


def test_auckland_counts_come_out_by_the_clock_and_by_the_night(
    real_files: Path,
) -> None:
    path = real_files / "counts" / "auckland_2019_2025.csv.gz"
    assert recognise_file(path) == ("visitor_counts", "auckland_pedestrians")
    delivery = read_delivery(path, Registers.empty())
    frame = delivery.rows["fct_visitor_count"]
    assert frame["visit_count"].sum() == 355_229_685
    busiest = frame.group_by("place_id").agg(pl.col("visit_count").sum())
    assert busiest["visit_count"].sort(descending=True).head(5).to_list() == [
        40_038_412,
        38_770_970,
        37_712_034,
        34_501_684,
        24_710_729,
    ]
    midnight = frame.filter(pl.col("counted_from_at") == pl.datetime(2023, 1, 1))
    assert midnight["visit_count"].sum() == 25_512
    assert midnight["night_on"].unique().to_list() == [date(2022, 12, 31)]
    # Two lines without any reading; every other line is in.
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (41617, "no_reading"),
        (59160, "no_reading"),
    ]


def test_los_angeles_permits_are_each_kept_or_set_aside(real_files: Path) -> None:
    path = real_files / "events" / "la_tse_permits.csv.gz"
    delivery = read_delivery(path, Registers.empty())
    assert delivery.rows["dim_event"].height == 18_734 - 3
    columns = ["source_row", "raw_value", "reason_code"]
    assert delivery.set_aside.select(columns).rows() == [
        (7476, "04/13/2104", "year_out_of_range"),
        (8931, "12/14/2109", "year_out_of_range"),
        (8931, "12/16/0019", "year_out_of_range"),
        (10845, "09/20/2008", "ends_before_it_starts"),
    ]


def test_registers_of_streets_and_sensors_come_out(real_files: Path) -> None:
    streets = read_delivery(
        real_files / "china" / "streets_3602.csv", Registers.empty()
    ).rows["dim_district"]
    assert "竟成街道" in streets["district_name"].to_list()
    sensors = read_delivery(
        real_files / "counts" / "auckland_locations.csv", Registers.empty()
    )
    assert sensors.rows["dim_place"].height == 21
    assert sensors.set_aside.is_empty()
