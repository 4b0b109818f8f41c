"""Asks the metrics for everything that a briefing says."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars as pl

from ingest.message import Message
from queries.briefing.month import Month
from queries.briefing.refused import BriefingError
from queries.present.asking import Argument, Query

PARTS_OF_SCOPE = {
    "footfall": "footfall_in_scope",
    "days": "footfall_by_day_in_scope",
    "cases": "refunds_in_scope",
    "cases_by_district": "refunds_by_district_in_scope",
    "cases_by_category": "refunds_by_category",
    "arrivals": "arrivals",
    "suspects": "suspect_counters",
}


class Answering(Protocol):
    """What answers for one snapshot: a reader, or what keeps its answers."""

    snapshot: Path

    def query(self, sql: str, params: Sequence[Argument] = ()) -> pl.DataFrame:
        """Return the rows of a statement; `?` stand for the parameters."""


@dataclass(frozen=True)
class Part:
    """One metric that the briefing is made from: the call and its rows.

    rows: those of the call that belong to the month and scope.
    """

    query: Query
    rows: pl.DataFrame


@dataclass(frozen=True)
class Briefing:
    """The numbers of a month in a scope, as one snapshot gives them.

    parts: by name, see gather. case_days: first and newest day of any complaint in the
    warehouse, None without any.
    """

    month: Month
    scope_id: str | None
    district_names: dict[str, str]
    snapshot: str
    loaded_at: dt.datetime | None
    parts: dict[str, Part]
    case_days: tuple[dt.date, dt.date] | None

    def rows(self, part: str) -> pl.DataFrame:
        """Return the rows of a part."""
        return self.parts[part].rows

    @property
    def read_days(self) -> list[dt.date]:
        """The days of the month that have a reading, in order."""
        counted = self.rows("days").drop_nulls("visit_count")
        return sorted(set(counted["counted_on"]))

    @property
    def is_partial(self) -> bool:
        """Whether days of the month have no reading at all."""
        return len(self.read_days) < self.month.day_count

    @property
    def has_case_data(self) -> bool:
        """Whether complaints were delivered for the month: only then is none zero."""
        if self.case_days is None:
            return False
        first, newest = self.case_days
        return first <= self.month.to_on and newest >= self.month.from_on


def gather(reader: Answering, month: Month, scope_id: str | None) -> Briefing:
    """Return the numbers of a month; scope_id None is everything.

    Raises:
        BriefingError: the month has neither readings nor complaints in this scope.
    """
    span = (scope_id, month.from_on, month.to_on)
    before = month.year_before
    queries = {
        **{part: Query(macro, span) for part, macro in PARTS_OF_SCOPE.items()},
        "last_year": Query(
            "footfall_change_in_scope", (*span, before.from_on, before.to_on)
        ),
        "districts": Query("footfall_by_district", (month.from_on, month.to_on)),
        "festivals": Query("footfall_by_festival"),
        "published": Query("published_figures"),
        "freshness": Query("freshness"),
    }
    # DuckDB plans each statement on one core, most of what it takes
    with ThreadPoolExecutor(2) as cores:
        answers = cores.map(
            lambda query: reader.query(query.prepared, query.values), queries.values()
        )
    parts = {
        part: Part(query, rows)
        for (part, query), rows in zip(queries.items(), answers, strict=True)
    }
    refuse_an_empty_month(reader, month, scope_id, parts)
    chosen = {
        "districts": pl.col("district_id").is_in(districts_within(reader, scope_id)),
        "festivals": during(month, "starts_on", "ends_on")
        & pl.col("event_id").is_in(editions_within(reader, scope_id)),
    }
    for part, condition in chosen.items():
        parts[part] = Part(queries[part], parts[part].rows.filter(condition))
    return Briefing(
        month=month,
        scope_id=scope_id,
        district_names=dict(
            reader.query(
                "select district_id, district_name from core.dim_district"
            ).iter_rows()
        ),
        snapshot=reader.snapshot.name,
        loaded_at=parts["freshness"].rows["last_loaded_at"].max(),  # type: ignore[arg-type]
        parts=parts,
        case_days=days_of_cases(reader),
    )


def during(month: Month, first: str, last: str) -> pl.Expr:
    """Return whether a span touches the month; an end that is NULL has no bound."""
    begins = (pl.col(first) <= month.to_on).fill_null(True)
    return begins & (pl.col(last) >= month.from_on).fill_null(True)


def refuse_an_empty_month(
    reader: Answering, month: Month, scope_id: str | None, parts: dict[str, Part]
) -> None:
    """Raise BriefingError where nothing was counted and nobody complained."""
    counted = parts["days"].rows.drop_nulls("visit_count").height
    if counted or parts["cases"].rows["complaint_count"].sum():
        return
    held = months_held(reader, scope_id)
    there = f"{held[0]} – {held[-1]}" if held else None
    raise BriefingError(
        Message(
            f"{month} 没有任何客流读数，也没有投诉，写不出月报。\n  没有写任何文件；"
            + (f"有数据的月份在 {there} 之间。" if there else "仓库里还没有数据。"),
            f"{month} has no visitor reading and no complaint: there is nothing to "
            "brief.\n  Nothing was written; "
            + (f"months with data lie in {there}." if there else "no data is there."),
        )
    )


def months_held(reader: Answering, scope_id: str | None) -> list[Month]:
    """Return the months that have readings or complaints in a scope, the first one
    first."""
    scoped = "inner join metric.districts_in_scope(?) as scoped using (district_id)"
    days = reader.query(
        "select distinct year(counted_on) as y, month(counted_on) as m"
        f" from mart.place_day {scoped} where visit_count is not null"
        " and measure in ('entries', 'passages')"
        " union select distinct year(received_on) as y, month(received_on) as m"
        f" from mart.complaint_case {scoped} order by y, m",
        (scope_id, scope_id),
    )
    return [Month(int(y), int(m)) for y, m in days.iter_rows()]


def districts_within(reader: Answering, scope_id: str | None) -> list[str]:
    """Return the ids of the districts of a scope."""
    found = reader.query("from metric.districts_in_scope(?)", (scope_id,))
    return found["district_id"].to_list()


def editions_within(reader: Answering, scope_id: str | None) -> list[str]:
    """Return the ids of the editions of a scope.

    An edition belongs to it by its district or by one of its places; one with neither
    is in every scope, so that it is not lost.
    """
    found = reader.query(
        "select event_id from core.dim_event where district_id in"
        " (select district_id from metric.districts_in_scope(?))"
        " union select event_id from mart.event_place inner join core.dim_place"
        " using (place_id) where dim_place.district_id in"
        " (select district_id from metric.districts_in_scope(?))"
        " union select event_id from core.dim_event where district_id is null"
        " and event_id not in (select event_id from mart.event_place)",
        (scope_id, scope_id),
    )
    return found["event_id"].to_list()


def days_of_cases(reader: Answering) -> tuple[dt.date, dt.date] | None:
    """Return the first and the newest day that any complaint was received on."""
    first, newest = reader.query(
        "select min(received_on), max(received_on) from mart.complaint_case"
    ).row(0)
    return None if first is None else (first, newest)
