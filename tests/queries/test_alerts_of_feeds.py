"""Late files: what owed a reading, and when it was due."""

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
    fill_counts(
        fill,
        days_of("here", "2024-09-30", "2024-10-01"),
        days_of("closed", "2024-09-30", "2024-10-01"),  # and registered as closed since
    )
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
