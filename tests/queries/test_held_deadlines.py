"""The limits held in a published snapshot are those that would be worked out."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.drawing import Fill
from warehouse.held_deadlines import forget_deadlines, hold_deadlines

NEWEST = "2026-10-31 22:39"
A_MINUTE_BEFORE = "2026-10-31 22:38"


@pytest.fixture
def published(sample_db: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published sample, in a copy that may be written to."""
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(sample_db.resolve(), copy)
    copy.chmod(0o644)
    with duckdb.connect(str(copy)) as connection:
        yield connection
    copy.unlink()


def limits_at(connection: duckdb.DuckDBPyConnection, moment: str) -> Counter[str]:
    rows = connection.execute("from metric.complaint_deadlines(?)", [moment])
    return Counter(map(repr, rows.fetchall()))


def held_moments(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("select distinct known_at::text from mart.case_deadline")
    return [moment for (moment,) in rows.fetchall()]


def test_what_is_held_is_what_would_be_worked_out(
    published: duckdb.DuckDBPyConnection,
) -> None:
    assert held_moments(published) == [f"{NEWEST}:00"]
    held, before = limits_at(published, NEWEST), limits_at(published, A_MINUTE_BEFORE)

    forget_deadlines(published)

    assert held_moments(published) == []
    assert held == limits_at(published, NEWEST)
    assert before == limits_at(published, A_MINUTE_BEFORE)
    assert held != before and len(held) > 10_000


def test_another_moment_is_not_taken_from_what_is_held(
    published: duckdb.DuckDBPyConnection,
) -> None:
    # as if nobody had kept it up to date: only its own moment may show that
    published.execute("update mart.case_deadline set state = 'overdue'")

    states = "select distinct state from metric.complaint_deadlines(?) order by state"
    assert published.execute(states, [NEWEST]).fetchall() == [("overdue",)]
    assert len(published.execute(states, [A_MINUTE_BEFORE]).fetchall()) > 3


def test_what_is_held_follows_the_cases(
    warehouse: duckdb.DuckDBPyConnection, fill: Fill
) -> None:
    hold_deadlines(warehouse)
    assert held_moments(warehouse) == []

    for received_at in ("2024-10-01 09:00", "2024-10-02 09:00"):
        fill(
            "core.fct_complaint",
            f"""
            complaint_id          | received_at
            ----------------------+--------------
            c-{received_at[8:10]} | {received_at}
            """,
        )
        hold_deadlines(warehouse)
        assert held_moments(warehouse) == [f"{received_at}:00"]
    rows = warehouse.execute(
        "select complaint_id, reason from mart.case_deadline order by all"
    )
    assert rows.fetchall() == [("c-01", "no_rule"), ("c-02", "no_rule")]
