"""Groups of cases, open cases and positions agree with their plain-Python twins."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.drill_twins import Spot, key_of, open_groups, spots_of
from tests.queries.entries import Calendar, Entry, Rule, write_entries
from tests.queries.ledger import Ledger, Period
from tests.queries.random_entries import CALENDARS, ENTRIES, KNOWN, RULES
from tests.queries.random_ledgers import (
    DAYS,
    LEDGERS,
    PERIODS,
    WITH_RANDOM_LEDGERS,
)
from tests.queries.test_refund_twins import received_within
from tests.queries.write_ledger import text_row, write_ledger

TWINS_OF = ("open_cases", "cases_of_group", "district_positions")

WITH_FEW = settings(WITH_RANDOM_LEDGERS, max_examples=20)
PLACES = st.none() | st.sampled_from([0.0, 0.25, 0.5, 1.0, -0.1, 1.1, 117.2])
SPOTS = st.lists(
    st.builds(
        Spot,
        place_id=st.sampled_from(["gate", "camp", "moved"]),
        district_id=st.sampled_from(["taoyangli", "sanbao"]),
        map_x=PLACES,
        map_y=PLACES,
        valid_from_on=st.sampled_from([None, *DAYS]),
        valid_to_on=st.sampled_from([None, *DAYS]),
    ),
    max_size=8,
)


@WITH_FEW
@given(entries=ENTRIES, rules=RULES, calendar=CALENDARS, known_at=KNOWN)
def test_open_cases(
    warehouse: Warehouse,
    entries: list[Entry],
    rules: list[Rule],
    calendar: Calendar,
    known_at: dt.datetime,
) -> None:
    write_entries(warehouse, entries, rules, calendar)

    found = answer(
        warehouse,
        "select complaint_id, days_left_group, reason from metric.open_cases(null, ?)",
        known_at,
    )
    assert {row[0]: row[1:] for row in found} == open_groups(
        entries, rules, known_at, calendar
    )
    assert len(found) == len({row[0] for row in found})


@pytest.mark.parametrize("kind", ["month", "district", "channel", "category"])
@settings(WITH_RANDOM_LEDGERS, max_examples=8)
@given(ledger=LEDGERS, period=PERIODS)
def test_cases_of_a_group(
    warehouse: Warehouse, ledger: Ledger, period: Period, kind: str
) -> None:
    write_ledger(warehouse, ledger)
    cases = received_within(ledger, period)

    for value in {key_of(case, kind) for case in cases} | {None, "nothing"}:
        found = answer(
            warehouse,
            "select complaint_id from metric.cases_of_group(null, ?, ?, null, ?, ?)",
            *(*period, kind, value),
        )
        assert sorted(found) == sorted(
            (case.complaint_id,) for case in cases if key_of(case, kind) == value
        )


@settings(WITH_RANDOM_LEDGERS, max_examples=40)
@given(spots=SPOTS, period=PERIODS)
def test_positions(warehouse: Warehouse, spots: list[Spot], period: Period) -> None:
    warehouse.execute("delete from core.dim_place").fetchall()
    write_rows(warehouse, "core.dim_place", [text_row(vars(spot)) for spot in spots])

    found = answer(
        warehouse,
        "select district_id, map_x, map_y, place_count, placed_place_count"
        " from metric.district_positions(?, ?)",
        *period,
    )
    expected = spots_of(spots, *period)
    assert {row[0] for row in found} == set(expected)
    for district_id, *row in found:
        assert row == pytest.approx(list(expected[district_id]))
