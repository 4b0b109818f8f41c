"""Where the visitors of a festival came from, and what is left in all."""

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import DAY, WEEK, Weeks, on

SATURDAY = on("2024-05-18")
BELT = {
    "gate": "old",  # the festival
    "yard": "old",  # the rest of its district
    "pier": "river",  # a neighbour that loses visitors
    "hill": "north",  # a neighbour that does not
}


def moving_weeks(**more: str) -> Weeks:
    """A fair on a Saturday that brings 60: 40 of them from the pier."""
    weeks = Weeks(district_of=BELT | more)
    for place in weeks.district_of:
        for number, day in enumerate(weeks.days()):
            if day.isoweekday() == 6:
                weeks.counts[place, day] = 100 + number % 3 - 1
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    weeks.counts["gate", SATURDAY] = 160
    weeks.counts["pier", SATURDAY] = 60
    return weeks


def test_visitors_are_moved_from_one_district_to_the_festival(
    warehouse: Warehouse,
) -> None:
    moving_weeks().write(warehouse)

    rows = answer(
        warehouse,
        "select area_type, district_id, visit_count, round(uplift_visit_count)::int,"
        " verdict, flow_type, reason from metric.festival_displacement()",
    )
    assert [(row[0], row[1], row[3], *row[4:]) for row in rows] == [
        ("event_places", None, 60, "above", None, None),
        ("neighbour", "north", pytest.approx(0, abs=1), *HIDDEN),
        ("neighbour", "river", pytest.approx(-40, abs=1), "below", "from", None),
        ("net", None, pytest.approx(20, abs=3), "above", None, None),
        ("own_district", "old", pytest.approx(0, abs=1), *HIDDEN),
    ]
    assert sum(row[2] for row in rows if row[0] != "net") == rows[3][2]


HIDDEN = ("not_distinguishable", None, None)


def test_the_net_of_a_festival_is_its_own_row(warehouse: Warehouse) -> None:
    weeks = moving_weeks()
    weeks.holds("nowhere", "2024-05-18", "2024-05-18", "大草坪")
    weeks.holds("off", "2024-05-25", "2024-05-25")
    weeks.events[-1]["status"] = "取消"
    weeks.holds("to_come", "2026-05-25", "2026-05-25")
    weeks.write(warehouse)

    columns = (
        "event_id, round(event_uplift_visit_count)::int, verdict, reason,"
        " net_uplift_visit_count = event_uplift_visit_count + around_uplift_visit_count"
    )
    assert answer(warehouse, f"select {columns} from metric.festival_net()") == [
        ("fair", 60, "above", None, True),
        ("nowhere", None, "no_baseline", "no_places", None),
        ("off", None, "no_baseline", "cancelled", None),
        ("to_come", None, "no_baseline", "no_counts", None),
    ]


def test_a_place_that_was_not_there_all_along_takes_no_part(
    warehouse: Warehouse,
) -> None:
    weeks = moving_weeks(new="north", out="river", far_off="elsewhere")
    for day in weeks.days():
        if day < SATURDAY - 8 * WEEK:
            del weeks.counts["new", day]  # opened two months ago
    weeks.counts["out", SATURDAY] = None  # out on the day itself
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select area_type, district_id, place_ids, left_out_place_count"
        " from metric.edition_areas('fair') where area_type = 'neighbour'",
    ) == [
        ("neighbour", "elsewhere", ["far_off"], 0),
        ("neighbour", "north", ["hill"], 1),
        ("neighbour", "river", ["pier"], 1),
    ]


@pytest.mark.parametrize(
    "held_number, missing_count, is_in",
    [(141, 17, True), (141, 18, False), (142, 18, False)],
)
@pytest.mark.parametrize("beyond", [0, 5])
def test_a_place_takes_part_from_nine_days_of_ten_on(
    warehouse: Warehouse, held_number: int, missing_count: int, is_in: bool, beyond: int
) -> None:
    weeks = Weeks(district_of=BELT)
    days = weeks.days()
    # of the 142nd day with the 28 after it 170 days count, and none beyond them
    weeks.holds("fair", str(days[held_number]), str(days[held_number]))
    for number in range(missing_count):
        weeks.counts["hill", days[40 + number]] = None
    for number in range(beyond):
        weeks.counts["hill", days[held_number + 29 + number]] = None
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select place_count = 1 from metric.edition_areas('fair')"
        " where district_id = 'north'",
    ) == [(is_in,)]


def test_a_district_without_a_baseline_is_left_out_of_the_net(
    warehouse: Warehouse,
) -> None:
    weeks = moving_weeks()
    for number in (-4, -3, 3, 4):  # a market next door, week after week
        day = str(SATURDAY + WEEK * number)
        weeks.holds(f"market{number}", day, day, "hill")
    weeks.write(warehouse)

    columns = "district_id, visit_count, verdict, reason, left_out_area_count"
    assert answer(
        warehouse,
        f"select {columns} from metric.festival_displacement('fair')"
        " where district_id = 'north' or area_type = 'net'",
    ) == [
        (
            "north",
            99 + (SATURDAY - weeks.days()[0]).days % 3,
            "no_baseline",
            "too_few_weeks",
            0,
        ),
        (
            None,
            319 + (SATURDAY - weeks.days()[0]).days % 3,
            "above",
            "areas_left_out",
            1,
        ),
    ]


def test_a_festival_with_nothing_around_it_displaces_nothing_that_is_known(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks()
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    weeks.counts["gate", SATURDAY] = 160
    weeks.write(warehouse)

    assert answer(
        warehouse, "select verdict, reason from metric.festival_net('fair')"
    ) == [("above", "no_neighbours")]


def test_the_halo_has_the_days_before_and_after_and_not_the_festival(
    warehouse: Warehouse,
) -> None:
    weeks = Weeks()
    sunday = SATURDAY + DAY
    weeks.holds("fair", str(SATURDAY), str(sunday))
    weeks.counts["gate", SATURDAY - DAY] = 15  # some come on the eve
    weeks.counts["gate", SATURDAY] = 9000
    weeks.counts["gate", sunday] = 9000
    weeks.counts["gate", sunday + DAY] = 8  # and fewer on the day after
    weeks.write(warehouse)

    rows = answer(
        warehouse,
        "select halo_day_index, counted_on, baseline_visit_count, uplift_visit_count,"
        " verdict from metric.festival_halo('fair')",
    )
    assert [row[0] for row in rows] == [-3, -2, -1, 1, 2, 3, 4, 5, 6, 7]
    assert [row[1] for row in rows][2:4] == [SATURDAY - DAY, sunday + DAY]
    assert [row[2:] for row in rows][2:4] == [(10, 5, "above"), (10, -2, "below")]
    # the Saturday after: the festival, a week before it, is not in its baseline
    assert rows[8][2:4] == (100, 0)


def test_a_control_takes_out_what_the_whole_city_had(warehouse: Warehouse) -> None:
    weeks = Weeks(district_of={"gate": "old", "square": "far"})
    weeks.holds("fair", str(SATURDAY), str(SATURDAY))
    for number, day in enumerate(weeks.days()):
        if day.isoweekday() == 6:  # the weather of the day is that of both
            weather = 80 + number * 7 % 41
            weeks.counts["gate", day] = weather
            weeks.counts["square", day] = 2 * weather
    weeks.counts["gate", SATURDAY] = (weeks.counts["square", SATURDAY] or 0) * 3 // 4
    weeks.write(warehouse)
    warehouse.execute(
        "update core.dim_district set parent_district_id = 'city'"
        " where district_id = 'far'"
    )

    plain, adjusted, is_adjusted, places, verdict = answer(
        warehouse,
        "select placebo_error_ratio, control_adjusted_uplift_ratio,"
        " is_control_adjusted, control_place_count, verdict"
        " from metric.festival_control_adjustment('fair')",
    )[0]
    assert plain > 0.05
    assert adjusted == pytest.approx(0.5, abs=0.02)
    assert (is_adjusted, places, verdict) == (True, 1, "above")


def test_without_controls_the_plain_uplift_stands(warehouse: Warehouse) -> None:
    weeks = moving_weeks()
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select is_control_adjusted, control_adjusted_uplift_ratio, verdict, reason"
        " from metric.festival_control_adjustment('fair')",
    ) == [(False, None, "above", "no_controls")]
