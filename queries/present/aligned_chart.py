"""Curves of several editions, laid over each other by the day since opening."""

import altair as alt
import polars as pl

from queries.present.chart_frame import INK, count_axis, day_tooltip
from queries.present.language import say


def aligned_chart(days: pl.DataFrame, names: list[str]) -> alt.LayerChart:
    """Return the chart.

    days: label, day_index (0 = opening day), counted_on, visit_count, coverage_share,
    is_within; names: the labels in the order of their colours.
    """
    frame = days.with_columns(pl.col("visit_count").cast(pl.Float64))
    first, last = frame["day_index"].min(), frame["day_index"].max()
    assert isinstance(first, int) and isinstance(last, int)
    step = max(1, (last - first) // 15)
    x = alt.X(
        "day_index:Q",
        axis=alt.Axis(
            title=say("距开幕天数（0 = 开幕日）"),
            format="d",
            values=[day for day in range(first, last + 1) if day % step == 0],
            grid=False,
        ),
        scale=alt.Scale(domain=[first, last], nice=False, padding=12),
    )
    base = alt.Chart(frame).encode(
        x=x,
        y=alt.Y("visit_count:Q", axis=count_axis(say("人次"))),
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
        .encode(x="day_index:Q")
    )
    return alt.LayerChart(layer=[opening, lines, inside, touch]).properties(height=360)


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
        alt.Tooltip("coverage_share:Q", title=say("覆盖率"), format=".1%"),
    ]
