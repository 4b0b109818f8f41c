"""Every column of every metric has a heading in both languages."""

import pytest

from queries.present.column_labels import column_label
from queries.present.language import Language, speaking
from tests.queries.answers import Warehouse


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_of_every_metric_has_a_heading(
    warehouse: Warehouse, language: Language
) -> None:
    macros = warehouse.execute(
        "select function_name, len(parameters) from duckdb_functions()"
        " where schema_name = 'metric' and function_type = 'table_macro'"
    ).fetchall()
    without = set()
    with speaking(language):
        for macro, count in macros:
            nulls = ", ".join(["null"] * count)
            warehouse.execute(f"select * from metric.{macro}({nulls}) limit 0")
            for column, *_ in warehouse.description:
                label = column_label(column)
                is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in label)
                if label == column or is_chinese != (language == "zh"):
                    without.add((macro, column, label))
            warehouse.fetchall()

    assert len(macros) > 100
    assert without == set()
