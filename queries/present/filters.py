"""The filters that pages share: which district, which period, which measure."""

import datetime as dt
from dataclasses import dataclass

import polars as pl
import streamlit as st

from queries.present.asking import ask_sql
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.url_state import remember, url_select

#: The id of "everything" in the URL.
EVERYTHING = "all"

#: A district of this level, when there is exactly one, is what the app opens with.
BELT_LEVEL = "消费带"


@dataclass(frozen=True)
class Scope:
    """A district with all below it; district_id None is everything."""

    district_id: str | None
    name: str


@dataclass(frozen=True)
class Period:
    """A span of days, both included."""

    from_on: dt.date
    to_on: dt.date


def pick_scope() -> Scope:
    """Let a person choose the district; opens with the belt, else with everything."""
    districts = ask_sql("from core.dim_district order by district_id")
    options = {EVERYTHING: say("全部片区"), **district_options(districts)}
    default = default_district(districts) or EVERYTHING
    chosen = url_select("district", say("范围"), options, default)
    if chosen == EVERYTHING:
        return Scope(None, say("全部片区"))
    names = dict(districts.select("district_id", "district_name").iter_rows())
    return Scope(chosen, names[chosen])


def default_district(districts: pl.DataFrame) -> str | None:
    """Return the id of the belt where there is exactly one, else None: everything."""
    belts = districts.filter(pl.col("level") == BELT_LEVEL)["district_id"].to_list()
    return str(belts[0]) if len(belts) == 1 else None


def district_options(districts: pl.DataFrame) -> dict[str, str]:
    """Return id → name for every district, a child after its parent."""
    children: dict[str | None, list[tuple[str, str]]] = {}
    known = set(districts["district_id"])
    columns = ("district_id", "district_name", "parent_district_id")
    for district_id, name, parent in districts.select(columns).iter_rows():
        children.setdefault(parent if parent in known else None, []).append(
            (district_id, name)
        )
    options: dict[str, str] = {}

    def add(parent: str | None) -> None:
        for district_id, label in children.get(parent, []):
            if district_id not in options:
                options[district_id] = label
                add(district_id)

    add(None)
    return options


def pick_measure(measures: list[str]) -> str:
    """Let a person choose what is counted, where more than one thing is."""
    if len(measures) < 2:
        return measures[0] if measures else "entries"
    options = {measure: measure_label(measure) for measure in measures}
    default = "entries" if "entries" in measures else measures[0]
    return url_select("measure", say("指标"), options, default)


def pick_period(bounds: Period, presets: dict[str, Period], default: str) -> Period:
    """Let a person choose the days, by a preset or freely; both ends are in the URL."""
    period = period_of_url(bounds) or presets[default]
    remember("from", period.from_on.isoformat())
    remember("to", period.to_on.isoformat())
    st.session_state["widget_period"] = (period.from_on, period.to_on)
    st.date_input(
        say("日期（含首尾）"),
        key="widget_period",
        min_value=min(bounds.from_on, period.from_on),
        max_value=max(bounds.to_on, period.to_on),
        format="YYYY-MM-DD",
        width=240,
        on_change=remember_days,
    )
    matching = [label for label, preset in presets.items() if preset == period]
    st.session_state["widget_preset"] = matching[0] if matching else None
    st.pills(
        say("常用"),
        list(presets),
        key="widget_preset",
        on_change=remember_preset,
        args=(presets,),
    )
    return period


def period_of_url(bounds: Period) -> Period | None:
    """Return the period that the URL or the session names, if it is one."""
    days = []
    for name in ("from", "to"):
        text = st.query_params.get(name) or st.session_state.get(f"kept_{name}")
        try:
            days.append(dt.date.fromisoformat(text or ""))
        except ValueError:
            return None
    if days[0] > days[1] or days[1] < bounds.from_on or days[0] > bounds.to_on:
        return None
    return Period(max(days[0], bounds.from_on), min(days[1], bounds.to_on))


def remember_days() -> None:
    """Write the two days to the URL; a first click alone is no period yet."""
    days = st.session_state["widget_period"]
    if isinstance(days, tuple) and len(days) == 2:
        remember("from", days[0].isoformat())
        remember("to", days[1].isoformat())


def remember_preset(presets: dict[str, Period]) -> None:
    """Write the days of the preset that was clicked."""
    label = st.session_state["widget_preset"]
    if label is not None:
        remember("from", presets[label].from_on.isoformat())
        remember("to", presets[label].to_on.isoformat())


def year_presets(bounds: Period) -> dict[str, Period]:
    """Return one preset per calendar year that has days, the newest first."""
    years = range(bounds.to_on.year, bounds.from_on.year - 1, -1)
    return {
        say("{year} 年", year=year): Period(
            max(dt.date(year, 1, 1), bounds.from_on),
            min(dt.date(year, 12, 31), bounds.to_on),
        )
        for year in years
    }


def last_days(bounds: Period, days: int) -> Period:
    """Return the last so many days that have data."""
    first = bounds.to_on - dt.timedelta(days=days - 1)
    return Period(max(first, bounds.from_on), bounds.to_on)
