"""片区: the numbers are those of the macros, and a refusal stays with its reason."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from queries.present.formats import share
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from warehouse.connect import Reader, open_warehouse

GOLDEN_WEEK = {"from": "2026-10-01", "to": "2026-10-07"}
BELT = {"district": "yezhushan"}


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def is_empty(value: object) -> bool:
    """Return whether a cell of a shown table holds nothing: None, NaN or NaT."""
    return value is None or value != value


def table(app: AppTest, column: str) -> Any:  # noqa: ANN401 - a pandas frame, untyped here
    """Return the first table of the page that has the column."""
    frames = (part.value for part in app.dataframe)
    return next(frame for frame in frames if column in frame.columns)


def test_ranks_and_indexes_are_those_of_the_macros(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "districts", **BELT, **GOLDEN_WEEK)
    shown = table(app, "visit_rank")
    ranked = sample.query(
        "select district_name, visit_rank, visit_count, visit_index"
        " from metric.footfall_rank('2026-10-01', '2026-10-07')"
        " join metric.footfall_index('2026-10-01', '2026-10-07')"
        " using (district_id, measure, district_name, visit_count)"
        " where district_id in (from metric.districts_in_scope('yezhushan'))"
        " order by visit_rank"
    )

    columns = ["district_name", "visit_rank", "visit_count", "visit_index"]
    assert list(shown[columns].itertuples(index=False, name=None)) == ranked.rows()
    assert ranked.height == 9


def test_a_holiday_is_compared_with_the_same_holiday_like_for_like(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "districts", **BELT, **GOLDEN_WEEK)
    row = sample.query(
        "from metric.year_on_year_in_scope('yezhushan', '2026-10-01', '2026-10-07')"
        " where alignment = 'holiday_days'"
    ).row(0, named=True)

    assert row["change_ratio"] is None
    assert f"日均 +{row['daily_change_ratio'] * 100:.1f}%" in words(app)
    assert f"（同口径 {row['constant_place_count']} 个点位）" in words(app)
    assert "2025-10-01 – 2025-10-08" in words(app)
    changes = table(app, "daily_change_ratio")
    assert changes["change_ratio"].isna().all()
    assert set(changes["reason"]) == {"两个时期长短不同，只比日均。"}


def test_ordinary_days_are_compared_with_the_dates_a_year_earlier(
    open_app: OpenApp, sample_db: Path
) -> None:
    days = {"from": "2026-09-07", "to": "2026-09-13"}
    assert "与 2025-09-07 – 2025-09-13 相比" in words(
        open_app(sample_db, "districts", **BELT, **days)
    )


def test_days_without_a_comparison_say_why(open_app: OpenApp, sample_db: Path) -> None:
    days = {"from": "2026-09-07", "to": "2026-09-13"}
    app = open_app(sample_db, "districts", alignment="holiday_days", **BELT, **days)

    assert "不能同口径比较：所问的时期不在一个假期里。" in words(app)


def test_the_loads_are_those_of_the_macro_and_refusals_keep_their_row(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "districts", district="all")
    shown = table(app, "instant_load_ratio").set_index("place_name")
    now = sample.query("from metric.capacity_now()")

    assert len(shown) == now.height
    for row in now.iter_rows(named=True):
        here = shown.loc[row["place_name"]]
        for basis, reason in (("instant", "reason"), ("day", "day_reason")):
            shown_reason = here[f"{basis}_reason"]
            load = row[f"{basis}_load_ratio"]
            shown_load = here[f"{basis}_load_ratio"]
            # rounded to what is written: 102.8%
            assert (
                is_empty(shown_load)
                if load is None
                else share(float(shown_load)) == share(load)
            )
            assert is_empty(shown_reason) == (row[reason] is None)
            assert is_empty(here[f"{basis}_level"]) == (load is None)
    assert "读数过时。" in set(shown["instant_reason"])
    assert "没有日承载量：没有核定，也算不出。" in set(shown["day_reason"])


def test_a_level_that_holds_now_is_named(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "districts", district="all", scheme="tourism-law")
    shown = table(app, "instant_load_ratio").set_index("place_name")
    held = sample.query(
        "select place_name, max_by(level_name, level) as level_name"
        " from metric.capacity_alerts("
        "'2026-10-31 06:00:01', '2026-11-01 00:00:00', 'tourism-law') as alerts"
        " join core.dim_place using (place_id)"
        " where alerts.verdict = 'not_ended' and basis = 'day' group by all"
    )

    assert held.height > 0
    for place_name, level_name in held.iter_rows():
        assert shown.loc[place_name, "day_level"] == f"▲▲ {level_name}"
    others = shown["day_level"].dropna().drop(held["place_name"].to_list())
    assert set(others) == {"未到预警线"}


def test_the_fullest_place_comes_first_and_what_is_not_known_last(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "districts", district="all", scheme="local")
    shown = table(app, "instant_load_ratio")
    fullest = shown[["day_load_ratio", "instant_load_ratio"]].max(axis=1)
    known = fullest.dropna()

    assert len(known) < len(fullest)
    assert fullest.iloc[: len(known)].tolist() == sorted(known, reverse=True)
    assert shown["place_name"][0] == "三宝蓬艺术聚落入口"
    assert shown["day_level"][0] == "▲▲▲ 红色"
    assert (
        ":red-badge[:material/error: 三宝蓬艺术聚落入口 · 当日 102.8% · 红色]"
        in words(app)
    )


def test_the_loads_at_which_the_levels_begin_are_named(
    open_app: OpenApp, sample_db: Path
) -> None:
    local = "预警线，承载率达到：黄色 80%、橙色 90%、红色 100%。规则未核实。"
    law = "预警线，承载率达到：公告并报告 80%、达到最大承载量 100%。规则未核实。"

    for page in ("districts", "overview"):
        shown = words(open_app(sample_db, page, scheme="local"))
        assert f"预警方案：地方方案（示例）。{local}" in shown
        assert "到预警等级的 1 个（红色 1）；" in shown
        assert law in words(open_app(sample_db, page, scheme="tourism-law"))


def test_alerts_are_those_of_the_business_days_and_unknown_days_stay(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(
        sample_db, "districts", district="all", scheme="local", **GOLDEN_WEEK
    )
    app.session_state["alerts_of_period"] = True  # the section is opened
    app.run()
    shown = table(app, "peak_load_ratio")
    expected = sample.query(
        "from metric.capacity_alerts('2026-10-01 06:00:01', '2026-10-08 06:00:00',"
        " 'local')"
    )

    assert len(shown) == expected.height
    assert shown["business_on"].min().date() >= dt.date(2026, 10, 1)
    assert shown["business_on"].max().date() <= dt.date(2026, 10, 7)
    unknown = shown[shown["verdict"] == "不能判断"]
    assert len(unknown) == expected.filter(verdict="not_known").height > 0
    assert unknown["reason"].notna().all()


def test_a_district_without_complete_data_is_listed_below_with_its_reason(
    open_app: OpenApp, small_db: Path
) -> None:
    days = {"from": "2025-03-08", "to": "2025-03-08"}
    app = open_app(small_db, "districts", measure="entries", **days)

    assert "不排名次的片区" in words(app)
    assert "没有登记预警方案" in words(app)
    unranked = table(app, "coverage_share")
    assert unranked["reason"].tolist() == ["数据不全：覆盖率低于 90%。"]
    assert unranked["visit_count"].tolist() == [120]
