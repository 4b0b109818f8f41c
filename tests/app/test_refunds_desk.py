"""The desk's part of the refunds page: deadlines, advances, satisfaction, lists."""

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import OpenApp, OpenAs
from tests.app.test_pages import metrics, words
from warehouse.connect import Reader, open_warehouse

YEAR = {"district": "all", "from": "2024-01-01", "to": "2026-12-31"}


@pytest.fixture(scope="module")
def known(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def rows(known: Reader, sql: str) -> list[dict[str, Any]]:
    return known.query(sql).to_dicts()


def table_with(app: AppTest, column: str) -> dict[str, list[Any]]:
    """Return the first table of the page that has the column: column → values."""
    tables = [dict(table.value.to_dict("list")) for table in app.dataframe]
    return next(table for table in tables if column in table)


def test_the_deadlines_shown_are_those_of_the_summary(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    app = open_app(sample_db, "refunds", **YEAR)
    shown = metrics(app)
    (moment,) = rows(known, "from metric.complaints_known_at()")
    at = f"'{moment['known_at']}'"
    (summary,) = rows(
        known,
        "select sum(overdue_count) as overdue, sum(open_count) as open,"
        " sum(not_known_count) as not_known"
        f" from metric.deadline_summary('2000-01-01', '2100-01-01', {at})",
    )
    (soon,) = rows(
        known,
        f"select count(*) as clocks from metric.complaint_deadlines({at})"
        " where state = 'open' and remaining_hours <= 48",
    )
    (no_rule,) = rows(
        known,
        f"select count(*) as cases from metric.complaint_deadlines({at})"
        " where reason = 'no_rule'",
    )

    assert not app.exception
    assert soon["clocks"] > 0 and summary["overdue"] > 0
    assert shown["逾期未完成（条）"] == f"{summary['overdue']:,.0f}"
    assert shown["两天内到期（条）"] == f"{soon['clocks']:,}"
    assert shown["未到期（条）"] == f"{summary['open'] - soon['clocks']:,.0f}"
    assert shown["不知道（条）"] == f"{summary['not_known'] + no_rule['cases']:,.0f}"
    assert f"{moment['known_at']:%Y-%m-%d %H:%M}" in words(app)
    listed = table_with(app, "time_left")
    assert len(listed["watch_state"]) == summary["overdue"] + soon["clocks"]
    assert set(listed["watch_state"]) == {"逾期未完成", "两天内到期"}


def test_what_is_not_known_says_why_and_unverified_rules_say_so(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "refunds", **YEAR)
    table = table_with(app, "why_not_known")
    stages = dict(zip(table["stage"], table["why_not_known"], strict=True))

    assert "这一步的时间没有记" in stages["告知"]
    assert "起算的那一步还没有" in stages["告知"]
    assert any("规则未核实" in warning.value for warning in app.warning)
    assert set(table_with(app, "time_left")["rule_check"]) == {"未核实"}


def test_the_advances_shown_are_those_of_the_macro(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    app = open_app(sample_db, "refunds", **YEAR)
    shown = metrics(app)
    (sums,) = rows(
        known,
        "select sum(advanced_yuan) as advanced, sum(recovered_yuan) as recovered,"
        " sum(outstanding_yuan) as outstanding,"
        " sum(recovered_yuan) / sum(listed_advanced_yuan) as share,"
        " sum(advance_count - listed_count) as not_listed, from"
        " metric.advance_recovery('2024-01-01', '2026-12-31', '2026-10-31')",
    )

    assert shown["垫付（元）"] == f"{sums['advanced']:,.2f}"
    assert shown["已追回（元）"] == f"{sums['recovered']:,.2f}"
    assert shown["未追回（元）"] == f"{sums['outstanding']:,.2f}"
    assert shown["追偿率"] == f"{sums['share']:.1%}"
    assert f"不知道追回多少的垫付 {sums['not_listed']:.0f} 笔" in words(
        app
    ) and "没有逐笔列出" in words(app)


def test_what_is_outstanding_does_not_depend_on_the_period_of_the_page(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    days = {"from": "2026-08-03", "to": "2026-10-31"}
    app = open_app(sample_db, "refunds", district="all", **days)
    whole, of_period = (
        rows(
            known,
            "from metric.advance_recovery_in_scope("
            f"null, '{from_on}', '2026-10-31', '2026-10-31')",
        )[0]
        for from_on in ("2024-01-01", "2026-08-03")
    )
    yuan = {key: f"{value:,.2f}" for key, value in whole.items() if "_yuan" in key}
    text = words(app)

    assert whole["outstanding_over_180_days_yuan"] > 0 and whole["not_listed_count"]
    assert metrics(app)["未追回（元）"] == yuan["outstanding_yuan"]
    assert (
        f"还有 {yuan['outstanding_yuan']} 元垫付没有追回，其中"
        f" {yuan['outstanding_over_180_days_yuan']} 元超过 180 天；另有"
        f" {yuan['not_listed_advanced_yuan']} 元垫付不知道追回多少"
    ) in text
    # a share of 100 % beside an unknown sum would mislead without what it is of
    assert f"只算 {whole['listed_count']} 笔，另 {whole['not_listed_count']} 笔" in text
    app.session_state["advances_of_period"] = True  # the section is opened
    assert (
        f"未追回 {of_period['outstanding_yuan']:,.2f} 元，"
        f"不知道追回多少的 {of_period['not_listed_advanced_yuan']:,.2f} 元"
    ) in words(app.run())


def test_a_refused_value_is_missing_and_says_why(
    open_app: OpenApp, sample_db: Path, small_db: Path
) -> None:
    none = open_app(small_db, "refunds")
    app = open_app(sample_db, "refunds", **YEAR)
    app.session_state["advances_by_district"] = True  # the section is opened
    districts = table_with(app.run(), "recovery_share")

    assert metrics(none)["追偿率"] == "—"
    assert metrics(none)["未追回（元）"] == "—"
    assert any("没有基数" in warning.value for warning in none.warning)
    unknown = districts["district_name"].index("片区不详")
    assert math.isnan(districts["recovery_share"][unknown])
    assert districts["reason"][unknown] == "没有基数，不能相除。"


def test_satisfaction_has_its_interval_and_who_did_not_rate(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    year = {"district": "all", "from": "2024-01-01", "to": "2024-12-31"}
    (all_satisfied,) = rows(
        known, "from metric.refunds_in_scope(null, '2024-01-01', '2024-12-31')"
    )
    (row,) = rows(
        known, "from metric.refunds_in_scope(null, '2024-01-01', '2026-12-31')"
    )
    low, high = row["satisfied_low_share"], row["satisfied_high_share"]

    assert row["satisfied_count"] < row["rated_count"] and row["unrated_count"] > 0
    assert (
        "满意/已评价：114/114，95% 区间 ≥ 96.7%；"
        f"已办结未评价 {all_satisfied['unrated_count']} 件"
    ) in words(open_app(sample_db, "refunds", **year))
    assert (
        f"95% 区间 {low:.1%}–{high:.1%}；已办结未评价 {row['unrated_count']:,} 件"
    ) in words(open_app(sample_db, "refunds", **YEAR))


def test_the_lists_hold_every_verdict_of_the_macros(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    app = open_app(sample_db, "refunds", **YEAR)
    lists = table_with(app, "list_type")
    judged = list(zip(lists["list_type"], lists["verdict"], strict=True))
    verdicts = rows(
        known,
        "select list_type, verdict, count(*) as merchants"
        " from metric.merchant_lists('2026-10-31') group by all",
    )
    offenders = rows(known, "from metric.repeat_offenders('2024-01-01', '2026-12-31')")

    names = {"red": "红榜", "black": "黑榜", "listed": "上榜", "not_listed": "不上榜"}
    assert {
        (names[row["list_type"]], names[row["verdict"]]): row["merchants"]
        for row in verdicts
    } == Counter(judged)
    assert judged[0] == ("黑榜", "上榜")
    app.session_state["merchants"] = "多次被投诉"  # the other tab is opened
    repeated = table_with(app.run(), "open_case_count")
    assert repeated["merchant_name"] == [row["merchant_name"] for row in offenders]


def test_the_rows_behind_overdue_are_the_overdue(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "refunds", **YEAR)
    count = metrics(app)["逾期未完成（条）"]
    app.button(key="evidence_deadline_overdue").click().run()

    assert not app.exception
    behind = app.dataframe[-1].value
    assert len(behind) == int(count)
    assert set(behind["watch_state"]) == {"逾期未完成"}


def test_an_organiser_sees_neither_cases_nor_lists_nor_advances(
    open_as: OpenAs,
) -> None:
    staff = open_as("li", "queries/refunds/page.py")
    organiser = open_as("wang", "queries/refunds/page.py")
    of_the_desk = {"时限", "垫付与追回", "商户"}

    assert {part.value for part in staff.subheader} >= of_the_desk
    assert not {part.value for part in organiser.subheader} & of_the_desk
    columns = {column for table in organiser.dataframe for column in table.value}
    assert not columns & {"complaint_id", "merchant_name", "time_left"}
    keys = {str(button.key) for button in organiser.button}
    assert not {key for key in keys if "deadline" in key or "advance" in key}
    assert not {key for key in keys if "merchant" in key or "repeated" in key}
