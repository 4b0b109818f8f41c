"""What is on in the evening and at the weekend, in words; also that nothing is."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_sql
from queries.present.figure import escaped
from queries.present.filters import Scope
from queries.present.language import say
from queries.present.refused_rows import in_scope

#: An evening runs from its first hour to the last one of the next morning.
EVENING_FROM = dt.time(18)
MORNING_TO = dt.time(6)

SATURDAY = 5


def editions_on(scope: Scope) -> pl.DataFrame:
    """Return the editions of a scope that were not cancelled, with hours and places.

    Columns of metric.editions, starts_at and ends_at; venue holds the names of the
    places where they are registered. Editions without a district are in every scope.
    """
    hours = ask_sql("select event_id, starts_at, ends_at from core.dim_event")
    return (
        in_scope(ask(Query("editions")), scope)
        .filter(~pl.col("is_cancelled"))
        .join(hours, on="event_id")
        .join(venue_names(), on="event_id", how="left")
        .with_columns(venue=pl.coalesce("venue_names", "venue"))
        .sort("starts_at", "event_id")
    )


def venue_names() -> pl.DataFrame:
    """Return event_id and the names of its places in one text."""
    places = ask_sql("select distinct place_id, place_name from core.dim_place")
    return (
        ask_sql("select event_id, place_id from mart.event_place")
        .join(places, on="place_id")
        .group_by("event_id")
        .agg(venue_names=pl.col("place_name").sort().str.join("、"))
    )


def show_tonight(scope: Scope, day: dt.date) -> None:
    """Say what is on in the evening of a day and at its weekend, and what comes next.

    day: the last one with counts; the clock of the machine plays no part.
    """
    st.markdown(tonight_words(editions_on(scope), scope.name, day))


def tonight_words(editions: pl.DataFrame, scope_name: str, day: dt.date) -> str:
    """Return the sentence; nothing in the list of events is said as just that."""
    weekend = weekend_of(day)
    tonight, later = on_evening(editions, day), on_days(editions, *weekend)
    values = {
        "evening": formats.day_and_weekday(day),
        "weekend": span_words(*weekend),
        "scope": scope_name,
        "tonight": listed(tonight),
        "later": listed(later),
    }
    coming = next_words(editions, max(day, weekend[1]))
    if tonight.is_empty() and later.is_empty():
        text = say(
            "活动表里，{evening}晚和这个周末（{weekend}）{scope}都没有活动", **values
        )
    elif tonight.is_empty():
        text = say(
            "活动表里，{evening}晚{scope}没有活动；这个周末（{weekend}）有 {later}",
            **values,
        )
    elif later.is_empty():
        text = say(
            "{evening}晚{scope}有 {tonight}；活动表里这个周末（{weekend}）没有活动",
            **values,
        )
    else:
        text = say(
            "{evening}晚{scope}有 {tonight}；这个周末（{weekend}）有 {later}", **values
        )
    return text + coming


def weekend_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return what is left of the weekend: Saturday, or the day itself, to Sunday."""
    to_saturday = SATURDAY - day.weekday()
    first = day + dt.timedelta(days=max(0, to_saturday))
    return first, day + dt.timedelta(days=to_saturday + 1)


def on_evening(editions: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """Return the editions that some of the night belongs to, 18:00 to 06:00."""
    until = dt.datetime.combine(day + dt.timedelta(days=1), MORNING_TO)
    return editions.filter(
        (pl.col("starts_at") < until)
        & (pl.col("ends_at") > dt.datetime.combine(day, EVENING_FROM))
    )


def on_days(
    editions: pl.DataFrame, first_on: dt.date, last_on: dt.date
) -> pl.DataFrame:
    """Return the editions of which a day lies in the span, both ends included."""
    return editions.filter(
        (pl.col("starts_on") <= last_on) & (pl.col("ends_on") >= first_on)
    )


def next_words(editions: pl.DataFrame, day: dt.date) -> str:
    """Say the first edition after a day, with its date, or that the list has none."""
    coming = editions.filter(pl.col("starts_on") > day)
    if coming.is_empty():
        return say("；活动表里没有更晚的活动。")
    row = coming.row(0, named=True)
    is_this_year = row["starts_on"].year == day.year
    written = formats.day_and_weekday if is_this_year else formats.day
    moment = f"{written(row['starts_on'])} {row['starts_at']:%H:%M}"
    return say("；下一场：{name}，{moment} 起。", name=named(row), moment=moment)


def span_words(first_on: dt.date, last_on: dt.date) -> str:
    """Write one or two days without the year."""
    first, last = formats.month_and_day(first_on), formats.month_and_day(last_on)
    return first if first_on == last_on else f"{first}–{last}"


def listed(editions: pl.DataFrame) -> str:
    """Name several editions, each with its place."""
    return say("、").join(named(row) for row in editions.iter_rows(named=True))


def named(row: dict[str, Any]) -> str:
    """Name an edition with its place, where one is given."""
    name = escaped(str(row["event_name"]))
    if row["venue"] is None:
        return f"**{name}**"
    return say("**{name}**（{venue}）", name=name, venue=escaped(str(row["venue"])))
