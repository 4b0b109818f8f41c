"""What a metric gives as its reason has words in the app."""

import re

import pytest

from queries.present.refusals import reason_words
from warehouse.schema import metric_files

FILES = {path.stem: path.read_text(encoding="utf-8") for path in metric_files()}


def reasons_in(sql: str) -> set[str]:
    """The codes of `case … end as reason` beside a verdict, or of a column's own."""
    name = r"(?:\w+_)?reason" if "as verdict" in sql else r"\w+_reason"
    ends = [found.start() for found in re.finditer(rf"\bend as {name}\b", sql)]
    blocks = [sql[sql.rindex("case", 0, end) : end] for end in ends]
    return {
        code for block in blocks for code in re.findall(r"(?:then|else) '(\w+)'", block)
    }


REASONS = sorted({code for sql in FILES.values() for code in reasons_in(sql)})


def test_the_codes_of_a_case_are_found() -> None:
    sql = "x as verdict, case when a = 'b' then 'no_base' else 'late' end as reason,"

    assert reasons_in(sql) == {"no_base", "late"}
    assert reasons_in("case when a = 1 then 'late' end as x_reason") == {"late"}


@pytest.mark.parametrize("code", REASONS or [pytest.param("no_base")])
def test_a_reason_has_words(code: str) -> None:
    assert reason_words(code) != code


@pytest.mark.parametrize("name", [name for name in FILES if reasons_in(FILES[name])])
def test_a_header_names_every_reason_that_its_metric_gives(name: str) -> None:
    sql = FILES[name]
    header = sql[: sql.index("create or replace macro")]
    chinese, english = header.split("-- Definition:")
    english = english.split("-- 粒度")[0]
    missing = {
        code for code in reasons_in(sql) if code not in chinese or code not in english
    }

    assert not missing
