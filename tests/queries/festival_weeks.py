"""Whole weeks of counts, with a calendar: what an uplift is measured against."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.defaults import Row
from tests.drawing import write_rows
from tests.queries.answers import Warehouse, answer

DAY = dt.timedelta(days=1)
WEEK = DAY * 7
MONDAY = dt.date(2024, 1, 1)


@dataclass
class Weeks:
    """Places that count every day from a Monday on; what is drawn may be changed.

    counts: (place, day) → visits, None is an outage. unknown: days that the calendar
    lacks. rest: days off besides weekends and named days. makeup: make-up workdays.
    """

    week_count: int = 40
    district_of: Mapping[str, str] = field(default_factory=lambda: {"gate": "old"})
    measure_of: Mapping[str, str] = field(default_factory=dict)
    counts: dict[tuple[str, dt.date], int | None] = field(default_factory=dict)
    holidays: dict[dt.date, str] = field(default_factory=dict)
    makeup: set[dt.date] = field(default_factory=set)
    unknown: set[dt.date] = field(default_factory=set)
    rest: set[dt.date] = field(default_factory=set)
    events: list[Row] = field(default_factory=list)
    more_readings: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw a plain year: 10 visits on workdays, 100 on days of the weekend."""
        for place in self.district_of:
            for day in self.days():
                self.counts.setdefault((place, day), usual(place, day))

    def days(self) -> list[dt.date]:
        """Every day that is drawn."""
        return [MONDAY + DAY * number for number in range(self.week_count * 7)]

    def holds(self, event_id: str, first: str, last: str, venue: str = "gate") -> None:
        """Put an edition on these days, both included, into the list of events."""
        self.events.append(
            {
                "event_id": event_id,
                "starts_at": f"{first} 10:00",
                "ends_at": f"{last} 22:00",
                "venue": venue,
                "status": "已办",
            }
        )

    def write(self, warehouse: Warehouse) -> None:
        """Write everything into the warehouse."""
        write_rows(warehouse, "core.dim_calendar", self.calendar_rows())
        write_rows(warehouse, "core.dim_event", self.events)
        districts = sorted(set(self.district_of.values()))
        write_rows(
            warehouse,
            "core.dim_district",
            [{"district_id": one, "parent_district_id": "belt"} for one in districts],
        )
        places: list[Row] = [
            {"place_id": place, "district_id": district}
            for place, district in self.district_of.items()
        ]
        write_rows(warehouse, "core.dim_place", places)
        readings = self.reading_rows() + self.more_readings
        write_rows(warehouse, "core.fct_visitor_count", readings)

    def calendar_rows(self) -> list[Row]:
        """The days that the calendar knows."""
        return [
            {
                "calendar_on": str(day),
                "is_rest_day": str(
                    (
                        day not in self.makeup
                        and (day.isoweekday() >= 6 or day in self.holidays)
                    )
                    or day in self.rest
                ),
                "is_makeup_workday": str(day in self.makeup),
                "holiday_name": self.holidays.get(day),
            }
            for day in self.days()
            if day not in self.unknown
        ]

    def reading_rows(self) -> list[Row]:
        """A reading of the whole day for each place and day."""
        return [
            {
                "place_id": place,
                "counted_from_at": f"{day} 00:00",
                "counted_to_at": f"{day + DAY} 00:00",
                "visit_count": None if count is None else str(count),
                "measure": self.measure_of.get(place, "entries"),
            }
            for (place, day), count in self.counts.items()
        ]


def usual(place: str, day: dt.date) -> int:
    """Ten on workdays, a hundred on the weekend."""
    return 100 if day.isoweekday() >= 6 else 10


def on(day: str) -> dt.date:
    """A day by its ISO date."""
    return dt.date.fromisoformat(day)


# A Saturday and Sunday in week 20, all of whose eight neighbours are ordinary.
SATURDAY, SUNDAY = on("2024-05-18"), on("2024-05-19")


def uplift(
    warehouse: Warehouse, columns: str, event_id: str = "fair"
) -> tuple[Any, ...]:
    """The one row of an edition."""
    rows = answer(
        warehouse,
        f"select {columns} from metric.festival_uplift(?)",
        event_id,
    )
    assert len(rows) == 1
    return rows[0]


def fair_weeks(
    district_of: Mapping[str, str] | None = None,
    measure_of: Mapping[str, str] | None = None,
    week_count: int = 40,
) -> Weeks:
    """A fair of a Saturday and Sunday that brings half as many again."""
    places = district_of or {"gate": "old"}
    weeks = Weeks(week_count, places, measure_of or {})
    weeks.holds("fair", "2024-05-18", "2024-05-19")
    for place in weeks.district_of:
        weeks.counts[place, SATURDAY] = 140
        weeks.counts[place, SUNDAY] = 160
    return weeks
