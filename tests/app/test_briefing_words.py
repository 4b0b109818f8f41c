"""A briefing says what is there, compares only what compares, and never invents 0."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from queries.briefing.gathering import Briefing, Part, gather
from queries.briefing.last_year import change_words
from queries.briefing.month import Month, read_month
from queries.briefing.placeholders import PLACEHOLDERS
from queries.briefing.quality_words import runs_of_days
from queries.briefing.refused import BriefingError
from queries.briefing.spreadsheet import build_workbook
from queries.briefing.wording import footfall_sentence, words
from queries.present.asking import Query
from queries.present.language import speaking
from warehouse.connect import Reader, open_warehouse

NOW = dt.datetime(2026, 11, 22, 1, 2)  # noqa: DTZ001

SAME_PLACES = (frozenset({"gate"}), frozenset({"gate"}))


@pytest.fixture
def town(small_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(small_copy)
    yield reader
    reader.close()


def footfall(visit_count: int | None, days: int, coverage: float | None) -> Part:
    rows = {
        "measure": ["entries"],
        "visit_count": [visit_count],
        "day_count": [days],
        "coverage_share": [coverage],
    }
    return Part(Query("footfall_in_scope"), pl.DataFrame(rows))


def compared(
    now: Part,
    then: Part,
    places: tuple[frozenset[str], frozenset[str]] = SAME_PLACES,
    month: str = "2026-10",
) -> str:
    briefing = Briefing(
        month=read_month(month),
        scope_id=None,
        district_names={},
        snapshot="000001.duckdb",
        loaded_at=None,
        parts={"footfall": now, "last_year": then},
        places={"entries": places},
        case_days=None,
    )
    return change_words(briefing, now.rows.row(0, named=True))


WHOLE = footfall(110, 31, 1.0)
BEFORE = footfall(100, 31, 0.9)


def test_two_whole_months_at_the_same_places_compare() -> None:
    assert compared(WHOLE, BEFORE) == "+10%"


@pytest.mark.parametrize(
    "now, then, why",
    [
        (footfall(None, 0, 0.0), BEFORE, "本月没有读数"),
        (footfall(110, 30, 1.0), BEFORE, "本月只有 30 天有读数"),
        (footfall(110, 31, 0.899), BEFORE, "本月覆盖 89.9%，不足 90%"),
        (footfall(110, 31, None), BEFORE, "本月覆盖 —，不足 90%"),
        (WHOLE, footfall(None, 0, None), "上年同月没有读数"),
        (WHOLE, footfall(100, 30, 1.0), "上年同月只有 30 天有读数"),
        (WHOLE, footfall(100, 31, 0.5), "上年同月覆盖 50%，不足 90%"),
        (WHOLE, footfall(0, 31, 1.0), "上年同月为 0"),
    ],
)
def test_what_does_not_compare_says_why(now: Part, then: Part, why: str) -> None:
    assert compared(now, then) == f"不作同比：{why}"


def test_another_gate_is_no_growth() -> None:
    more = (frozenset({"gate", "new_gate"}), frozenset({"gate"}))

    assert compared(WHOLE, BEFORE, more) == (
        "不作同比：计数点位不同（本月 2 个，上年同月 1 个，两年都有的 1 个）"
    )


def test_a_february_compares_with_a_leap_one() -> None:
    short, long = footfall(110, 28, 1.0), footfall(100, 29, 1.0)

    assert compared(short, long, month="2025-02") == "+10%"
    assert compared(short, footfall(100, 28, 1.0), month="2025-02") == (
        "不作同比：上年同月只有 28 天有读数"
    )
    assert compared(long, short, month="2024-02") == "−9.1%"


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
