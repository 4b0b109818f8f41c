"""In a real browser: a file with three mistakes, its mended twin, a changed figure."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from playwright.sync_api import expect

from tests.app.conftest import served
from tests.app.visit import Visit

HEADER = ("点位编号", "日期", "时段", "人次", "质量")
THREE_MISTAKES = (
    ("gate", "2025-03-15", "18", "2000", "正常"),
    ("gate", "2025-03-15", "19", "约300", "正常"),
    ("gate", "15/03/2025", "20", "40", "正常"),
    ("back", "2025-03-15", "18", "5", "坏了"),
)
CHANGES = {"约300": "300", "15/03/2025": "2025-03-15", "坏了": "正常"}


@pytest.fixture
def town(small_db: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the app on a small town of this test's own; yield its address."""
    shutil.copytree(small_db.parent, tmp_path / "data", symlinks=True)
    with served(tmp_path / "data" / small_db.name) as address:
        yield address


def write_book(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("周报")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return path


def mended(returned: Path, path: Path) -> Path:
    """Write the returned rows with the three cells put right."""
    rows = pl.read_excel(returned, has_header=False, infer_schema_length=0).rows()
    return write_book(path, [tuple(CHANGES.get(c, c) for c in row) for row in rows])


def open_page(visit: Visit, town: str) -> None:
    """Open the page by its name: Streamlit answers a deep link with harmless 404s."""
    visit.page.goto(town)
    visit.page.get_by_test_id("stSidebarNav").get_by_text("数据上报").click()


def hand_in(visit: Visit, path: Path) -> None:
    visit.page.locator('input[type="file"]').set_input_files(path)


def visits_of_the_day(visit: Visit) -> str:
    """The number on the card of the newest day of the overview."""
    visit.page.get_by_test_id("stSidebarNav").get_by_text("今日概览").click()
    card = visit.page.get_by_test_id("stMetric").filter(has_text="3月15日周六")
    return str(card.get_by_test_id("stMetricValue").inner_text())


def test_mistakes_are_named_the_mended_rows_load_and_the_figure_changes(
    visit: Visit, town: str, tmp_path: Path
) -> None:
    main = visit.page.get_by_test_id("stMain")
    open_page(visit, town)
    hand_in(visit, write_book(tmp_path / "周报.xlsx", [HEADER, *THREE_MISTAKES]))
    expect(main).to_contain_text("共 5 行：保留 1，搁置 3")
    expect(main).to_contain_text("要改 3 处")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="只下载待改行").click()
    returned = tmp_path / download.value.suggested_filename
    shutil.copy(download.value.path(), returned)
    visit.page.get_by_role("button", name="确认载入").click()
    expect(main).to_contain_text("写入 1 条")
    before = visits_of_the_day(visit)

    visit.page.get_by_test_id("stSidebarNav").get_by_text("数据上报").click()
    hand_in(visit, mended(returned, tmp_path / "改好.xlsx"))
    expect(main).to_contain_text("可以全部载入")
    visit.page.get_by_role("button", name="确认载入").click()
    expect(main).to_contain_text("写入 3 条")

    assert (before, visits_of_the_day(visit)) == ("2,000", "2,345")
    assert visit.strangers == []
    assert visit.errors == []


def test_the_page_never_says_what_a_file_name_would_have_it_run(
    visit: Visit, town: str, tmp_path: Path
) -> None:
    name = "<img src=x onerror=alert(1)> **x** $(id).csv"
    path = tmp_path / name
    path.write_text("点位编号,日期,人次\ngate,2025-03-16,<b>9</b>\n", encoding="utf-8")
    open_page(visit, town)
    hand_in(visit, path)

    expect(visit.page.get_by_test_id("stMain")).to_contain_text("要改 1 处")
    shown = visit.page.get_by_test_id("stMarkdown").filter(has_text="onerror").first
    expect(shown).to_have_text(name)
    assert visit.errors == []
