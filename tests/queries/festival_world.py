"""A small city drawn at random: districts, places, days that were counted, editions."""

import dataclasses
import datetime as dt
import functools

import polars as pl

from tests.drawing import write_rows
from tests.queries.answers import Warehouse
from tests.queries.uplift_scene import DAY, Held, PlaceDay, Scene

#: district → the one above it; "alone" has none, and "lost" is not in the register.
DISTRICTS = {
    "belt": None,
    "old": "belt",
    "lane": "old",
    "river": "belt",
    "north": "belt",
    "outside": None,
    "far": "outside",
    "alone": None,
}
#: place → where it is registered; "mover" moves from river to far.
PLACES = {
    "gate": "old",
    "yard": "old",
    "booth": "lane",
    "pier": "river",
    "hill": "north",
    "square": "far",
    "hut": "alone",
    "camp": "lost",
}
MOVER = "mover"


@dataclasses.dataclass(frozen=True)
class Listed:
    """A row of the list of events; venue None = the whole district."""

    event_id: str
    festival_id: str | None
    district_id: str | None
    venue: tuple[str, ...] | None
    starts_at: dt.datetime
    ends_at: dt.datetime
    is_cancelled: bool
    ticketed: int | None = None
    claimed: int | None = None

    def days(self) -> list[dt.date]:
        """First to last: an end by 06:00 belongs to the evening before."""
        first, last = self.starts_at.date(), self.ends_at.date()
        if self.ends_at.time() <= dt.time(6):
            last -= DAY
        return [
            first + DAY * number for number in range(max((last - first).days, 0) + 1)
        ]


@dataclasses.dataclass(frozen=True)
class World:
    """Everything that is written; moved_on = the mover's first day in its new district.

    place_days: (place, measure, day) → what came; 24 hours are due on each.
    """

    place_days: dict[tuple[str, str, dt.date], PlaceDay]
    listed: list[Listed]
    moved_on: dt.date
    holidays: frozenset[dt.date]
    makeup: frozenset[dt.date]
    known: frozenset[dt.date]

    def district_on(self, place_id: str, day: dt.date) -> str | None:
        """Where a place is registered on a day."""
        if place_id == MOVER:
            return "river" if day < self.moved_on else "far"
        return PLACES.get(place_id)

    def all_places(self) -> list[str]:
        """Every registered place."""
        return sorted([*PLACES, MOVER])

    def places_of(self, one: Listed) -> list[str]:
        """The places that the venue names, else all that ever were in its district."""
        if one.venue is not None:
            return [place for place in self.all_places() if place in one.venue]
        if one.district_id is None:
            return []
        registered = PLACES.items() | {(MOVER, "river"), (MOVER, "far")}
        return sorted(
            {
                place
                for place, district in registered
                if one.district_id in districts_above(district)
            }
        )

    @functools.cached_property
    def scene(self) -> Scene:
        """What an uplift needs of it."""
        held = [
            Held(
                one.event_id,
                frozenset(self.places_of(one)),
                one.days()[0],
                one.days()[-1],
                one.is_cancelled,
            )
            for one in self.listed
        ]
        return Scene(self.place_days, self.known, self.holidays, self.makeup, held)


def districts_above(district: str | None) -> list[str]:
    """The district and those above it, nearest first; an unregistered one has none."""
    found = []
    while district in DISTRICTS:
        found.append(district)
        district = DISTRICTS[district]
    return found


def write_world(warehouse: Warehouse, world: World) -> None:
    """Replace what the warehouse holds."""
    for table in ("dim_event", "dim_place", "dim_calendar", "dim_district"):
        warehouse.execute(f"delete from core.{table}")
    warehouse.execute("delete from mart.place_day")
    write_rows(
        warehouse,
        "core.dim_district",
        [
            {"district_id": one, "parent_district_id": above}
            for one, above in DISTRICTS.items()
        ],
    )
    frames = {
        "core.dim_place": place_rows(world),
        "core.dim_event": [event_row(one) for one in world.listed],
        "core.dim_calendar": calendar_rows(world),
    }
    for table, rows in frames.items():
        frame = pl.DataFrame(rows, infer_schema_length=None)
        warehouse.register("drawn", frame.to_arrow())
        warehouse.execute(
            f"insert into {table} by name select *, 1 as delivery_id, 1 as source_row"
            " from drawn"
        )
    days = pl.DataFrame(list(world.place_days.values()), infer_schema_length=None)
    warehouse.register("drawn", days.to_arrow())
    warehouse.execute(
        "insert into mart.place_day by name select *, 'old' as district_id,"
        " 24 as expected_hours, 12 as night_expected_hours from drawn"
    )


def place_rows(world: World) -> list[dict[str, object]]:
    """The register: the mover has two rows."""
    spans = [(place, district, None, None) for place, district in PLACES.items()]
    moves = [
        (MOVER, "river", None, world.moved_on - DAY),
        (MOVER, "far", world.moved_on, None),
    ]
    return [
        {
            "place_id": place,
            "place_name": f"the {place}",
            "district_id": district,
            "time_zone": "Asia/Shanghai",
            "valid_from_on": first,
            "valid_to_on": last,
        }
        for place, district, first, last in [*spans, *moves]
    ]


def event_row(one: Listed) -> dict[str, object]:
    """A row of the list of events; every second place is named by its name."""
    venue = one.venue and "、".join(
        place if number % 2 else f"the {place}"
        for number, place in enumerate(one.venue)
    )
    return {
        "event_id": one.event_id,
        "event_name": one.event_id,
        "festival_id": one.festival_id,
        "district_id": one.district_id,
        "venue": venue,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "status": "已取消" if one.is_cancelled else "已办",
        "ticketed_visit_count": one.ticketed,
        "claimed_visit_count": one.claimed,
    }


def calendar_rows(world: World) -> list[dict[str, object]]:
    """The days that the calendar knows; days off stand alone, each a holiday."""
    return [
        {
            "calendar_on": day,
            "is_rest_day": day in world.holidays,
            "is_makeup_workday": day in world.makeup,
            "holiday_name": f"{day}" if day in world.holidays else None,
            "status": "official",
        }
        for day in sorted(world.known)
    ]
