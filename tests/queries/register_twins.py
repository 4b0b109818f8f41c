"""Capacities and the cluster check once more, slow and obvious, from the registers."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from tests.queries.twins import is_within, share

Number = Decimal | int | None


@dataclasses.dataclass(frozen=True)
class PlaceRow:
    """A row of the register of places; None where a cell is empty."""

    place_id: str
    district_id: str
    visitable_area_m2: Decimal | None
    area_per_person_m2: Decimal | None
    open_hours: Decimal | None
    mean_visit_hours: Decimal | None
    instant_capacity_count: int | None
    daily_capacity_count: int | None
    valid_from_on: dt.date | None
    valid_to_on: dt.date | None

    def is_valid(self, day: dt.date) -> bool:
        """First and last day of the registration are included."""
        first, last = self.valid_from_on or dt.date.min, self.valid_to_on or dt.date.max
        return first <= day <= last

    @property
    def turns(self) -> int | None:
        """Whole turns a day; None when not known, or less than one."""
        return whole_times(self.open_hours, self.mean_visit_hours)

    @property
    def instant(self) -> tuple[int | None, str | None]:
        """People at once, and where the number is from."""
        computed = whole_times(self.visitable_area_m2, self.area_per_person_m2)
        return declared_or(self.instant_capacity_count, computed)

    @property
    def daily(self) -> tuple[int | None, str | None]:
        """Visits a day, and where the number is from."""
        at_once = self.instant[0]
        is_known = at_once is not None and self.turns is not None
        computed = (at_once or 0) * (self.turns or 0) if is_known else None
        return declared_or(self.daily_capacity_count, computed)


def whole_times(whole: Decimal | None, part: Decimal | None) -> int | None:
    """How often the part fits, fraction dropped; 0 and blank are not known."""
    if not whole or not part:
        return None
    return int(whole / part) or None


def declared_or(
    declared: int | None, computed: int | None
) -> tuple[int | None, str | None]:
    """What the authority declared comes first; 0 is not declared."""
    if declared:
        return declared, "declared"
    return computed, "computed" if computed is not None else None


def capacity_verdict(place: PlaceRow) -> tuple[str, str | None]:
    """Which of both capacities are known, and the first that is not."""
    is_instant, is_daily = place.instant[0] is not None, place.daily[0] is not None
    if is_instant:
        return ("known", None) if is_daily else ("instant_only", "no_daily_capacity")
    return "daily_only" if is_daily else "not_known", "no_capacity"


def parents_of(district: str | None, parents: dict[str, str | None]) -> list[str]:
    """The district and everything above it."""
    found = []
    while district is not None:
        found.append(district)
        district = parents.get(district)
    return found


@dataclasses.dataclass(frozen=True)
class MerchantRow:
    """A row of the register of merchants; None where a cell is empty."""

    merchant_id: str
    district_id: str | None
    is_night_open: bool | None
    is_cultural: bool | None
    floor_area_m2: Decimal | None


@dataclasses.dataclass(frozen=True)
class Shares:
    """Shares of the cultural ones among those open at night, and why there are none."""

    night_count: int
    cultural_count: int
    by_number: float | None
    by_area: float | None
    number_reason: str | None
    area_reason: str | None


def shares(merchants: Sequence[MerchantRow], scope: str | None) -> Shares:
    """Shares by number and by floor area; a floor of 0 is not known."""
    asked = [one for one in merchants if scope is None or is_in(one, scope)]
    night = [one for one in asked if one.is_night_open]
    cultural = [one for one in night if one.is_cultural]
    is_flagged = all(one.is_night_open is not None for one in asked)
    is_flagged &= all(one.is_cultural is not None for one in night)
    is_measured = is_flagged and all(one.floor_area_m2 for one in night)
    none_open = None if night else "no_night_merchants"
    area = sum(float(one.floor_area_m2 or 0) for one in night)
    return Shares(
        len(night),
        len(cultural),
        share(len(cultural), len(night)) if is_flagged else None,
        share(sum(float(one.floor_area_m2 or 0) for one in cultural), area)
        if is_measured
        else None,
        none_open if is_flagged else "flags_missing",
        none_open if is_measured else "flags_missing",
    )


def is_in(merchant: MerchantRow, scope: str) -> bool:
    """Without a district it is in none."""
    return merchant.district_id is not None and is_within(merchant.district_id, scope)


Criterion = tuple[str, float | None, float | None, str, str | None]


def judged(
    name: str, value: float | None, limit: float | None, is_met: bool, gap: str | None
) -> Criterion:
    """A condition: its value and limit, verdict and reason."""
    verdict = "not_known" if gap else "met" if is_met else "not_met"
    return name, None if gap else value, limit, verdict, gap


def criteria(
    area_m2: Decimal | None, kind: str | None, found: Shares
) -> list[Criterion]:
    """The six conditions of a district with this area and kind, in their order."""
    area = None if area_m2 is None else float(area_m2)
    limit = None if kind is None else 10000.0 if kind == "complex" else 3000000.0
    is_large = (area or 0) >= (limit or 0)
    fits = is_large if kind == "complex" else (area or 0) <= (limit or 0)
    no_area = None if area is not None else "no_area"
    no_kind = None if kind is not None else "no_cluster_kind"
    both = [found.by_number, found.by_area]
    known = [one for one in both if one is not None]
    is_cultural = any(one >= 0.4 for one in known)
    gap = found.number_reason or found.area_reason
    return [
        judged("area", area, limit, fits, no_area or no_kind),
        judged("boundary", 1.0, 1.0, is_met=True, gap=no_area),
        judged(
            "cultural_share_by_number",
            *(found.by_number, 0.4, (found.by_number or 0) >= 0.4),
            found.number_reason,
        ),
        judged(
            "cultural_share_by_floor_area",
            *(found.by_area, 0.4, (found.by_area or 0) >= 0.4),
            found.area_reason,
        ),
        # one of both is enough to meet it; both must be known to miss it
        judged(
            "cultural_share",
            *(max(known, default=None), 0.4, is_cultural),
            None if is_cultural else gap,
        ),
        ("violations", None, 0.0, "not_known", "no_register"),
    ]
