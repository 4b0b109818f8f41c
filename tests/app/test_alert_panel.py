"""Alerts on the overview: those of the macros, with words, ways on, and roles."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from queries.present.alert_counts import reason_name
from queries.present.alert_moments import when_words
from queries.present.alert_words import KINDS, kind_label, matter_words
from queries.present.language import Language, speaking
from tests.app.conftest import OpenApp, OpenAs
from tests.app.test_pages import words
from tests.app.visit import Visit
from warehouse.connect import Reader, open_warehouse
from warehouse.schema import metric_files

EVERYTHING = {"district": "all"}
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def badges(app: AppTest) -> list[str]:
    """Return what the badges of a page say: colour, icon and words."""
    found = (re.findall(r":(\w+)-badge\[(.*?)\]", part.value) for part in app.markdown)
    return [f"{color} {text}" for part in found for color, text in part]


def test_the_counts_are_those_of_the_macro(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "overview", **EVERYTHING)
    found = sample.query("from metric.alerts()")
    kinds = dict(found.group_by("alert_kind").len().iter_rows())
    limits = dict(found.group_by("reason").len().iter_rows())
    split = {
        "deadline_near": f"（两天内到期 {limits['due_soon']}，"
        f"逾期未完成 {limits['overdue']}）",
        "feed_late": f"（日历快到头 {limits['calendar_ends']}）",
        "counter_faulty": "（在场人数停了或算不出"
        f" {limits['stale'] + limits['drift']}）",
    }
    parts = [f"{kind_label(kind)} {kinds[kind]}{split.get(kind, '')}" for kind in KINDS]
    counts = "，".join(parts)

    assert set(kinds) == set(KINDS)  # the sample shows one of each
    assert f"提醒：{counts}。" in words(app)
    for severity, label in (("act", "要办"), ("watch", "留意")):
        count = found.filter(severity=severity).height
        assert any(text.endswith(f"{label} {count}") for text in badges(app))


def test_an_alert_is_written_out_with_its_severity_in_words(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", **EVERYTHING)
    shown = words(app)

    assert "三宝蓬艺术聚落入口：当日承载率 102.8%，到“地方方案（示例） 红色”" in shown
    assert "日历：只剩 60 天；到期日在它之后的时限算不出" in shown
    assert "，起于 2026-10-31 22:00" in shown
    assert "客流看到 2026-11-01 00:00，投诉看到 2026-10-31 22:39" in shown
    assert "red :material/priority_high: 要办" in badges(app)
    assert "orange :material/visibility: 留意" in badges(app)


def test_a_scope_has_the_alerts_of_its_districts_and_of_whole_feeds(
    open_app: OpenApp, sample_db: Path
) -> None:
    shown = words(open_app(sample_db, "overview", district="taoyangli"))

    assert "三宝蓬艺术聚落入口：" not in shown
    assert "御窑厂遗址入口：在场人数：" in shown
    assert "日历：只剩 60 天" in shown


def test_the_load_now_says_its_level_in_words_and_what_is_not_known(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "overview", **EVERYTHING)
    shown = words(app)
    rows = sample.query("from metric.capacity_levels_now(null, 'local')")
    held = rows.filter(verdict="held")["place_id"].n_unique()
    unknown = rows.filter(rows["load_ratio"].is_null())

    assert "数据截至 2026-11-01 00:00：24 个点位" in shown
    assert f"到预警等级的 {held} 个（红色 {held}）；最满的是三宝蓬" in shown
    assert "三宝蓬艺术聚落入口，当日 102.8%" in shown
    assert "red :material/error: 红色" in badges(app)
    assert "green :material/check_circle: 未到预警线" in badges(app)
    for basis, name in (("instant", "瞬时"), ("day", "当日")):
        count = unknown.filter(basis=basis).height
        assert f"{name}承载率不知道的 {count} 个点位：" in shown
    assert "没有日承载量：没有核定，也算不出（1）" in shown


def test_another_scheme_of_the_address_is_judged_by(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", scheme="tourism-law", **EVERYTHING)

    assert "red :material/error: 达到最大承载量" in badges(app)
    assert "预警方案：旅游法与承载量导则。" in words(app)


def test_a_town_without_capacities_says_so(open_app: OpenApp, small_db: Path) -> None:
    shown = words(open_app(small_db, "overview"))

    assert "有多满说不出。" in shown
    assert "预警方案：没有登记预警方案。" in shown
    assert "计数器 back（进入人次）" in shown  # the gate that was silent


def test_an_organiser_sees_no_alert_of_cases_or_of_pages_that_are_closed(
    open_as: OpenAs,
) -> None:
    app = open_as("wang", **EVERYTHING)
    shown = words(app)

    assert not app.exception
    assert "提醒：承载预警 1。" in shown
    assert "三宝蓬艺术聚落入口：当日承载率 102.8%" in shown
    for absent in ("时限", "逾期", "投诉看到", "计数器", "黑榜", "多次被投诉", "日历"):
        assert absent not in shown
    app.button(key="evidence_alerts").click().run()
    assert app.code[0].value == "from metric.alerts_of_capacity();"


def test_staff_have_the_evidence_of_all_kinds(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview")
    app.button(key="evidence_alerts").click().run()

    assert not app.exception
    assert app.code[0].value == "from metric.alerts();"


def reasons() -> list[tuple[str, str]]:
    """Return (kind, reason) of every alert that the files can give."""
    rules = ("zero_day", "stuck", "at_limit", "repeated_day", "twin_counter")
    found = {
        "capacity_reached": ["level_reached"],
        "deadline_near": ["overdue", "due_soon"],
        "feed_late": ["not_arrived", "no_new_cases", "calendar_ends"],
        "counter_faulty": [
            *("silent", "outage", *rules, "total_of_others", "unit_jump"),
            *("stale", "drift", "total_fell", "counter_missing"),
        ],
        "merchant_repeated": ["listed", "repeated"],
    }
    return [(kind, reason) for kind, each in found.items() for reason in each]


@pytest.mark.parametrize("kind, reason", reasons())
def test_every_reason_has_words_in_both_languages(kind: str, reason: str) -> None:
    is_unmeasured = reason in ("drift", "total_fell", "counter_missing")
    row = {
        **{"alert_kind": kind, "reason": reason, "basis_id": "a:1:day"},
        **{"measured_value": None if is_unmeasured else 4.0, "threshold_value": 2.0},
        **{"alert_id": f"x:y:entries:{reason}", "basis_name": "R"},
        "is_basis_verified": True,
    }
    texts = []
    for language in LANGUAGES:
        with speaking(language):
            texts.append(matter_words(row))

    assert re.search("[\u4e00-\u9fff]", texts[0])
    assert not re.search("[\u4e00-\u9fff]", texts[1])
    assert reason not in texts[0]
    assert reason in ("level_reached", "listed", "repeated") or reason_name(reason)
    header = next(path for path in metric_files() if path.stem == KINDS[kind])
    assert header.read_text(encoding="utf-8").split("create or")[0].count(reason) >= 2


def test_each_kind_of_alert_has_its_own_word_for_its_moment() -> None:
    known_at = dt.datetime.fromisoformat("2026-10-31 22:39:30")
    since_at = dt.datetime.fromisoformat("2026-10-30 23:59:59")

    def said(reason: str, hours: float | None = None) -> str | None:
        row = {"reason": reason, "since_at": since_at, "known_at": known_at}
        return when_words({**row, "measured_value": hours})

    assert said("overdue", -22.7) == "到期于 2026-10-30 23:59"
    # its start is that of the two days before: the end is what people ask for
    assert said("due_soon", 1 + 1 / 3) == "到期于 2026-10-31 23:59"
    assert said("stale", 5.25) == "最后一次读数 2026-10-30 23:59"
    assert said("not_arrived", 2) == "应到于 2026-10-30 23:59"
    assert said("calendar_ends", 60) == "2026-10-30 起不足 90 天"
    assert said("level_reached", 1) == "起于 2026-10-30 23:59"
    assert when_words({"reason": "drift", "since_at": None}) is None


def test_a_click_leads_to_the_page_with_the_filter(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/?district=all")
    visit.wait_until_still()
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("三宝蓬艺术聚落入口：当日承载率 102.8%")
    main.get_by_role("link", name="去看").first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("片区")
    expect(visit.page).to_have_url(re.compile(r"/districts\?.*district=sanbao"))
    visit.wait_until_still()

    assert "scheme=local" in visit.page.url
    assert visit.strangers == []
    assert visit.errors == []
