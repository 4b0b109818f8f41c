"""One alignment of year on year is what the metric with all three says of it."""

import pytest
from hypothesis import given

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

COLUMNS = (
    "is_whole_scope, district_id, measure, compared_from_on, compared_to_on,"
    " visit_count, constant_visit_count, compared_constant_visit_count, change_ratio,"
    " daily_change_ratio, constant_place_count, verdict, reason"
)


@pytest.mark.parametrize("alignment", ["calendar_dates", "holiday_days"])
@WITH_FEW
@given(plan=PLANS, runs=RUNS, period=PERIODS, scope=SCOPES)
def test_one_alignment_is_that_of_the_three(
    warehouse: Warehouse,
    plan: WindowPlan,
    runs: Runs,
    period: Period,
    scope: str | None,
    alignment: str,
) -> None:
    write_windows(warehouse, ledger_of(plan))
    write_calendar(warehouse, calendar_of(runs))

    alone = warehouse.execute(
        f"select {COLUMNS} from metric.year_on_year_by(?, ?, ?, ?) order by all",
        [scope, *period, alignment],
    ).fetchall()

    of_three = warehouse.execute(
        f"select {COLUMNS} from metric.year_on_year_changes(?, ?, ?)"
        " where alignment = ? order by all",
        [scope, *period, alignment],
    ).fetchall()
    assert alone
    assert alone == of_three
