"""What those see who may not see small counts: pages, downloads, addresses."""

from pathlib import Path

import fastexcel
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import OpenAs


def words(app: AppTest) -> str:
    """Return all texts and all table cells of a page."""
    parts = [*app.title, *app.markdown, *app.caption, *app.info, *app.warning]
    parts += [*app.metric, *app.error]
    tables = [table.value.to_string() for table in app.dataframe]
    return "\n".join([*(str(part.value) for part in parts), *tables])


def test_an_organiser_sees_a_year_with_small_counts_hidden(open_as: OpenAs) -> None:
    app = open_as("wang", "queries/refunds/page.py", year="2024")
    tables = [table.value["complaint_count"] for table in app.dataframe]

    assert not app.exception
    assert len(tables) == 4
    total = int(app.metric[0].value.replace(",", ""))
    for column in tables:
        shown = column.dropna()
        assert not ((shown > 0) & (shown < 5)).any()
        assert column.isna().sum() != 1
        assert shown.sum() == total or column.isna().sum() >= 2


def test_some_small_count_of_the_sample_is_hidden(open_as: OpenAs) -> None:
    # Without one the test above would look at nothing.
    app = open_as("wang", "queries/refunds/page.py", year="2024")

    assert any(table.value["complaint_count"].isna().any() for table in app.dataframe)


def test_an_organiser_cannot_ask_for_a_part_of_a_year(open_as: OpenAs) -> None:
    whole = open_as("wang", "queries/refunds/page.py", year="2024")
    asked = {"district": "taoyangli", "category": "诚信退赔", "to": "2024-02-01"}
    part = open_as("wang", "queries/refunds/page.py", year="2024", **asked)

    assert words(part) == words(whole)
    assert [box.key for box in part.selectbox] == ["widget_year"]


def test_the_download_of_an_organiser_holds_what_the_page_shows(
    open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    books: list[bytes] = []
    monkeypatch.setattr(
        "streamlit.download_button",
        lambda *_, data, **__: books.append(data()),
    )
    app = open_as("wang", "queries/refunds/page.py", year="2024")

    for book, table in zip(books, app.dataframe, strict=True):
        sheet = fastexcel.read_excel(book).load_sheet(0)
        written = sheet.to_polars()["投诉（件）"].to_list()
        shown = [None if n != n else n for n in table.value["complaint_count"]]
        assert written == shown


def test_an_organiser_sees_no_complaint_on_the_overview(open_as: OpenAs) -> None:
    organiser, staff = open_as("wang"), open_as("li")

    assert "退赔金额（元）" in {metric.label for metric in staff.metric}
    labels = {metric.label for metric in organiser.metric}
    assert "全年人次" in labels
    assert not labels & {"退赔投诉（件）", "退赔金额（元）", "满意率"}
    assert not [button for button in organiser.button if "退赔" in button.label]


def test_a_year_with_too_few_cases_shows_nothing(
    open_as: OpenAs, small_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTLEDGER_DB", str(small_db))

    app = open_as("wang", "queries/refunds/page.py")

    assert "件数太少" in app.info[0].value
    assert not app.metric and not app.dataframe
