"""Valid files, one of every feed and layout, each line right in another way."""

import io
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import xlsxwriter

from ingest.delivery import Registers
from ingest.reading import read_delivery

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
SHOWN_LINES = 12

DUBLIN = """\
Time,Quay,Quay IN,Quay OUT,Penny Pedestrian
01/04/2023 21:00,10,4,6,
01/04/2023 22:00,11,4,7,1
01/04/2023 23:00,12,6,6,"1,204"
29/10/2023 00:00,7,3,4,0
29/10/2023 01:00,7,3,4,0
29/10/2023 01:00,9,3,6,2
29/10/2023 02:00,5,3,2,0
"""
NYC = """\
Business Name,Industry,Complaint Type,Mediation Start Date,Mediation Close Date,\
Complaint Result,Satisfaction,Restitution,Complainant Zip
Corner Store,x,Billing,02/07/2019,02/14/2019,Repaid,Yes,"1,469.00",11225
"Moon, Sun & Co",x,Billing,02/07/2019,02/01/2019,Advised,NA,0.00,11225
Laundry,x,Damaged,03/07/2019,03/21/2019,Repaid,No,20.50,10001
Laundry,x,Damaged,03/07/2019,03/21/2019,Repaid,No,20.50,10001
Garage,x,Refund,04/11/2019,,,,,10002
"""
MERCHANTS = """\
商户编号,商户名称,类型,片区编号,点位编号,承诺书起,承诺书止
M0001,青瓷工坊（示例1）,住宿-民宿,sanbao,sanbao-cigu,2024-09-30,
M0002,"窑火人家,示例2",住宿-民宿,xujiayao,pengjianong,2024-05-30,2025-05-30
M0003,"茶铺“三”
分店",餐饮,,,,
M0004,泥巴人家,零售,sanbao,,2024-01-01,
"""
MARKETS = """\
三宝市集规划摊位,,,,,,
单位：个,,,,,,
市集编号,市集名称,片区编号,点位编号,规划摊位,开市日期,停市日期
sanbao-shi,三宝市,sanbao,sanbao-cigu,760,2023-04-01,
taoxichuan-shi,陶溪川市,taoxichuan,,"1,200",2022-04-01,2026-01-01
other-shi,别的市集,,,1.2万,,
"""
PERIODS = """\
点位编号;计数器编号;开始时间;结束时间;人次;指标;质量
sanbao-cigu;a;2025-05-01 18:00;2025-05-01 18:15;12;进入;正常
sanbao-cigu;a;2025-05-01 18:15;2025-05-01 18:30;"1,012";进入;估算
sanbao-cigu;b;2025-05-01 18:15;2025-05-01 18:30;;离开;停机
sanbao-cigu;b;2025-05-01 18:30;2025-05-02 06:00;9;passages;ok

pengjianong;;2025-05-01 18:00:00;2025-05-01 19:00:00;１２;在场;
合计;;;;99;;
"""


@dataclass(frozen=True)
class ValidFile:
    """A file that is read without a fault, and the registers that it refers to."""

    name: str
    content: bytes


def valid_files() -> list[ValidFile]:
    """One of every feed and layout, in the encodings that offices use."""
    drawn = {
        "dublin_footfall.csv": DUBLIN.encode(),
        "nyc_mediated_complaints.csv": NYC.encode(),
        "merchants.csv": MERCHANTS.encode("utf-8-sig"),
        "markets.csv": MARKETS.encode("gb18030"),
        "visitor_periods.csv": PERIODS.encode(),
        "visitor_counts.xlsx": workbook(head_of("counts_2025_revision.csv")),
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
        )
    }
    return [ValidFile(*pair) for pair in sorted({**drawn, **sampled}.items())]


def head_of(sample: str) -> bytes:
    """The first lines of a sample file."""
    lines = (SAMPLE / sample).read_bytes().split(b"\n")[:SHOWN_LINES]
    return b"\n".join(lines) + b"\n"


def workbook(csv_bytes: bytes) -> bytes:
    """The same table as an Excel workbook of text cells."""
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as writer:
        sheet = writer.add_worksheet("客流")
        for number, line in enumerate(csv_bytes.decode("utf-8-sig").splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return book.getvalue()


def sample_registers() -> Registers:
    """The invented districts and places of the sample data."""
    empty = Registers.empty()
    frames = {
        table: read_delivery(SAMPLE / name, empty).rows[table]
        for table, name in (
            ("dim_place", "places.csv"),
            ("dim_district", "districts.csv"),
        )
    }
    return Registers(
        columns_of(frames["dim_place"], empty.places),
        columns_of(frames["dim_district"], empty.districts),
    )


def columns_of(frame: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """The columns of a register."""
    return frame.select(register.columns)
