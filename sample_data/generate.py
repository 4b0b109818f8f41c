"""Makes every file of this folder again: ``python -m sample_data.generate``."""

import sys
from pathlib import Path

import polars as pl

from sample_data.alert_schemes import alert_schemes
from sample_data.calendar_days import days
from sample_data.complaints import complaint_files
from sample_data.count_files import true_counts, wide_year
from sample_data.deadline_limits import deadline_rules
from sample_data.districts import districts
from sample_data.faults import revision, with_doubled
from sample_data.festivals import editions, event_parameters
from sample_data.files import Sheet, write_csv, write_xlsx
from sample_data.merchant_lists import category_groups, list_rules
from sample_data.merchants import merchants
from sample_data.places import places
from sample_data.present import present, present_counters
from sample_data.published_figures import published_figures
from sample_data.refunds import refunds
from sample_data.small_registers import counters, homestay_admissions, platforms
from sample_data.venues import markets, venues

INVENTED = "（虚构示例数据，仅供演示）"
HERE = Path(__file__).parent


def generate(folder: Path) -> None:
    """Write all sample files into the folder, over those that are there."""
    _write_registers(folder)
    _write_counts(folder)
    _write_complaints(folder)


def _write_registers(folder: Path) -> None:
    write_csv(folder / "alert_schemes.csv", alert_schemes())
    write_csv(folder / "calendar.csv", days())
    write_csv(folder / "counters.csv", counters())
    write_csv(folder / "deadline_rules.csv", deadline_rules())
    write_csv(folder / "homestay_admissions.csv", homestay_admissions())
    write_csv(folder / "category_groups.csv", category_groups())
    write_csv(folder / "list_rules.csv", list_rules())
    write_csv(folder / "platforms.csv", platforms(), "utf-8-sig")
    write_csv(folder / "districts.csv", districts(), "utf-8-sig", "\r\n")
    write_csv(folder / "events.csv", editions(), "utf-8-sig")
    write_csv(folder / "event_parameters.csv", event_parameters())
    write_csv(folder / "places.csv", places())
    write_csv(folder / "present_counters.csv", present_counters())
    write_csv(folder / "published_figures.csv", published_figures())
    write_csv(folder / "venues.csv", venues(), "gb18030", "\r\n")
    title = (f"珠山区商户及“价格不涨”承诺登记表{INVENTED}",)
    write_xlsx(folder / "merchants.xlsx", Sheet("商户", (title,), merchants()))
    write_xlsx(folder / "markets.xlsx", _market_sheet(markets()))


def _market_sheet(table: pl.DataFrame) -> Sheet:
    title = (f"珠山区市集规划摊位一览表{INVENTED}",)
    unit = ("单位：个",)
    total = ("合计", None, None, None, table["规划摊位"].sum())
    return Sheet("市集", (title, unit), table, (total,))


def _write_counts(folder: Path) -> None:
    visits, blank = true_counts()
    delivered = with_doubled(visits)
    for year in (2024, 2025, 2026):
        table = wide_year(delivered, blank, year)
        write_csv(folder / f"counts_{year}.csv", table, "gb18030")
    write_csv(folder / "counts_2025_revision.csv", revision(visits))
    write_csv(folder / "present_2026.csv", present())


def _write_complaints(folder: Path) -> None:
    files = complaint_files()
    title = (f"2024年旅游投诉及退赔登记表{INVENTED}",)
    first = Sheet("投诉", (title,), files[2024])
    write_xlsx(folder / "complaints_2024.xlsx", first)
    write_csv(folder / "complaints_2025.csv", files[2025], "gb18030", "\r\n")
    write_csv(folder / "complaints_2026.csv", files[2026])
    write_csv(folder / "refunds_2026.csv", refunds(files[2026]), "gb18030")


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
