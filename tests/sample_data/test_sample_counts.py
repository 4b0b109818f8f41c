"""Published totals and known effects, added up from the files alone."""

import io
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import sample_data

FOLDER = Path(sample_data.__file__).parent
WEEKS = (-4, -3, -2, -1, 1, 2, 3, 4)

SANBAO = ("sanbao-cigu", "sanbao-peng", "sanbao-huaxi")
XUJIAYAO = ("xujiayao-yaomen", "pengjianong")
FUZHOUNONG = ("fuzhounong-dongkou", "fuzhounong-xikou")
TAOYANGLI = ("taoyangli-beimen", "taoyangli-nanmen")


def table(name: str, encoding: str = "utf-8-sig") -> pl.DataFrame:
    text = (FOLDER / name).read_bytes().decode(encoding)
    return pl.read_csv(io.StringIO(text), infer_schema=False)


@cache
def as_delivered() -> pl.DataFrame:
    """日期, 时段, place_id, visit_count: one row per reading, blanks left out."""
    years = [table(f"counts_{year}.csv", "gb18030") for year in (2024, 2025, 2026)]
    readings = pl.concat(
        year.unpivot(
            index=["日期", "时段"],
            variable_name="place_id",
            value_name="visit_count",
        )
        for year in years
    )
    return readings.drop_nulls().with_columns(pl.col("visit_count").cast(pl.Int64))


@cache
def as_corrected() -> pl.DataFrame:
    """The same after counts_2025_revision.csv."""
    revision = table("counts_2025_revision.csv").select(
        "日期", "时段", place_id="点位编号", visit_count=pl.col("人次").cast(pl.Int64)
    )
    return as_delivered().update(revision, on=["日期", "时段", "place_id"])


@cache
def holidays() -> frozenset[str]:
    """Days of the runs of days off that hold a named day, in plain Python."""
    found: set[str] = set()
    run: list[tuple[str, str | None]] = []
    for on, rest, name in table("calendar.csv").select("日期", "休息", "节日").rows():
        if rest == "是":
            run.append((on, name))
            continue
        if any(named for _, named in run):
            found |= {day for day, _ in run}
        run = []
    return frozenset(found)


@cache
def belt_place_ids() -> tuple[str, ...]:
    in_belt = pl.col("上级编号") == "yezhushan"
    districts = table("districts.csv").filter(in_belt)["片区编号"]
    places = table("places.csv")
    chosen = places.filter(pl.col("片区编号").is_in(districts.to_list()))
    return tuple(chosen["点位编号"].unique().sort())


def holiday_visits(counts: pl.DataFrame, first_on: str, last_on: str) -> int:
    return sum(
        visit_count
        for on, _, place_id, visit_count in counts.iter_rows()
        if first_on <= on <= last_on
        and on in holidays()
        and place_id in belt_place_ids()
    )


@cache
def day_visits() -> dict[tuple[str, str], int]:
    visits: dict[tuple[str, str], int] = defaultdict(int)
    for on, _, place_id, visit_count in as_corrected().iter_rows():
        visits[place_id, on] += visit_count
    return dict(visits)


def uplift_ratio(place_ids: tuple[str, ...], first_on: str, day_count: int) -> float:
    """Visits over those of the same weekdays four weeks each way, holidays left out."""
    first = date.fromisoformat(first_on)
    days = [first + timedelta(offset) for offset in range(day_count)]
    actual = baseline = 0.0
    for place_id in place_ids:
        for day in days:
            usual = [str(day + timedelta(weeks=week)) for week in WEEKS]
            usual = [on for on in usual if on not in holidays()]
            actual += day_visits()[place_id, str(day)]
            baseline += sum(day_visits()[place_id, on] for on in usual) / len(usual)
    return actual / baseline - 1


def test_the_belt_had_3_657_300_visits_on_the_holidays_of_2024() -> None:
    days_of_2024 = [on for on in holidays() if on.startswith("2024")]

    assert len(days_of_2024) == 30
    assert holiday_visits(as_corrected(), "2024-01-01", "2024-12-31") == 3_657_300


def test_the_belt_had_1_501_100_visits_at_spring_festival_2025_once_corrected() -> None:
    assert holiday_visits(as_corrected(), "2025-01-28", "2025-02-04") == 1_501_100
    assert holiday_visits(as_delivered(), "2025-01-28", "2025-02-04") > 1_501_100


def test_the_revision_halves_every_hour_of_two_days_of_one_place() -> None:
    keys = ["日期", "时段", "place_id"]
    both = as_delivered().join(as_corrected(), on=keys, suffix="_corrected")
    changed = both.filter(pl.col("visit_count") != pl.col("visit_count_corrected"))

    assert len(changed) == 48
    assert set(changed["place_id"]) == {"taoxichuan-nanmen"}
    assert set(changed["日期"]) == {"2025-02-01", "2025-02-02"}
    assert (changed["visit_count"] == 2 * changed["visit_count_corrected"]).all()


@pytest.mark.parametrize("first_on", ["2024-05-24", "2025-05-23", "2026-05-22"])
def test_the_coffee_festival_draws_about_60_percent(first_on: str) -> None:
    assert 0.45 < uplift_ratio(SANBAO, first_on, 3) < 0.8


@pytest.mark.parametrize("first_on", ["2024-03-22", "2025-03-21", "2026-03-20"])
def test_the_kiln_opening_draws_nobody(first_on: str) -> None:
    assert -0.1 < uplift_ratio(XUJIAYAO, first_on, 3) < 0.1


@pytest.mark.parametrize("first_on", ["2024-11-09", "2025-11-08"])
def test_taoranji_only_moves_people_from_next_door(first_on: str) -> None:
    assert uplift_ratio(FUZHOUNONG, first_on, 2) > 0.2
    assert uplift_ratio(TAOYANGLI, first_on, 2) < -0.08
    assert abs(uplift_ratio(FUZHOUNONG + TAOYANGLI, first_on, 2)) < 0.08


def readings(place_id: str, first_on: str, last_on: str) -> pl.Series:
    chosen = (pl.col("place_id") == place_id) & pl.col("日期").is_between(
        pl.lit(first_on), pl.lit(last_on)
    )
    return as_corrected().filter(chosen)["visit_count"]


@pytest.mark.parametrize(
    ("place_id", "first_on", "last_on", "reading_count"),
    [
        ("diaosucichang-houmen", "2024-07-08", "2024-08-18", 0),  # dead
        ("fuzhounong-xikou", "2025-10-03", "2025-10-05", 24),  # 48 of 72 hours out
        ("laoyatan-matou", "2025-09-01", "2026-10-31", 0),  # closed
        ("laoyatan-matou", "2025-08-31", "2025-08-31", 24),  # its last day
        ("laoyatan-yishu", "2024-01-01", "2025-04-30", 0),  # not open yet
        ("laoyatan-yishu", "2025-05-01", "2025-05-01", 24),  # its first day
        ("zhejianglu-buxing", "2026-10-31", "2026-10-31", 24),  # newest day
    ],
)
def test_a_place_without_readings_is_blank_and_not_zero(
    place_id: str, first_on: str, last_on: str, reading_count: int
) -> None:
    assert len(readings(place_id, first_on, last_on)) == reading_count


def test_a_broken_counter_sends_zeros_for_nine_days() -> None:
    assert (
        readings("taoyijie-nankou", "2025-07-14", "2025-07-22").to_list() == [0] * 216
    )
    assert readings("taoyijie-nankou", "2025-07-13", "2025-07-13").sum() > 1_000
    assert readings("taoyijie-nankou", "2025-07-23", "2025-07-23").sum() > 1_000


def test_every_column_of_the_counts_is_a_registered_place() -> None:
    registered = set(table("places.csv")["点位编号"])

    for year in (2024, 2025, 2026):
        assert set(table(f"counts_{year}.csv", "gb18030").columns[2:]) == registered
