"""Every metric file says what it counts, and the database says the same."""

import re

import pytest

from tests.queries.answers import Warehouse, answer
from warehouse.schema import metric_files, metric_header

KEYS = [
    "指标",
    "Metric",
    "口径",
    "Definition",
    "粒度",
    "Grain",
    "单位",
    "Unit",
    "来源",
    "Source",
]
FILES = {path.stem: path.read_text(encoding="utf-8") for path in metric_files()}
PROMISED = {
    "footfall_by_day": "district_id counted_on measure visit_count night_visit_count"
    " coverage_share",
    "footfall_by_hour": "district_id hour measure visit_count",
    "footfall_by_district": "district_id district_name measure visit_count"
    " night_visit_count night_share coverage_share",
    "footfall_by_festival": "event_id event_name festival_id starts_on ends_on measure"
    " visit_count night_visit_count",
    "holiday_comparison": "district_id day_index counted_on visit_count compared_on"
    " compared_visit_count change_ratio",
    "festival_uplift": "event_id measure visit_count baseline_visit_count"
    " uplift_visit_count uplift_ratio uplift_low_ratio uplift_high_ratio placebo_count"
    " verdict",
    "refunds_by_district": "district_id complaint_count refund_count refunded_yuan"
    " closed_count satisfied_count rated_count satisfied_share"
    " complaints_per_10k_visits",
    "refunds_by_festival": "event_id complaint_count refund_count refunded_yuan"
    " complaints_per_10k_visits",
    "complaint_deadlines": "complaint_id rule_id due_at done_at state",
    "published_figures": "figure_id published_value computed_value difference verdict",
}


def call_of(name: str) -> str:
    """The macro with what it asks for."""
    if "(from_on" in FILES[name]:
        return f"metric.{name}('2024-01-01', '2024-12-31')"
    if name == "holiday_comparison":
        return "metric.holiday_comparison('国庆', 2024)"
    instant = "'2024-12-31'" if f"{name}(as_of_at)" in FILES[name] else ""
    return f"metric.{name}({instant})"


def header_parts(header: str) -> list[tuple[str, str]]:
    """Split a header into its keys and texts; continuation lines are indented."""
    lines = re.sub(r"\n  ", " ", header).splitlines()
    parts = [re.split(r"：|: ", line, maxsplit=1) for line in lines]
    return [(part[0], part[1]) for part in parts]


@pytest.mark.parametrize("name", FILES)
def test_a_header_has_its_ten_parts_in_two_languages(name: str) -> None:
    parts = header_parts(metric_header(FILES[name]))

    assert [key for key, _ in parts] == KEYS
    assert all(text.strip() for _, text in parts)
    for key, text in parts:
        is_chinese_text = re.search(r"[一-鿿]", text) is not None
        assert is_chinese_text or key in {"来源", *KEYS[1::2]}, key


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_the_macro_it_is_named_after(name: str) -> None:
    macros = re.findall(r"create or replace macro (\S+?)\(", FILES[name])

    assert macros == [f"metric.{name}"]


@pytest.mark.parametrize("name", FILES)
def test_a_parameter_is_untyped_and_cast_in_one_place(name: str) -> None:
    signature = re.search(r"macro \S+?\((.*?)\) as table", FILES[name], re.DOTALL)

    assert signature is not None
    parameters = [word.split(" := ")[0].strip() for word in signature[1].split(",")]
    assert all(re.fullmatch(r"\w*", parameter) for parameter in parameters)
    for parameter in filter(None, parameters):
        casts = re.findall(rf"cast\({parameter} as \w+\)", FILES[name])
        assert len(casts) <= 1, parameter


def test_the_database_says_what_the_header_says(warehouse: Warehouse) -> None:
    comments = answer(
        warehouse,
        "select function_name, comment from duckdb_functions()"
        " where schema_name = 'metric'",
    )

    assert dict(comments) == {name: metric_header(FILES[name]) for name in FILES}


@pytest.mark.parametrize("name", PROMISED)
def test_the_promised_columns_come_first(warehouse: Warehouse, name: str) -> None:
    columns = [row[0] for row in answer(warehouse, f"describe from {call_of(name)}")]

    promised = PROMISED[name].split()
    assert columns[: len(promised)] == promised


def test_sums_are_plain_integers(warehouse: Warehouse) -> None:
    for name in PROMISED:
        types = {
            str(row[0]): str(row[1])
            for row in answer(warehouse, f"describe from {call_of(name)}")
        }
        counts = {types[column] for column in types if column.endswith("_count")}

        assert counts <= {"BIGINT"}, name
