"""A figure's SQL is what anyone can type, and its definition is the macro's comment."""

import datetime as dt

from queries.present.asking import Query, header_in

COMMENT = """指标：各片区退赔
Metric: Refunds by district
口径：按受理日期，
  起止两日都含：不漏一天。
Definition: By the day received,
  both ends included.
单位：元
Unit: yuan"""


def test_arguments_stand_in_place() -> None:
    query = Query("refunds", (None, dt.date(2024, 1, 1), "it's", 7))

    assert query.sql == "from metric.refunds(NULL, '2024-01-01', 'it''s', 7);"
    assert query.prepared == "from metric.refunds(?, ?, ?, ?)"
    assert query.values == (None, dt.date(2024, 1, 1), "it's", 7)


def test_a_key_chooses_one_row() -> None:
    query = Query("published_figures", (), "figure_id", "cases-2024")

    assert query.sql == (
        "from metric.published_figures()\nwhere figure_id = 'cases-2024';"
    )
    assert query.values == ("cases-2024",)


def test_a_definition_is_read_in_one_language_with_its_further_lines() -> None:
    assert header_in("zh", COMMENT) == {
        "指标": "各片区退赔",
        "口径": "按受理日期，起止两日都含：不漏一天。",
        "单位": "元",
    }
    assert header_in("en", COMMENT) == {
        "Metric": "Refunds by district",
        "Definition": "By the day received, both ends included.",
        "Unit": "yuan",
    }
