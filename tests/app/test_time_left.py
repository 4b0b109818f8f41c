"""What is left of a limit stands in days and hours; what can still be met leads."""

import re
from pathlib import Path

import pytest

from queries.present.language import speaking
from queries.present.time_left import left_words
from tests.app.conftest import OpenApp
from tests.app.test_pages import words
from tests.app.test_refunds_desk import table_with


@pytest.mark.parametrize(
    "hours, state, chinese, english",
    [
        (-14_062.65, "overdue", "逾期 585 天", "overdue by 585 d"),
        (30.9, "due_soon", "还剩 1 天 6 小时", "1 d 6 h left"),
        (24.0, "due_soon", "还剩 1 天", "1 d left"),
        (23.99, "open", "还剩 23 小时", "23 h left"),
        (0.7, "open", "还剩 42 分钟", "42 min left"),
        (0.0, "open", "还剩 0 分钟", "0 min left"),
        (-0.5, "overdue", "逾期 30 分钟", "overdue by 30 min"),
        (167.9, "open", "还剩 6 天 23 小时", "6 d 23 h left"),
        (168.0, "open", "还剩 7 天", "7 d left"),
        (175.0, "open", "还剩 7 天", "7 d left"),
        (26.0, "done_on_time", "早 1 天 2 小时", "1 d 2 h early"),
        (-26.0, "done_late", "晚 1 天 2 小时", "1 d 2 h late"),
    ],
)
def test_hours_are_said_in_days_and_hours(
    hours: float, state: str, chinese: str, english: str
) -> None:
    assert left_words(hours, state) == chinese
    with speaking("en"):
        assert left_words(hours, state) == english


def test_what_has_no_end_has_no_words() -> None:
    assert left_words(None) is None


def test_the_alerts_begin_with_what_can_still_be_met(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "overview", district="all")
    shown = words(app)
    limits = re.findall(r"退赔专班：(\S+ [^，]*)，|旅游投诉\d+：(\S+ [^，]*)，", shown)
    said = [first or second for first, second in limits]

    assert "时限 28（两天内到期 1，逾期未完成 27）" in shown
    # then the longest overdue, not the newest
    assert said == ["还剩 1 天 23 小时", "逾期 585 天", "逾期 571 天"]
    assert "全部 28 个（上面只写出 3 个）" in [part.label for part in app.expander]


def test_the_limits_to_watch_begin_with_those_due_soon(
    open_app: OpenApp, sample_db: Path
) -> None:
    listed = table_with(open_app(sample_db, "refunds"), "time_left")

    assert listed["time_left"][:2] == ["还剩 1 天 23 小时", "逾期 585 天"]
    assert listed["watch_state"][:2] == ["两天内到期", "逾期未完成"]
    assert listed["due_at"][1:] == sorted(listed["due_at"][1:])
