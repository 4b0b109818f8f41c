"""What every chart shares: locale, axes, colours that read on light and on dark."""

from collections.abc import Callable, Sequence
from functools import partial

import altair as alt
import streamlit as st
from altair.utils import schemapi

from queries.present.chart_caption import Caption, sheet_words
from queries.present.chart_files import show_chart_files
from queries.present.language import current, say

# Altair checks every part of a chart against Vega-Lite's schema as it is made, half of
# the making; the tests check whole charts instead.
schemapi.disable_debug_mode()

#: A grey that keeps a contrast of 4 on white and on the dark background.
INK = "#737F93"

#: The bars of events and of holidays, over the daily line.
EVENT_COLOR = "#C98A1B"
HOLIDAY_COLOR = "#8A94A6"

#: The bottom of the plot, wherever axis and legend leave it.
BOTTOM = {"expr": "height"}

#: 12,000 → 1.2万 on Chinese axes; English ones keep thousands separators.
WAN_LABEL = (
    "abs(datum.value) >= 10000"
    " ? format(datum.value / 10000, ',.2~f') + '万' : format(datum.value, ',')"
)
PLAIN_LABEL = "format(datum.value, ',')"

WEEKDAYS = ("周日", "周一", "周二", "周三", "周四", "周五", "周六")
MONTHS = tuple(f"{month}月" for month in range(1, 13))


#: Pixels below a chart.
LITTLE = 4


class Layers(alt.LayerChart):
    """Layers over each other, taken as they are; data: of every layer without its own.

    Altair's class copies each layer four times, to find out which data and selections
    they share and could have from above: 25 of the 35 ms that a chart took to build.
    """

    def __init__(
        self,
        data: object = alt.Undefined,
        layer: Sequence[alt.Chart | alt.LayerChart] = (),
        **properties: object,
    ) -> None:
        # What Altair's class inherits from; its own steps are what is left out.
        alt.TopLevelLayerSpec.__init__(
            self,
            data=data,  # type: ignore[arg-type]
            layer=list(layer),
            **properties,  # type: ignore[arg-type]
        )


def draw(
    chart: alt.Chart | alt.LayerChart,
    alt_text: str,
    key: str,
    caption: Caption | None = None,
    on_click: Callable[[], None] | None = None,
) -> None:
    """Show a chart across its container, with the files that it can leave as.

    alt_text: its point in a sentence. caption: what the files say of it; every page
    gives one. on_click: for a chart with a selection, called before the run that a
    click starts; what was clicked stands in the session under the key.
    """
    localise(chart)
    # Streamlit adds 20 pixels below a chart that says nothing of them.
    chart.padding = {"bottom": LITTLE}
    leave_unchecked(chart)
    if on_click is None:
        st.altair_chart(chart, width="stretch", key=key, alt=alt_text)
    else:
        st.altair_chart(
            chart, width="stretch", key=key, alt=alt_text, on_select=on_click
        )
    if caption is not None:
        show_chart_files(chart, sheet_words(caption, alt_text), key)


def leave_unchecked(chart: alt.Chart | alt.LayerChart) -> None:
    """Have the chart written without checking it against Vega-Lite's schema.

    The tests do that with every chart; at each click it was half of what a chart took,
    20 of 40 ms, and charts were half of a page.
    """
    # Beside Altair's own attributes, which are the chart's properties.
    object.__setattr__(chart, "to_dict", partial(chart.to_dict, validate=False))


def localise(chart: alt.Chart | alt.LayerChart) -> None:
    """Give a chart Chinese dates and numbers where the page is Chinese.

    In place: `configure` copies a chart of twenty parts to set one word, in 11 ms.
    """
    if current() == "en":
        return
    time = alt.TimeLocale(
        dateTime="%Y年%-m月%-d日 %H:%M:%S",
        date="%Y-%m-%d",
        time="%H:%M:%S",
        periods=["上午", "下午"],
        days=["星期" + day[1] for day in WEEKDAYS],
        shortDays=list(WEEKDAYS),
        months=list(MONTHS),
        shortMonths=list(MONTHS),
    )
    number = alt.NumberLocale(
        decimal=".", thousands=",", grouping=[3], currency=["¥", ""]
    )
    chart.config = alt.Config(locale=alt.Locale(number=number, time=time))


def count_axis(title: str) -> alt.Axis:
    """Return the axis of a count: in 万 where the page is Chinese."""
    label = WAN_LABEL if current() == "zh" else PLAIN_LABEL
    return alt.Axis(title=title, labelExpr=label, tickCount=5, grid=True)


def day_axis(day_count: int) -> alt.Axis:
    """Return the axis of days: days up to four months, months beyond."""
    short = day_count <= 124
    if current() == "zh":
        pattern = "%-m月%-d日" if short else "%Y年%-m月"
    else:
        pattern = "%-d %b" if short else "%b %Y"
    return alt.Axis(
        title=None,
        format=pattern,
        # the last day may stand near the one before it
        labelOverlap="greedy",
        labelSeparation=12,
        grid=False,
        tickCount=10,
    )


def day_tooltip(field: str) -> alt.Tooltip:
    """Return the tooltip line of a day, with its weekday."""
    pattern = "%Y-%m-%d %a"
    return alt.Tooltip(field, title=say("日期"), format=pattern)
