"""What is recorded of festivals, once more: attendance, complaints, comparisons."""

import dataclasses
import datetime as dt
import math
from typing import Any

from tests.queries.festival_world import Listed, World
from tests.queries.uplift_scene import DAY, PlaceDay

MEASURES = ("entries", "passages")


@dataclasses.dataclass(frozen=True)
class Complaint:
    """A case; place_id is where its merchant is registered, None = unregistered."""

    complaint_id: str
    received_at: dt.datetime
    event_id: str | None
    place_id: str | None


def counted(world: World, one: Listed) -> dict[str, tuple[int | None, float]]:
    """measure → visits and coverage of all its places on all its days."""
    found = {}
    for measure in MEASURES:
        rows = [
            world.place_days[place, measure, day]
            for place in world.places_of(one)
            for day in one.days()
            if (place, measure, day) in world.place_days
        ]
        if rows and not one.is_cancelled:
            counts = [row.visit_count for row in rows if row.visit_count is not None]
            covered = sum(row.reported_hours for row in rows) / (24 * len(rows))
            found[measure] = (sum(counts) if counts else None, covered)
    return found


def people(visits: int | None, mean_days: float | None) -> int | None:
    """Visits ÷ the declared days of a person; None without either."""
    if visits is None or mean_days is None:
        return None
    return math.floor(visits / mean_days + 0.5)


def attendance(
    world: World, one: Listed, mean_days: float | None
) -> dict[str | None, tuple[Any, ...]]:
    """measure → counted, people counted, people ticketed, verdict, reason."""
    said = ("not_known", "no_parameter") if mean_days is None else ("known", None)
    ticketed = people(one.ticketed, mean_days)
    found: dict[str | None, tuple[Any, ...]] = {}
    for measure, (visits, covered) in counted(world, one).items():
        is_fit = measure == "entries" and covered >= 0.9
        heads = people(visits, mean_days) if is_fit else None
        found[measure] = (visits, heads, ticketed, *said)
    return found or {None: (None, None, ticketed, *said)}


def complaint_rate(
    world: World, one: Listed, complaints: list[Complaint]
) -> tuple[Any, ...]:
    """Linked, matched, per 10,000 entries, verdict, reason."""
    linked = sum(case.event_id == one.event_id for case in complaints)
    opens = dt.datetime.combine(one.days()[0], dt.time())
    closes = dt.datetime.combine(one.days()[-1] + DAY, dt.time(6))
    matched = sum(
        case.event_id is None
        and case.place_id in world.places_of(one)
        and opens <= case.received_at < closes
        and not one.is_cancelled
        for case in complaints
    )
    visits, covered = counted(world, one).get("entries", (None, 0.0))
    reason = None
    if one.is_cancelled:
        reason = "cancelled"
    elif not world.places_of(one):
        reason = "no_places"
    elif visits is None:
        reason = "no_counts"
    elif covered < 0.9:
        reason = "incomplete"
    elif visits == 0:
        reason = "no_base"
    if reason is not None or visits is None:
        return (linked, matched, None, "not_known", reason)
    return (linked, matched, (linked + matched) * 10000 / visits, "known", None)


def linked_rate(world: World, one: Listed, complaints: list[Complaint]) -> float | None:
    """Cases that name the edition per 10,000 entries, as refunds_by_festival has it."""
    visits, covered = counted(world, one).get("entries", (None, 0.0))
    linked = sum(case.event_id == one.event_id for case in complaints)
    return linked * 10000 / visits if visits and covered >= 0.9 else None


def compared_editions(
    world: World, one: Listed
) -> dict[str, tuple[Listed, bool, bool]]:
    """event_id → an earlier edition, whether the previous, whether of its season."""
    earlier = [
        other
        for other in world.listed
        if other.festival_id == one.festival_id
        and not other.is_cancelled
        and other.days()[0] < one.days()[0]
    ]
    if not earlier or one.is_cancelled:
        return {}

    def days_off_a_year(other: Listed) -> int:
        return abs((one.days()[0] - other.days()[0]).days - 365)

    first_of = sorted(earlier, key=lambda other: other.event_id)
    previous = max(first_of, key=lambda other: other.days()[0])
    season = min(first_of, key=days_off_a_year)
    found = {previous.event_id: (previous, True, False)}
    if days_off_a_year(season) <= 60:
        is_same = season.event_id == previous.event_id
        found[season.event_id] = (season, is_same, True)
    return found


def is_whole(row: PlaceDay | None) -> bool:
    """Nine hours of ten came."""
    return row is not None and row.reported_hours >= 21.6


def day_pairs(
    world: World, one: Listed, other: Listed, measure: str
) -> list[tuple[Any, ...]]:
    """Day index, both days, both sums, same weekday, places: like for like."""
    length = min(len(one.days()), len(other.days()))
    days = [(one.days()[number], other.days()[number]) for number in range(length)]
    both = set(world.places_of(one)) & set(world.places_of(other))
    rows = world.place_days
    places = [
        place
        for place in both
        if all(
            is_whole(rows.get((place, measure, day))) for pair in days for day in pair
        )
    ]
    if not places:
        return []
    sums = [
        [
            sum(rows[one_, measure, day].visit_count or 0 for one_ in places)
            for day in pair
        ]
        for pair in days
    ]
    return [
        (
            number,
            *days[number],
            *sums[number],
            (days[number][0] - days[number][1]).days % 7 == 0,
            len(places),
        )
        for number in range(length)
    ]
