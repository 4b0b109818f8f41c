"""Advances, lists, admissions and rates agree with their plain-Python twins."""

import datetime as dt
import statistics
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import desk_twins, twins
from tests.queries.answers import Warehouse, answer
from tests.queries.case_twins import case_district
from tests.queries.desk import Desk
from tests.queries.ledger import Case, Ledger, Period
from tests.queries.random_desks import DAYS, DESKS
from tests.queries.random_ledgers import LEDGERS, PERIODS, WITH_RANDOM_LEDGERS
from tests.queries.write_desk import write_desk
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "complaint_rates",
    "homestay_admissions",
    "merchant_lists",
    "refund_advances",
    "wilson_interval",
)

WITH_RANDOM_DESKS = settings(WITH_RANDOM_LEDGERS, max_examples=30)


@WITH_RANDOM_DESKS
@given(desk=DESKS, on=DAYS)
def test_advances(warehouse: Warehouse, desk: Desk, on: dt.date) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select refund_id, advanced_yuan, recovered_yuan, outstanding_yuan,"
        " excess_yuan, age_day_count, state from metric.refund_advances(?)",
        on,
    )
    assert {row[0]: row[1:] for row in found} == desk_twins.advances(desk, on)


@WITH_RANDOM_DESKS
@given(desk=DESKS)
def test_advances_and_other_payers_are_what_visitors_were_paid(
    warehouse: Warehouse, desk: Desk
) -> None:
    write_desk(warehouse, desk)
    period = "'2024-10-01', '2024-10-10'"

    sums = "advanced_yuan + brought_about_yuan + payer_unknown_yuan"
    assert answer(
        warehouse,
        f"select district_id, {sums}, losses_recovered_yuan"
        f" from metric.advance_recovery({period}, '2024-12-31')",
    ) == answer(
        warehouse,
        "select district_id, refunded_yuan, refunded_yuan"
        f" from metric.refunds_by_district({period})",
    )
    assert answer(
        warehouse,
        f"select sum(refunded_yuan) from metric.refunds_by_payer(null, {period})",
    ) == answer(warehouse, "select sum(refunded_yuan) from core.fct_refund")


@WITH_RANDOM_DESKS
@given(desk=DESKS, on=DAYS)
def test_the_recovery_of_districts_adds_up_to_the_advances(
    warehouse: Warehouse, desk: Desk, on: dt.date
) -> None:
    write_desk(warehouse, desk)

    told = desk_twins.advances(desk, on).values()
    [sums] = answer(
        warehouse,
        "select coalesce(sum(advanced_yuan), 0), coalesce(sum(recovered_yuan), 0),"
        " coalesce(sum(outstanding_yuan), 0), coalesce(sum(outstanding_to_30_days_yuan"
        " + outstanding_undated_yuan), 0), coalesce(sum(excess_yuan), 0)"
        " from metric.advance_recovery('2024-10-01', '2024-10-10', ?)",
        on,
    )
    outstanding = desk_twins.total(row[2] or Decimal(0) for row in told)
    assert sums == (
        desk_twins.total(row[0] for row in told),
        desk_twins.total(row[1] or Decimal(0) for row in told),
        outstanding,
        outstanding,  # all ten days are young
        desk_twins.total(row[3] or Decimal(0) for row in told),
    )


@WITH_RANDOM_DESKS
@given(desk=DESKS, on=DAYS)
def test_red_and_black_lists(warehouse: Warehouse, desk: Desk, on: dt.date) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select rule_id, rule_valid_from_on, merchant_id, upheld_count, pending_count,"
        " verdict, reason from metric.merchant_lists(?)",
        on,
    )
    assert {row[:3]: row[3:] for row in found} == desk_twins.lists(desk, on)


@WITH_RANDOM_DESKS
@given(desk=DESKS, first=DAYS, last=DAYS)
def test_admissions(
    warehouse: Warehouse, desk: Desk, first: dt.date, last: dt.date
) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select application_id, room_count, result, decision_day_count, reason"
        " from metric.homestay_admissions(?, ?)",
        first,
        last,
    )
    assert {row[0]: row[1:] for row in found} == desk_twins.admissions(
        desk, first, last
    )


@WITH_RANDOM_DESKS
@given(
    counts=st.integers(1, 3000).flatmap(
        lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
    )
)
def test_the_interval_of_a_share(warehouse: Warehouse, counts: tuple[int, int]) -> None:
    [found] = answer(warehouse, "from metric.wilson_interval(?, ?)", *counts)

    assert found == pytest.approx(
        (
            *desk_twins.wilson(*counts, z=1.6448536269514722),
            *desk_twins.wilson(*counts, z=1.959963984540054),
        ),
        abs=1e-9,
    )
    low_90, high_90, low, high = found
    assert 0 <= low <= low_90 <= counts[0] / counts[1] <= high_90 <= high <= 1


def rates(ledger: Ledger, period: Period) -> dict[object, tuple[object, ...]]:
    """By district and type: cases, cases per 10,000 entries, median days, reason."""
    footfall = twins.added_up(ledger, period, None, "district_id, measure")
    groups: dict[tuple[str, str | None], list[Case]] = defaultdict(list)
    for case in ledger.cases:
        if period[0] <= case.received_at.date() <= period[1]:
            kind = "住宿" if case.merchant_id == "inn" else None
            groups[case_district(case), kind].append(case)
    found: dict[object, tuple[object, ...]] = {}
    for (district, kind), cases in groups.items():
        visits, _, coverage, *_ = footfall.get((district, "entries"), (None,) * 5)
        is_covered = coverage is not None and coverage >= 0.9
        days = [
            (case.closed_at - case.received_at) / dt.timedelta(days=1)
            for case in cases
            if case.closed_at
        ]
        reason = "no_base" if visits is None or is_covered else "incomplete"
        found[district, kind] = (
            len(cases),
            len(cases) * 10_000 / visits if visits and is_covered else None,
            pytest.approx(statistics.median(days)) if days else None,
            None if visits and is_covered else reason,
        )
    return found


@WITH_RANDOM_LEDGERS
@given(ledger=LEDGERS, period=PERIODS)
def test_complaint_rates(warehouse: Warehouse, ledger: Ledger, period: Period) -> None:
    write_ledger(warehouse, ledger)
    warehouse.execute(
        "update core.dim_merchant set merchant_type = '住宿' where merchant_id = 'inn'"
    )

    found = answer(
        warehouse,
        "select district_id, merchant_type, complaint_count, complaints_per_10k_visits,"
        " median_close_days, reason, refunded_yuan from metric.complaint_rates(?, ?)",
        *period,
    )
    assert {row[:2]: row[2:6] for row in found} == rates(ledger, period)
    by_district: dict[str, list[object]] = defaultdict(lambda: [0, 0])
    for row in found:
        by_district[row[0]][0] += row[2]
        by_district[row[0]][1] += row[6]
    assert [(name, *sums) for name, sums in by_district.items()] == answer(
        warehouse,
        "select district_id, complaint_count, refunded_yuan"
        " from metric.refunds_by_district(?, ?)",
        *period,
    )
