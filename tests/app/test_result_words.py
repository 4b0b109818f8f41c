"""The result of a figure has headings and words in the language, not codes."""

from pathlib import Path

import polars as pl
import pytest

from queries.present.column_labels import column_label
from queries.present.language import speaking
from queries.present.result_words import with_result_words
from tests.app.conftest import OpenApp


@pytest.mark.parametrize(
    "column, chinese, english",
    [
        ("visit_count", "人次", "Visits"),
        ("compared_constant_visit_count", "相比时期同口径人次", None),
        (
            "constant_night_visit_count",
            "同口径：夜间人次",
            "Like for like: Night visits",
        ),
        ("usual_visit_count", "平常：人次", "Usual: Visits"),
        ("night_verdict", "夜间：结论", None),
        ("festival_id", "系列编号", "Series"),
        ("of_nobody", "of_nobody", "of_nobody"),
        ("night_of_nobody", "night_of_nobody", "night_of_nobody"),
    ],
)
def test_a_column_of_a_result_has_a_heading(
    column: str, chinese: str, english: str | None
) -> None:
    assert column_label(column) == chinese
    with speaking("en"):
        said = column_label(column)
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in said)
    assert english is None or said == english


def test_codes_become_words_and_what_is_missing_stays_so() -> None:
    frame = pl.DataFrame(
        {
            "measure": ["entries", "passages", None],
            "verdict": ["agrees", "not_comparable", "above"],
            "night_reason": ["no_base", None, "of_nobody"],
            "table_name": ["fct_visitor_count", "fct_of_nobody", None],
            "category": ["entries", "known", None],
        }
    )
    worded = with_result_words(frame)

    assert worded["measure"].to_list() == ["进入人次", "断面通过人次", None]
    assert worded["verdict"].to_list() == ["一致", "不可比", "多于基线"]
    assert worded["night_reason"].to_list() == [
        "没有基数，不能相除。",
        None,
        "of_nobody",
    ]
    assert worded["table_name"].to_list() == ["客流", "fct_of_nobody", None]
    # data stay data
    assert worded["category"].to_list() == frame["category"].to_list()


def test_the_evidence_shows_words(open_app: OpenApp, small_db: Path) -> None:
    app = open_app(small_db, "overview", measure="entries")
    app.button(key="evidence_today").click().run()
    (result,) = [
        table.value for table in app.dataframe if "usual_visit_count" in table.value
    ]

    assert not app.exception
    assert set(result["measure"]) == {"进入人次", "断面通过人次"}
