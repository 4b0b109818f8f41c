"""The share of the night and the mean of clusters agree with their twins."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import night_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import HOUR, Event, Ledger, Period, Place
from tests.queries.random_ledgers import LEDGERS, SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_ledgers import PERIODS as WEEK_PERIODS
from tests.queries.random_windows import (
    PLANS,
    THEN,
    WindowPlan,
    insert_rows,
    ledger_of,
    write_windows,
)
from tests.queries.write_ledger import text_row, write_ledger

TWINS_OF = (
    "footfall_sums",
    "footfall_by_district",
    "footfall_in_scope",
    "visits_per_cluster_night",
)
WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=11)
# Up to the newest days, as long as lets half a night through and as short as does not.
PERIODS: st.SearchStrategy[Period] = st.builds(
    lambda end, days: (THEN[max(end - days, 0)], THEN[end]),
    st.sampled_from([12, 17, 18, 19]),
    st.sampled_from([0, 1, 3, 6, 10]),
)


def without_the_last_hours(ledger: Ledger, lacking: int) -> Ledger:
    """The ledger as it was some hours before its end."""
    ends_at = max(
        (one.counted_from_at + HOUR * one.hours for one in ledger.readings),
        default=None,
    )
    if ends_at is None:
        return ledger
    seen = [
        one
        for one in ledger.readings
        if one.counted_from_at + HOUR * one.hours <= ends_at - HOUR * lacking
    ]
    return dataclasses.replace(ledger, readings=seen)


def assert_shares(
    warehouse: Warehouse, ledger: Ledger, period: Period, scope: str | None
) -> None:
    """Shares and reasons of the districts, and of the whole scope."""
    for call, key, values, chosen in (
        ("footfall_by_district(?, ?)", "district_id, measure", period, None),
        ("footfall_in_scope(?, ?, ?)", "null, measure", (scope, *period), scope),
    ):
        is_whole = len(values) > len(period)
        shares = twins.night_shares(ledger, period, chosen)
        assert {
            row[:2]: row[2:]
            for row in answer(
                warehouse,
                f"select {key}, night_share, night_share_reason from metric.{call}",
                *values,
            )
        } == {
            key[1:]: (None if one is None else pytest.approx(one), reason)
            for key, (one, reason) in shares.items()
            if key[0] == is_whole
        }


@WITH_SOME
@given(
    plan=PLANS,
    lacking=st.sampled_from([0, 5, 6, 18, 19, 23]),
    period=PERIODS,
    scope=SCOPES,
)
def test_the_share_of_nights_that_are_over(
    warehouse: Warehouse,
    plan: WindowPlan,
    lacking: int,
    period: Period,
    scope: str | None,
) -> None:
    ledger = without_the_last_hours(ledger_of(plan, THEN), lacking)
    write_windows(warehouse, ledger)

    assert_shares(warehouse, ledger, period, scope)


@WITH_SOME
@given(ledger=LEDGERS, period=WEEK_PERIODS, scope=SCOPES)
def test_the_share_of_the_night_of_odd_readings(
    warehouse: Warehouse, ledger: Ledger, period: Period, scope: str | None
) -> None:
    write_ledger(warehouse, ledger)

    assert_shares(warehouse, ledger, period, scope)


@WITH_SOME
@given(
    plan=PLANS,
    period=PERIODS,
    scope=st.sampled_from([None, "belt", "sanbao", "far"]),
    zone=st.sets(st.sampled_from(["gate", "market", "camp"]), min_size=1),
)
def test_visits_of_a_cluster_and_night(
    warehouse: Warehouse,
    plan: WindowPlan,
    period: Period,
    scope: str | None,
    zone: set[str],
) -> None:
    ledger = ledger_of(plan, THEN)
    stays = [
        Place(place_id, district, None, None)
        for place_id, district in (
            *(("gate", "taoyangli"), ("market", "sanbao"), ("camp", "far")),
        )
    ]
    readings = [one for one in ledger.readings if one.place_id in {*zone, "gate"}]
    ledger = Ledger(stays, readings, [], [])
    write_windows(warehouse, ledger)
    for place_id in zone:
        warehouse.execute(
            "update core.dim_place set is_night_zone = true where place_id = ?",
            [place_id],
        ).fetchall()

    expected = twins.visits_per_cluster_night(ledger, zone, period, scope)
    found = answer(
        warehouse,
        "select measure, coalesce(night_visit_count, 0), cluster_count,"
        " complete_cluster_count, visit_count_per_cluster_night"
        " from metric.visits_per_cluster_night(?, ?, ?) where measure is not null",
        *(scope, *period),
    )
    assert {row[0]: row[1:] for row in found} == {
        measure: (*counts, None if mean is None else pytest.approx(mean))
        for measure, (*counts, mean) in expected.items()
    }


@settings(WITH_RANDOM_LEDGERS, max_examples=25)
@given(
    plan=PLANS,
    lacking=st.sampled_from([0, 5, 6, 18, 30]),
    period=PERIODS,
    status=st.sampled_from(["计划", "已办", "取消"]),
)
def test_the_night_share_of_editions(
    warehouse: Warehouse, plan: WindowPlan, lacking: int, period: Period, status: str
) -> None:
    seen = without_the_last_hours(ledger_of(plan, THEN), lacking)
    starts_at, ends_at = (dt.datetime.combine(day, dt.time(19)) for day in period)
    editions = [
        Event(place, place, starts_at, ends_at + HOUR, "已办")
        for place in ("gate", "market", "camp", "moved")
    ] + [Event("other", "gate", starts_at, ends_at + HOUR, status)]
    ledger = dataclasses.replace(seen, events=editions)
    write_windows(warehouse, ledger)
    insert_rows(
        warehouse,
        "core.dim_event",
        [text_row(dataclasses.asdict(event)) for event in editions],
    )

    assert {
        row[:2]: row[2:]
        for row in answer(
            warehouse,
            "select event_id, measure, night_share, night_share_reason"
            " from metric.footfall_by_festival()",
        )
    } == {
        key: (None if one is None else pytest.approx(one), reason)
        for key, (one, reason) in twins.night_shares_of_editions(ledger).items()
    }
