"""In a real browser: a district of the map, a bar, a case; a copy without https."""

import re

from playwright.sync_api import Locator, expect

from tests.app.test_browser import case_table
from tests.app.visit import Visit

YEAR = "from=2026-01-01&to=2026-10-31"


def mark(visit: Visit, chart: str, words: str) -> Locator:
    """Return what can be clicked of a chart, by its words."""
    drawn = visit.page.get_by_label(re.compile(chart))
    return drawn.locator(f'path[aria-label^="{words}"]').last


def test_a_click_on_the_map_chooses_a_district_and_a_second_one_undoes_it(
    visit: Visit, address: str
) -> None:
    visit.page.goto(address)
    visit.wait_until_still()
    main = visit.page.get_by_test_id("stMain")
    mark(visit, "^片区示意图", "陶阳里：").click()
    expect(visit.page).to_have_url(re.compile("district=taoyangli"))
    expect(main).to_contain_text("10月31日周六，陶阳里客流")
    visit.wait_until_still()
    mark(visit, "^片区示意图", "三宝").click()
    expect(visit.page).to_have_url(re.compile("district=sanbao"))
    visit.wait_until_still()
    mark(visit, "^片区示意图", "三宝").click()

    expect(visit.page).to_have_url(re.compile("district=yezhushan"))
    assert visit.errors == []


def test_a_bar_its_cases_and_a_case_are_three_clicks(
    visit: Visit, address: str
) -> None:
    visit.page.goto(f"{address}/refunds?{YEAR}")
    visit.wait_until_still()
    main = visit.page.get_by_test_id("stMain")
    mark(visit, "按渠道", "12345").click(force=True)
    expect(main).to_contain_text("按渠道：12345")
    expect(visit.page).to_have_url(re.compile("by=channel&of=12345"))
    visit.wait_until_still()
    case_table(visit).click(position={"x": 18, "y": 55})
    expect(visit.page).to_have_url(re.compile("case=TS2026-"))
    expect(main).to_contain_text("这件的时限")
    expect(main).to_contain_text("complaints_2026.csv")
    visit.wait_until_still()
    visit.page.get_by_role("button", name="清除，列出全部").click()

    expect(main).not_to_contain_text("按渠道：12345")
    assert "by=" not in visit.page.url and "case=" not in visit.page.url
    assert [error for error in visit.errors if "404" not in error] == []


def test_the_link_is_copied_where_the_browser_has_no_clipboard(
    visit: Visit, address: str
) -> None:
    # as on an intranet without https
    visit.page.add_init_script("delete Navigator.prototype.clipboard")
    visit.page.goto(f"{address}/dictionary?lang=zh")
    visit.wait_until_still()
    assert visit.page.evaluate("navigator.clipboard === undefined")
    visit.page.goto(f"{address}/?district=sanbao")
    visit.wait_until_still()
    visit.page.get_by_role("button", name="人次：口径").click()
    dialog = visit.page.get_by_role("dialog")
    code = dialog.get_by_test_id("stCode").last
    expect(code).to_contain_text("district=sanbao")
    code.hover()
    code.get_by_role("button").click()
    visit.wait_until_still()
    visit.page.goto(f"{address}/dictionary")
    field = visit.page.get_by_role("textbox", name="查找：名称或文字")
    field.click()
    visit.page.keyboard.press("Control+V")

    expect(field).to_have_value(re.compile(rf"^{address}/\?.*district=sanbao"))
