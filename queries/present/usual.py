"""Compares a day or a night with the same weekday of the four weeks before it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl

from queries.present.asking import Query
from queries.present.badges import COMPLETE_SHARE
from queries.present.language import say

WEEKS = 4

#: With fewer comparable days than this, nothing is compared.
FEWEST_DAYS = 2


@dataclass(frozen=True)
class Series:
    """What is compared: a column of counts and the column of its coverage."""

    count: str
    coverage: str


DAY = Series("visit_count", "coverage_share")
NIGHT = Series("night_visit_count", "night_coverage_share")


@dataclass(frozen=True)
class BasisDay:
    """A day that was looked at for the comparison, and why it does not count."""

    counted_on: dt.date
    visit_count: int | None
    why_not: str | None


@dataclass(frozen=True)
class Comparison:
    """A count, its usual value, and the days that value rests on.

    usual_visit_count is None when too few days are comparable, and when the count
    itself is missing or incomplete: then nothing is compared.
    """

    counted_on: dt.date
    visit_count: int | None
    coverage_share: float | None
    usual_visit_count: float | None
    basis: tuple[BasisDay, ...]

    @property
    def change_ratio(self) -> float | None:
        """How far the count is from its usual value."""
        if self.visit_count is None or not self.usual_visit_count:
            return None
        return self.visit_count / self.usual_visit_count - 1


def usual_query(district_id: str | None, newest_on: dt.date) -> Query:
    """Return the query of the newest day, the night before it, and their basis."""
    first = newest_on - dt.timedelta(weeks=WEEKS, days=1)
    return Query("footfall_by_day_in_scope", (district_id, first, newest_on))


def last_whole_night(rows: pl.DataFrame, measure: str, newest_on: dt.date) -> dt.date:
    """Return the evening of the last night that is complete.

    The night of the newest day runs into a day that has not been counted yet, so it is
    nearly always the night before.
    """
    newest = rows.filter(
        (pl.col("measure") == measure)
        & (pl.col("counted_on") == newest_on)
        & (pl.col("night_coverage_share") >= COMPLETE_SHARE)
    )
    return newest_on if newest.height else newest_on - dt.timedelta(days=1)


def compare_with_usual(
    days: pl.DataFrame, measure: str, counted_on: dt.date, series: Series = DAY
) -> Comparison:
    """Return the comparison of one measure; days: rows of footfall_by_day_in_scope.

    Holidays, make-up workdays and days with less than 90 % coverage do not enter the
    mean; neither does a day without a row.
    """
    rows = {
        row["counted_on"]: row
        for row in days.filter(pl.col("measure") == measure).iter_rows(named=True)
    }
    weeks = [counted_on - dt.timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    basis = tuple(basis_day(rows[day], series) for day in weeks if day in rows)
    today = rows.get(counted_on, {})
    coverage = today.get(series.coverage)
    is_whole = coverage is not None and coverage >= COMPLETE_SHARE
    return Comparison(
        counted_on=counted_on,
        visit_count=today.get(series.count),
        coverage_share=coverage,
        usual_visit_count=mean_of_comparable(basis) if is_whole else None,
        basis=basis,
    )


def mean_of_comparable(basis: tuple[BasisDay, ...]) -> float | None:
    """Return the mean over the comparable days, None when they are too few."""
    counts = [
        day.visit_count
        for day in basis
        if day.visit_count is not None and day.why_not is None
    ]
    return sum(counts) / len(counts) if len(counts) >= FEWEST_DAYS else None


def basis_day(row: dict[str, Any], series: Series) -> BasisDay:
    """Return a day with the reason why it is no ordinary one, if there is one."""
    reason: str | None = None
    share = row[series.coverage]
    if row["holiday_name"] is not None:
        reason = str(row["holiday_name"])
    elif row["is_makeup_workday"]:
        reason = say("调休上班")
    elif share is None or share < COMPLETE_SHARE:
        reason = say("数据不全")
    return BasisDay(row["counted_on"], row[series.count], reason)
