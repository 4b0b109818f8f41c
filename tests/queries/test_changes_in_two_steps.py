"""What pages ask for in two steps is what the metric with all alignments says."""

import polars as pl
import pytest
from hypothesis import given
from polars.testing import assert_frame_equal

from queries.present.district_change import aligned_changes
from tests.queries.answers import Warehouse
from tests.queries.ledger import Period
from tests.queries.random_calendars import write_calendar
from tests.queries.random_ledgers import SCOPES
from tests.queries.random_windows import PLANS, WindowPlan, ledger_of, write_windows
from tests.queries.test_holiday_twins import (
    PERIODS,
    RUNS,
    WITH_FEW,
    Runs,
    calendar_of,
)


@pytest.mark.parametrize("alignment", ["calendar_dates", "holiday_days"])
@WITH_FEW
@given(plan=PLANS, runs=RUNS, period=PERIODS, scope=SCOPES)
def test_the_days_compared_first_then_the_changes(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    period: Period,
    scope: str | None,
    alignment: str,
) -> None:
    write_windows(warehouse, ledger_of(plan))
    write_calendar(warehouse, calendar_of(runs))

    def frame(sql: str, *params: object) -> pl.DataFrame:
        return warehouse.sql(sql, params=list(params)).pl()

    periods = "from metric.year_on_year_periods(?, ?) where alignment = ?"
    aligned = frame(periods, *period, alignment)
    compared = aligned.select("compared_from_on", "compared_to_on").row(0)
    both = "from metric.compared_footfall(?, ?, ?, ?, ?)"
    found = frame(both, scope, *period, *compared)

    three = "from metric.year_on_year_changes(?, ?, ?) where alignment = ?"
    of_three = frame(three, scope, *period, alignment)
    assert not of_three.is_empty()
    assert_frame_equal(
        aligned_changes(aligned, found),
        of_three,
        check_column_order=False,
        check_row_order=False,
        check_exact=True,
    )
