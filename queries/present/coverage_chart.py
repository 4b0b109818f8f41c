"""Coverage by district and day: what came, what came in part, what did not."""

import altair as alt
import polars as pl

from queries.present.chart_frame import day_axis, day_tooltip
from queries.present.language import say

#: Height of one district, in pixels.
ROW_STEP = 26

# Colour and brightness both rise with what is missing; a whole day is nearly empty ink.
SCALE = {
    "nothing": "#C2452D",
    "part": "#E0A030",
    "whole": "#9CC3E6",
}


def coverage_chart(days: pl.DataFrame) -> alt.Chart:
    """Return a cell per district and day.

    days: name, counted_on, coverage_share (NULL when nothing was due), arrived and due
    places.
    """
    states = {
        "nothing": say("没有到"),
        "part": say("到了一部分（低于 90%）"),
        "whole": say("到齐（90% 以上）"),
    }
    share = pl.col("coverage_share")
    data = days.filter(share.is_not_null()).with_columns(
        state=pl.when(share == 0)
        .then(pl.lit(states["nothing"]))
        .when(share < 0.9)
        .then(pl.lit(states["part"]))
        .otherwise(pl.lit(states["whole"])),
        day_end=pl.col("counted_on") + pl.duration(days=1),
    )
    scale = alt.Scale(domain=list(states.values()), range=list(SCALE.values()))
    return (
        alt.Chart(data)
        .mark_rect(strokeWidth=1)  # in the colour of the cell: no seams between days
        .encode(
            x=alt.X("counted_on:T", axis=day_axis(data["counted_on"].n_unique())),
            x2=alt.X2("day_end:T"),
            y=alt.Y(
                "name:N",
                axis=alt.Axis(title=None, labelLimit=190, ticks=False, domain=False),
                scale=alt.Scale(paddingInner=0.2),
            ),
            stroke=alt.Stroke("state:N", scale=scale, legend=None),
            color=alt.Color(
                "state:N",
                scale=scale,
                legend=alt.Legend(title=None, orient="bottom", labelLimit=300),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=say("片区")),
                day_tooltip("counted_on"),
                alt.Tooltip("coverage_share:Q", title=say("覆盖率"), format=".1%"),
                alt.Tooltip("arrived_place_count:Q", title=say("实到点位")),
                alt.Tooltip("due_place_count:Q", title=say("应到点位")),
            ],
        )
        .properties(height=alt.Step(ROW_STEP))
    )
