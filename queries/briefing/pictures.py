"""Draws the charts of a briefing, or says why there are none."""

import polars as pl

from queries.briefing.gathering import Briefing
from queries.present.bar_chart import category_bars
from queries.present.chart_files import no_font_words
from queries.present.chart_frame import localise
from queries.present.chart_sheet import Drawable, NoChineseFontError, chart_png
from queries.present.daily_chart import daily_chart
from queries.present.event_lanes import Span
from queries.present.labels import measure_label
from queries.present.language import say

#: Width of a picture in the document: 156 mm at 96 pixels to the inch.
PICTURE_PIXELS = 590

#: Height of the daily line in the document, lower than on a screen, in pixels.
LINE_HEIGHT = 270


def pictures(briefing: Briefing) -> dict[str, bytes | str]:
    """Return placeholder → PNG picture, or a sentence where there is none."""
    return {
        "footfall_chart": picture(footfall_chart(briefing)),
        "cases_chart": picture(cases_chart(briefing)),
    }


def picture(chart: Drawable | None) -> bytes | str:
    """Return a chart as PNG; a machine without Chinese fonts says so."""
    if chart is None:
        return say("没有可画的数。")
    try:
        localise(chart)
        return chart_png(chart, PICTURE_PIXELS)
    except NoChineseFontError:
        return no_font_words()


def footfall_chart(briefing: Briefing) -> Drawable | None:
    """Return the daily line of the measure that most was counted of."""
    counted = briefing.rows("footfall").drop_nulls("visit_count")
    if counted.is_empty():
        return None
    measure = counted.sort("visit_count", descending=True).item(0, "measure")
    days = briefing.rows("days").filter(pl.col("measure") == measure)
    month = briefing.month
    chart = daily_chart(days, spans(briefing, days), month.from_on, month.to_on)
    return chart.properties(
        title=say("每日{measure}", measure=measure_label(str(measure))),
        height=LINE_HEIGHT,
    )


def spans(briefing: Briefing, days: pl.DataFrame) -> list[Span]:
    """Return the holidays of these days and the editions that were held."""
    holidays = (
        days.sort("counted_on")
        .with_columns(run=pl.col("holiday_name").rle_id())
        .drop_nulls("holiday_name")
        .group_by("run", "holiday_name", maintain_order=True)
        .agg(first_on=pl.col("counted_on").min(), last_on=pl.col("counted_on").max())
    )
    editions = (
        briefing.rows("festivals")
        .filter(~pl.col("is_cancelled"))
        .unique("event_id", maintain_order=True)
    )
    return [
        *(
            Span(name, "holiday", first_on, last_on)
            for name, first_on, last_on in holidays.select(
                "holiday_name", "first_on", "last_on"
            ).iter_rows()
        ),
        *(
            Span(name, "event", first_on, last_on)
            for name, first_on, last_on in editions.select(
                "event_name", "starts_on", "ends_on"
            ).iter_rows()
        ),
    ]


def cases_chart(briefing: Briefing) -> Drawable | None:
    """Return the bars of complaints by category; None without any."""
    rows = briefing.rows("cases_by_category")
    if rows.is_empty() or not briefing.has_case_data:
        return None
    named = rows.with_columns(name=pl.col("category").fill_null(say("文件未写")))
    chart = category_bars(named, "complaint_count", say("投诉（件）"), ",")
    return chart.properties(title=say("各类投诉（件）"))
