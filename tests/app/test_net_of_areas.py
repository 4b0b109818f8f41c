"""The net on 活动比较 is that of metric.festival_net, though its areas tell it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries.present.asking import Query
from queries.present.displacement_table import net_rows


@pytest.fixture(scope="module")
def sample(sample_copy: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(sample_copy), read_only=True) as connection:
        yield connection


def test_the_net_of_the_areas_is_festival_net(
    sample: duckdb.DuckDBPyConnection,
) -> None:
    around = sample.sql("from metric.festival_displacement()").pl()
    nets = sample.sql("from metric.festival_net() where measure is not null").pl()
    assert nets.height > 10
    for expected in nets.iter_rows(named=True):
        event_id = expected["event_id"]
        of_edition = around.filter(event_id=event_id, measure=expected["measure"])
        (row,) = net_rows(of_edition, Query("festival_net", (event_id,)))
        for name in (
            *("measure", "verdict", "reason", "event_uplift_visit_count"),
            *("around_uplift_visit_count", "net_uplift_visit_count"),
            *("net_uplift_ratio", "net_uplift_low_ratio", "net_uplift_high_ratio"),
        ):
            found, wanted = row[name], expected[name]
            is_number = isinstance(wanted, float)
            assert found == (pytest.approx(wanted) if is_number else wanted), name
