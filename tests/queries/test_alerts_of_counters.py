"""Dead and stuck counters: what owed a reading on the last day of its district."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.test_alerts_of_feeds import HEAD, PLACES

COUNTERS = """
place_id | counter_id | counted_from_at  | counted_to_at    | visit_count | quality
---------+------------+------------------+------------------+-------------+----------
half     | works      | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
half     | works      | 2024-10-02 10:00 | 2024-10-02 11:00 | 8           | ok
half     | dead       | 2024-09-29 10:00 | 2024-09-29 11:00 | 7           | ok
half     | estimated  | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
half     | estimated  | 2024-10-02 10:00 | 2024-10-02 11:00 | 7           | estimated
half     | outage     | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
half     | outage     | 2024-10-02 10:00 | 2024-10-02 11:00 |             | outage
half     | retired    | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
half     | zero       | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
half     | zero       | 2024-10-02 10:00 | 2024-10-02 11:00 | 0           | ok
half     | by_day     | 2024-10-01 00:00 | 2024-10-02 00:00 | 7           | ok
other    | old        | 2024-08-01 00:00 | 2024-08-02 00:00 | 7           | ok
there    | there      | 2024-09-30 10:00 | 2024-09-30 11:00 | 7           | ok
closed   | closed     | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
stray    | stray      | 2024-10-01 10:00 | 2024-10-01 11:00 | 7           | ok
"""


def test_counters_that_owed_a_reading_on_the_last_day_of_their_district(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_counter",
        """
        counter_id | place_id | valid_from_on | valid_to_on
        -----------+----------+---------------+------------
        retired    | half     | 2024-01-01    | 2024-10-01
        """,
    )
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTERS)

    assert answer(
        warehouse,
        "select place_id, counter_id, judged_on::text, last_reading_on::text,"
        " silent_day_count, reason from metric.silent_counters('2024-10-03')",
    ) == [
        ("half", "by_day", "2024-10-02", "2024-10-01", 1, "silent"),
        ("half", "dead", "2024-10-02", "2024-09-29", 3, "silent"),
        ("half", "outage", "2024-10-02", "2024-10-01", 1, "outage"),
        # day totals of long ago: the place as a whole
        ("other", "other", "2024-10-02", "2024-08-01", 62, "silent"),
    ]


def test_a_counter_of_a_place_that_moved_is_judged_where_it_was_last(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_place",
        """
        place_id | district_id | valid_from_on | valid_to_on
        ---------+-------------+---------------+------------
        moved    | before      |               | 2024-10-02
        moved    | after       | 2024-10-03    |
        stays    | before      |               | 2024-10-02
        new      | after       |               |
        """,
    )
    fill(
        "core.fct_visitor_count",
        """
        place_id | counted_from_at  | visit_count
        ---------+------------------+------------
        moved    | 2024-10-01 10:00 | 7
        stays    | 2024-10-02 10:00 | 7
        new      | 2024-10-04 10:00 | 7
        """,
    )

    assert answer(
        warehouse,
        "select place_id, district_id, silent_day_count"
        " from metric.silent_counters('2024-10-05')",
    ) == [("moved", "after", 3)]


def test_a_silent_counter_is_an_alert_once_the_day_is_over(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTERS)
    alerts = (
        "select basis_id, reason, severity, since_at::text, known_at::text,"
        " measured_value from metric.alerts_of_counters(?)"
        " where basis_id in ('outage', 'dead') order by basis_id"
    )

    assert answer(warehouse, alerts, "2024-10-03 00:00") == [
        ("dead", "silent", "act", "2024-09-30 00:00:00", "2024-10-03 00:00:00", 3),
        ("outage", "outage", "watch", "2024-10-02 00:00:00", "2024-10-03 00:00:00", 1),
    ]
    assert answer(warehouse, alerts, "2024-10-02 23:59") == [
        ("dead", "silent", "act", "2024-09-30 00:00:00", "2024-10-02 00:00:00", 2),
    ]


def test_a_suspect_reading_is_an_alert_for_two_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    rows = [
        f"here | here | 2024-10-01 {hour:02}:00 | 2024-10-01 {hour + 1:02}:00 | 77 | ok"
        for hour in range(0, 14)
    ]
    fill("core.fct_visitor_count", "\n".join([HEAD, *rows]))
    alerts = (
        "select reason, severity, since_at::text, measured_value"
        " from metric.alerts_of_counters(?) where reason <> 'silent'"
    )

    stuck = [("stuck", "act", "2024-10-01 00:00:00", 1)]
    assert answer(warehouse, alerts, "2024-10-01 23:59") == []  # not over yet
    assert answer(warehouse, alerts, "2024-10-02 00:00") == stuck
    assert answer(warehouse, alerts, "2024-10-03 23:59") == stuck
    assert answer(warehouse, alerts, "2024-10-04 00:00") == []


def test_people_present_that_went_silent_at_an_hour_that_is_counted(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    readings = [
        *(f"here | present | 2024-10-01 {hour}:00 | 5" for hour in range(10, 23)),
        *(f"here | present | 2024-10-02 {hour}:00 | 5" for hour in range(10, 18)),
        *(
            "there | present | 2024-10-01 10:00 | 5",
            "there | exits | 2024-10-02 10:00 | 5",
        ),
    ]
    head = "place_id | measure | counted_from_at | visit_count"
    fill("core.fct_visitor_count", "\n".join([head, *readings]))
    alerts = (
        "select subject_id, reason, since_at::text, measured_value, threshold_value"
        " from metric.alerts_of_counters(?) where basis_id = 'present'"
    )

    silent = ("here", "stale", "2024-10-02 17:00:00", 5, 2)
    assert answer(warehouse, alerts, "2024-10-02 19:00") == []
    assert answer(warehouse, alerts, "2024-10-02 22:00") == [silent]
    assert answer(warehouse, alerts, "2024-10-03 01:00") == []  # closed at this hour
