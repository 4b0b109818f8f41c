"""A restated figure says since when, why, and what it does to published figures."""

from pathlib import Path

import polars as pl

from ingest.release import RELEASE_KINDS
from queries.present.labels import release_label
from queries.present.restated import change_words
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
    assert shown.count("- 影响公布数字“") == 1 and f"”：{change}" in shown
    app.button(key="evidence_restated_20").click().run()
    assert app.code[0].value.startswith("from metric.restatements('20")
    assert len(app.dataframe[-1].value) == 48


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
