"""The newest day and the usual once more, slow and obvious, in plain Python."""

import dataclasses
import datetime as dt

from tests.queries.calendar_twins import Calendar, holidays
from tests.queries.ledger import DAY, Ledger
from tests.queries.twins import FLOWS, added_up

WEEK = 7 * DAY


@dataclasses.dataclass(frozen=True)
class Looked:
    """A day or night that was looked at, and why it is no part of the usual."""

    on: dt.date
    visit_count: int | None
    coverage_share: float | None
    reason: str | None


class Counts:
    """What a scope counted by day and measure."""

    def __init__(self, ledger: Ledger, scope: str | None) -> None:
        """Add the whole ledger up."""
        always = (dt.date.min, dt.date.max)
        self.days = added_up(ledger, always, scope, "counted_on, measure")

    def measures(self) -> list[str]:
        """The flows that have any day, due or read."""
        return [flow for flow in FLOWS if any(key[1] == flow for key in self.days)]

    def newest(self, measure: str) -> dt.date | None:
        """The last day with a reading."""
        read = [
            key[0]
            for key, (visits, *_) in self.days.items()
            if key[1] == measure and visits is not None
        ]
        return max(read, default=None)

    def of(
        self, series: str, day: dt.date, measure: str
    ) -> tuple[int | None, float | None]:
        """Visits and coverage of the day, or of the night that begins on it."""
        day_visits, night_visits, coverage, night_coverage, _ = self.days.get(
            (day, measure), (None,) * 5
        )
        if series == "day":
            return day_visits, coverage
        return night_visits, night_coverage


def compared_on(counts: Counts, series: str, day: dt.date, measure: str) -> dt.date:
    """The day; or its night if 90 % covered, else the night before."""
    is_covered = (counts.of("night", day, measure)[1] or 0) >= 0.9
    return day if series == "day" or is_covered else day - DAY


def looked_at(
    counts: Counts, calendar: Calendar, series: str, day: dt.date, measure: str
) -> list[Looked]:
    """The day that is compared, and the same weekday of four weeks before."""
    first = compared_on(counts, series, day, measure)
    in_holidays = {on for one in holidays(calendar) for on in one.days}
    found = []
    for weeks_before in range(5):
        on = first - WEEK * weeks_before
        visits, coverage = counts.of(series, on, measure)
        reason = "incomplete" if (coverage or 0) < 0.9 else None
        if weeks_before and on not in calendar:
            reason = "past_calendar"
        elif weeks_before and on in in_holidays:
            reason = "holiday"
        elif weeks_before and calendar[on].is_makeup_workday:
            reason = "makeup_workday"
        found.append(
            Looked(on, visits, coverage, "no_counts" if visits is None else reason)
        )
    return found


def against_usual(days: list[Looked]) -> tuple[float | None, int, str | None]:
    """The usual, the days it is made of, and why nothing is compared."""
    own, *before = days
    used = [day.visit_count or 0 for day in before if day.reason is None]
    if own.reason:
        return None, len(used), own.reason
    if len(used) < 2:
        return None, len(used), "too_few_days"
    mean = sum(used) / len(used)
    return mean, len(used), None if mean else "no_base"
