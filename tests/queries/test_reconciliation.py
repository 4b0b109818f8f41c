"""The parts add up to the ledger, on random ledgers."""

from collections import defaultdict

import pytest
from hypothesis import given, settings

from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import Ledger
from tests.queries.random_ledgers import LEDGERS, WITH_RANDOM_LEDGERS
from tests.queries.write_ledger import write_ledger

# Longer than any ledger.
PERIOD = "'2024-09-01', '2024-12-31'"
VISITS = """
    select measure, cast(sum(visit_count) as bigint)
    from metric.{} group by measure having sum(visit_count) > 0 order by measure
"""
# Each example asks several metrics.
WITH_FEWER_LEDGERS = settings(WITH_RANDOM_LEDGERS, max_examples=25)
CASES = "select coalesce(sum(complaint_count), 0), coalesce(sum(refunded_yuan), 0)"


@WITH_FEWER_LEDGERS
@given(ledger=LEDGERS)
def test_districts_days_and_rows_have_the_same_visits(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    write_ledger(warehouse, ledger)

    rows = f"visit_rows(null, {PERIOD}, null) where is_counted"
    by_rows = answer(warehouse, VISITS.format(rows))
    for metric in (
        f"footfall_by_day({PERIOD})",
        f"footfall_by_district({PERIOD})",
        f"footfall_in_scope(null, {PERIOD})",
        f"footfall_by_day_in_scope(null, {PERIOD})",
    ):
        assert answer(warehouse, VISITS.format(metric)) == by_rows


@WITH_FEWER_LEDGERS
@given(ledger=LEDGERS)
def test_the_hours_of_single_counters_add_up_to_the_raw_hours(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    write_ledger(warehouse, ledger)
    hours: dict[str, int] = defaultdict(int)
    for one in ledger.readings:
        if one.hours == 1 and one.measure in ("entries", "passages"):
            hours[one.measure] += one.visit_count or 0

    found = answer(warehouse, VISITS.format(f"footfall_by_hour({PERIOD})"))
    assert dict(found) == {name: count for name, count in hours.items() if count}


@WITH_FEWER_LEDGERS
@given(ledger=LEDGERS)
def test_no_complaint_and_no_yuan_is_lost(warehouse: Warehouse, ledger: Ledger) -> None:
    write_ledger(warehouse, ledger)
    yuan = sum(sum(case.payments) for case in ledger.cases)

    for metric in (
        f"refunds_by_district({PERIOD})",
        f"refunds_by_month(null, {PERIOD})",
        f"refunds_by_channel(null, {PERIOD})",
        f"refunds_by_category(null, {PERIOD})",
        f"refunds_by_district_in_scope(null, {PERIOD})",
        f"refunds_in_scope(null, {PERIOD})",
    ):
        found = answer(warehouse, f"{CASES} from metric.{metric}")
        assert found == [(len(ledger.cases), yuan)], metric
    assert answer(
        warehouse,
        "select coalesce(sum(refunded_yuan), 0)"
        f" from metric.refunds_by_payer(null, {PERIOD})",
    ) == [(yuan,)]


@WITH_FEWER_LEDGERS
@given(ledger=LEDGERS)
def test_a_festival_is_the_sum_of_its_days_and_of_its_rows(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    write_ledger(warehouse, ledger)
    of_days = "coalesce(sum(visit_count), 0), coalesce(sum(night_visit_count), 0)"

    for event in ledger.events:
        by_festival = answer(
            warehouse,
            f"select {of_days} from metric.footfall_by_festival() where event_id = ?",
            event.event_id,
        )
        by_day = answer(
            warehouse,
            f"select {of_days} from metric.festival_days(?, 3, 3) where is_within",
            event.event_id,
        )
        by_rows = answer(
            warehouse,
            "select coalesce(sum(visit_count) filter (where is_counted), 0),"
            " coalesce(sum(visit_count) filter (where is_night_counted), 0)"
            " from metric.edition_rows(?)",
            event.event_id,
        )
        assert by_day == by_festival == by_rows


@WITH_FEWER_LEDGERS
@given(ledger=LEDGERS)
def test_holidays_are_the_sum_of_their_days(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    write_ledger(warehouse, ledger)
    entries = "where measure = 'entries' and holiday_name is not null"
    by_day = answer(
        warehouse,
        "select sum(visit_count), sum(night_visit_count)"
        f" from metric.footfall_by_day_in_scope(null, {PERIOD}) {entries}",
    )

    assert (
        answer(
            warehouse,
            "select sum(visit_count), sum(night_visit_count)"
            f" from metric.holidays_in_scope(null, 2024) {entries}",
        )
        == by_day
    )
    assert answer(
        warehouse,
        "select sum(holiday_visit_count) from metric.year_summary(null)"
        " where year = 2024",
    ) == [by_day[0][:1]]


@pytest.mark.parametrize("scope", ["belt", "taoyangli", "nowhere"])
def test_a_scope_names_itself_and_all_below(warehouse: Warehouse, scope: str) -> None:
    write_ledger(warehouse, Ledger([], [], [], []))

    found = {
        row[0] for row in answer(warehouse, "from metric.districts_in_scope(?)", scope)
    }
    assert (
        found
        == {
            "belt": {"belt", "taoyangli", "sanbao"},
            "taoyangli": {"taoyangli"},
            "nowhere": {"nowhere"},
        }[scope]
    )
