"""Satisfaction, months, means and the rates of editions agree with their twins."""

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import group_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.case_twins import case_district
from tests.queries.ledger import Case, Ledger, Period
from tests.queries.random_ledgers import LEDGERS, PERIODS, SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.test_merchant_twins import by_key, same
from tests.queries.test_refund_twins import received_within
from tests.queries.twins import is_within
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "case_rows",
    "cases_by_group",
    "complaint_rates_by_festival",
    "refunds_by_month",
    "satisfaction_by_channel",
    "satisfaction_by_district",
    "satisfaction_by_festival",
)
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=10)
SATISFACTION = (
    "complaint_count, closed_count, rated_count, satisfied_count, satisfied_share,"
    " satisfied_low_share, satisfied_high_share, satisfied_low_90_share,"
    " satisfied_high_90_share, closed_rated_count, response_share, unrated_count,"
    " verdict, reason"
)
CATEGORIES = st.sampled_from([None, "诚信退赔", "服务态度", "没有的"])


@WITH_FEWER
@given(ledger=LEDGERS, period=PERIODS)
def test_satisfaction(warehouse: Warehouse, ledger: Ledger, period: Period) -> None:
    write_ledger(warehouse, ledger)
    received = received_within(ledger, period)
    named = [case for case in ledger.cases if case.event_id]

    for metric, asked, expected in (
        ("satisfaction_by_channel", period, group_twins.by(received, channel_of)),
        ("satisfaction_by_district", period, group_twins.by(received, case_district)),
        ("satisfaction_by_festival", (), group_twins.by(named, event_of)),
    ):
        key = {"channel": "channel", "district": "district_id", "festival": "event_id"}
        column = key[metric.rpartition("_")[2]]
        marks = ", ".join("?" for _ in asked)
        sql = f"select {column}, {SATISFACTION} from metric.{metric}({marks})"
        same(
            by_key(answer(warehouse, sql, *asked)),
            {key: group_twins.satisfaction(cases) for key, cases in expected.items()},
        )


def channel_of(case: Case) -> str | None:
    """As delivered."""
    return case.channel


def event_of(case: Case) -> str | None:
    """The edition that the case names."""
    return case.event_id


@WITH_FEWER
@given(ledger=LEDGERS, period=PERIODS, scope=SCOPES, category=CATEGORIES)
def test_cases_and_their_groups(
    warehouse: Warehouse,
    ledger: Ledger,
    period: Period,
    scope: str | None,
    category: str | None,
) -> None:
    write_ledger(warehouse, ledger)
    cases = [
        case
        for case in received_within(ledger, period)
        if is_within(case_district(case), scope)
        and (category is None or case.category == category)
    ]

    rows = answer(
        warehouse,
        "select complaint_id, district_id, refunded_yuan, payment_count, satisfaction"
        " from metric.case_rows(?, ?, ?, ?)",
        *(scope, *period, category),
    )
    assert by_key(rows) == {
        case.complaint_id: (
            case_district(case),
            sum(case.payments),
            len(case.payments),
            case.satisfaction,
        )
        for case in cases
    }
    for grouped_by, expected in (
        ("district", group_twins.by(cases, case_district)),
        ("event", group_twins.by(cases, event_of)),
        ("all", {"all": cases} if cases else {}),
        ("no such column", {}),
    ):
        found = answer(
            warehouse,
            "select group_id, mean_refund_yuan, median_refund_yuan, mean_per_case_yuan,"
            " median_per_case_yuan from metric.cases_by_group(?, ?, ?, ?, ?)",
            *(scope, *period, category, grouped_by),
        )
        same(
            by_key(found),
            {key: group_twins.means(group) for key, group in expected.items()},
        )


@WITH_FEWER
@given(ledger=LEDGERS, period=PERIODS, scope=SCOPES, weeks=st.sampled_from([0, 4, 9]))
def test_refunds_by_month(
    warehouse: Warehouse, ledger: Ledger, period: Period, scope: str | None, weeks: int
) -> None:
    """The last two days lie some weeks later, with months without cases between."""
    split_at = dt.datetime(2024, 10, 6)  # noqa: DTZ001 – local wall clock
    later = dt.timedelta(weeks=weeks)
    ledger = Ledger(
        ledger.places,
        ledger.readings,
        [moved(case, later) if case.received_at >= split_at else case
         for case in ledger.cases],
        ledger.events,
    )  # fmt: skip
    period = (period[0], period[1] + later)
    write_ledger(warehouse, ledger)
    cases = [
        case
        for case in received_within(ledger, period)
        if is_within(case_district(case), scope)
    ]

    found = answer(
        warehouse,
        "select month_on, complaint_count, refund_count, refunded_yuan, closed_count,"
        " satisfied_count, rated_count, satisfied_share"
        " from metric.refunds_by_month(?, ?, ?)",
        *(scope, *period),
    )
    assert by_key(found) == group_twins.months(cases, ledger.cases, period)


def moved(case: Case, later: dt.timedelta) -> Case:
    """The case, received and closed later."""
    return dataclasses.replace(
        case,
        received_at=case.received_at + later,
        closed_at=case.closed_at and case.closed_at + later,
    )


@WITH_FEWER
@given(ledger=LEDGERS)
def test_complaint_rates_by_festival(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    warehouse.execute(
        "update core.dim_merchant set merchant_type = '住宿' where merchant_id = 'inn'"
    ).fetchall()

    found = answer(
        warehouse,
        "select event_id, merchant_type, complaint_count, refund_count, refunded_yuan,"
        " complaints_per_10k_visits, refunded_yuan_per_10k_visits, timed_count,"
        " median_close_days, verdict, reason"
        " from metric.complaint_rates_by_festival()",
    )
    same(
        {row[:2]: row[2:] for row in found},
        group_twins.edition_rates(ledger),
    )
