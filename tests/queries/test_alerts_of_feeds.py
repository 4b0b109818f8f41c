"""Late files and dead counters: what owed a reading, and when it was due."""

import datetime as dt

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

PLACES = """
place_id  | district_id | valid_to_on
----------+-------------+------------
here      | comes       |
there     | stays_away  |
also      | stays_away  |
closed    | shut        | 2024-10-01
half      | half_gone   |
other     | half_gone   |
"""
HEAD = "place_id | counter_id | counted_from_at | counted_to_at | visit_count | quality"


def days_of(place: str, from_on: str, to_on: str, count: str = "9") -> list[str]:
    """One reading of a day each, both ends included; an outage without a count."""
    first, last = map(dt.date.fromisoformat, (from_on, to_on))
    return [
        f"{place} | {place} | {first + dt.timedelta(days=number)} 00:00"
        f" | {first + dt.timedelta(days=number + 1)} 00:00 | {count}"
        f" | {'ok' if count else 'outage'}"
        for number in range((last - first).days + 1)
    ]


def fill_counts(fill: Fill, *rows: list[str]) -> None:
    fill("core.dim_place", PLACES)
    lines = [HEAD, *(line for part in rows for line in part)]
    fill("core.fct_visitor_count", "\n".join(lines))


def late(warehouse: Warehouse, asked: str) -> list[tuple[object, ...]]:
    return answer(
        warehouse,
        "select subject_id, reason, measured_value, since_at::text, severity"
        " from metric.alerts_of_feeds(?) order by subject_id",
        asked,
    )


@pytest.mark.parametrize(
    "asked, days, severity",
    [
        pytest.param("2024-10-03 11:59", None, None, id="eleven_hours_after_the_day"),
        pytest.param("2024-10-03 12:00", 1, "watch", id="twelve_hours_after"),
        pytest.param("2024-10-05 11:59", 2, "watch", id="two_days"),
        pytest.param("2024-10-05 12:00", 3, "act", id="three_days"),
        pytest.param("2024-11-05 12:00", 34, "act", id="long_after_the_newest_day"),
    ],
)
def test_a_district_is_late_twelve_hours_after_the_day(
    warehouse: Warehouse, fill: Fill, asked: str, days: int | None, severity: str
) -> None:
    fill_counts(
        fill,
        days_of("here", "2024-09-30", "2024-11-05"),
        days_of("there", "2024-09-30", "2024-10-01"),
        days_of("also", "2024-09-30", "2024-09-30"),
        days_of("closed", "2024-09-30", "2024-10-01"),
    )
    due = "2024-10-03 12:00:00"  # the first missing day is the 2nd

    expected = [("stays_away", "not_arrived", days, due, severity)] if days else []
    assert late(warehouse, asked) == expected


def test_a_declared_outage_and_a_part_of_a_district_have_come(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_counts(
        fill,
        days_of("here", "2024-09-30", "2024-10-05"),
        days_of("there", "2024-09-30", "2024-10-01"),
        days_of("there", "2024-10-02", "2024-10-05", count=""),
        days_of("half", "2024-09-30", "2024-10-05"),
        days_of("other", "2024-09-30", "2024-10-01"),
    )

    assert late(warehouse, "2024-10-06 12:00") == []


def test_a_feed_that_stops_altogether_is_late_by_the_clock_it_is_given(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_counts(fill, days_of("here", "2024-09-30", "2024-10-01"))
    subjects = "select subject_id, measured_value from metric.alerts_of_feeds({})"

    assert answer(warehouse, subjects.format("")) == []  # its own newest moment
    assert answer(warehouse, subjects.format("'2024-10-05 12:00'")) == [("comes", 3)]


def test_a_feed_that_stops_is_late_by_what_the_complaints_know(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_counts(fill, days_of("here", "2024-09-30", "2024-10-01"))
    fill("core.fct_complaint", "complaint_id | received_at\nx | 2024-10-04 12:00")

    assert answer(
        warehouse,
        "select subject_id, measured_value, known_at::text"
        " from metric.alerts_of_feeds()",
    ) == [("comes", 2, "2024-10-04 12:00:00")]


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("2024-10-08 12:00", []),
        ("2024-10-09 12:00", [("complaints", "no_new_cases", 8, "watch")]),
    ],
)
def test_complaints_that_stop_for_a_week(
    warehouse: Warehouse, fill: Fill, asked: str, expected: list[tuple[object, ...]]
) -> None:
    fill("core.fct_complaint", "complaint_id | received_at\nx | 2024-10-01 12:00")

    found = [(*row[:3], row[4]) for row in late(warehouse, asked)]
    assert found == expected


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("2024-10-02", []),
        ("2024-10-03", [("calendar", "calendar_ends", 89, "watch")]),
        ("2024-11-30", [("calendar", "calendar_ends", 31, "watch")]),
        ("2024-12-01", [("calendar", "calendar_ends", 30, "act")]),
    ],
)
def test_a_calendar_that_ends(
    warehouse: Warehouse, fill: Fill, asked: str, expected: list[tuple[object, ...]]
) -> None:
    fill("core.dim_calendar", "calendar_on | is_rest_day\n2024-12-31 | false")

    found = [(*row[:3], row[4]) for row in late(warehouse, asked)]
    assert found == expected


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
