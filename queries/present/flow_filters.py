"""The filters of pages about visits: district, what is counted, which days."""

import streamlit as st

from queries.present.asking import Query, ask, ask_sql
from queries.present.filters import (
    Period,
    Scope,
    last_days,
    pick_measure,
    pick_period,
    pick_scope,
    year_presets,
)
from queries.present.language import say


def counted_period() -> Period | None:
    """Return the first and the last day that has flow counts."""
    row = ask_sql(
        "select min(counted_on) as from_on, max(counted_on) as to_on"
        " from mart.place_day where visit_count is not null"
    ).row(0)
    return None if row[0] is None else Period(row[0], row[1])


def pick_filters(bounds: Period) -> tuple[Scope, str, Period]:
    """Show the filters in one line and return what they say."""
    presets = {
        say("近 30 天"): last_days(bounds, 30),
        say("近 90 天"): last_days(bounds, 90),
        **year_presets(bounds),
    }
    with st.container(horizontal=True, vertical_alignment="top"):
        scope = pick_scope()
        measure = pick_measure(measures_in(scope, bounds))
        period = pick_period(bounds, presets, say("近 90 天"))
    return scope, measure, period


def measures_in(scope: Scope, bounds: Period) -> list[str]:
    """Return what is counted in the scope: entries, passages or both."""
    span = (scope.district_id, bounds.from_on, bounds.to_on)
    found = ask(Query("footfall_in_scope", span)).drop_nulls("visit_count")
    return [str(measure) for measure in found["measure"]]
