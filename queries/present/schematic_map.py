"""Draws districts where the register puts them on a schematic map; a click chooses one.

No tiles and no coordinates: positions are data, 0–1 from the upper left corner.
"""

import altair as alt
import polars as pl

from queries.present.chart_frame import INK, Layers
from queries.present.language import say
from queries.present.map_labels import LINE_STEP, with_label_offsets

#: The name of the selection that a click makes; it holds a district_id.
SELECTION = "district"

#: Square pixels of the mark with the most visits, and of one without a reading.
LARGEST_AREA = 2_600
MISSING_AREA = 160

#: As many square pixels around every district can be clicked at least.
TOUCH_AREA = 1_600

#: The change at which a colour is as strong as it gets, less and more.
FULL_CHANGE = 0.2
COLORS = ["#C4572B", "#D3D7DE", "#2F74C0"]

#: How strongly districts outside of the scope show.
FADED = 0.35

#: The part of the map's width and height that stays free around the marks.
MARGIN = 0.12

HEIGHT = 520


def schematic_map(marks: pl.DataFrame) -> alt.LayerChart:
    """Return the chart.

    marks: district_id, map_x, map_y, visit_count (NULL = no reading), change_ratio
    (NULL = not comparable), is_chosen, is_within (in the scope), name_line and
    number_line (what stands beside the mark), words (the same as a sentence).
    """
    base = alt.Chart().encode(
        # no axes: the numbers are no coordinates
        x=alt.X("map_x:Q", scale=fitted(marks["map_x"]), axis=None),
        y=alt.Y("map_y:Q", scale=fitted(marks["map_y"], True), axis=None),
    )
    faded = alt.OpacityValue(FADED, condition={"test": "datum.is_within", "value": 1})
    counted = base.transform_filter("isValid(datum.visit_count)")
    sized = alt.Size("area:Q", scale=None, legend=None)
    circles = (
        counted.transform_filter("isValid(datum.change_ratio)")
        .mark_circle(aria=False)
        .encode(size=sized, color=change_color(), opacity=faded)
    )
    hollow = (
        counted.transform_filter("!isValid(datum.change_ratio)")
        .mark_point(aria=False, color=INK)
        .encode(size=sized, opacity=faded)
    )
    silent = base.transform_filter("!isValid(datum.visit_count)").mark_point(
        aria=False, strokeDash=[3, 3], color=INK
    )
    ring = base.transform_filter("datum.is_chosen").mark_point(
        aria=False, strokeWidth=3, color=INK
    )
    layers = [
        circles,
        hollow,
        silent.encode(size=sized, opacity=faded),
        ring.encode(size=alt.Size("ring_area:Q", scale=None, legend=None)),
        *label_layers(base),
        touch_layer(base),
    ]
    config = alt.Config(view=alt.ViewConfig(stroke=None))
    return Layers(with_areas(marks), layers, height=HEIGHT, config=config)


def change_color() -> alt.Color:
    """Return the colour of a change: two hues, stronger the further from none."""
    return alt.Color(
        "change_ratio:Q",
        scale=alt.Scale(
            domain=[-FULL_CHANGE, 0, FULL_CHANGE],
            range=COLORS,
            clamp=True,
            interpolate="rgb",
        ),
        legend=alt.Legend(
            title=say("同口径变化"),
            values=[-FULL_CHANGE, 0, FULL_CHANGE],
            labelExpr="(datum.value > 0 ? '≥ +' : datum.value < 0 ? '≤ −' : '')"
            " + format(abs(datum.value), '.0%')",
            orient="top",
            gradientLength=220,
            gradientThickness=10,
        ),
    )


def with_areas(marks: pl.DataFrame) -> pl.DataFrame:
    """Return the marks with the areas in square pixels that their visits give them."""
    most = marks["visit_count"].max()
    largest = float(most) if isinstance(most, int) and most > 0 else 1.0
    area = (pl.col("visit_count") / largest * LARGEST_AREA).fill_null(MISSING_AREA)
    sized = marks.with_columns(
        area=area,
        ring_area=(area.sqrt() + 8) ** 2,
        touch_area=pl.max_horizontal(area, pl.lit(TOUCH_AREA)),
    )
    return with_label_offsets(sized, HEIGHT, MARGIN)


def fitted(values: pl.Series, is_reversed: bool = False) -> alt.Scale:
    """Return the scale that the positions fill, with room for marks and words."""
    low, high = values.min(), values.max()
    assert isinstance(low, float) and isinstance(high, float)
    room = max((high - low) * MARGIN, 0.05)
    domain = (
        [low - room, high + room * 1.3] if is_reversed else [low - room, high + room]
    )
    return alt.Scale(domain=domain, nice=False, reverse=is_reversed, zero=False)


def label_layers(base: alt.Chart) -> list[alt.Chart]:
    """Return the two lines beside each mark: its name, and its numbers."""
    name = base.mark_text(
        aria=False, fontSize=13, fontWeight=600, color=INK, dy=below(0)
    )
    numbers = base.mark_text(aria=False, fontSize=12, color=INK, dy=below(LINE_STEP))
    return [
        name.encode(text=alt.Text("name_line:N")),
        numbers.encode(text=alt.Text("number_line:N")),
    ]


def below(pixels: int) -> alt.ExprRef:
    """Return so many pixels under the first line of words."""
    return alt.ExprRef(f"datum.label_offset + {pixels}")


def touch_layer(base: alt.Chart) -> alt.Chart:
    """Return what takes the click: as large as the mark, and never small."""
    touch = base.mark_point(filled=True, cursor="pointer").encode(
        size=alt.Size("touch_area:Q", scale=None, legend=None),
        opacity=alt.OpacityValue(0),
        tooltip=[
            alt.Tooltip("name_line:N", title=" "),
            alt.Tooltip("words:N", title=say("这段时间")),
        ],
        description=alt.Description("words:N"),
    )
    chosen = alt.selection_point(name=SELECTION, fields=["district_id"], clear=False)
    placed: alt.Chart = touch.add_params(chosen)
    return placed
