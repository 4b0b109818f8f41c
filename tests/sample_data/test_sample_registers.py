"""Registers and calendar: counts, keys that meet, and the official days off."""

import io
from datetime import date
from pathlib import Path

import chinese_calendar
import fastexcel
import polars as pl

import sample_data

FOLDER = Path(sample_data.__file__).parent


def table(name: str, encoding: str = "utf-8-sig") -> pl.DataFrame:
    text = (FOLDER / name).read_bytes().decode(encoding)
    return pl.read_csv(io.StringIO(text), infer_schema=False)


def workbook(name: str, header_row: int) -> pl.DataFrame:
    book = fastexcel.read_excel(FOLDER / name)
    sheet = book.load_sheet(0, header_row=header_row, dtypes="string")
    return sheet.to_polars()


def test_the_calendar_agrees_with_an_independent_one_on_every_day() -> None:
    calendar = table("calendar.csv")
    days = [date.fromisoformat(on) for on in calendar["日期"]]

    assert len(days) == (date(2026, 12, 31) - date(2023, 12, 29)).days + 1
    expected = ["是" if chinese_calendar.is_holiday(day) else "否" for day in days]
    assert calendar["休息"].to_list() == expected


def test_a_makeup_workday_is_a_weekend_day_that_is_worked() -> None:
    calendar = table("calendar.csv").with_columns(pl.col("日期").str.to_date())
    makeup = calendar.filter(pl.col("调休上班") == "是")
    weekend_work = calendar.filter(
        pl.col("日期").dt.weekday() >= 6, pl.col("休息") == "否"
    )

    assert len(makeup) == 19
    assert makeup["日期"].to_list() == weekend_work["日期"].to_list()


def test_every_day_of_the_calendar_names_its_notice() -> None:
    calendar = table("calendar.csv")
    title = pl.format("关于{}年部分节假日", pl.col("日期").str.slice(0, 4))
    noticed = calendar.filter(pl.col("依据").str.contains(title, literal=True))

    assert len(calendar) - len(noticed) == 3  # the days of 2023, under 2024's notice
    assert set(calendar["状态"]) == {"official"}


def test_the_five_markets_plan_2_770_stalls_and_the_sheet_says_so_itself() -> None:
    rows = workbook("markets.xlsx", header_row=2)
    stalls = rows["规划摊位"].cast(pl.Int64).to_list()

    assert rows["市集编号"].to_list()[-1] == "合计"
    assert len(stalls) == 6
    assert sum(stalls[:-1]) == stalls[-1] == 2_770


def test_466_venues_are_listed_and_four_no_longer() -> None:
    venues = table("venues.csv", "gb18030")

    assert venues["摘牌日期"].null_count() == 466
    assert venues["摘牌日期"].drop_nulls().to_list() == ["2023-10-31"] * 4
    assert str(venues["挂牌日期"].max()) <= "2024-12-31"


def test_1_063_merchants_had_a_pledge_in_force_at_the_end_of_2024() -> None:
    merchants = workbook("merchants.xlsx", header_row=1)
    last_on = pl.col("承诺书止").fill_null("9999-12-31")
    in_force = merchants.filter(
        pl.col("承诺书起") <= "2024-12-31", last_on >= "2024-12-31"
    )
    some_time = merchants.filter(
        pl.col("承诺书起") <= "2024-12-31", last_on >= "2024-01-01"
    )

    assert len(merchants) == 1_400
    assert len(in_force) == len(some_time) == 1_063
    assert in_force["类型"].str.starts_with("住宿").sum() == 575


def test_registers_name_only_districts_and_places_that_exist() -> None:
    district_ids = set(table("districts.csv")["片区编号"])
    place_ids = set(table("places.csv")["点位编号"])
    registers = [
        table("venues.csv", "gb18030"),
        workbook("merchants.xlsx", header_row=1),
        workbook("markets.xlsx", header_row=2).head(5),
    ]

    assert set(table("places.csv")["片区编号"]) < district_ids
    for register in registers:
        assert set(register["片区编号"]) <= district_ids
        assert set(register["点位编号"]) <= place_ids


def test_a_place_that_moves_has_two_periods_that_meet() -> None:
    moved = table("places.csv").filter(pl.col("点位编号") == "houxiang")

    assert moved.select("片区编号", "启用", "停用").rows() == [
        ("fuzhounong", "2023-01-01", "2025-03-31"),
        ("taoyangli", "2025-04-01", None),
    ]


def test_the_eight_festivals_of_the_report_have_an_edition_in_each_year() -> None:
    events = table("events.csv").filter(pl.col("状态") != "取消")
    years = events.group_by("系列编号").agg(
        pl.col("开始时间").str.slice(0, 4).unique().sort(), pl.len().alias("editions")
    )
    three_years = years.filter(pl.col("开始时间").list.len() == 3)
    editions = dict(three_years.select("系列编号", "editions").rows())

    assert editions == {
        "xiaxia-dianying": 3,
        "xujiayao-kaiyao": 3,
        "taoyang-yexun": 3,
        "taoran-ji": 3,
        "chunqiu-daji": 6,  # spring and autumn
        "sanbao-coffee": 3,
        "duanyang-xiangshi": 3,
        "sanbao-ji": 3,
        "kuanian": 3,  # not of the report; it runs across New Year
    }


def test_events_are_planned_held_or_cancelled_by_the_end_of_the_data() -> None:
    events = table("events.csv")
    place_ids = set(table("places.csv")["点位编号"])
    planned = events.filter(pl.col("状态") == "计划")

    assert events.filter(pl.col("状态") == "取消")["活动编号"].to_list() == [
        "taoyang-yexun-2025-extra"
    ]
    assert planned["活动编号"].to_list() == ["taoran-ji-2026", "kuanian-2026"]
    assert set(events["地点"].str.split("、").explode()) <= place_ids


def test_every_published_figure_names_its_source_and_its_scope() -> None:
    figures = table("published_figures.csv")

    assert figures["出处"].null_count() == 0
    assert figures["说明"].null_count() == 0
    assert set(figures["量"].drop_nulls()) == {
        *("visit_count", "complaint_count", "refunded_yuan", "satisfied_share"),
        *("planned_stall_count", "venue_count", "pledged_merchant_count"),
    }
