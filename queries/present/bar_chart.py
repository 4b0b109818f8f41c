"""Bars of one number by one category, or by month."""

import altair as alt
import polars as pl

from queries.present.chart_frame import INK, count_axis
from queries.present.language import say

#: Height of one horizontal bar with its gap, in pixels.
BAR_STEP = 30


def category_bars(
    frame: pl.DataFrame, value: str, title: str, number_format: str
) -> alt.LayerChart:
    """Return horizontal bars, the longest first, each with its number written out.

    frame: name, and the value, a count or an amount; one row per bar.
    """
    data = frame.select("name", number=pl.col(value).cast(pl.Float64)).sort(
        "number", "name", descending=[True, False]
    )
    base = alt.Chart(data).encode(
        y=alt.Y(
            "name:N",
            sort=data["name"].to_list(),
            axis=alt.Axis(title=None, labelLimit=190, grid=False, ticks=False),
        ),
        x=alt.X(
            "number:Q",
            axis=None,
            scale=alt.Scale(domain=[0, room_for_numbers(data)], nice=False),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("number:Q", title=title, format=number_format),
        ],
    )
    bars = base.mark_bar(cornerRadiusEnd=3, height=16)
    numbers = base.mark_text(align="left", dx=5, fontSize=12).encode(
        text=alt.Text("number:Q", format=number_format), color=alt.value(INK)
    )
    chart = alt.LayerChart(layer=[bars, numbers])
    return chart.properties(height=max(1, data.height) * BAR_STEP)


def room_for_numbers(data: pl.DataFrame) -> float:
    """Return the end of the axis that leaves room for the number of the longest bar."""
    longest = data["number"].max()
    return 1.0 if not isinstance(longest, float) or longest <= 0 else longest * 1.25


def month_bars(frame: pl.DataFrame, month: str, value: str, title: str) -> alt.Chart:
    """Return one bar a month; frame: the month's first day and the value."""
    data = frame.select(
        label=pl.col(month).dt.strftime("%Y-%m"), number=pl.col(value).cast(pl.Float64)
    )
    bars: alt.Chart = (
        alt.Chart(data)
        .mark_bar(cornerRadiusEnd=3, width={"band": 0.6})
        .encode(
            x=alt.X(
                "label:O",
                axis=alt.Axis(title=None, labelAngle=0, labelOverlap=True, grid=False),
            ),
            y=alt.Y("number:Q", axis=count_axis(title)),
            tooltip=[
                alt.Tooltip("label:O", title=say("月份")),
                alt.Tooltip("number:Q", title=title, format=",.2~f"),
            ],
        )
        .properties(height=230)
    )
    return bars
