"""The daily line: whole day and night, with holidays and events in lanes above it."""

import datetime as dt

import altair as alt
import polars as pl

from queries.present import event_lanes
from queries.present.badges import COMPLETE_SHARE
from queries.present.chart_frame import (
    BOTTOM,
    Layers,
    count_axis,
    day_axis,
    day_tooltip,
)
from queries.present.lane_layer import lane_layer
from queries.present.language import say

#: Height of the chart without its lanes, axis and legend included, in pixels.
LINE_HEIGHT = 330


def daily_chart(
    days: pl.DataFrame, spans: list[event_lanes.Span], from_on: dt.date, to_on: dt.date
) -> alt.LayerChart:
    """Return the chart of one measure.

    days: counted_on, visit_count, night_visit_count, coverage_share, holiday_name; one
    row a day.
    """
    lanes = event_lanes.lay_out(spans, from_on, to_on)
    lane_count = lanes["lane"].n_unique()
    top = lane_count * event_lanes.LANE_STEP + 8
    lines = line_layer(days, top, from_on, to_on)
    layers = [lane_layer(lanes), lines] if lane_count else [lines]
    scale = alt.ScaleResolveMap(
        y="independent", color="independent", strokeDash="independent"
    )
    return Layers(
        layer=layers, height=LINE_HEIGHT + top, resolve=alt.Resolve(scale=scale)
    )


def line_layer(
    days: pl.DataFrame, top: int, from_on: dt.date, to_on: dt.date
) -> alt.LayerChart:
    """Return the two lines and the hollow points of incomplete days.

    top: where the lines' part begins under the lanes, in pixels.
    """
    names = [say("全天"), say("夜间（18–06 时）")]
    domain = [midnight(from_on), midnight(to_on + dt.timedelta(days=1))]
    axis = day_axis((to_on - from_on).days)
    long = long_form(days, names)
    base = alt.Chart().encode(
        x=alt.X("counted_on:T", axis=axis),
        y=alt.Y("visit_count:Q", axis=count_axis(say("人次"))),
        color=alt.Color(
            "series:N", scale=alt.Scale(domain=names), legend=line_legend()
        ),
    )
    # One explicit scale is enough: Vega warns when layers repeat a domain.
    lines = base.mark_line(strokeWidth=2).encode(
        x=alt.X("counted_on:T", axis=axis, scale=alt.Scale(domain=domain)),
        y=alt.Y(
            "visit_count:Q",
            axis=count_axis(say("人次")),
            scale=alt.Scale(range=[BOTTOM, top]),
        ),
        strokeDash=alt.StrokeDash(
            "series:N",
            scale=alt.Scale(domain=names, range=[[1, 0], [5, 3]]),
            legend=line_legend(),
        ),
    )
    touch = base.mark_point(size=90, opacity=0).encode(tooltip=line_tooltip())
    layers = [lines, touch]
    if long["is_incomplete"].any():
        hollow = base.transform_filter(alt.datum.is_incomplete)
        layers.append(hollow.mark_point(filled=False, size=42, strokeWidth=1.6))
    return Layers(long, layers)


def line_legend() -> alt.Legend:
    """Return the legend of the two lines, under the chart."""
    return alt.Legend(
        title=None,
        orient="bottom",
        labelLimit=400,
        symbolType="stroke",
        symbolSize=260,
        symbolStrokeWidth=2.5,
        symbolOpacity=1,
    )


def midnight(day: dt.date) -> dict[str, int]:
    """Return the start of a day as Vega's date-time."""
    return {"year": day.year, "month": day.month, "date": day.day}


def line_tooltip() -> list[alt.Tooltip]:
    """Return what a day says when it is pointed at."""
    return [
        day_tooltip("counted_on:T"),
        alt.Tooltip("series:N", title=say("时段")),
        alt.Tooltip("visit_count:Q", title=say("人次"), format=","),
        alt.Tooltip("coverage_share:Q", title=say("覆盖率"), format=".1%"),
        alt.Tooltip("holiday_name:N", title=say("假期")),
    ]


def long_form(days: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """Return one row per day and series: the whole day, then its night.

    Counts become float for the chart; NULL stays NULL and breaks the line. A night that
    is not complete (the newest one never is) has no point.
    """
    shared = days.select("counted_on", "holiday_name")
    whole = shared.with_columns(
        days["visit_count"].cast(pl.Float64),
        days["coverage_share"],
        series=pl.lit(names[0]),
    )
    is_whole_night = days["night_coverage_share"] >= COMPLETE_SHARE
    night = shared.with_columns(
        days["night_visit_count"].cast(pl.Float64).alias("visit_count"),
        days["night_coverage_share"].alias("coverage_share"),
        series=pl.lit(names[1]),
    ).filter(is_whole_night | (days["counted_on"] < days["counted_on"].max()))
    return pl.concat([whole, night]).with_columns(
        is_incomplete=(pl.col("coverage_share") < COMPLETE_SHARE).fill_null(False)
    )
