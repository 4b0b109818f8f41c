"""Each place in two periods once more, slow and obvious, and why it is left out."""

import dataclasses
import datetime as dt

from tests.queries.ledger import DAY, Ledger, Period
from tests.queries.twins import PlaceDay, Sums, added, district_on

Days = dict[PlaceDay, Sums]


@dataclasses.dataclass
class Window:
    """A place and measure over one period; no rows: None everywhere."""

    district_id: str | None
    districts_due: set[str]
    is_in_service: bool
    visit_count: int | None
    night_visit_count: int | None
    coverage_share: float | None
    night_coverage_share: float | None


@dataclasses.dataclass
class PlacePair:
    """A place and measure over both periods, and why it is not in the sample."""

    place_id: str
    measure: str
    own: Window
    compared: Window
    reason: str | None

    @property
    def is_moved(self) -> bool:
        """The periods have it in different districts."""
        both = (self.own.district_id, self.compared.district_id)
        return None not in both and both[0] != both[1]

    @property
    def is_night_constant(self) -> bool:
        """In the sample, and its nights are complete as well."""
        nights = (self.own.night_coverage_share, self.compared.night_coverage_share)
        return self.reason is None and all((one or 0) >= 0.9 for one in nights)


def length(period: Period | None) -> int:
    """Days of the period, both ends included; no period has none."""
    return (period[1] - period[0]).days + 1 if period else 0


def days_of(period: Period | None) -> list[dt.date]:
    """Every day of the period, both ends included."""
    return [period[0] + DAY * n for n in range(length(period))] if period else []


def window(
    ledger: Ledger, days: Days, place_id: str, measure: str, period: Period | None
) -> Window:
    """The place over the period."""
    wanted = days_of(period)
    rows = {
        day: days[place_id, day, measure]
        for day in wanted
        if (place_id, day, measure) in days
    }
    due = {district_on(ledger, place_id, day) for day in rows if rows[day].due_hours}
    anywhere = {district_on(ledger, place_id, day) for day in rows}
    visits, nights, coverage, night_coverage, _ = added(rows.values())
    return Window(
        # of several the last by name
        max(due or anywhere, default=None),
        due,
        bool(wanted) and all(day in rows and rows[day].due_hours for day in wanted),
        visits,
        nights,
        coverage,
        night_coverage,
    )


def place_pairs(
    ledger: Ledger, days: Days, now: Period, then: Period | None
) -> list[PlacePair]:
    """Every place and measure with a row in one of the periods."""
    asked = {*days_of(now), *days_of(then)}
    newest = max((day for (_, day, _), sums in days.items() if sums.due_hours))
    pairs = []
    for place_id, measure in sorted(
        {(one, what) for one, day, what in days if day in asked}
    ):
        own = window(ledger, days, place_id, measure, now)
        compared = window(ledger, days, place_id, measure, then)
        pair = PlacePair(place_id, measure, own, compared, None)
        ends = max(period[1] for period in (now, then) if period)
        pair.reason = why_left_out(own, compared, ends > newest)
        pairs.append(pair)
    return pairs


def why_left_out(own: Window, compared: Window, is_not_over: bool) -> str | None:
    """The first reason against the place."""
    if not own.districts_due and not compared.districts_due:
        return "nothing_due"
    if is_not_over:
        return "not_over"
    if not (own.is_in_service and compared.is_in_service):
        return "not_in_service"
    if max(len(own.districts_due), len(compared.districts_due)) > 1:
        return "moved_within"
    shares = (own.coverage_share or 0, compared.coverage_share or 0)
    return "incomplete" if min(shares) < 0.9 else None
