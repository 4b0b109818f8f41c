"""Every page opens in both languages, on the sample, a small town and nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import PAGES, OpenApp

TITLES = {
    "zh": (
        *("今日概览", "片区", "夜间经济", "活动比较", "诚信退赔", "月报"),
        *("数据上报", "数据质量", "对账", "数据字典"),
    ),
    "en": (
        *("Overview", "District", "Night economy", "Festivals", "Refunds", "Briefing"),
        *("Upload", "Quality", "Reconcile", "Dictionary"),
    ),
}


def metrics(app: AppTest) -> dict[str, str]:
    """Return label → value; of labels that repeat, the first."""
    return {metric.label: metric.value for metric in reversed(list(app.metric))}


def words(app: AppTest) -> str:
    """Return what stands on the page as text."""
    parts = [*app.title, *app.markdown, *app.caption, *app.info, *app.warning]
    values = [str(part.value) for part in parts]
    return "\n".join([*values, *(metric.value for metric in app.metric)])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_sample(
    open_app: OpenApp, sample_db: Path, page: str, language: str
) -> None:
    app = open_app(sample_db, page, language)

    assert not app.exception
    assert app.title[0].value == TITLES[language][PAGES.index(page)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_a_small_town(
    open_app: OpenApp, small_db: Path, page: str, language: str
) -> None:
    assert not open_app(small_db, page, language).exception


@pytest.mark.parametrize("page", PAGES)
def test_english_pages_hold_no_chinese_of_ours(
    open_app: OpenApp, sample_db: Path, page: str
) -> None:
    app = open_app(sample_db, page, "en")
    ours = [*app.title, *app.subheader, *app.button, *app.metric, *app.selectbox]
    labels = [part.label if hasattr(part, "label") else part.value for part in ours]

    assert {
        text for text in labels if any("\u4e00" <= c <= "\u9fff" for c in text)
    } == (set())


@pytest.mark.parametrize(
    "language, sentence",
    [("zh", "还没有数据仓库"), ("en", "There is no warehouse yet")],
)
def test_without_a_warehouse_the_app_says_what_to_do(
    open_app: OpenApp, tmp_path: Path, language: str, sentence: str
) -> None:
    app = open_app(tmp_path / "none.duckdb", "overview", language)

    assert not app.exception
    assert sentence in app.warning[0].value
    assert "nightledger load" in app.warning[0].value


def test_the_overview_shows_the_figures_of_2024(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview")
    shown = words(app)

    assert "365.73 万" in shown
    assert "全部 114" in shown
    assert "全部 66,333.00" in shown
    assert "114/114" in shown
    assert metrics(app)["公布数字与仓库一致"] == "12 / 12"


def test_the_scope_is_everything_where_there_is_no_belt(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "overview")

    assert app.selectbox(key="widget_district").value == "all"
    assert app.query_params["district"] == "all"


def test_entries_and_passages_are_shown_apart(
    open_app: OpenApp, small_db: Path
) -> None:
    entries = metrics(open_app(small_db, "overview", measure="entries"))
    passages = metrics(open_app(small_db, "overview", measure="passages"))

    assert entries["3月8日周六客流（人次）"] == "120"
    assert passages["3月8日周六客流（人次）"] == "800"


def test_a_silent_counter_shows_beside_the_number(
    open_app: OpenApp, small_db: Path
) -> None:
    assert "数据不全，覆盖 50%" in words(open_app(small_db, "overview"))


def test_a_filter_of_the_address_is_kept_by_id(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(
        sample_db,
        "refunds",
        **{"district": "360203", "from": "2024-01-01"},
        to="2024-12-31",
        category="诚信退赔",
    )

    assert metrics(app)["投诉（件）"] == "114"
    assert metrics(app)["退赔金额（元）"] == "66,333.00"
    assert app.query_params["district"] == "360203"


def test_an_address_that_names_nothing_falls_back(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", district="atlantis", **{"from": "yesterday"})

    assert not app.exception
    assert app.query_params["district"] == "yezhushan"
    assert app.query_params["from"] == "2026-08-03"


def test_the_language_switch_keeps_the_filters(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", district="taoyangli")
    app.segmented_control(key="widget_language").set_value("en").run()

    assert app.title[0].value == "Overview"
    assert app.query_params["district"] == "taoyangli"


def test_a_cancelled_edition_says_so_and_has_no_visits(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "festivals", event="off-2025")

    assert "已取消" in words(app)
    assert metrics(app)["客流（人次）"] == "—"


def test_a_venue_that_is_not_registered_is_named(
    open_app: OpenApp, small_db: Path
) -> None:
    assert "地点未登记" in words(open_app(small_db, "festivals", event="far-2025"))


def test_a_case_without_a_rating_stays_out_of_the_share(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "refunds")

    assert metrics(app)["投诉（件）"] == "2"
    assert metrics(app)["满意率"] == "100%"
    assert "满意/已评价：1/1" in words(app)


def test_the_evidence_of_a_figure_holds_definition_sql_and_rows(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "overview", measure="entries")
    app.button(key="evidence_today").click().run()

    assert not app.exception
    assert "口径" in words(app)
    assert app.code[0].value == "from metric.day_against_usual(NULL, '2025-03-08');"
    rows = app.dataframe[-1].value
    assert rows["file_name"].tolist() == ["counts.csv", "counts.csv"]
    assert sorted(rows["source_row"]) == [5, 6]


def test_the_rows_behind_an_edition_are_those_of_its_place_and_days(
    open_app: OpenApp, small_db: Path
) -> None:
    app = open_app(small_db, "festivals", event="fair-2025")
    app.button(key="evidence_event_fair-2025").click().run()

    assert not app.exception
    assert app.dataframe[-1].value["source_row"].tolist() == [5]


def test_every_reconciled_figure_opens(open_app: OpenApp, sample_db: Path) -> None:
    app = open_app(sample_db, "audit")
    keys = [str(button.key) for button in app.button]
    figures = [key for key in keys if key.startswith("evidence_figure_")]

    assert len(figures) == 12
    for key in figures:
        app.button(key=key).click().run()
        assert not app.exception
