"""The promise that no rule is in force twice on one day."""

from pathlib import Path

import duckdb
import pytest

import warehouse as package
from tests.drawing import drawn_rows, write_rows
from warehouse.checks import BrokenPromiseError

CHECK = (
    Path(package.__path__[0]) / "checks" / "no_rule_is_in_force_twice_on_one_day.sql"
)
RULES = """
rule_id | stage | limit_value | limit_unit | valid_from_on | valid_to_on
--------+-------+-------------+------------+---------------+------------
changed | close | 5           | day        | 2020-01-01    | {}
changed | close | 2           | day        | 2024-01-01    |
other   | close | 2           | day        | 2024-01-01    |
"""


@pytest.mark.parametrize(
    ("ended_on", "count"), [("2023-12-31", 0), ("2024-01-01", 1), ("", 1)]
)
def test_a_rule_ends_before_its_next_version_begins(
    warehouse: duckdb.DuckDBPyConnection, ended_on: str, count: int
) -> None:
    rows = drawn_rows(RULES.format(ended_on))
    write_rows(warehouse, "core.dim_deadline_rule", rows)

    found = warehouse.execute(CHECK.read_text(encoding="utf-8")).fetchall()
    assert len(found) == count


def test_whoever_keeps_the_rules_is_told_which_one_to_end() -> None:
    rows = [("desk-close", "2024-05-01")]
    said = BrokenPromiseError("no_rule_is_in_force_twice_on_one_day", rows).message

    assert "时限规则 “desk-close” 有两行在同一天施行" in said.zh
    assert "mend the register" in said.en
