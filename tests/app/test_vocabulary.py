"""The fixed words of the files are said in English; other words stay as they are."""

import re
from pathlib import Path

import pytest

from queries.present.language import speaking
from queries.present.vocabulary import level_name, payer_label, status_label
from tests.app.conftest import OpenApp
from tests.app.test_pages import words


@pytest.mark.parametrize(
    "said, english",
    [
        (level_name, {"红色": "Red", "我们的 橙色": "我们的 Orange", "三级": "三级"}),
        (payer_label, {"专班垫付": "Advance by the desk", "基金": "基金"}),
    ],
)
def test_known_words_have_english_and_others_stay(
    said: object, english: dict[str, str]
) -> None:
    assert callable(said)
    for word, wanted in english.items():
        assert said(word) == word
        with speaking("en"):
            assert said(word) == wanted


def test_a_state_that_is_not_given_is_none() -> None:
    assert status_label(None) is None
    with speaking("en"):
        assert [status_label(each) for each in ("计划", "已取消", "延期")] == [
            *("Planned", "Cancelled", "延期")
        ]


def test_the_english_overview_names_levels_and_holidays(
    open_app: OpenApp, sample_db: Path
) -> None:
    shown = words(open_app(sample_db, "overview", "en", district="all"))

    assert "National Day" in shown and "国庆" not in shown
    assert "error: Red]" in shown and not re.search("[红橙黄]色", shown)


def test_the_english_festivals_name_the_states(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "festivals", "en")
    (table,) = [each.value for each in app.dataframe if "status" in each.value]

    assert set(table["status"].dropna()) == {"Planned", "Held", "Cancelled"}
