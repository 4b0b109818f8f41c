"""The briefing in Word and Excel holds the metrics' answers, and no text acts in it."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import polars as pl
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from queries.briefing import pictures
from queries.briefing.document import build_document, shipped_template
from queries.briefing.gathering import Briefing, gather
from queries.briefing.month import Month
from queries.briefing.spreadsheet import build_workbook
from queries.present import formats
from queries.present.chart_sheet import NoChineseFontError
from queries.present.language import Language, speaking
from warehouse.connect import Reader, open_warehouse

NOW = dt.datetime(2026, 11, 22, 1, 2)  # noqa: DTZ001
SPAN = ("yezhushan", dt.date(2026, 10, 1), dt.date(2026, 10, 31))


@pytest.fixture(scope="module")
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def october(sample: Reader) -> Briefing:
    return gather(sample, Month(2026, 10), "yezhushan")


def opened(briefing: Briefing, language: Language = "zh") -> Document:
    with speaking(language):
        content = build_document(briefing, NOW, shipped_template(), "template.docx")
    return docx.Document(io.BytesIO(content))


def table(word: Document, first_heading: str, second_heading: str) -> list[list[str]]:
    """Return the rows below the heading of the table that begins with these columns."""
    found = [
        [[cell.text for cell in row.cells] for row in each.rows] for each in word.tables
    ]
    (rows,) = [r for r in found if r[0][:2] == [first_heading, second_heading]]
    return rows[1:]


def text(word: Document) -> str:
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


def answer(reader: Reader, macro: str, *values: Any) -> pl.DataFrame:  # noqa: ANN401
    marks = ", ".join("?" * len(values))
    return reader.query(f"from metric.{macro}({marks})", values)


@pytest.fixture(scope="module")
def word(october: Briefing) -> Document:
    return opened(october)


def test_the_headline_is_the_metrics_answer(word: Document, sample: Reader) -> None:
    row = answer(sample, "footfall_in_scope", *SPAN).row(0, named=True)
    before = dt.date(2025, 10, 1), dt.date(2025, 10, 31)
    asked = ("yezhushan", *SPAN[1:], *before)
    change = answer(sample, "footfall_change_in_scope", *asked).row(0, named=True)
    count = change["constant_place_count"]

    assert table(word, "指标", "人次") == [
        [
            "进入人次",
            formats.visits(row["visit_count"]),
            formats.visits(row["night_visit_count"]),
            formats.share(row["night_share"]),
            formats.share(row["coverage_share"]),
            formats.visits(change["compared_visit_count"]),
            f"{formats.change(change['change_ratio'])}（同口径 {count} 个点位）",
        ]
    ]


def test_every_district_of_the_scope_stands_with_its_visits(
    word: Document, sample: Reader
) -> None:
    within = answer(sample, "districts_in_scope", "yezhushan")["district_id"].to_list()
    rows = answer(sample, "footfall_by_district", *SPAN[1:]).filter(
        pl.col("district_id").is_in(within)
    )

    assert {(row[0], row[2]) for row in table(word, "片区", "指标")} == {
        (name, formats.visits(count))
        for name, count in rows.select("district_name", "visit_count").iter_rows()
    }


def test_the_districts_add_up_to_the_headline(october: Briefing) -> None:
    for column in ("visit_count", "night_visit_count"):
        total = october.rows("districts")[column].sum()
        assert total == october.rows("footfall")[column].sum()
    cases = october.rows("cases_by_district")["refunded_yuan"].sum()
    assert cases == october.rows("cases")["refunded_yuan"].item()


@pytest.mark.parametrize(
    "month, scope, editions",
    [
        ((2026, 10), "taoxichuan", ["chunqiu-daji-2026-autumn"]),
        ((2026, 10), "sanbao", []),
        ((2026, 9), "taoxichuan", []),
    ],
)
def test_an_edition_stands_in_its_months_and_scopes(
    sample: Reader, month: tuple[int, int], scope: str, editions: list[str]
) -> None:
    rows = gather(sample, Month(*month), scope).rows("festivals")

    assert rows["event_id"].to_list() == editions


def test_complaints_stand_with_what_they_are_divided_by(
    word: Document, sample: Reader
) -> None:
    row = answer(sample, "refunds_in_scope", *SPAN).row(0, named=True)
    rated = f"{row['satisfied_count']}/{row['rated_count']}"
    paid = formats.yuan(row["refunded_yuan"])

    assert (
        f"受理投诉 {row['complaint_count']} 件，已办结 {row['closed_count']} 件；"
        f"其中 {row['refund_count']} 件有退赔，共 {paid}。"
        f"满意率 {formats.share(row['satisfied_share'])}（满意/已评价 {rated}）。"
    ) in text(word)


def test_the_annex_names_snapshot_time_and_a_statement_per_part(
    word: Document, october: Briefing, sample: Reader
) -> None:
    rows = table(word, "数字", "指标")

    assert f"数据仓库快照 {october.snapshot}" in text(word)
    assert "制作于 北京时间 2026-11-22 09:02" in text(word)
    assert len(rows) == 11
    for _, metric, sql in rows:
        assert (Path(__file__).parent.parent.parent / metric).exists()
        assert sample.query(sql.removesuffix(";")) is not None


def test_a_published_figure_stands_in_the_months_of_its_period(
    sample: Reader,
) -> None:
    march = gather(sample, Month(2024, 5), "yezhushan")
    rows = table(opened(march), "数字", "时期")

    assert [
        "退赔66333元",
        "2024-01-01 – 2024-12-31",
        "66,333.00",
        "66,333.00",
        "一致",
    ] in rows
    assert all("春节" not in row[0] for row in rows)


def test_the_charts_are_pictures(word: Document) -> None:
    assert len(word.inline_shapes) == 2


def test_without_a_chinese_font_the_document_says_why_it_has_no_charts(
    october: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise NoChineseFontError

    monkeypatch.setattr(pictures, "chart_png", refuse)
    without = opened(october)

    assert len(without.inline_shapes) == 0
    assert text(without).count("这台机器没有中文字体") == 2


def test_the_english_briefing_is_english(october: Briefing) -> None:
    english = text(opened(october, "en"))
    ours = english.replace("“夜珠山”消费带", "")

    assert "Complaints received: 66, closed: 61" in english
    assert [sign for sign in ours if "\u4e00" <= sign <= "\u9fff"] == []


NASTY = "{{ 7*7 }} {% x %} <b>&amp; =1+1 \x0b\x0c\x07 ]]>"


def test_a_name_from_a_file_is_text_and_nothing_else(october: Briefing) -> None:
    names = {**october.district_names, "taoxichuan": NASTY}
    word = opened(replace(october, district_names=names))
    fields = [*word.element.body.iter(qn("w:instrText"), qn("w:fldSimple"))]

    assert table(word, "片区", "指标")[0][0] == NASTY.translate(
        {ord(sign): " " for sign in "\x0b\x0c\x07"}
    )
    assert fields == []


def test_the_workbook_holds_the_same_answers_unrounded(
    october: Briefing, sample: Reader
) -> None:
    content = io.BytesIO(build_workbook(october, NOW))
    sheet = pl.read_excel(content, sheet_name="总体客流")
    expected = answer(sample, "footfall_in_scope", *SPAN).row(0, named=True)
    lines = pl.read_excel(content, sheet_name="来源", has_header=False)

    assert sheet.height == 1
    assert sheet["人次"].item() == expected["visit_count"]
    assert sheet["夜间占比"].item() == pytest.approx(expected["night_share"])
    assert ("快照", october.snapshot) in lines.rows()
    assert (
        "各片区客流",
        "from metric.footfall_by_district('2026-10-01', '2026-10-31');",
    ) in lines.rows()
