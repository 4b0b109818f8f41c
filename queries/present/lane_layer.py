"""Draws the lanes of events and holidays, and their bands behind the line."""

import altair as alt
import polars as pl

from queries.present import event_lanes
from queries.present.chart_frame import BOTTOM, EVENT_COLOR, HOLIDAY_COLOR, INK, Layers
from queries.present.language import say


def lane_layer(lanes: pl.DataFrame) -> alt.LayerChart:
    """Return the bands over the full height, the bars of the lanes and their names."""
    placed = with_pixels(lanes)
    base = alt.Chart().encode(x=alt.X("bar_from_on:T"), color=span_color())
    until = alt.X2("bar_to_on:T")
    bands = base.mark_rect(opacity=0.11).encode(
        x2=until,
        y=alt.Y("bar_bottom_px:Q", scale=None, axis=None),
        y2=alt.Y2Value(BOTTOM),  # type: ignore[no-untyped-call]
    )
    bars = base.mark_rect(cornerRadius=2).encode(
        x2=until,
        y=alt.Y("bar_top_px:Q", scale=None, axis=None),
        y2=alt.Y2("bar_bottom_px:Q"),
        tooltip=[
            alt.Tooltip("name:N", title=say("名称")),
            alt.Tooltip("kind_name:N", title=say("种类")),
            alt.Tooltip("starts_on:T", title=say("首日"), format="%Y-%m-%d"),
            alt.Tooltip("ends_on:T", title=say("末日"), format="%Y-%m-%d"),
        ],
    )
    names = [
        name_layer(part, is_left)
        for is_left in (False, True)
        if (part := placed.filter(pl.col("is_label_left") == is_left)).height
    ]
    return Layers(placed, [bands, bars, *names])


def with_pixels(lanes: pl.DataFrame) -> pl.DataFrame:
    """Return the lanes with the height of their names and bars, in pixels."""
    lane_top = pl.col("lane") * event_lanes.LANE_STEP
    return lanes.with_columns(
        label_px=lane_top + 7,
        bar_top_px=lane_top + 14,
        bar_bottom_px=lane_top + 14 + event_lanes.BAR_HEIGHT,
        kind_name=pl.col("kind").replace_strict(
            {"holiday": say("假期"), "event": say("活动")}
        ),
    )


def span_color() -> alt.Color:
    """Return grey for holidays and amber for events; their tooltips say the kind."""
    return alt.Color(
        "kind:N",
        scale=alt.Scale(
            domain=["holiday", "event"], range=[HOLIDAY_COLOR, EVENT_COLOR]
        ),
        legend=None,
    )


def name_layer(placed: pl.DataFrame, is_left: bool) -> alt.Chart:
    """Return the names of the spans whose label reads to one side."""
    names: alt.Chart = (
        alt.Chart(placed)
        .mark_text(align="right" if is_left else "left", fontSize=11, baseline="middle")
        .encode(
            x=alt.X("label_on:T"),
            y=alt.Y("label_px:Q", scale=None, axis=None),
            text=alt.Text("name:N"),
            color=alt.ColorValue(INK),
        )
    )
    return names
