"""A restated figure says since when, why, and what it does to published figures."""

import datetime as dt
from pathlib import Path

import polars as pl

from ingest.release import RELEASE_KINDS
from queries.present.labels import release_label
from queries.present.restated import change_words
from queries.present.restated_since import loaded_since
from tests.app.conftest import OpenApp
from tests.app.test_pages import words


def test_the_quality_page_says_when_why_and_what_it_moves(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "quality")
    shown = words(app)

    assert not app.exception
    assert "**自报送 20 起（counts\\_2025\\_revision.csv，载入 20" in shown
    change = "48 个值被它取代，进入人次合计 −20,171。"
    assert f"，发布类别：文件没有写）：** {change}" in shown
    assert "理由：文件没有写" in shown
    assert shown.count("- 影响公布数字“") == 1 and f"”：{change}" in shown
    app.button(key="evidence_restated_20").click().run()
    assert app.code[0].value.startswith("from metric.restatements('20")
    assert len(app.dataframe[-1].value) == 48


def test_records_that_were_replaced_and_values_that_changed_are_told_apart(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "quality")
    shown = words(app)
    (deliveries,) = (
        table.value for table in app.dataframe if "superseded_row_count" in table.value
    )
    replaced = deliveries["superseded_row_count"].fillna(0).astype(int)
    records = dict(zip(deliveries["file_name"], replaced, strict=True))

    assert f"共有 3 次报送取代或撤回了旧记录，取代 {sum(records.values())} 条" in shown
    # three cases, of which two columns each are others now
    assert records["complaints_2026.csv"] == 3
    assert "6 个值被它取代。取代旧记录 3 条。" in shown
    # payments delivered one by one: the same sum for every case
    same = "每件投诉的退赔合计都和原来一样；"
    assert (
        f"取代旧记录 {records['refunds_2026.csv']} 条。读数、投诉各栏和{same}" in shown
    )
    assert "被订正的读数（48）" in [tab.label for tab in app.tabs]


def test_the_changes_since_a_day_are_those_of_what_was_loaded_from_then_on(
    open_app: OpenApp, sample_db: Path
) -> None:
    def asked(**url: str) -> str:
        return words(open_app(sample_db, "quality", **url))

    loaded_on = "以来载入的报送里，3 次取代或撤回了旧记录，取代 133 条"
    assert loaded_on in asked(since="last_month")
    assert loaded_on in asked(since="year")
    assert f"2026-01-01 {loaded_on}" in asked(since="day", since_on="2026-01-01")
    none = asked(since="day", since_on="2999-01-01")
    assert "2999-01-01 以来载入的报送没有取代旧记录；更早有 3 次取代过。" in none
    assert "自报送" not in none


def test_a_day_begins_on_the_clock_of_the_district() -> None:
    assert str(loaded_since(dt.date(2026, 10, 1))) == "2026-09-30 16:00:00"


def test_a_reconciled_figure_says_what_was_changed_under_it(
    open_app: OpenApp, sample_db: Path
) -> None:
    shown = words(open_app(sample_db, "audit"))

    # one of the figures alone: that of the days which the correction holds
    assert shown.count("订正：自报送 20 起") == 1
    assert "48 个值被它取代，进入人次合计 −20,171。" in shown


def test_a_town_without_corrections_says_so(open_app: OpenApp, small_db: Path) -> None:
    assert "没有值被后来的报送改过。" in words(open_app(small_db, "quality"))


def test_measures_and_quantities_are_never_added() -> None:
    rows = pl.DataFrame(
        {
            "quantity": ["visit_count", "visit_count", "refunded_yuan", "category"],
            "measure": ["entries", "passages", None, None],
            "difference": ["-3", "5", "-10.5", None],
            "reason": ["superseded", "superseded", "withdrawn", "superseded"],
        }
    ).with_columns(pl.col("difference").cast(pl.Decimal(38, 4)))

    assert change_words(rows) == (
        "3 个值被它取代，1 个值因旧值的报送撤回而变，退赔金额（元）合计 −10.50，"
        "进入人次合计 −3，断面通过人次合计 +5。"
    )


def test_every_kind_of_release_has_a_name() -> None:
    assert {kind: release_label(kind) for kind in RELEASE_KINDS} == RELEASE_KINDS
