"""Bars of one number by one category, or by month; a click may choose one."""

from dataclasses import dataclass

import altair as alt
import polars as pl

from queries.present.chart_frame import INK, Layers, count_axis
from queries.present.group_choice import SELECTION
from queries.present.language import say

#: Height of one horizontal bar with its gap, in pixels.
BAR_STEP = 30

#: How strongly the other bars show beside the chosen one.
FADED = 0.35


@dataclass(frozen=True)
class Keys:
    """What a click gives back: a text for each row, and that of the chosen bar."""

    keys: list[str]
    chosen: str | None


def category_bars(
    frame: pl.DataFrame,
    value: str,
    title: str,
    number_format: str,
    keys: Keys | None = None,
    is_ranked: bool = True,
) -> alt.LayerChart:
    """Return horizontal bars, the longest first, each with its number written out.

    frame: name, and the value, a count or an amount; one row per bar. keys: for bars
    that can be clicked. is_ranked: False keeps the order of the rows.
    """
    data = with_keys(frame, keys).select(
        "name", "key", number=pl.col(value).cast(pl.Float64)
    )
    if is_ranked:
        data = data.sort("number", "name", descending=[True, False])
    end = room_for_numbers(data)
    base = alt.Chart().encode(
        y=alt.Y(
            "name:N",
            sort=data["name"].to_list(),
            axis=alt.Axis(title=None, labelLimit=190, grid=False, ticks=False),
        ),
        x=alt.X("number:Q", axis=None, scale=alt.Scale(domain=[0, end], nice=False)),
        description=alt.Description("name:N"),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("number:Q", title=title, format=number_format),
        ],
    )
    bars = base.mark_bar(cornerRadiusEnd=3, height=16).encode(opacity=opacity_of(keys))
    numbers = base.mark_text(align="left", dx=5, fontSize=12, aria=False).encode(
        text=alt.Text("number:Q", format=number_format), color=alt.ColorValue(INK)
    )
    layers = [bars, numbers]
    if keys is not None:
        # the whole row can be clicked: a bar of one case is a few pixels long
        row = base.mark_bar(height=BAR_STEP - 4, cursor="pointer", aria=False)
        whole_row = row.encode(x=alt.XDatum(end), opacity=alt.OpacityValue(0))
        layers.append(whole_row.add_params(click()))
    return Layers(data, layers, height=max(1, data.height) * BAR_STEP)


def with_keys(frame: pl.DataFrame, keys: Keys | None) -> pl.DataFrame:
    """Return the frame with a column key, empty where nothing can be clicked."""
    texts = [""] * frame.height if keys is None else keys.keys
    return frame.with_columns(key=pl.Series(texts, dtype=pl.String))


def opacity_of(keys: Keys | None) -> alt.OpacityValue:
    """Return the opacity: the other bars fade where one is chosen."""
    if keys is None or keys.chosen is None:
        return alt.OpacityValue(1)
    is_other = alt.datum.key != keys.chosen
    return alt.OpacityValue(1, condition={"test": str(is_other), "value": FADED})


def click() -> alt.Parameter:
    """Return the selection that a click on a bar makes."""
    return alt.selection_point(name=SELECTION, fields=["key"], clear=False)


def room_for_numbers(data: pl.DataFrame) -> float:
    """Return the end of the axis that leaves room for the number of the longest bar."""
    longest = data["number"].max()
    return 1.0 if not isinstance(longest, float) or longest <= 0 else longest * 1.25


def month_bars(
    frame: pl.DataFrame, month: str, value: str, title: str, keys: Keys | None = None
) -> alt.LayerChart:
    """Return one bar a month; frame: the month's first day and the value."""
    data = with_keys(frame, keys).select(
        "key",
        label=pl.col(month).dt.strftime("%Y-%m"),
        number=pl.col(value).cast(pl.Float64),
    )
    base = alt.Chart().encode(
        x=alt.X(
            "label:O",
            axis=alt.Axis(title=None, labelAngle=0, labelOverlap=True, grid=False),
        ),
        tooltip=[
            alt.Tooltip("label:O", title=say("月份")),
            alt.Tooltip("number:Q", title=title, format=",.2~f"),
        ],
        description=alt.Description("label:O"),
    )
    bars = base.mark_bar(cornerRadiusEnd=3, width={"band": 0.6}).encode(
        y=alt.Y("number:Q", axis=count_axis(title)), opacity=opacity_of(keys)
    )
    layers = [bars]
    if keys is not None:
        # the whole column can be clicked: a month may have one case
        column = base.mark_bar(cursor="pointer", aria=False).encode(
            opacity=alt.OpacityValue(0),
            y=alt.YValue(0),  # type: ignore[no-untyped-call]
            y2=alt.Y2Value("height"),  # type: ignore[no-untyped-call]
        )
        layers.append(column.add_params(click()))
    return Layers(data, layers, height=230)
