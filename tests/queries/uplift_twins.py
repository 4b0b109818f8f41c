"""Uplift once more, slow and obvious: loops over days and windows."""

import dataclasses
import datetime as dt

DAY = dt.timedelta(days=1)
WEEK = DAY * 7


@dataclasses.dataclass(frozen=True)
class PlaceDay:
    """What a place counted on a day and in its night; 24 and 12 hours are due."""

    place_id: str
    measure: str
    counted_on: dt.date
    visit_count: int | None
    reported_hours: float
    night_visit_count: int | None
    night_reported_hours: float

    def counted(self, by_night: bool) -> int | None:
        """The visits of the day, or of its night."""
        return self.night_visit_count if by_night else self.visit_count

    def is_complete(self, by_night: bool) -> bool:
        """Nine hours of ten have come."""
        if by_night:
            return self.counted(True) is not None and self.night_reported_hours >= 10.8
        return self.counted(False) is not None and self.reported_hours >= 21.6


@dataclasses.dataclass(frozen=True)
class Held:
    """An edition at some places, first and last day included."""

    event_id: str
    place_ids: frozenset[str]
    first: dt.date
    last: dt.date
    is_cancelled: bool


@dataclasses.dataclass(frozen=True)
class Scene:
    """Everything that an uplift depends on."""

    place_days: dict[tuple[str, str, dt.date], PlaceDay]
    known: frozenset[dt.date]
    holidays: frozenset[dt.date]
    makeup: frozenset[dt.date]
    held: list[Held]

    def days(self) -> list[dt.date]:
        """From the first count to the last."""
        counted = [key[2] for key in self.place_days]
        first, last = min(counted), max(counted)
        return [first + DAY * number for number in range((last - first).days + 1)]


@dataclasses.dataclass(frozen=True)
class Uplift:
    """What the metric says; baseline and interval None where it refuses."""

    visit_count: int | None
    baseline: float | None
    ratio: float | None
    low: float | None
    high: float | None
    placebo_count: int
    verdict: str
    reason: str | None


@dataclasses.dataclass(frozen=True)
class Window:
    """The question: an edition's days or nights at the places with this measure."""

    scene: Scene
    edition: Held
    measure: str
    by_night: bool

    def places(self) -> list[str]:
        """Those with a row in the window."""
        return sorted(
            place
            for place in self.edition.place_ids
            if any(
                (place, self.measure, day) in self.scene.place_days
                for day in self.own()
            )
        )

    def own(self) -> list[dt.date]:
        """The days of the edition."""
        length = (self.edition.last - self.edition.first).days + 1
        return [self.edition.first + DAY * number for number in range(length)]

    def count(self, day: dt.date) -> int | None:
        """Visits of all its places; None when none of them has any."""
        rows = [
            self.scene.place_days.get((one, self.measure, day)) for one in self.places()
        ]
        counts = [row.counted(self.by_night) for row in rows if row is not None]
        known = [count for count in counts if count is not None]
        return sum(known) if known else None

    def is_complete(self, day: dt.date) -> bool:
        """Every place is."""
        rows = [
            self.scene.place_days.get((one, self.measure, day)) for one in self.places()
        ]
        return all(row is not None and row.is_complete(self.by_night) for row in rows)

    def events_on(self, day: dt.date) -> set[str]:
        """Editions at its places on a day."""
        return {
            one.event_id
            for one in self.scene.held
            if not one.is_cancelled
            and one.first <= day <= one.last
            and one.place_ids & set(self.places())
        }

    def is_quiet(self, day: dt.date) -> bool:
        """Complete, nothing held, not the edition's own."""
        return (
            self.is_complete(day) and not self.events_on(day) and day not in self.own()
        )

    def is_ordinary(self, day: dt.date) -> bool:
        """Quiet, and the calendar says so too."""
        special = self.scene.holidays | self.scene.makeup
        return self.is_quiet(day) and day in self.scene.known and day not in special

    def known_weeks(self, day: dt.date) -> list[int]:
        """Which of the eight weeks around a day lie within the days with counts."""
        days = self.scene.days()
        weeks = (-4, -3, -2, -1, 1, 2, 3, 4)
        return [one for one in weeks if days[0] <= day + WEEK * one <= days[-1]]

    def weeks(self, day: dt.date) -> list[dt.date]:
        """The ordinary days among the eight of its weekday around it."""
        around = [day + WEEK * number for number in self.known_weeks(day)]
        return [one for one in around if self.is_ordinary(one)]

    def baseline(self, days: list[dt.date]) -> float | None:
        """The sum of the means; None when a day has fewer than five weeks."""
        means = []
        for day in days:
            weeks = self.weeks(day)
            if len(weeks) < 5 or day in self.scene.makeup | self.scene.holidays:
                return None
            means.append(sum(self.count(one) or 0 for one in weeks) / len(weeks))
        return sum(means)

    def placebo_baseline(self, days: list[dt.date]) -> float | None:
        """The same with the weeks that the edition has, three of them at most missing.

        What came four weeks after another window cannot help where the edition ended
        a week ago: its own later weeks are still to come.
        """
        means = []
        for own, day in zip(self.own(), days, strict=True):
            known = self.known_weeks(own)
            weeks = [day + WEEK * number for number in known]
            weeks = [one for one in weeks if self.is_ordinary(one)]
            if len(weeks) < max(len(known) - 3, 2):
                return None
            means.append(sum(self.count(one) or 0 for one in weeks) / len(weeks))
        return sum(means)

    def has_weeks_to_come(self) -> bool:
        """Whether one of its days lacks a later week, because that is not over yet."""
        return any(self.known_weeks(day)[-4:] != [1, 2, 3, 4] for day in self.own())

    def errors(self) -> list[float]:
        """Of windows a whole number of weeks away, none of which share a day."""
        own = self.own()
        step = -(-len(own) // 7)
        found = []
        for number in range(-60, 61):
            days = [day + WEEK * step * number for day in own]
            if number and all(self.is_ordinary(day) for day in days):
                expected = self.placebo_baseline(days)
                if expected:
                    found.append(sum(self.count(day) or 0 for day in days) / expected)
        return sorted(found)


def at_rank(errors: list[float], rank: float) -> float:
    """The error at a rank counted from 1, between two of them in proportion."""
    below = int(rank)
    part = rank - below
    upper = errors[min(below, len(errors) - 1)]
    return errors[below - 1] * (1 - part) + upper * part


def refusal(window: Window, expected: float | None) -> str | None:
    """Why there is no baseline."""
    own, scene = window.own(), window.scene
    if not all(window.is_complete(day) for day in own):
        return "incomplete"
    if not set(own) <= scene.known:
        return "past_calendar"
    if set(own) & scene.makeup:
        return "makeup_workday"
    if set(own) & scene.holidays:
        return "holiday_without_earlier_years"
    if expected is None:
        short = [day for day in own if len(window.weeks(day)) < 5]
        return (
            "past_calendar"
            if any(helped(window, day) for day in short)
            else ("too_few_weeks")
        )
    return "no_base" if expected == 0 else None


def helped(window: Window, day: dt.date) -> bool:
    """Whether a longer calendar could have made five weeks."""
    around = [day + WEEK * number for number in (-4, -3, -2, -1, 1, 2, 3, 4)]
    unknown = [
        one
        for one in around
        if one not in window.scene.known
        and window.is_complete(one)
        and not window.events_on(one)
    ]
    return len(window.weeks(day)) + len(unknown) >= 5


def uplift(window: Window) -> Uplift:
    """Everything that the metric says about an edition and measure."""
    counts = [window.count(day) for day in window.own()]
    known = [count for count in counts if count is not None]
    visits = sum(known) if known else None
    expected = window.baseline(window.own())
    errors = window.errors()
    reason = refusal(window, expected)
    if reason is not None or expected is None or visits is None:
        nothing = (None, None, None, None)
        return Uplift(visits, *nothing, len(errors), "no_baseline", reason)
    ratio = visits / expected
    others = {one for day in window.own() for one in window.events_on(day)}
    caution = "weeks_to_come" if window.has_weeks_to_come() else None
    if others - {window.edition.event_id}:
        caution = "overlapping_event"
    if len(errors) < 19:
        few = ("not_distinguishable", "too_few_placebos")
        return Uplift(visits, expected, ratio - 1, None, None, len(errors), *few)
    rank = (len(errors) + 1) / 20
    lowest, highest = at_rank(errors, rank), at_rank(errors, len(errors) + 1 - rank)
    verdict = "not_distinguishable"
    if ratio > highest:
        verdict = "above"
    if ratio < lowest:
        verdict = "below"
    low = ratio / highest - 1 if highest else None
    high = ratio / lowest - 1 if lowest else None
    return Uplift(visits, expected, ratio - 1, low, high, len(errors), verdict, caution)
