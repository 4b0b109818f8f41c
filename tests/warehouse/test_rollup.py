"""The rollups say what the facts say, whatever order the deliveries came in."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.conftest import Maker
from tests.warehouse.counting import HOUR, Warehouse, load, readings
from warehouse.rollup import refresh_all_rollups


@pytest.fixture
def places(warehouse: Warehouse) -> Warehouse:
    warehouse.execute(
        "insert into core.dim_place (place_id, place_name, district_id, time_zone,"
        " valid_to_on, delivery_id, source_row) values"
        " ('gate', '北门', 'taoyangli', 'Asia/Shanghai', null, 1, 2),"
        " ('closed', '旧门', 'sanbao', 'Asia/Shanghai', '2024-05-01', 1, 3)"
    )
    return warehouse


def day(warehouse: Warehouse, columns: str, place: str, day: str) -> object:
    return warehouse.execute(
        f"select {columns} from mart.place_day where place_id = ? and counted_on = ?",
        [place, day],
    ).fetchone()


def test_a_night_belongs_to_the_evening_it_began_on(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 17:00", [1, 10, 0, 0, 0, 0, 0, 0, 100]))

    assert day(places, "visit_count, night_visit_count", "gate", "2024-05-01") == (
        11,  # 17:00 and 18:00
        110,  # 18:00, and 01:00 of the day after
    )
    assert day(places, "visit_count", "gate", "2024-05-02") == (100,)


def test_a_day_total_is_not_added_to_the_hours_of_the_day(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 00:00", [4] * 24))
    load(places, readings("gate", "2024-05-01 00:00", [999], hours=24.0), 2)

    assert day(places, "visit_count, reported_hours", "gate", "2024-05-01") == (96, 24)


def test_a_day_total_counts_where_hours_are_missing(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 00:00", [5] * 6))
    load(places, readings("gate", "2024-05-01 00:00", [999], hours=24.0), 2)

    assert day(
        places, "visit_count, reported_hours, peak_hour", "gate", "2024-05-01"
    ) == (999, 24, 0)


def test_an_outage_is_no_zero_and_no_coverage(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 10:00", [0, None]))

    assert places.execute(
        "select hour, visit_count, reported_hours from mart.place_hour order by hour"
    ).fetchall() == [(10, 0, 1.0), (11, None, 0.0)]
    assert day(
        places, "visit_count, reported_hours, expected_hours", "gate", "2024-05-01"
    ) == (0, 1.0, 24.0)


def test_a_day_that_did_not_come_has_a_row_without_a_number(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 00:00", [1] * 24))
    load(places, readings("gate", "2024-05-05 00:00", [1] * 24), 2)

    for missed in ("2024-05-02", "2024-05-03", "2024-05-04"):
        assert day(
            places, "visit_count, reported_hours, expected_hours", "gate", missed
        ) == (None, 0.0, 24.0)


def test_a_place_owes_nothing_after_it_closed(places: Warehouse) -> None:
    load(places, readings("closed", "2024-05-01 00:00", [1] * 24))
    load(places, readings("gate", "2024-05-03 00:00", [1] * 24), 2)

    assert day(places, "expected_hours", "closed", "2024-05-01") == (24.0,)
    assert day(places, "expected_hours", "closed", "2024-05-02") is None


def test_two_counters_of_a_place_are_added_and_both_are_due(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 12:00", [3], counter="left"))
    load(places, readings("gate", "2024-05-01 12:00", [4], counter="right"), 2)

    assert day(
        places, "visit_count, reported_hours, expected_hours", "gate", "2024-05-01"
    ) == (7, 2.0, 48.0)


def test_a_tie_for_the_peak_goes_to_the_earlier_hour(places: Warehouse) -> None:
    load(places, readings("gate", "2024-05-01 09:00", [7, 9, 9]))

    assert day(places, "peak_hour, peak_visit_count", "gate", "2024-05-01") == (10, 9)


def test_readings_of_a_place_without_register_stay_as_unknown(
    places: Warehouse,
) -> None:
    load(places, readings("nobody_knows", "2024-05-01 12:00", [3]))

    assert day(
        places, "district_id, visit_count, expected_hours", "nobody_knows", "2024-05-01"
    ) == ("unknown", 3, 0.0)
    assert places.execute(
        "select district_id, visit_count from mart.place_hour"
    ).fetchall() == [("unknown", 3)]


def test_the_first_night_of_a_place_is_of_its_district(places: Warehouse) -> None:
    places.execute("update core.dim_place set valid_from_on = '2024-05-01'")

    load(places, readings("gate", "2024-05-01 00:00", [1] * 24))

    assert day(places, "district_id, night_visit_count", "gate", "2024-04-30") == (
        "taoyangli",
        6,
    )


ROLLUPS = ("place_hour", "expected_day", "place_day")


def rollups(warehouse: Warehouse) -> list[list[tuple[object, ...]]]:
    return [
        warehouse.execute(f"from mart.{name} order by all").fetchall()
        for name in ROLLUPS
    ]


deliveries = st.lists(
    st.tuples(
        st.sampled_from(["gate", "closed", "nobody_knows"]),
        st.sampled_from(["left", "right"]),
        st.integers(0, 24 * 6),  # hours after the first possible one
        st.one_of(
            st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=30),
            # long runs of one value, which are suspect, and stop to be when corrected
            st.builds(lambda count: [count] * 30, st.integers(0, 9)),
        ),
    ),
    min_size=1,
    max_size=5,
)


@given(deliveries)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_rollups_kept_by_the_day_equal_rollups_made_afresh(
    make_warehouse: Maker,
    delivered: list[tuple[str, str, int, list[int | None]]],
) -> None:
    with make_warehouse() as warehouse:
        warehouse.execute(
            "insert into core.dim_place (place_id, place_name, district_id, time_zone,"
            " valid_to_on, delivery_id, source_row) values"
            " ('gate', '北门', 'taoyangli', 'Asia/Shanghai', null, 1, 2),"
            " ('closed', '旧门', 'sanbao', 'Asia/Shanghai', '2024-05-02', 1, 3)"
        )
        for number, (place, counter, offset, counts) in enumerate(delivered, start=1):
            start = dt.datetime(2024, 4, 30) + HOUR * offset  # noqa: DTZ001 – wall clock
            frame = readings(place, start.isoformat(), counts, counter=counter)
            load(warehouse, frame, number)

        kept = rollups(warehouse)
        refresh_all_rollups(warehouse)

        assert kept == rollups(warehouse)
