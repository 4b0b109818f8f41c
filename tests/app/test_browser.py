"""In a real browser: every page, both languages, and nothing leaves the machine."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.app.visit import Visit

CHINESE = (
    *("今日概览", "片区", "夜间经济", "活动比较", "诚信退赔", "月报"),
    *("数据上报", "数据质量", "对账", "数据字典"),
)
ENGLISH = (
    *("Overview", "District", "Night economy", "Festivals", "Refunds", "Briefing"),
    *("Upload", "Quality", "Reconcile", "Dictionary"),
)


def click_through(visit: Visit, titles: tuple[str, ...]) -> None:
    """Open every page from the sidebar and wait until it has drawn itself."""
    for title in titles:
        visit.page.get_by_test_id("stSidebarNav").get_by_role(
            "link", name=title
        ).click()
        heading = visit.page.get_by_role("heading", level=1, name=title)
        expect(heading).to_be_visible()
        visit.wait_until_still()


def case_table(visit: Visit) -> Locator:
    """Return the list of cases: the first table after its heading."""
    after = "following::*[@data-testid='stDataFrame'][1]"
    table = visit.page.locator(f"xpath=//*[self::h2 or self::h3][.='逐件']/{after}")
    table.scroll_into_view_if_needed()
    visit.wait_until_still()
    return table


@pytest.mark.parametrize(
    "visit, titles, switch",
    [("zh-CN", CHINESE, None), ("en-GB", ENGLISH, "English")],
    indirect=["visit"],
)
def test_a_walk_through_every_page_stays_on_the_machine(
    visit: Visit, address: str, titles: tuple[str, ...], switch: str | None
) -> None:
    visit.page.goto(address)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(CHINESE[0])
    if switch:
        visit.page.get_by_text(switch).click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text(titles[0])
    click_through(visit, titles)

    assert visit.strangers == []
    assert visit.errors == []


def test_the_overview_shows_the_figures_of_2024(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    main = visit.page.get_by_test_id("stMain")

    expect(main).to_contain_text("365.73 万")
    expect(main).to_contain_text("66,333.00")
    expect(main).to_contain_text("114/114")
    expect(main).to_contain_text("全部 114")


def test_every_chart_says_in_words_what_it_shows(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    charts = visit.page.get_by_test_id("stVegaLiteChart")

    for chart, words in enumerate(("^片区示意图，12 个", "^每日进入人次，90 天，最高")):
        expect(charts.nth(chart)).to_have_attribute("aria-label", re.compile(words))


def test_the_evidence_opens_on_definition_sql_and_rows(
    visit: Visit, address: str
) -> None:
    visit.page.goto(address)
    button = visit.page.get_by_role("button", name="客流：口径 · SQL · 数据行")
    button.last.click()
    dialog = visit.page.get_by_role("dialog")

    expect(dialog).to_contain_text("粒度")
    dialog.get_by_role("tab", name="SQL").click()
    expect(dialog).to_contain_text("from metric.year_summary('yezhushan');")
    dialog.get_by_role("tab", name="数据行").click()
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="下载 CSV（ZIP）").click()
    assert download.value.suggested_filename == "visit_rows.zip"
    assert visit.errors == []


def test_a_click_on_a_case_shows_its_file_and_row(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/refunds?from=2024-01-01&to=2024-12-31")
    visit.wait_until_still()
    case_table(visit).click(position={"x": 18, "y": 55})

    expect(visit.page.get_by_test_id("stMain")).to_contain_text("complaints_2024.xlsx")


def test_the_address_carries_the_filters(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/?district=taoyangli&from=2024-10-01&to=2024-10-07")
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("陶阳里")
    click_through(visit, CHINESE[4:5])

    assert "district=taoyangli" in visit.page.url
    assert "from=2024-10-01" in visit.page.url


def test_a_chart_saved_by_an_english_reader_is_english_and_needs_no_network(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    visit.page.goto(f"{address}/?lang=en")
    button = visit.page.get_by_role("button", name="Save chart").last
    # its files open below it, and the browser does not scroll them into view
    button.evaluate("button => button.scrollIntoView({block: 'center'})")
    button.click()
    with visit.page.expect_download() as download:
        # by keyboard: what opens near the end of a page may lie below the window
        visit.page.get_by_role("button", name="Page (HTML").press("Enter")
    download.value.save_as(tmp_path / "chart.html")
    visit.page.goto((tmp_path / "chart.html").as_uri())

    expect(visit.page.locator("footer")).to_contain_text("Definition: ")
    expect(visit.page.locator("#chart svg, #chart canvas").first).to_be_visible()
    assert [each for each in visit.strangers if not each.startswith("file:")] == []
    assert visit.errors == []
