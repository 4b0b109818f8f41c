"""The rows behind a published figure are those of the figure: they add up to it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.conftest import OpenApp
from warehouse.connect import Reader, open_warehouse


@pytest.fixture
def sample(sample_copy: Path) -> Iterator[Reader]:
    reader = open_warehouse(sample_copy)
    yield reader
    reader.close()


def test_the_rows_of_each_figure_add_up_to_it(
    open_app: OpenApp, sample_db: Path, sample: Reader
) -> None:
    app = open_app(sample_db, "audit")
    figures = sample.query("from metric.published_figures()")
    seen = set()
    for row in figures.iter_rows(named=True):
        quantity, figure_id = row["quantity"], row["figure_id"]
        if quantity not in ("visit_count", "complaint_count", "refunded_yuan"):
            continue
        app.button(key=f"evidence_figure_{figure_id}").click().run()
        assert not app.exception
        call = app.code[-2].value.rstrip(";")
        sums = {
            "visit_count": "sum(visit_count) filter (where is_counted)",
            "complaint_count": "count(*)",
            "refunded_yuan": "sum(refunded_yuan)",
        }
        if row["computed_value"] is not None:
            found = sample.query(f"select {sums[quantity]} as found {call}").item()
            assert Decimal(found) == row["computed_value"], figure_id
            seen.add((quantity, row["is_holidays_only"]))

    # 365.73万 is about holidays alone
    assert {("visit_count", True), ("complaint_count", False)} <= seen


def test_rows_on_holidays_alone_hold_no_other_day(sample: Reader) -> None:
    span = "'taoyangli', '2024-01-01', '2024-12-31'"
    days = sample.query(
        f"select distinct counted_on from metric.visit_rows({span}, 'entries', true)"
    )["counted_on"]
    cases = sample.query(
        "select distinct cast(received_at as date) as received_on"
        f" from metric.case_rows({span}, null, true)"
    )["received_on"]
    holidays = set(
        sample.query("select calendar_on from mart.holiday_day")["calendar_on"]
    )

    assert set(days) == {day for day in holidays if day.year == 2024}
    assert set(cases) <= holidays and len(cases) > 0
