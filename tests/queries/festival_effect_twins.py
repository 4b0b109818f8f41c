"""What festivals did, once more: areas around, their sums, days around, controls."""

import dataclasses
import datetime as dt
import math
import statistics
from collections import defaultdict
from typing import Any

from tests.queries.festival_world import Listed, World, districts_above
from tests.queries.uplift_scene import DAY, Held, Window
from tests.queries.uplift_twins import Uplift, at_rank, errors, uplift

MEASURES = ("entries", "passages")
HALO = (-3, -2, -1, 1, 2, 3, 4, 5, 6, 7)
Key = tuple[Any, ...]


@dataclasses.dataclass
class Area:
    """Places of one kind around an edition; left_out: those not complete enough."""

    places: list[str] = dataclasses.field(default_factory=list)
    left_out: int = 0


def is_complete(world: World, place: str, day: dt.date) -> bool:
    """Nine hours of ten came, of every measure that it counts."""
    rows = [world.place_days.get((place, measure, day)) for measure in MEASURES]
    held = [row for row in rows if row is not None]
    return bool(held) and all(row.reported_hours >= 21.6 for row in held)


def is_steady(world: World, place: str, own: list[dt.date]) -> bool:
    """Complete on every day of the edition, and on nine of ten from a year before."""
    counted = [day for _, _, day in world.place_days]
    first = max(own[0] - DAY * 364, min(counted))
    last = min(own[-1] + DAY * 28, max(counted))
    asked = [first + DAY * number for number in range((last - first).days + 1)]
    around = sum(is_complete(world, place, day) for day in asked)
    return around >= 0.9 * len(asked) and all(
        is_complete(world, place, day) for day in own
    )


def home_districts(world: World, one: Listed) -> set[str]:
    """The registered districts of its places on its first day."""
    homes = {world.district_on(place, one.days()[0]) for place in world.places_of(one)}
    return {home for home in homes if home in districts_above(home)}


def sibling_districts(home: set[str]) -> dict[str, str]:
    """Own districts and their neighbours, by kind; without a parent no neighbours."""
    from_parent = {districts_above(own)[1] for own in home if districts_above(own)[1:]}
    kinds = {
        district: "neighbour"
        for district in ALL_DISTRICTS
        if districts_above(district)[1:2]
        and districts_above(district)[1] in from_parent
    }
    return kinds | dict.fromkeys(home, "own_district")


ALL_DISTRICTS = ("belt", "old", "lane", "river", "north", "outside", "far", "alone")


def areas(world: World, one: Listed) -> dict[tuple[str, str | None], Area]:
    """The places of an edition and around it, by kind and district."""
    own, first = world.places_of(one), one.days()[0]
    if one.is_cancelled or not own:
        return {}
    home = home_districts(world, one)
    parents = {districts_above(each)[1] for each in home if districts_above(each)[1:]}
    kinds = sibling_districts(home)
    found: dict[tuple[str, str | None], Area] = defaultdict(Area)
    found["event_places", None] = Area(own)
    for place in world.all_places():
        above = districts_above(world.district_on(place, first))
        nearest = next((district for district in above if district in kinds), None)
        if place in own:
            continue
        if nearest is not None:
            area = found[kinds[nearest], nearest]
        elif parents and not parents & set(above):
            area = found["control", None]
        else:
            continue
        if is_steady(world, place, one.days()):
            area.places.append(place)
        else:
            area.left_out += 1
    return dict(found)


def held_as(one: Listed, places: list[str], first: dt.date, last: dt.date) -> Held:
    """The edition at some places, or a day around it."""
    return Held(one.event_id, frozenset(places), first, last, one.is_cancelled)


def windows_of(world: World, one: Listed, measure: str) -> dict[Key, Window]:
    """A window for each area that is not a control; guarded by the edition's places."""
    days, own = one.days(), frozenset(world.places_of(one))
    return {
        kind: Window(
            world.scene,
            held_as(one, area.places, days[0], days[-1]),
            measure,
            False,
            own | frozenset(area.places),
        )
        for kind, area in areas(world, one).items()
        if kind[0] != "control"
    }


def displacement(world: World, one: Listed, measure: str) -> dict[Key, Key]:
    """area_type, district → uplift, reason, flow, places, places and areas left out."""
    around = areas(world, one)
    windows = windows_of(world, one, measure)
    own_key = ("event_places", None)
    if own_key not in windows or not windows[own_key].places:
        return {}
    found: dict[Key, Key] = {}
    parts, left_out_areas, place_count = [], 0, 0
    for kind, window in windows.items():
        said = uplift(window) if window.places else None
        reason = "incomplete" if said is None else said.reason
        is_in = kind == own_key or (said is not None and said.baseline is not None)
        if is_in:
            parts.append(window)
            place_count += len(around[kind].places)
        left_out_areas += not is_in
        flow = {"below": "from", "above": "to"}.get(said.verdict if said else "")
        flow = None if kind == own_key else flow
        area = around[kind]
        found[kind] = (said, reason, flow, len(area.places), area.left_out, 0)
    net = uplift(*parts)
    assert net is not None
    reason = net.reason
    if reason in (None, "weeks_to_come"):
        if len(parts) == 1:
            reason = "no_neighbours"
        elif left_out_areas:
            reason = "areas_left_out"
    left_out = sum(around[kind].left_out for kind in windows)
    found["net", None] = (net, reason, None, place_count, left_out, left_out_areas)
    return found


def halo(world: World, one: Listed, number: int) -> dict[str, Uplift]:
    """measure → the uplift of one day before or after an edition."""
    edge = one.days()[0] if number < 0 else one.days()[-1]
    day = edge + DAY * number
    places = world.places_of(one)
    windows = {
        measure: Window(world.scene, held_as(one, places, day, day), measure, False)
        for measure in MEASURES
    }
    said = {measure: uplift(window) for measure, window in windows.items()}
    return {measure: each for measure, each in said.items() if each is not None}


@dataclasses.dataclass(frozen=True)
class Adjusted:
    """What the metric says; None where it does not adjust."""

    ratio: float | None
    low: float | None
    high: float | None
    error: float | None
    is_adjusted: bool
    verdict: str
    reason: str | None


def placebo_ratios(window: Window) -> dict[int, float]:
    """window number → visits ÷ baseline of its placebos."""
    found = {}
    for number in range(-60, 61):
        days = window.other_days(number)
        base = window.placebo_baseline(days)
        if number and base and set(days) <= window.ordinary_days:
            found[number] = sum(window.count(day) or 0 for day in days) / base
    return found


def adjusted(world: World, one: Listed, measure: str) -> Adjusted | None:
    """The uplift over that of the controls; None without counts."""
    days = one.days()
    own = Window(
        world.scene,
        held_as(one, world.places_of(one), days[0], days[-1]),
        measure,
        False,
    )
    plain = uplift(own)
    if plain is None:
        return None
    refused = Adjusted(None, None, None, None, False, plain.verdict, plain.reason)
    is_final = plain.reason not in (None, "weeks_to_come")
    control = areas(world, one).get(("control", None), Area()).places
    if not control:
        return (
            refused if is_final else dataclasses.replace(refused, reason="no_controls")
        )
    window = Window(
        world.scene, held_as(one, control, days[0], days[-1]), measure, False
    )
    ours, theirs = placebo_ratios(own), placebo_ratios(window)
    both = sorted(
        ours[number] / theirs[number]
        for number in ours.keys() & theirs.keys()
        if theirs[number]
    )
    said = uplift(window)
    is_usable = (
        plain.low is not None
        and plain.ratio is not None
        and said is not None
        and said.baseline is not None
        and bool(said.visit_count)
        and not any(window.events_on(day) for day in days)
        and len(both) >= 19
    )
    if not is_usable or said is None or said.ratio is None or plain.ratio is None:
        no_use = dataclasses.replace(refused, reason="controls_not_usable")
        return refused if is_final else no_use
    ratio = (1 + plain.ratio) / (1 + said.ratio)
    rank = (len(both) + 1) / 20
    lowest, highest = at_rank(both, rank), at_rank(both, len(both) + 1 - rank)
    error = statistics.median(abs(each - 1) for each in both)
    is_adjusted = error < statistics.median(abs(each - 1) for each in errors([own]))
    verdict = plain.verdict
    if is_adjusted:
        verdict = "above" if ratio > highest else "not_distinguishable"
        verdict = "below" if ratio < lowest else verdict
    bounds = (ratio / highest - 1, ratio / lowest - 1)
    return Adjusted(ratio - 1, *bounds, error, is_adjusted, verdict, plain.reason)


def rounded(number: float | None) -> int | None:
    """To whole visits, halves away from nought."""
    if number is None:
        return None
    return int(math.copysign(math.floor(abs(number) + 0.5), number))
