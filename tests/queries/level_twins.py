"""Levels of capacity that hold now, slow and obvious: a walk through the day."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from tests.queries.ledger import HOUR
from tests.queries.present_twins import Hours, at, entries_now, present_now
from tests.queries.twins import Key, is_within


@dataclasses.dataclass(frozen=True)
class Scheme:
    """A scheme: the first and second share of each level, graver ones later."""

    scheme_id: str
    levels: tuple[tuple[float, float], ...]
    district_id: str | None
    valid_from_on: dt.date | None
    valid_to_on: dt.date | None

    def applies(self, place: Hours, day: dt.date) -> bool:
        """In its district and what lies below, in its time; both ends included."""
        begins, ends = (
            self.valid_from_on or dt.date.min,
            self.valid_to_on or dt.date.max,
        )
        return begins <= day <= ends and is_within(place.district_id, self.district_id)


#: Instants of a business day with the load, or None where it is not known.
Loads = Sequence[tuple[dt.datetime, float | None]]


def instant_loads(place: Hours, now: dt.datetime) -> Loads:
    """The snapshots of the business day of the newest one."""
    seen = [n for n in sorted(place.present) if at(n) <= now]
    capacity = place.instant_capacity_count
    found = []
    for n in seen:
        count = place.present[n]
        if n // 24 == seen[-1] // 24:
            load = count / capacity if capacity and count is not None else None
            found.append((at(n), load))
    return found


def day_loads(place: Hours, now: dt.datetime) -> Loads:
    """The hours of the business day so far, each with the entries up to its end."""
    capacity = place.daily_capacity_count
    seen = [n for n in sorted(place.entries) if at(n + 1) <= now]
    found = []
    for n in seen:
        if n // 24 == seen[-1] // 24:
            entered, _ = entries_now(place, at(n + 1))
            load = entered / capacity if capacity and entered is not None else None
            found.append((at(n + 1), load))
    return found


def held_since(loads: Loads, from_share: float, release: float) -> dt.datetime | None:
    """Since when a level holds at the last instant; None when it does not."""
    since = None
    for instant, load in loads:
        if load is None:
            continue
        if load >= from_share:
            since = since or instant
        elif load < release:
            since = None
    return since


def of_scheme(scheme: Scheme, loads: Loads) -> Key:
    """Level, its rank, how many there are, where it begins, since when, verdict."""
    for level in reversed(range(len(scheme.levels))):
        since = held_since(loads, *scheme.levels[level])
        if since:
            share = scheme.levels[level][0]
            return level, level + 1, len(scheme.levels), share, since, "held"
    return None, None, len(scheme.levels), None, None, "below"


def levels(
    places: Sequence[Hours], schemes: Sequence[Scheme], now: dt.datetime
) -> dict[Key, Key]:
    """By place, basis and scheme: instant, load, level …, verdict and reason.

    A load that is not known has one row, without an instant and a scheme.
    """
    found: dict[Key, Key] = {}
    for place in places:
        _, reason = present_now(place, now)
        _, day_reason = entries_now(place, now)
        if not place.instant_capacity_count:
            reason = reason or "no_capacity"
        if not place.daily_capacity_count:
            day_reason = day_reason or "no_daily_capacity"
        for basis, why, loads in (
            ("instant", reason, instant_loads(place, now)),
            ("day", day_reason, day_loads(place, now)),
        ):
            if why:
                found[place.place_id, basis, None] = (None, "not_known", why)
                continue
            instant, load = loads[-1]
            # a business day runs from six to six; the hour that ends at six is its last
            began_at = instant - HOUR * (7 if basis == "day" else 6)
            mine = [one for one in schemes if one.applies(place, began_at.date())]
            for scheme in mine:
                row = of_scheme(scheme, loads)
                found[place.place_id, basis, scheme.scheme_id] = (
                    *(instant, load, *row, None),
                )
            if not mine:
                found[place.place_id, basis, None] = (
                    *(instant, load, *[None] * 5, "not_known", "no_scheme"),
                )
    return found


def alerts(found: dict[Key, Key]) -> dict[str, Key]:
    """By alert: place, since, known at, load, where the level begins, basis."""
    held = [
        (place, basis, scheme, *row)
        for (place, basis, scheme), row in found.items()
        if "held" in row and row[5] >= 0.8
    ]
    chosen: dict[str, Key] = {}
    for place, basis in {row[:2] for row in held}:
        mine = [row for row in held if row[:2] == (place, basis)]
        best = min(mine, key=lambda row: (-row[8], row[2]))
        _, _, scheme, instant, load, level, _, _, share, since, *_ = best
        chosen[f"capacity_reached:{place}:{scheme}:{level}:{basis}"] = (
            *(place, since, instant, load, share, f"{scheme}:{level}:{basis}"),
        )
    return chosen
