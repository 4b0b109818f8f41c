"""Visits by hour of the day: a row a district, each cell with its number."""

import altair as alt
import polars as pl

from queries.present.chart_frame import Layers
from queries.present.language import say

#: Height of one row with its gap, in pixels.
ROW_STEP = 30

#: A cell from this part of the highest on is dark, and its number white.
DARK_PART = 0.55


def hour_chart(frame: pl.DataFrame, hours: list[int]) -> alt.LayerChart:
    """Return the chart of one measure.

    frame: name, hour, visit_count_per_day, day_count; an hour without a reading has no
    cell. hours: the order from left to right.
    """
    data = frame.select(
        "name",
        "day_count",
        label=pl.col("hour").cast(pl.String).str.zfill(2),
        number=pl.col("visit_count_per_day").cast(pl.Float64),
    ).drop_nulls("number")
    highest = data["number"].max()
    dark_from = (float(highest) if isinstance(highest, float) else 0) * DARK_PART
    base = alt.Chart().encode(
        x=alt.X(
            "label:O",
            sort=[f"{hour:02d}" for hour in hours],
            scale=alt.Scale(domain=[f"{hour:02d}" for hour in hours]),
            axis=alt.Axis(
                title=say("钟点"),
                labelAngle=0,
                labelFlush=False,
                grid=False,
                ticks=False,
            ),
        ),
        y=alt.Y(
            "name:N",
            sort=sorted(data["name"].unique().to_list()),
            axis=alt.Axis(
                title=None, labelLimit=190, labelFlush=False, grid=False, ticks=False
            ),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("label:O", title=say("钟点")),
            alt.Tooltip("number:Q", title=say("日均人次"), format=",.0f"),
            alt.Tooltip("day_count:Q", title=say("有读数的天数")),
        ],
    )
    cells = base.mark_rect().encode(
        color=alt.Color(
            "number:Q", scale=alt.Scale(scheme="blues", domainMin=0), legend=None
        )
    )
    numbers = base.mark_text(fontSize=10).encode(
        text=alt.Text("number:Q", format=",.0f"),
        color=alt.ColorValue(
            "#1B2733",
            condition={"test": str(alt.datum.number >= dark_from), "value": "white"},
        ),
    )
    # A step, not a height: a height would have to hold the axis, whose own varies, and
    # a single row came out with nothing of it left.
    return Layers(data, [cells, numbers], height=alt.Step(ROW_STEP))
