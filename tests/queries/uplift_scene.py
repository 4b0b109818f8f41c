"""What an uplift is asked of: counted days, editions, and a window of days."""

import dataclasses
import datetime as dt
import functools

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

    @functools.cached_property
    def days(self) -> list[dt.date]:
        """From the first count to the last."""
        counted = [key[2] for key in self.place_days]
        first, last = min(counted), max(counted)
        return [first + DAY * number for number in range((last - first).days + 1)]


@dataclasses.dataclass(frozen=True)
class Window:
    """The question: an edition's days or nights at the places with this measure.

    guard_place_ids: what must be complete and without events; None = its own places.
    """

    scene: Scene
    edition: Held
    measure: str
    by_night: bool
    guard_place_ids: frozenset[str] | None = None

    @functools.cached_property
    def places(self) -> list[str]:
        """Those with a row in the window."""
        return self.with_rows(self.edition.place_ids)

    @functools.cached_property
    def guards(self) -> list[str]:
        """Those that must be complete."""
        return self.with_rows(self.guard_place_ids or self.edition.place_ids)

    def with_rows(self, place_ids: frozenset[str]) -> list[str]:
        """The places that have a row of the measure on one of its days."""
        return sorted(
            place
            for place in place_ids
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
            self.scene.place_days.get((one, self.measure, day)) for one in self.places
        ]
        counts = [row.counted(self.by_night) for row in rows if row is not None]
        known = [count for count in counts if count is not None]
        return sum(known) if known else None

    def is_complete(self, day: dt.date) -> bool:
        """Every place is."""
        rows = [
            self.scene.place_days.get((one, self.measure, day)) for one in self.guards
        ]
        return all(row is not None and row.is_complete(self.by_night) for row in rows)

    def events_on(self, day: dt.date) -> set[str]:
        """Editions at its places on a day."""
        return {
            one.event_id
            for one in self.scene.held
            if not one.is_cancelled
            and one.first <= day <= one.last
            and one.place_ids & set(self.guards)
        }

    def is_quiet(self, day: dt.date) -> bool:
        """Complete, nothing held, not the edition's own."""
        return (
            self.is_complete(day) and not self.events_on(day) and day not in self.own()
        )

    @functools.cached_property
    def ordinary_days(self) -> set[dt.date]:
        """Quiet, and the calendar says so too."""
        special = self.scene.holidays | self.scene.makeup
        return {
            day
            for day in self.scene.days
            if self.is_quiet(day) and day in self.scene.known and day not in special
        }

    def known_weeks(self, day: dt.date) -> list[int]:
        """Of eight weeks around a day: none before the first count or past the last.

        A day weeks past the last count still has four weeks before it.
        """
        first, last = self.scene.days[0], self.scene.days[-1]
        before = [one for one in (-4, -3, -2, -1) if first <= day + WEEK * one]
        return before + [one for one in (1, 2, 3, 4) if day + WEEK * one <= last]

    def weeks(self, day: dt.date) -> list[dt.date]:
        """The ordinary days among the eight of its weekday around it."""
        around = [day + WEEK * number for number in self.known_weeks(day)]
        return [one for one in around if one in self.ordinary_days]

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
            weeks = [one for one in weeks if one in self.ordinary_days]
            if len(weeks) < max(len(known) - 3, 2):
                return None
            means.append(sum(self.count(one) or 0 for one in weeks) / len(weeks))
        return sum(means)

    def has_weeks_to_come(self) -> bool:
        """Whether one of its days lacks a later week, because that is not over yet."""
        return any(self.known_weeks(day)[-4:] != [1, 2, 3, 4] for day in self.own())

    def other_days(self, number: int) -> list[dt.date]:
        """The days of the window so many whole periods away, none of them its own."""
        step = -(-len(self.own()) // 7)
        return [day + WEEK * step * number for day in self.own()]
