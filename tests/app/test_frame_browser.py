"""In a real browser: the document's language, the keyboard, WCAG, roles by header."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import PATIENCE, served
from tests.app.visit import Visit

#: Streamlit's own words on our pages, none of which a Chinese page may hold.
LEFTOVERS = (
    *("Skip to main content", "Collapse sidebar", "App pages", "Main menu", "Sidebar"),
    *("Choose an option", "Open", "Choose date range", "Link to heading", "Theme"),
    *("Upload", "Add files", "50MB per file", "Drag and drop files here"),
    *("System", "Light", "Dark", "Print", "Record screen", "Press Enter to apply"),
    *("file upload", "Copy to clipboard"),
)

#: The beginnings of longer ones.
BEGINNINGS = (
    *("Help for ", "Show data: ", "Download as ", "Fullscreen: ", "Search: "),
    *("Show/hide columns: ", "Copy Vega-Lite spec: ", "Selected Date: ", "year, "),
)

#: Every text and every name of an element that the page holds, but for what is drawn.
ALL_WORDS = """() => {
    const words = [], drawn = "[data-testid=stVegaLiteChart] .chart-wrapper, noscript";
    const walker = document.createTreeWalker(
        document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if ((node.parentElement ?? node).closest(drawn)) continue;
        if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue.trim());
        else for (const name of ["aria-label", "title", "placeholder", "alt"])
            if (node.hasAttribute(name)) words.push(node.getAttribute(name).trim());
    }
    return words;
}"""

#: Lists of Streamlit's own sidebar are built of other elements; its issue, not ours.
NOT_OURS = {"list", "listitem"}

PLACES = (
    *("", "districts", "night", "festivals", "refunds"),
    *("upload", "quality", "reconcile", "dictionary"),
)


def leftovers(visit: Visit) -> set[str]:
    words: list[str] = visit.page.evaluate(ALL_WORDS)
    return {word for word in words if word in LEFTOVERS or word.startswith(BEGINNINGS)}


def open_page(visit: Visit, address: str, place: str) -> None:
    visit.page.goto(f"{address}/{place}")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    visit.wait_until_still()


@pytest.mark.parametrize("place", ["", "upload", "quality"])
def test_a_chinese_page_is_chinese_also_where_streamlit_speaks(
    visit: Visit, address: str, place: str
) -> None:
    open_page(visit, address, place)
    visit.page.get_by_test_id("stMainMenuButton").click()
    expect(visit.page.get_by_text("跟随系统")).to_be_visible()

    assert leftovers(visit) == set()
    assert visit.page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_switch_takes_the_document_along_and_back(
    visit: Visit, address: str
) -> None:
    open_page(visit, address, "")
    root = visit.page.locator("html")
    visit.page.get_by_text("English").click()
    expect(root).to_have_attribute("lang", "en")
    visit.wait_until_still()

    words: list[str] = visit.page.evaluate(ALL_WORDS)
    assert "Collapse sidebar" in words
    assert "收起侧栏" not in words
    visit.page.get_by_text("中文").click()
    expect(root).to_have_attribute("lang", "zh-CN")
    visit.wait_until_still()
    assert leftovers(visit) == set()


def test_what_people_wrote_is_left_as_it_is(visit: Visit, address: str) -> None:
    # "Search" is one of the words; in the field for words to find it is a person's.
    open_page(visit, address, "dictionary?find=Search")

    field = visit.page.get_by_role("textbox", name="查找：名称或文字")
    expect(field).to_have_value("Search")


def test_every_page_keeps_the_rules_of_wcag(visit: Visit, address: str) -> None:
    rules = str(files("axe_playwright_python").joinpath("axe.min.js"))
    broken: dict[str, Any] = {}
    for place in PLACES:
        open_page(visit, address, place)
        visit.page.add_script_tag(path=rules)
        found = visit.page.evaluate(
            "axe.run({exclude: ['.chart-wrapper']},"
            " {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
        )
        for each in found["violations"]:
            if each["id"] not in NOT_OURS:
                broken[f"{place} {each['id']}"] = each["nodes"][0]["html"]

    assert broken == {}


def test_the_keyboard_alone_opens_and_closes_the_evidence(
    visit: Visit, address: str
) -> None:
    open_page(visit, address, "refunds")
    visit.page.keyboard.press("Tab")
    focused = visit.page.locator(":focus")
    expect(focused).to_have_text("跳到正文")
    button = visit.page.get_by_role("button", name="口径 · SQL · 数据行").first
    button.focus()
    visit.page.keyboard.press("Enter")
    dialog = visit.page.get_by_role("dialog")
    expect(dialog).to_contain_text("粒度")
    dialog.get_by_role("tab", name="口径").focus()
    visit.page.keyboard.press("ArrowRight")
    expect(dialog).to_contain_text("from metric.refunds_in_scope(")
    visit.page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


@pytest.fixture
def behind_a_proxy(sample_db: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the app as a proxy would find it, with roles; yield its address."""
    roles = tmp_path / "roles.toml"
    roles.write_text('[roles]\norganiser = ["wang"]\n', encoding="utf-8")
    with served(
        sample_db,
        NIGHTLEDGER_ROLES=str(roles),
        STREAMLIT_SERVER_TRUSTED_USER_HEADERS=json.dumps({"X-Remote-User": "name"}),
    ) as address:
        yield address


def test_the_header_of_the_proxy_decides_what_opens(
    browser: Browser, behind_a_proxy: str
) -> None:
    context = browser.new_context(
        locale="zh-CN", extra_http_headers={"X-Remote-User": "wang"}
    )
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(f"{behind_a_proxy}/quality")
    expect(page.get_by_test_id("stMain")).to_contain_text("您的角色不能打开这一页")
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text("诚信退赔")
    expect(page.get_by_test_id("stSidebarNav")).not_to_contain_text("数据质量")
    page.goto(f"{behind_a_proxy}/refunds?year=2024")
    expect(page.get_by_test_id("stMain")).to_contain_text("您的角色看不到逐件")
    context.close()
    stranger = browser.new_context(locale="zh-CN").new_page()
    stranger.goto(f"{behind_a_proxy}/refunds")

    expect(stranger.get_by_test_id("stMain")).to_contain_text("没有认出您是谁")
    stranger.context.close()
