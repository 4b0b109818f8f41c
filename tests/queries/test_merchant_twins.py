"""Upheld cases, pledges, amounts and recoveries agree with their twins."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries import merchant_twins, recovery_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.desk import Desk
from tests.queries.desk_twins import is_upheld
from tests.queries.ledger import DISTRICTS, Period
from tests.queries.random_desks import BUSY_DESKS, BUSY_PERIODS, DAYS, DESKS, FIRST
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.write_desk import GROUPS, write_desk

TWINS_OF = (
    "cases_upheld",
    "pledge_breaches",
    "pledge_breach_rate",
    "repeat_offenders",
    "refund_amounts",
    "refunds_by_payer",
    "advance_recovery",
    "advance_recovery_in_scope",
)
WITH_RANDOM_DESKS = settings(WITH_RANDOM_LEDGERS, max_examples=15)
# Mostly in order; a period that ends before it begins holds nothing.
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(tuple) | st.tuples(DAYS, DAYS)
WHOLE = (FIRST.date(), FIRST.date() + dt.timedelta(days=9))
# The ends of the ages, and the days after them.
AGES = (30, 31, 90, 91, 180, 181)
RECOVERED = (
    "recovered_yuan, recovery_share, advance_count, listed_count,"
    " listed_advanced_yuan, outstanding_yuan, outstanding_to_30_days_yuan,"
    " outstanding_31_to_90_days_yuan, outstanding_91_to_180_days_yuan,"
    " outstanding_over_180_days_yuan, outstanding_undated_yuan, excess_yuan, verdict,"
    " reason"
)


def aged(desk: Desk, days: int) -> dt.date:
    """The day on which the first dated advance is so many days old."""
    dates = [
        paid.refunded_at.date()
        for paid in desk.payments
        if paid.refunded_at and paid.refunded_yuan > 0 and "垫付" in (paid.payer or "")
    ]
    return min(dates, default=WHOLE[0]) + dt.timedelta(days=days)


def by_key(rows: list[tuple[Any, ...]]) -> dict[Any, tuple[Any, ...]]:
    """Rows by their first column."""
    found = {row[0]: row[1:] for row in rows}
    assert len(found) == len(rows)
    return found


def same(found: dict[Any, Any], expected: dict[Any, Any]) -> None:
    """The same keys and values, doubles as near as they come."""
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        for cell, twin in zip(found[key], row, strict=True):
            assert cell == (pytest.approx(twin) if isinstance(twin, float) else twin), (
                key,
                found[key],
                row,
            )


@WITH_RANDOM_DESKS
@given(desk=DESKS, on=DAYS)
def test_cases_upheld(warehouse: Warehouse, desk: Desk, on: dt.date) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select complaint_id, district_id, closed_on, decided_refund_yuan,"
        " refunded_yuan, is_upheld from metric.cases_upheld(?)",
        on,
    )
    assert by_key(found) == merchant_twins.upheld(desk, on)


@WITH_RANDOM_DESKS
@given(
    desk=BUSY_DESKS | DESKS,
    period=BUSY_PERIODS | PERIODS,
    has_groups=st.sampled_from([True, True, True, False]),
)
def test_pledges(
    warehouse: Warehouse, desk: Desk, period: Period, has_groups: bool
) -> None:
    write_desk(warehouse, desk, GROUPS if has_groups else GROUPS.splitlines()[0])

    listed = answer(
        warehouse,
        "select complaint_id, merchant_id, district_id, is_upheld"
        " from metric.pledge_breaches(?, ?)",
        *period,
    )
    assert by_key(listed) == {
        case.complaint_id: (
            case.merchant_id,
            merchant_twins.district_of(desk, case.merchant_id),
            is_upheld(desk, case, merchant_twins.EVER),
        )
        for case in merchant_twins.breaches(desk, period, has_groups)
    }
    rates = answer(
        warehouse,
        "select district_id, pledged_merchant_count, breach_count, upheld_count,"
        " breaching_merchant_count, breach_ratio, breaching_merchant_share, verdict,"
        " reason from metric.pledge_breach_rate(?, ?)",
        *period,
    )
    same(by_key(rates), merchant_twins.breach_rates(desk, period, has_groups))


@WITH_RANDOM_DESKS
@given(desk=DESKS, period=PERIODS, at_least=st.integers(1, 3))
def test_repeat_offenders(
    warehouse: Warehouse, desk: Desk, period: Period, at_least: int
) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select merchant_id, district_id, complaint_count, upheld_count, open_count,"
        " refunded_yuan, first_received_on, last_received_on, is_merchant_registered"
        " from metric.repeat_offenders(?, ?, ?)",
        *(*period, at_least),
    )
    assert by_key(found) == merchant_twins.offenders(desk, period, at_least)


@WITH_RANDOM_DESKS
@given(desk=DESKS, period=PERIODS)
def test_refund_amounts_and_payers(
    warehouse: Warehouse, desk: Desk, period: Period
) -> None:
    write_desk(warehouse, desk)

    amounts = answer(
        warehouse,
        "select district_id, complaint_count, spent_count, spent_yuan, decided_count,"
        " decided_yuan, refund_count, refunded_yuan, decided_unpaid_yuan,"
        " paid_beyond_yuan, mean_refund_yuan, median_refund_yuan, mean_per_case_yuan,"
        " median_per_case_yuan from metric.refund_amounts(?, ?)",
        *period,
    )
    same(by_key(amounts), merchant_twins.amounts(desk, period))
    payers = answer(
        warehouse,
        "select payer, refund_count, payment_count, refunded_yuan, recovered_yuan,"
        " is_advance, reversal_count, reversed_yuan, mean_refund_yuan,"
        " median_refund_yuan, mean_per_case_yuan, complaint_count"
        " from metric.refunds_by_payer(null, ?, ?)",
        *period,
    )
    same(by_key(payers), merchant_twins.by_payer(desk, period))


@settings(WITH_RANDOM_LEDGERS, max_examples=6)
@given(desk=BUSY_DESKS, period=st.just(WHOLE) | PERIODS)
def test_advance_recovery(warehouse: Warehouse, desk: Desk, period: Period) -> None:
    write_desk(warehouse, desk)
    sql = (
        "select district_id, advanced_yuan, brought_about_yuan, payer_unknown_yuan,"
        f" losses_recovered_yuan, {RECOVERED} from metric.advance_recovery(?, ?, ?)"
    )

    for age in AGES:
        on = aged(desk, age)
        found = by_key(answer(warehouse, sql, *period, on))
        same(found, recovery_twins.recoveries(desk, period, on))


@WITH_RANDOM_DESKS
@given(
    desk=DESKS, period=st.just(WHOLE) | PERIODS, age=st.sampled_from(AGES), scope=SCOPES
)
def test_advance_recovery_in_scope(
    warehouse: Warehouse, desk: Desk, period: Period, age: int, scope: str | None
) -> None:
    write_desk(warehouse, desk)
    on = aged(desk, age)
    warehouse.execute("delete from core.dim_district").fetchall()
    registered = [
        {"district_id": district, "parent_district_id": parent}
        for district, parent in DISTRICTS.items()
    ]
    write_rows(warehouse, "core.dim_district", registered)

    [found] = answer(
        warehouse,
        f"select advanced_yuan, {RECOVERED}, not_listed_count,"
        " not_listed_advanced_yuan from metric.advance_recovery_in_scope(?, ?, ?, ?)",
        *(scope, *period, on),
    )
    same({0: found}, {0: recovery_twins.recovery_in(desk, period, on, scope)})
