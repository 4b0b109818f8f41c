"""`nightledger report`: exit statuses, plain words, and never over a file."""

from pathlib import Path

import docx
import polars as pl
import pytest

from queries.briefing.refused import BriefingError
from queries.briefing.report_file import Order, write_report
from tests.warehouse.test_command_line import nightledger


def test_a_partial_month_is_written_and_said(small_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "briefing.docx"

    done = nightledger("report", "2025-03", out, "--db", small_copy)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"已写好月报：{out}" in done.stdout
    assert "本月不完整：31 天中只有 2 天有客流读数" in done.stdout
    assert "客流与诚信退赔月报" in docx.Document(str(out)).paragraphs[0].text


def test_a_wrong_template_is_refused_in_english(
    small_copy: Path, tmp_path: Path
) -> None:
    own, out = tmp_path / "own.docx", tmp_path / "briefing.docx"
    word = docx.Document()
    word.add_paragraph("{{ tittle }}")
    word.save(str(own))

    done = nightledger(
        *("report", "2025-03", out, "--db", small_copy, "--template", own),
        language="en",
    )

    assert done.returncode == 2
    assert (
        "body, paragraph 1: no placeholder is named “tittle”; the nearest is title"
        in done.stdout
    )
    assert not out.exists()


@pytest.mark.parametrize(
    "month, out, district, said",
    [
        ("2025-3月", "b.docx", None, "“2025-3月” 不是月份"),
        ("2024-01", "b.docx", None, "2024-01 没有任何客流读数"),
        ("2025-03", "b.pdf", None, "b.pdf 不是 .docx 也不是 .xlsx"),
        ("2025-03", "there.docx", None, "there.docx 已经存在"),
        ("2025-03", "no/b.docx", None, "b.docx 写不了"),
        ("2025-03", "b.docx", "nowhere", "没有编号为 nowhere 的片区"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(
    small_copy: Path,
    tmp_path: Path,
    month: str,
    out: str,
    district: str | None,
    said: str,
) -> None:
    (tmp_path / "there.docx").write_bytes(b"edited by a clerk")
    order = Order(month, tmp_path / out, district_id=district)

    with pytest.raises(BriefingError) as refused:
        write_report(small_copy, order, "zh")

    assert said in refused.value.message.zh
    assert [each.name for each in tmp_path.iterdir()] == ["there.docx"]
    assert (tmp_path / "there.docx").read_bytes() == b"edited by a clerk"


@pytest.mark.parametrize("name", ["missing.docx", "folder"])
def test_a_template_that_is_not_there_is_refused(
    small_copy: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    order = Order("2025-03", tmp_path / "b.docx", tmp_path / name)

    with pytest.raises(BriefingError) as refused:
        write_report(small_copy, order, "zh")

    assert refused.value.message.zh.startswith(f"读不了模板：{tmp_path / name}")


def test_an_excel_file_is_written_for_its_ending(
    small_copy: Path, tmp_path: Path
) -> None:
    out = tmp_path / "briefing.xlsx"
    write_report(small_copy, Order("2025-03", out, district_id="east"), "en")

    sheet = pl.read_excel(out, sheet_name="Footfall")
    assert sheet["Visits"].to_list() == [270, 1700]
