"""Nights: bands of hours, clusters, visits per cluster and night."""

import datetime as dt

import duckdb
import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id | district_id | is_night_zone | valid_from_on
---------+-------------+---------------+--------------
gate     | north       | true          |
day_gate | north       | false         |
unsaid   | south       |               |
yard     | south       | true          |
to_come  | far         | true          | 2024-10-03
"""
DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
north       | belt
south       | belt
far         |
"""
HOURS = """
place_id | counter_id  | counted_from_at  | visit_count
---------+-------------+------------------+------------
gate     | before      | 2024-10-01 17:00 | 1
gate     | first       | 2024-10-01 22:00 | 2
gate     | small_hours | 2024-10-02 03:00 | 4
gate     | end         | 2024-10-02 04:00 | 8
gate     | next_band   | 2024-10-02 23:00 | 16
gate     | last_night  | 2024-10-03 02:00 | 32
gate     | after       | 2024-10-03 22:00 | 64
"""


def bands(warehouse: Warehouse, args: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select band_on::text, visit_count"
        f" from metric.footfall_by_band({args}) where visit_count is not null",
    )


def test_a_band_belongs_to_the_day_it_began_on(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", HOURS)
    days = "'2024-10-01', '2024-10-02'"

    assert bands(warehouse, f"{days}, 22, 4") == [("2024-10-01", 6), ("2024-10-02", 48)]
    assert bands(warehouse, f"{days}, 18, 6") == [
        ("2024-10-01", 14),
        ("2024-10-02", 48),
    ]
    assert bands(warehouse, f"{days}, 17, 23") == [("2024-10-01", 3)]
    for midnight in (0, 24):
        assert bands(warehouse, f"{days}, 22, {midnight}") == [
            ("2024-10-01", 2),
            ("2024-10-02", 16),
        ]
    assert bands(warehouse, f"{days}, 0, 4") == [("2024-10-02", 4)]


def test_hours_that_are_none_are_an_error(warehouse: Warehouse) -> None:
    for hours in ("-1, 6", "24, 6", "18, 25", "18, -2"):
        with pytest.raises(duckdb.Error, match="hour must be 0 to"):
            bands(warehouse, f"'2024-10-01', '2024-10-02', {hours}")


def fill_nights(fill: Fill, place: str, nights: list[str], each: int) -> None:
    """All twelve hours of the nights, each a bit different: equal ones look stuck."""
    rows = ["place_id | counted_from_at | visit_count"]
    for night in nights:
        evening = dt.datetime.fromisoformat(f"{night} 18:00")
        for number in range(12):
            at = evening + dt.timedelta(hours=number)
            rows.append(f"{place} | {at} | {each + (-1) ** number}")
    fill("core.fct_visitor_count", "\n".join(rows))


def test_a_band_tells_what_it_covers(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill_nights(fill, "gate", ["2024-10-01", "2024-10-02"], 10)

    columns = "band_on::text, visit_count, coverage_share, verdict, reason"
    assert answer(
        warehouse,
        f"select {columns} from"
        " metric.footfall_by_band('2024-10-02', '2024-10-03', 18, 6)",
    ) == [
        ("2024-10-02", 120, 1.0, "complete", None),
        ("2024-10-03", None, 0.0, "incomplete", "incomplete"),
    ]


def test_a_cluster_counts_its_night_zone_over_all_nights(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    for place, each in (("gate", 10), ("day_gate", 1000), ("yard", 5)):
        fill_nights(fill, place, ["2024-10-01", "2024-10-02"], each)

    columns = (
        "district_id, night_visit_count, night_count, visit_count_per_night, verdict,"
        " reason"
    )
    both = "'2024-10-01', '2024-10-02'"
    assert answer(
        warehouse, f"select {columns} from metric.night_by_cluster({both})"
    ) == [
        ("north", 240, 2, 120.0, "known", None),
        ("south", 120, 2, 60.0, "known", None),
    ]
    # nothing was due on the night before: it is a night all the same
    assert answer(
        warehouse,
        f"select {columns} from metric.night_by_cluster('2024-09-30', '2024-10-02')",
    ) == [
        ("north", 240, 3, None, "not_known", "incomplete"),
        ("south", 120, 3, None, "not_known", "incomplete"),
    ]
    # two nights more, of which nothing came, and a place that opens
    assert answer(
        warehouse,
        f"select {columns} from metric.night_by_cluster('2024-10-01', '2024-10-04')",
    ) == [
        ("far", None, 4, None, "not_known", "incomplete"),
        ("north", 240, 4, None, "not_known", "incomplete"),
        ("south", 120, 4, None, "not_known", "incomplete"),
    ]


def per_night(warehouse: Warehouse, *args: object) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select measure, night_visit_count, cluster_count, night_count,"
        " visit_count_per_cluster_night, verdict, reason"
        " from metric.visits_per_cluster_night(?, ?, ?)",
        *args,
    )


def test_visits_per_cluster_and_night_divide_by_every_cluster(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    nights = ["2024-10-01", "2024-10-02"]
    fill_nights(fill, "gate", nights, 10)
    span = ("2024-10-01", "2024-10-02")

    assert per_night(warehouse, "north", *span) == [
        ("entries", 240, 1, 2, 120.0, "known", None)
    ]
    assert per_night(warehouse, "belt", *span) == [
        ("entries", 240, 2, 2, None, "not_known", "incomplete")
    ]
    fill_nights(fill, "yard", nights, 5)
    assert per_night(warehouse, "belt", *span) == [
        ("entries", 360, 2, 2, 90.0, "known", None)
    ]
    assert per_night(warehouse, "lost", *span) == []


@pytest.mark.parametrize(
    ("visits", "clusters", "nights", "published"),
    [(52_122_000, 243, 7, 3.06), (72_575_800, 345, 5, 4.21)],
)
def test_the_published_means_of_the_country_come_out(
    warehouse: Warehouse, visits: int, clusters: int, nights: int, published: float
) -> None:
    each, rest = divmod(visits, clusters * nights)
    warehouse.execute(
        "insert into core.dim_place by name select 'p' || i as place_id,"
        " 'p' as place_name, 'd' || i as district_id, true as is_night_zone,"
        " 'Asia/Shanghai' as time_zone, 1 as delivery_id, 1 as source_row"
        " from range(?) as t(i)",
        [clusters],
    ).fetchall()
    warehouse.execute(
        "insert into mart.place_day by name select 'p' || i as place_id,"
        " 'd' || i as district_id, date '2023-01-21' + cast(n as integer)"
        " as counted_on, 'entries' as measure,"
        " ? + case when i = 0 and n = 0 then ? else 0 end as night_visit_count,"
        " 0 as reported_hours, 24 as expected_hours, 12 as night_reported_hours,"
        " 12 as night_expected_hours from range(?) as t(i), range(?) as u(n)",
        [each, rest, clusters, nights],
    ).fetchall()

    (row,) = per_night(warehouse, None, "2023-01-21", f"2023-01-{20 + nights}")
    assert row[1:4] == (visits, clusters, nights)
    assert round(float(str(row[4])) / 10_000, 2) == published
