"""Curves of several editions, laid over each other by the day since opening."""

import altair as alt
import polars as pl

from queries.present.chart_frame import INK, Layers, count_axis, day_tooltip
from queries.present.language import say

#: What a curve may show → the columns with it and with the ends of its ordinary range.
SCALES = {
    "visits": (
        *("visit_count", "ordinary_low_visit_count"),
        "ordinary_high_visit_count",
    ),
    "index": ("visit_index", "ordinary_low_index", "ordinary_high_index"),
}


def aligned_chart(days: pl.DataFrame, names: list[str], scale: str) -> alt.LayerChart:
    """Return the chart; a day without a number is a gap.

    days: label and the columns of festival_day_ranges; names: the labels in the order
    of their colours. Only one has its ordinary range behind its curve: several would
    hide one another. scale: a key of SCALES.
    """
    value, low, high = SCALES[scale]
    frame = days.with_columns(pl.col(value, low, high).cast(pl.Float64))
    base = alt.Chart().encode(
        x=day_axis(frame),
        y=alt.Y(
            f"{value}:Q",
            axis=value_axis(scale),
            scale=alt.Scale(zero=scale == "visits"),
        ),
        color=alt.Color(
            "label:N", scale=alt.Scale(domain=names), legend=edition_legend()
        ),
    )
    lines = base.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash(
            "label:N",
            scale=alt.Scale(domain=names, range=[[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]),
            legend=edition_legend(),
        )
    )
    inside = base.transform_filter(alt.datum.is_within).mark_point(filled=True, size=55)
    touch = base.mark_point(size=110, opacity=0).encode(tooltip=tooltip())
    opening = (
        alt.Chart(pl.DataFrame({"day_index": [0]}))
        .mark_rule(color=INK, strokeDash=[3, 3])
        .encode(x=alt.X("day_index:Q"))
    )
    layers = [opening, lines, inside, touch]
    name = label_with_range(days, names)
    if name is not None:
        layers.insert(0, ordinary_range(base, name, low, high))
    return Layers(frame, layers, height=360)


def label_with_range(days: pl.DataFrame, names: list[str]) -> str | None:
    """Return the first edition that has an ordinary range on some day."""
    known = set(days.drop_nulls("ordinary_low_visit_count")["label"])
    return next((name for name in names if name in known), None)


def ordinary_range(base: alt.Chart, name: str, low: str, high: str) -> alt.Chart:
    """Return the range of ordinary days of one edition: a light fill, a thin line."""
    return (
        base.transform_filter(alt.datum.label == name)
        .mark_area(fillOpacity=0.13, line={"strokeWidth": 0.7, "strokeOpacity": 0.6})
        .encode(y=alt.Y(f"{low}:Q"), y2=alt.Y2(f"{high}:Q"))
    )


def day_axis(frame: pl.DataFrame) -> alt.X:
    """Return the axis of days since opening."""
    first, last = frame["day_index"].min(), frame["day_index"].max()
    assert isinstance(first, int) and isinstance(last, int)
    step = max(1, (last - first) // 15)
    return alt.X(
        "day_index:Q",
        axis=alt.Axis(
            title=say("距开幕天数（0 = 开幕日）"),
            format="d",
            values=[day for day in range(first, last + 1) if day % step == 0],
            grid=False,
        ),
        scale=alt.Scale(domain=[first, last], nice=False, padding=12),
    )


def value_axis(scale: str) -> alt.Axis:
    """Return the axis of visits, or of the index."""
    if scale == "visits":
        return count_axis(say("人次"))
    return alt.Axis(title=say("指数（平常 = 100）"), format="d", tickCount=5, grid=True)


def edition_legend() -> alt.Legend:
    """Return a legend under the chart that two columns of long names fit into."""
    return alt.Legend(
        title=None,
        orient="bottom",
        columns=2,
        labelLimit=420,
        symbolType="stroke",
        symbolSize=260,
        symbolStrokeWidth=2.5,
    )


def tooltip() -> list[alt.Tooltip]:
    """Return what a point says when it is pointed at."""
    return [
        alt.Tooltip("label:N", title=say("活动")),
        alt.Tooltip("day_index:Q", title=say("距开幕天数"), format="d"),
        day_tooltip("counted_on:T"),
        alt.Tooltip("visit_count:Q", title=say("人次"), format=","),
        alt.Tooltip("visit_index:Q", title=say("指数（平常 = 100）"), format=".0f"),
        alt.Tooltip("coverage_share:Q", title=say("覆盖率"), format=".1%"),
    ]
