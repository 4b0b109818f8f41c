"""夜间经济: the numbers are the macros', and a refusal stays with its reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.present import formats
from tests.app.conftest import OpenApp
from tests.app.test_districts import table
from tests.app.test_pages import metrics, words
from warehouse.connect import Reader, open_warehouse

OCTOBER = {"district": "yezhushan", "from": "2026-10-01", "to": "2026-10-30"}


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def test_visits_share_and_mean_are_those_of_the_macros(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    shown = metrics(open_app(sample_db, "night", **OCTOBER))
    span = "('yezhushan', '2026-10-01', '2026-10-30')"
    night = sample.query(f"from metric.footfall_in_scope{span}").row(0, named=True)
    mean = sample.query(f"from metric.visits_per_cluster_night{span}").row(
        0, named=True
    )

    assert shown == {
        "夜间人次": formats.visits(night["night_visit_count"], "zh"),
        "夜间占比": formats.share(night["night_share"]),
        "每集聚区每夜人次": formats.visits(mean["visit_count_per_cluster_night"], "zh"),
    }


def test_each_cluster_has_a_row_with_the_numbers_of_the_macro(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    shown = table(open_app(sample_db, "night", **OCTOBER), "visit_count_per_night")
    expected = sample.query(
        "select district_name, visit_count_per_night"
        " from metric.night_by_cluster('2026-10-01', '2026-10-30')"
        " where district_id in (from metric.districts_in_scope('yezhushan'))"
    )

    rows = zip(shown["district_name"], shown["visit_count_per_night"], strict=True)
    assert dict(rows) == dict(expected.iter_rows())


def test_a_night_that_has_not_arrived_gives_no_mean_and_says_why(
    open_app: OpenApp, sample_db: Path
) -> None:
    last = {"from": "2026-10-31", "to": "2026-10-31"}
    app = open_app(sample_db, "night", district="yezhushan", **last)
    shown = table(app, "visit_count_per_night")

    assert metrics(app)["每集聚区每夜人次"] == "—"
    assert metrics(app)["夜间占比"] == "—"
    assert "夜间占比不给：时期还没有过完。" in words(app)
    assert "每集聚区每夜人次不给：数据不全：覆盖率低于 90%。" in words(app)
    assert len(shown) == 9
    assert shown["visit_count_per_night"].isna().all()
    assert set(shown["reason"]) == {"数据不全：覆盖率低于 90%。"}
    assert shown["night_coverage_share"].notna().all()


def test_the_hours_after_midnight_are_those_of_the_day_after(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "night", **OCTOBER)
    app.button(key="evidence_morning").click().run()

    assert app.code[0].value == (
        "from metric.footfall_by_hour('2026-10-02', '2026-10-31');"
    )


def test_the_check_says_of_every_condition_met_not_met_or_not_known(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    shown = table(open_app(sample_db, "night", district="sanbao"), "criterion_name")
    expected = sample.query("from metric.night_cluster_check('sanbao')")
    codes = {"符合": "met", "不符合": "not_met", "不能判断": "not_known"}

    assert [codes[word] for word in shown["verdict"]] == expected["verdict"].to_list()
    assert shown["reason"].isna().tolist() == expected["reason"].is_null().to_list()
    assert "不符合" in set(shown["verdict"])
    assert shown["measured"].tolist()[-1] == "—"
    assert "没有报送" in shown["reason"].tolist()[-1]


def test_the_check_asks_for_one_scope(open_app: OpenApp, sample_db: Path) -> None:
    app = open_app(sample_db, "night", district="all")

    assert "自查针对一个片区" in words(app)
