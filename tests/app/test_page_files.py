"""What the pages offer as files: charts, and the month's briefing."""

from pathlib import Path

import pytest

from queries.present import chart_sheet
from tests.app.conftest import OpenApp
from tests.app.test_pages import words


def test_the_briefing_page_shows_what_will_stand_in_the_document(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "briefing", month="2026-10")
    shown = words(app)

    assert "进入人次 283.69 万，其中夜间" in shown
    assert "受理投诉 66 件" in shown
    app.button(key="evidence_briefing_cases").click().run()
    assert not app.exception
    assert app.code[0].value == (
        "from metric.refunds_in_scope('yezhushan', '2026-10-01', '2026-10-31');"
    )


def test_a_month_without_data_falls_back_to_the_newest(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "briefing", month="1999-01")

    assert app.query_params["month"] == "2025-03"
    assert "本月不完整" in app.warning[0].value


@pytest.mark.parametrize(
    "page, count",
    [
        *(("overview", 2), ("districts", 2), ("night", 1)),
        *(("festivals", 1), ("refunds", 6), ("quality", 1)),
    ],
)
def test_every_chart_is_offered_as_a_file(
    open_app: OpenApp, sample_db: Path, page: str, count: int
) -> None:
    keys = [
        str(button.proto.id)
        for button in open_app(sample_db, page).get("download_button")
    ]

    for ending in ("png", "svg", "html"):
        assert sum(f"chart_{ending}_" in key for key in keys) == count


def test_without_a_chinese_font_only_the_page_is_offered(
    open_app: OpenApp, sample_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_sheet, "has_chinese_font", lambda: False)
    app = open_app(sample_db, "overview")
    keys = [str(button.proto.id) for button in app.get("download_button")]

    assert "这台机器没有中文字体" in words(app)
    assert [key for key in keys if "chart_png" in key or "chart_svg" in key] == []
    assert any("chart_html" in key for key in keys)
