"""From a bar to its cases to one case, by the address; and the link of a page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import OpenApp, OpenAs
from tests.app.test_pages import words
from tests.app.test_protected_cases import words as all_words
from tests.app.test_refunds_desk import rows, table_with
from warehouse.connect import Reader, open_warehouse

YEAR = {"district": "all", "from": "2026-01-01", "to": "2026-12-31"}
SPAN = "null, '2026-01-01', '2026-10-31'"


@pytest.fixture(scope="module")
def known(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


@pytest.mark.parametrize(
    "kind, value, chip",
    [
        ("month", "2026-02-01", "按受理月份：2026-02"),
        ("district", "sanbao", "按片区：三宝（陶源谷·三宝）"),
        ("channel", "12345", "按渠道：12345"),
        ("category", "诚信退赔", "按类别：诚信退赔"),
        ("payer", "商家", "按退赔方：商家"),
    ],
)
def test_a_bar_lists_its_cases_and_says_so(
    open_app: OpenApp, sample_db: Path, known: Reader, kind: str, value: str, chip: str
) -> None:
    app = open_app(sample_db, "refunds", by=kind, of=value, **YEAR)
    expected = rows(
        known,
        "select complaint_id from"
        f" metric.cases_of_group({SPAN}, null, '{kind}', '{value}')"
        " order by received_at desc, complaint_id desc",
    )

    assert not app.exception
    assert chip in words(app)
    listed = table_with(app, "paid_yuan")["complaint_id"]
    assert listed == [row["complaint_id"] for row in expected]
    assert 0 < len(listed) < 887
    app.button(key="clear_group").click().run()
    assert {"by", "of"} & set(app.query_params) == set()
    assert len(table_with(app, "paid_yuan")["complaint_id"]) == 887


def test_the_bars_by_days_left_list_the_open_cases_of_any_time(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    app = open_app(sample_db, "refunds", by="days_left", of="overdue_over_30", **YEAR)
    (moment,) = rows(known, "from metric.complaints_known_at()")
    at = f"'{moment['known_at']}'"
    groups = rows(known, f"from metric.open_cases_by_days_left(null, {at})")
    counts = {row["days_left_group"]: row["complaint_count"] for row in groups}
    overdue = sum(n for name, n in counts.items() if name.startswith("overdue"))

    listed = table_with(app, "paid_yuan")
    assert len(listed["complaint_id"]) == counts["overdue_over_30"]
    assert "TS2025-0072" in listed["complaint_id"]
    days = [re.fullmatch(r"逾期 (\d+) 天", text) for text in listed["time_left"]]
    assert min(int(found[1]) for found in days if found) >= 30 and None not in days
    assert f"未办结 {sum(counts.values())} 件：已逾期 {overdue} 件" in words(app)
    assert "不按上面的时期和类别" in words(app)


def test_what_the_file_does_not_say_is_a_group_and_nonsense_is_none(
    open_app: OpenApp, small_db: Path
) -> None:
    unsaid = open_app(small_db, "refunds", by="channel")
    nonsense = open_app(small_db, "refunds", by="weekday", of="1")
    nobody = open_app(small_db, "refunds", by="channel", of="*电话*")

    assert "按渠道：文件未写" in words(unsaid)
    for app in (unsaid, nonsense):
        assert table_with(app, "paid_yuan")["complaint_id"] == ["c2", "c1"]
    assert not [button for button in nonsense.button if button.key == "clear_group"]
    assert not nobody.exception
    assert "这个范围和时期里没有投诉" in nobody.info[-1].value


def test_a_case_has_its_times_deadlines_payments_links_and_source(
    open_app: OpenApp, sample_db: Path, known: Reader
) -> None:
    (linked,) = rows(
        known,
        "select case_complaint_id as case_id, complaint_id as other_id"
        " from mart.complaint_entry"
        " where entry_type = 'transfer' and case_complaint_id in"
        " (select case_complaint_id from mart.case_payment)"
        " order by complaint_id limit 1",
    )
    app = open_app(sample_db, "refunds", case=linked["case_id"], **YEAR)
    (case,) = rows(
        known,
        f"from metric.case_rows({SPAN}) where complaint_id = '{linked['case_id']}'",
    )
    paid = rows(known, f"from metric.case_payments('{linked['case_id']}')")

    assert not app.exception
    shown = words(app)
    assert f"**投诉 {linked['case_id']}**" in shown
    for name in ("received_at", "accepted_at", "verified_at", "closed_at"):
        assert f"{case[name]:%Y-%m-%d %H:%M}" in shown
    assert f"| 行 | {case['source_row']} |" in shown
    assert case["file_name"].replace("_", "\\_") in shown
    assert table_with(app, "refund_id")["refund_id"] == [
        row["refund_id"] for row in paid
    ]
    entries = table_with(app, "entry_type")
    assert (linked["other_id"], "转派") in zip(
        entries["complaint_id"], entries["entry_type"], strict=True
    )
    deadlines = table_with(app, "done_at")
    assert {"按期完成", "逾期完成", "不知道"} & set(deadlines["watch_state"])
    assert len(deadlines["stage"]) == len(
        rows(
            known,
            "select * from metric.complaint_deadlines('2026-10-31 22:39')"
            f" where complaint_id = '{linked['case_id']}'",
        )
    )


def test_a_case_that_is_not_in_the_list_is_not_shown(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "refunds", case="TS2024-0001", **YEAR)

    assert not app.exception
    assert "TS2024-0001" not in words(app)


def click_twice() -> None:
    """The script of a page on which one bar is clicked at every run."""
    from queries.present.group_choice import choose_bar

    choose_bar("channel", "chart")


@pytest.mark.parametrize("key, of", [("12345", "12345"), ("", None)])
def test_a_second_click_on_a_bar_takes_it_back_and_drops_the_case(
    key: str, of: str | None
) -> None:
    app = AppTest.from_function(click_twice)
    app.session_state["chart"] = {"selection": {"chosen": [{"key": key}]}}
    app.query_params["case"] = "of another bar"
    app.run()
    assert not app.exception
    assert app.query_params["by"] == "channel"
    assert app.query_params.get("of") == of
    assert "case" not in app.query_params
    app.run()
    assert "by" not in app.query_params and "of" not in app.query_params
    app.session_state["chart"] = {"selection": {"chosen": []}}
    assert "by" not in app.run().query_params


def test_an_organiser_gets_no_case_by_any_address(open_as: OpenAs) -> None:
    page = "queries/refunds/page.py"
    plain = open_as("wang", page, year="2026")
    for asked in (
        {"by": "channel", "of": "12345"},
        {"by": "days_left", "of": "overdue_over_30"},
        {"case": "TS2026-0463"},
    ):
        assert all_words(open_as("wang", page, year="2026", **asked)) == all_words(
            plain
        )


def test_the_link_of_a_figure_holds_every_filter(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(
        sample_db, "refunds", "en", category="诚信退赔", by="channel", **YEAR
    )
    app.button(key="evidence_refunds").click().run()
    link = app.code[-1].value

    assert parse_qs(link.partition("?")[2]) == {
        "lang": ["en"],
        "district": ["all"],
        "category": ["诚信退赔"],
        "from": ["2026-01-01"],
        "to": ["2026-10-31"],
        "by": ["channel"],
    }


def test_the_link_repeats_a_filter_that_takes_several(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "festivals")
    keys = [str(button.key) for button in app.button]
    app.button(key=next(key for key in keys if key.startswith("evidence_"))).click()
    app.run()

    chosen = app.query_params["event"]
    assert len(chosen) > 1
    assert parse_qs(app.code[-1].value.partition("?")[2])["event"] == chosen
