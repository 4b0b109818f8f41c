"""Alerts, totals, bands, peaks and clusters agree with their plain-Python twins."""

import datetime as dt
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.defaults import Row
from tests.drawing import write_rows
from tests.queries import capacity_twins, twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import Ledger, Period
from tests.queries.random_ledgers import LEDGERS, PERIODS, WITH_RANDOM_LEDGERS
from tests.queries.test_footfall_twins import assert_rows
from tests.queries.write_ledger import write_ledger

TWINS_OF = (
    "capacity_alerts",
    "footfall_by_band",
    "night_by_cluster",
    "peaks",
    "present_by_total",
)

WITH_SOME = settings(WITH_RANDOM_LEDGERS, max_examples=12)
COUNTS = st.none() | st.integers(60, 110)
OPENING = dt.datetime.fromisoformat("2024-10-01 06:00")
EMPTY = Ledger([], [], [], [])


def write_gate(
    warehouse: Warehouse, measure: str, counts: dict[str, list[int | None]]
) -> None:
    """One reading an hour of each counter from 06:00 on, an outage for None."""
    write_ledger(warehouse, EMPTY)
    write_rows(
        warehouse,
        "core.dim_place",
        [
            {
                "place_id": "gate",
                "district_id": "sanbao",
                "instant_capacity_count": "100",
            }
        ],
    )
    readings = [
        {
            "place_id": "gate",
            "counter_id": counter,
            "measure": measure,
            "counted_from_at": str(OPENING + dt.timedelta(hours=number)),
            "visit_count": None if count is None else str(count),
        }
        for counter, series in counts.items()
        for number, count in enumerate(series)
    ]
    write_rows(warehouse, "core.fct_visitor_count", readings)


@WITH_SOME
@given(
    counts=st.lists(COUNTS, min_size=1, max_size=24),
    from_count=st.integers(70, 100),
    slack=st.integers(0, 15),
)
def test_alerts_with_hysteresis(
    warehouse: Warehouse, counts: list[int | None], from_count: int, slack: int
) -> None:
    write_gate(warehouse, "present", {"gate": counts})
    bounds = (from_count / 100, (from_count - slack) / 100)
    scheme: Row = {
        "scheme_id": "s",
        "level": "1",
        "from_share": str(bounds[0]),
        "release_share": str(bounds[1]),
    }
    write_rows(
        warehouse,
        "core.dim_alert_scheme",
        [scheme],
    )

    found = answer(
        warehouse,
        "select date_diff('hour', ?, started_at), date_diff('hour', ?, ended_at),"
        " peak_load_ratio from"
        " metric.capacity_alerts('2024-10-01', '2024-10-02 06:00')"
        " where level = 1 order by started_at",
        OPENING,
        OPENING,
    )
    loads = [None if count is None else count / 100 for count in counts]
    assert found == list(capacity_twins.episodes(loads, *bounds))


TOTALS = st.lists(
    st.none() | st.integers(0, 40) | st.integers(30, 60), min_size=3, max_size=3
)


@WITH_SOME
@given(entered=TOTALS, left=TOTALS)
def test_totals_in_minus_out(
    warehouse: Warehouse, entered: list[int | None], left: list[int | None]
) -> None:
    write_gate(warehouse, "running_total", {"in": entered, "out": left})
    write_rows(
        warehouse,
        "core.dim_counter",
        [
            {
                "place_id": "gate",
                "counter_id": counter,
                "directions": direction,
                "valid_from_on": "2024-01-01",
            }
            for counter, direction in (("in", "进"), ("out", "出"))
        ],
    )

    found = answer(
        warehouse,
        "select present_count, reason"
        " from metric.present_by_total('2024-10-01', '2024-10-02')",
    )
    assert found == list(capacity_twins.net_totals(entered, left))


@WITH_SOME
@given(
    ledger=LEDGERS, period=PERIODS, begins=st.integers(0, 23), ends=st.integers(0, 24)
)
def test_footfall_by_band(
    warehouse: Warehouse, ledger: Ledger, period: Period, begins: int, ends: int
) -> None:
    write_ledger(warehouse, ledger)

    found = answer(
        warehouse,
        "select district_id, band_on, measure, visit_count, coverage_share"
        " from metric.footfall_by_band(?, ?, ?, ?)",
        *period,
        begins,
        ends,
    )
    assert_rows(found, capacity_twins.bands(ledger, period, begins, ends))


@WITH_SOME
@given(ledger=LEDGERS, period=PERIODS)
def test_the_band_of_the_night_is_the_night(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)
    # by measure: a place that moves lies in another district after midnight
    nights = (
        "select measure, cast(sum({column}) as bigint) from metric.{call}"
        " group by measure having sum({column}) > 0"
    )

    by_band = nights.format(column="visit_count", call="footfall_by_band(?, ?, 18, 6)")
    by_day = nights.format(column="night_visit_count", call="footfall_by_day(?, ?)")
    assert sorted(answer(warehouse, by_band, *period)) == sorted(
        answer(warehouse, by_day, *period)
    )


@WITH_SOME
@given(ledger=LEDGERS, period=PERIODS)
def test_peaks_are_of_complete_days(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)
    key = "district_id, measure, counted_on"
    days = twins.added_up(ledger, period, None, key)
    expected = {}
    for district, measure in {one[:2] for one in days}:
        sums = {
            day: values
            for (name, what, day), values in days.items()
            if (name, what) == (district, measure)
            if values[0] is not None or values[2] is not None
        }
        whole = {
            day: values[0]
            for day, values in sums.items()
            if values[0] is not None and values[2] is not None and values[2] >= 0.9
        }
        peak = min(whole, key=lambda day: (-whole[day], day), default=None)
        if sums:
            expected[district, measure] = (
                peak,
                whole[peak] if peak else None,
                len(sums),
                len(whole),
            )

    found = answer(
        warehouse,
        "select district_id, measure, peak_on, peak_day_visit_count, day_count,"
        " complete_day_count from metric.peaks(?, ?)",
        *period,
    )
    assert {row[:2]: row[2:] for row in found} == expected


@WITH_SOME
@given(ledger=LEDGERS, period=PERIODS.filter(lambda period: period[0] <= period[1]))
def test_nights_by_cluster(
    warehouse: Warehouse, ledger: Ledger, period: Period
) -> None:
    write_ledger(warehouse, ledger)
    warehouse.execute(
        "update core.dim_place set is_night_zone = place_id in ('gate', 'moved')"
    ).fetchall()
    nights = (period[1] - period[0]).days + 1
    groups = defaultdict(list)
    for (place, day, measure), sums in twins.place_days(ledger).items():
        district = twins.district_on(ledger, place, day)
        is_zone = place in ("gate", "moved") and district != "unknown"
        if is_zone and period[0] <= day <= period[1]:
            groups[district, measure].append((day, sums))
    expected = {}
    for key, days in groups.items():
        _, visits, _, covered, _ = twins.added(sums for _, sums in days)
        due = len({day for day, sums in days if sums.night_due_hours})
        expected[key] = (visits, None if covered is None else covered * due / nights)

    found = answer(
        warehouse,
        "select district_id, measure, night_visit_count, night_coverage_share"
        " from metric.night_by_cluster(?, ?) where measure is not null",
        *period,
    )
    assert len(found) == len(expected)
    for district, measure, visits, coverage in found:
        assert expected[district, measure] == (visits, pytest.approx(coverage))
