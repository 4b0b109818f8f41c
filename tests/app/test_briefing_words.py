"""A briefing says what is there, compares only what compares, and never invents 0."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from queries.briefing.gathering import gather
from queries.briefing.last_year import change_words
from queries.briefing.month import Month, read_month
from queries.briefing.placeholders import PLACEHOLDERS
from queries.briefing.quality_words import runs_of_days
from queries.briefing.refused import BriefingError
from queries.briefing.spreadsheet import build_workbook
from queries.briefing.wording import footfall_sentence, words
from queries.present.language import speaking
from warehouse.connect import Reader, open_warehouse

NOW = dt.datetime(2026, 11, 22, 1, 2)  # noqa: DTZ001


@pytest.fixture
def town(small_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(small_copy)
    yield reader
    reader.close()


def a_year_on(**found: object) -> dict[str, object]:
    """A row of metric.footfall_change_in_scope, with what one test is about."""
    return {
        "measure": "entries",
        "change_ratio": None,
        "daily_change_ratio": None,
        "constant_place_count": 0,
        "verdict": "not_comparable",
        "reason": None,
        **found,
    }


@pytest.mark.parametrize(
    "row, words_of_it",
    [
        pytest.param(
            a_year_on(
                verdict="comparable",
                change_ratio=0.1,
                daily_change_ratio=0.1,
                constant_place_count=20,
            ),
            "+10%（同口径 20 个点位）",
            id="the same places all of both months",
        ),
        pytest.param(
            a_year_on(
                verdict="daily_only",
                daily_change_ratio=-0.02,
                constant_place_count=3,
                reason="different_length",
            ),
            "日均 −2%（同口径 3 个点位）",
            id="a February and a leap one, by the day",
        ),
        pytest.param(
            a_year_on(reason="no_constant_sample"),
            "不作同比：没有在两个时期都完整的点位，不能同口径比较",
            id="other places",
        ),
        pytest.param(
            a_year_on(reason="no_base"),
            "不作同比：没有基数，不能相除",
            id="nothing a year ago",
        ),
        pytest.param(
            {}, "不作同比：没有计数：还没到，或没有读数", id="nothing in either month"
        ),
    ],
)
def test_a_change_is_like_for_like_or_says_why_there_is_none(
    row: dict[str, object], words_of_it: str
) -> None:
    assert change_words(row) == words_of_it


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "0000-01", "202610", "十月"])
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BriefingError) as refused:
        read_month(text)

    assert f"“{text}” 不是月份" in refused.value.message.zh
    assert "2026-10" in refused.value.message.zh


def test_a_month_ends_on_its_last_day() -> None:
    assert read_month("2024-2").to_on == dt.date(2024, 2, 29)
    assert Month(2024, 2).year_before.to_on == dt.date(2023, 2, 28)


def test_a_month_without_data_names_the_months_that_have_some(town: Reader) -> None:
    with pytest.raises(BriefingError) as refused:
        gather(town, Month(2025, 2), None)

    assert "2025-02 没有任何客流读数，也没有投诉" in refused.value.message.zh
    assert "2025-03 – 2025-03" in refused.value.message.zh


def test_a_partial_month_says_so(town: Reader) -> None:
    texts = words(gather(town, Month(2025, 3), None), NOW)

    assert texts["data_note"] == (
        "本月不完整：31 天中只有 2 天有客流读数（2025-03-01 – 2025-03-08），"
        "以下人次只是这些天的。"
    )


def test_entries_and_passages_stand_in_sentences_of_their_own(town: Reader) -> None:
    texts = words(gather(town, Month(2025, 3), None), NOW)

    assert [row["visits"] for row in texts["footfall"]] == ["270", "1,700"]  # type: ignore[index]
    assert [row["coverage"] for row in texts["footfall"]] == [  # type: ignore[index]
        *("数据不全，覆盖 18.8%", "数据不全，覆盖 25%"),
    ]
    assert "进入人次 270" in texts["footfall_text"]
    assert "断面通过人次 1,700" in texts["footfall_text"]


def test_an_edition_without_a_registered_place_is_in_every_scope(town: Reader) -> None:
    here = gather(town, Month(2025, 3), "east").rows("festivals")

    assert set(here["event_id"]) == {"fair-2025", "off-2025", "far-2025"}


def test_complaints_that_were_never_delivered_are_not_zero(town: Reader) -> None:
    briefing = replace(gather(town, Month(2025, 3), None), case_days=None)
    texts = words(briefing, NOW)
    sheet = pl.read_excel(build_workbook(briefing, NOW), sheet_name="投诉与退赔")

    assert texts["cases_text"] == "仓库里没有投诉数据，不写 0。"
    assert texts["complaints"] == texts["refunded"] == "—"
    assert texts["cases_by_district"] == []
    assert sheet.drop_nulls("投诉（件）").is_empty()


def test_complaints_of_other_months_say_nothing_about_this_one(town: Reader) -> None:
    april = (dt.date(2025, 4, 1), dt.date(2025, 4, 2))
    briefing = replace(gather(town, Month(2025, 3), None), case_days=april)

    assert words(briefing, NOW)["complaints"] == "—"
    assert "投诉受理于 2025-04-01 – 2025-04-02" in words(briefing, NOW)["cases_text"]


def test_the_newest_complaint_is_named_where_the_month_goes_on(town: Reader) -> None:
    texts = words(gather(town, Month(2025, 3), None), NOW)

    assert texts["complaints"] == "2"
    assert str(texts["cases_text"]).endswith("最晚的一件受理于 2025年3月8日。")


def test_days_that_follow_each_other_are_one_period() -> None:
    days = [dt.date(2026, 10, day) for day in (1, 2, 3, 9, 30, 31)]

    assert runs_of_days(days) == (
        "2026-10-01 – 2026-10-03、2026-10-09、2026-10-30 – 2026-10-31"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_placeholder_has_words(town: Reader, language: str) -> None:
    with speaking("en" if language == "en" else "zh"):
        texts = words(gather(town, Month(2025, 3), None), NOW)
    pictures = {"footfall_chart", "cases_chart"}

    assert set(texts) | pictures == {each.en for each in PLACEHOLDERS}
    for placeholder in PLACEHOLDERS:
        rows = texts.get(placeholder.en)
        for row in rows if isinstance(rows, list) else []:
            assert list(row) == [field.en for field in placeholder.fields]


def test_a_night_share_that_is_not_given_says_why() -> None:
    row = {
        "measure": "entries",
        "visit_count": 900,
        "night_visit_count": 300,
        "night_share": None,
        "night_share_reason": "not_over",
        "coverage_share": 1.0,
        "night_coverage_share": 0.5,
    }

    assert "没有给夜间占比：时期还没有过完。" in footfall_sentence(row)
