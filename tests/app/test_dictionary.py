"""The dictionary: every metric and column is there, and every example call runs."""

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest

from queries.dictionary.example_call import Samples, example_call
from queries.present.asking import header_in
from tests.app.conftest import OpenApp
from tests.queries.answers import Warehouse, answer
from warehouse.schema import metric_files, metric_header

FILES = {path.stem: path.read_text(encoding="utf-8") for path in metric_files()}
KEYS_ZH = {"title": "指标", "definition": "口径", "grain": "粒度", "unit": "单位"}
KEYS_EN = {"title": "Metric", "definition": "Definition", "grain": "Grain"}


@pytest.fixture(scope="module")
def listed() -> dict[str, dict[str, str]]:
    """The metric dictionary of an empty warehouse: name → column → text."""
    from warehouse.schema import create_schema, install_metrics

    with duckdb.connect() as connection:
        create_schema(connection)
        install_metrics(connection)
        found = connection.sql("from metric.metric_dictionary()").pl()
    return {row["metric_name"]: row for row in found.iter_rows(named=True)}


def test_every_metric_file_is_in_the_dictionary(
    listed: dict[str, dict[str, str]],
) -> None:
    assert set(listed) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_dictionary_takes_a_header_apart_as_the_app_does(
    listed: dict[str, dict[str, str]], name: str
) -> None:
    header = metric_header(FILES[name])
    chinese, english = header_in("zh", header), header_in("en", header)

    for column, key in KEYS_ZH.items():
        assert listed[name][f"{column}_zh"] == chinese[key]
    for column, key in KEYS_EN.items():
        assert listed[name][f"{column}_en"] == english[key]
    assert listed[name]["source_zh"] == chinese["来源"]
    assert listed[name]["source_en"] == english["Source"]


def test_a_missing_part_is_null_and_not_an_empty_text(warehouse: Warehouse) -> None:
    warehouse.execute("create macro metric.bare() as table (select 1 as one)")
    warehouse.execute("comment on macro table metric.bare is '指标：只有标题'")

    rows = answer(
        warehouse,
        "select title_zh, title_en, definition_zh from metric.metric_dictionary()"
        " where metric_name = 'bare'",
    )

    assert rows == [("只有标题", None, None)]


def test_a_table_comes_before_its_columns_in_the_order_of_the_table(
    warehouse: Warehouse,
) -> None:
    rows = answer(
        warehouse,
        "select column_name, data_type from metric.column_dictionary()"
        " where schema_name = 'core' and table_name = 'dim_district'",
    )

    assert rows[:3] == [
        (None, None),
        ("district_id", "VARCHAR"),
        ("district_name", "VARCHAR"),
    ]


def test_every_column_is_there_once_with_both_languages(warehouse: Warehouse) -> None:
    rows = answer(
        warehouse,
        "select schema_name, table_name, column_name, meaning_zh, meaning_en"
        " from metric.column_dictionary()",
    )
    names = [row[:3] for row in rows]
    columns = answer(
        warehouse,
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where not internal",
    )

    assert len(names) == len(set(names))
    assert {name for name in names if name[2] is not None} == set(columns)
    assert [row for row in rows if not row[3] or not row[4]] == []


SAMPLES = Samples(dt.date(2026, 10, 31), "fair-2025")


@pytest.mark.parametrize("name", FILES)
def test_every_example_call_is_understood(
    warehouse: Warehouse, listed: dict[str, dict[str, str]], name: str
) -> None:
    call = example_call(name, listed[name]["parameter_names"], FILES[name], SAMPLES)

    assert answer(warehouse, f"describe {call.sql}")


def test_an_example_leaves_out_what_may_be_left_out() -> None:
    sql = "create or replace macro metric.m(from_on, to_on, category := null)"

    call = example_call("m", "from_on, to_on, category", sql, SAMPLES)

    assert call.sql == "from metric.m('2026-10-01', '2026-10-31');"


def test_the_page_shows_one_metric_by_its_address(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "dictionary", metric="refunds_by_district")
    shown = [block.value for block in app.code]

    assert shown[0] == "from metric.refunds_by_district('2026-10-01', '2026-10-31');"
    assert shown[1] == FILES["refunds_by_district"].rstrip()
    assert any("按受理日期" in str(text.value) for text in app.markdown)


def test_the_page_finds_in_the_language_of_the_page(
    open_app: OpenApp, small_db: Path
) -> None:
    chinese = open_app(small_db, "dictionary", find="受理日期 退赔")
    english = open_app(small_db, "dictionary", "en", find="DAY RECEIVED refund")

    for app in (chinese, english):
        names: pl.Series = app.dataframe[0].value["metric_name"]
        assert "refunds_by_district" in list(names)
        assert "footfall_by_day" not in list(names)


def test_what_is_not_there_is_said(open_app: OpenApp, small_db: Path) -> None:
    app = open_app(small_db, "dictionary", find="zeppelin")

    assert [info.value for info in app.info] == [
        "没有这样的指标。",
        "没有这样的表或列。",
    ]


def test_words_typed_stand_in_the_address(open_app: OpenApp, small_db: Path) -> None:
    app = open_app(small_db, "dictionary")
    app.text_input(key="widget_find").set_value("district").run()

    assert app.query_params["find"] == "district"
    app.text_input(key="widget_find").set_value(" ").run()
    assert "find" not in app.query_params
