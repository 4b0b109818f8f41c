"""The schematic map: what it says of each district, and of those it cannot place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from queries.present import formats
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from warehouse.connect import Reader, open_warehouse
from warehouse.load import load_files

DAYS = {"from": "2026-09-07", "to": "2026-09-13"}

#: West is on the map, east's gate says no place, lost has no gate at all, far is told
#: in degrees; on the second day the gate of the west is silent.
TOWN = {
    "districts.csv": """片区编号,片区名称,上级编号,级别
town,小镇（示例）,,区
west,西街,town,片区
quiet,静街,town,片区
east,东街,town,片区
far,远村,town,片区
lost,空街,town,片区
""",
    "places.csv": """点位编号,点位名称,片区编号,map_x,map_y
gate,西门,west,0.2,0.3
still,静门,quiet,0.8,0.3
back,东门,east,,
field,村口,far,117.2,29.3
""",
    "counts.csv": """点位编号,日期,人次,指标,质量
gate,2025-03-01,100,entries,ok
back,2025-03-01,50,entries,ok
field,2025-03-01,7,entries,ok
""",
}


@pytest.fixture(scope="module")
def town_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the town; return the warehouse's name."""
    folder = tmp_path_factory.mktemp("town")
    for name, text in TOWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    db = folder / "nightledger.duckdb"
    load_files(db, [folder / name for name in TOWN], keep_hours=1)
    return db


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def maps(app: AppTest) -> list[Any]:
    """Return the maps of a page as they go to the browser."""
    charts = [chart.proto for chart in app.get("vega_lite_chart")]
    return [chart for chart in charts if "district" in chart.selection_mode]


def said(app: AppTest) -> str:
    """Return what the marks of the only map say, a line each."""
    (drawn,) = maps(app)
    rows = pl.read_ipc_stream(drawn.datasets[0].data.data)
    return "\n".join(rows["words"].unique().sort())


@pytest.mark.parametrize("page", ["overview", "districts"])
def test_the_map_says_the_visits_and_changes_of_the_macros(
    open_app: OpenApp, sample_db: Path, sample: Reader, page: str
) -> None:
    app = open_app(sample_db, page, **DAYS)
    marks = said(app).splitlines()
    span = "'2026-09-07', '2026-09-13'"
    rows = sample.query(
        "select district_name, visit_count, change_ratio"
        f" from metric.footfall_by_district({span}) as visits"
        f" left join metric.year_on_year(null, {span}) as changes"
        " using (district_id, measure, visit_count)"
        " where alignment = 'calendar_dates' order by district_id"
    )

    assert rows.height == 12
    assert rows["change_ratio"].is_not_null().all()
    for name, visits, change in rows.iter_rows():
        assert f"{name}：{formats.visits(visits)}，{formats.change(change)}" in marks
    most = rows.sort("visit_count")["district_name"][-1]
    assert f"12 个片区，最多的是{most}" in maps(app)[0].alt


def test_the_alignment_of_the_districts_page_is_that_of_its_map(
    open_app: OpenApp, sample_db: Path
) -> None:
    week = {"from": "2026-10-01", "to": "2026-10-07"}
    by_holiday = said(open_app(sample_db, "districts", **week))
    by_date = said(open_app(sample_db, "districts", alignment="calendar_dates", **week))

    assert "日均 +" in by_holiday
    assert "日均" not in by_date


def test_what_has_no_position_is_listed_beside_the_map_with_its_visits(
    open_app: OpenApp, town_db: Path
) -> None:
    app = open_app(town_db, "overview")
    marks = said(app)

    assert not app.exception
    assert "西街：100" in marks and "静街：没有读数" in marks
    (beside,) = [
        part.value for part in app.caption if part.value.startswith("不在图上")
    ]
    assert "东街：50，不可比" in beside and "点位没有登记示意图位置" in beside
    assert "远村：7，不可比" in beside and "位置不在 0–1 之间" in beside
    assert "空街：没有读数" in beside and "没有在用的点位" in beside
    # the parent is no district of its own, and nothing is in both lists
    assert "小镇" not in beside + marks
    assert "西街" not in beside and "东街" not in marks


def test_without_any_position_there_is_no_map_and_every_district_is_listed(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "districts", measure="entries")

    assert not app.exception
    assert maps(app) == []
    assert "没有一个片区登记了示意图位置" in words(app)
    assert "不在图上：东街（示例）：270" in words(app)


def test_every_number_of_the_map_has_its_evidence(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", **DAYS)
    for key, macro in (
        ("visits", "footfall_by_district('2026-09-07', '2026-09-13')"),
        (
            "change",
            "compared_footfall(NULL, '2026-09-07', '2026-09-13',"
            " '2025-09-07', '2025-09-13')",
        ),
        ("places", "district_positions('2026-09-07', '2026-09-13')"),
    ):
        app.button(key=f"evidence_map_{key}").click().run()
        assert not app.exception
        assert app.code[0].value == f"from metric.{macro};"
