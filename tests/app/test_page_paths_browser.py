"""Every page opened cold from a link, and what people take away from it.

The link decides scope and days, the answer stands there in words, each file opens and
says where its numbers come from; nothing leaves the machine, nothing errs.
"""

import re
from pathlib import Path

import docx
import polars as pl
import pytest
from playwright.sync_api import Locator, expect

from tests.app.visit import Visit

WEEK = "district=taoyangli&from=2024-10-01&to=2024-10-07"
YEAR = "district=taoyangli&from=2024-01-01&to=2024-12-31"
SPRING = "event=chunqiu-daji-2026-spring&event=chunqiu-daji-2025-spring"

#: A link into the sample, what it says in Chinese and in English.
LINKS = [
    ("?district=taoyangli", "周六，陶阳里客流 2.11 万 人次", "陶阳里: 21,104 visits"),
    (f"districts?{WEEK}", "陶阳里进入人次 20.00 万", "陶阳里: 200,038 (Entries)"),
    (f"night?{WEEK}", "夜间进入人次 8.16 万", "陶阳里: 81,630 (Entries)"),
    (
        f"festivals?{SPRING}",
        "至少多 31.3%：不是偶然",
        "at least 31.3% more: not by",
    ),
    (f"refunds?{YEAR}", "受理投诉 25 件", "25 complaints received"),
    ("briefing?month=2024-10", "进入人次 243.69 万", "Entries: 2,436,938"),
    ("quality?from=2024-10-01&to=2024-10-31", "到了 100%", "100% of the counter-"),
    ("reconcile", "个公布数字可以复算", "published figures"),
]
EVIDENCE = re.compile("口径|依据|efinition|vidence")

in_both_languages = pytest.mark.parametrize(
    ("visit", "language"),
    [("zh-CN", "zh"), ("en-GB", "en")],
    ids=["zh", "en"],
    indirect=["visit"],
)


def main(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stMain")


def opened(visit: Visit, address: str, link: str, language: str) -> None:
    """Open a link as somebody does who was sent it."""
    visit.page.goto(f"{address}/{link}{'&' if '?' in link else '?'}lang={language}")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()


def taken(visit: Visit, button: Locator, folder: Path) -> Path:
    """Click a download; return the file under the name that the browser gives it."""
    with visit.page.expect_download() as download:
        button.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@in_both_languages
@pytest.mark.parametrize(
    ("link", "chinese", "english"), LINKS, ids=[link[:9] for link, *_ in LINKS]
)
def test_a_link_opens_cold_and_its_table_says_where_it_comes_from(
    visit: Visit,
    address: str,
    tmp_path: Path,
    language: str,
    link: str,
    chinese: str,
    english: str,
) -> None:
    opened(visit, address, link, language)
    expect(main(visit)).to_contain_text(chinese if language == "zh" else english)
    visit.wait_until_still()
    assert all(part in visit.page.url for part in link.partition("?")[2].split("&"))

    main(visit).get_by_role("button", name=EVIDENCE).first.press("Enter")
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_role("tab").nth(2).click()
    name = "下载 Excel" if language == "zh" else "Download Excel"
    book = taken(visit, dialog.get_by_role("button", name=name).first, tmp_path)
    sheets = pl.read_excel(book, sheet_id=0, has_header=False)
    rows, *others = sheets.values()

    assert rows.height > 1
    assert any(f"from metric.{book.stem}(" in str(other.rows()) for other in others)
    assert visit.strangers == []
    assert visit.errors == []


@in_both_languages
def test_the_briefing_is_a_document_of_its_month(
    visit: Visit, address: str, tmp_path: Path, language: str
) -> None:
    opened(visit, address, "briefing?month=2024-10", language)
    visit.wait_until_still()
    main_words = "下载 Word 月报" if language == "zh" else "Download the Word briefing"
    book_words = "下载 Excel 数据" if language == "zh" else "Download the numbers"
    word = taken(visit, main(visit).get_by_role("button", name=main_words), tmp_path)
    book = taken(visit, main(visit).get_by_role("button", name=book_words), tmp_path)
    words = "\n".join(each.text for each in docx.Document(str(word)).paragraphs)

    assert ("243.69" if language == "zh" else "2,436,938") in words
    assert "{{" not in words
    assert len(pl.read_excel(book, sheet_id=0, has_header=False)) > 1
    assert visit.errors == []


@in_both_languages
def test_a_chart_is_a_picture_a_drawing_and_a_page(
    visit: Visit, address: str, tmp_path: Path, language: str
) -> None:
    opened(visit, address, f"night?{WEEK}", language)
    visit.wait_until_still()
    save = main(visit).get_by_role(
        "button", name="存图" if language == "zh" else "Save chart"
    )
    files = {}
    for label in ("PNG", "SVG", "HTML"):
        save.first.press("Enter")
        button = visit.page.get_by_test_id("stDownloadButton")
        button = button.filter(has_text=label).get_by_role("button")
        files[label.lower()] = taken(visit, button, tmp_path)
        visit.page.keyboard.press("Escape")

    assert files["png"].read_bytes().startswith(b"\x89PNG")
    drawing = files["svg"].read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "<image" not in drawing
    assert "2024-10-01" in files["html"].read_text(encoding="utf-8")
    assert visit.strangers == []
    assert visit.errors == []


@in_both_languages
def test_a_form_has_the_columns_of_its_feed(
    visit: Visit, address: str, tmp_path: Path, language: str
) -> None:
    opened(visit, address, "upload", language)
    name = "客流" if language == "zh" else "Visits"
    button = main(visit).get_by_role("button", name=name, exact=True)
    form = taken(visit, button, tmp_path)
    sheets = pl.read_excel(form, sheet_id=0, has_header=False)

    assert "人次" in str([sheet.rows() for sheet in sheets.values()])
    assert visit.errors == []


def test_a_selection_filters_and_stands_in_the_link(visit: Visit, address: str) -> None:
    opened(visit, address, f"refunds?{YEAR}", "zh")
    expect(main(visit)).to_contain_text("陶阳里受理投诉 25 件")
    main(visit).get_by_text("2025 年", exact=True).click()

    expect(main(visit)).to_contain_text("2025-01-01 – 2025-12-31，陶阳里受理投诉")
    assert "from=2025-01-01" in visit.page.url
    assert visit.errors == []
