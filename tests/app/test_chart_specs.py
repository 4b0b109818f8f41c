"""Every kind of chart is Vega-Lite: the app itself leaves them unchecked, for speed."""

import datetime as dt
from collections.abc import Callable

import altair as alt
import polars as pl
import pytest

from queries.present.aligned_chart import aligned_chart
from queries.present.bar_chart import Keys, category_bars, month_bars
from queries.present.chart_frame import localise
from queries.present.coverage_chart import coverage_chart
from queries.present.daily_chart import daily_chart
from queries.present.event_lanes import Span
from queries.present.hour_chart import hour_chart
from queries.present.schematic_map import schematic_map

FIRST, SECOND = dt.date(2026, 5, 1), dt.date(2026, 5, 2)
CASES = pl.DataFrame({"name": ["质量纠纷", "涨价"], "count": [3, 1]})
MONTHS = pl.DataFrame({"month_on": [FIRST], "count": [3]})
KEYS = Keys(["质量纠纷", "涨价"], "涨价")


def daily() -> alt.LayerChart:
    days = pl.DataFrame(
        {
            "counted_on": [FIRST, SECOND],
            "holiday_name": ["劳动节", None],
            "visit_count": [120, None],
            "coverage_share": [1.0, 0.5],
            "night_visit_count": [40, 30],
            "night_coverage_share": [1.0, 0.5],
        }
    )
    spans = [
        Span("东街集市", "event", FIRST, FIRST),
        Span("劳动节", "holiday", SECOND, SECOND),
    ]
    return daily_chart(days, spans, FIRST, SECOND)


def town_map() -> alt.LayerChart:
    return schematic_map(
        pl.DataFrame(
            {
                "district_id": ["east", "west"],
                "map_x": [0.2, 0.8],
                "map_y": [0.5, 0.4],
                "visit_count": [120, None],
                "change_ratio": [0.1, None],
                "is_chosen": [True, False],
                "is_within": [True, False],
                "name_line": ["东街", "西街"],
                "number_line": ["120", "—"],
                "words": ["东街：120", "西街：没有读数"],
            }
        )
    )


def curves() -> alt.LayerChart:
    return aligned_chart(
        pl.DataFrame(
            {
                "label": ["春", "秋"],
                "day_index": [0, 1],
                "counted_on": [FIRST, SECOND],
                "visit_count": [120, 90],
                "visit_index": [110.0, 95.0],
                "ordinary_low_visit_count": [80.0, None],
                "ordinary_high_visit_count": [100.0, None],
                "ordinary_low_index": [90.0, None],
                "ordinary_high_index": [105.0, None],
                "coverage_share": [1.0, 1.0],
                "is_within": [True, False],
            }
        ),
        ["春", "秋"],
        "visits",
    )


def hours() -> alt.LayerChart:
    frame = {
        "name": ["东街"],
        "hour": [20],
        "visit_count_per_day": [12.5],
        "day_count": [2],
    }
    return hour_chart(pl.DataFrame(frame), [18, 19, 20])


def coverage() -> alt.Chart:
    return coverage_chart(
        pl.DataFrame(
            {
                "name": ["东街", "东街"],
                "counted_on": [FIRST, SECOND],
                "coverage_share": [1.0, 0.0],
                "arrived_place_count": [2, 0],
                "due_place_count": [2, 2],
            }
        )
    )


@pytest.mark.parametrize(
    "make",
    [
        daily,
        town_map,
        curves,
        hours,
        coverage,
        lambda: category_bars(CASES, "count", "投诉（件）", ",", KEYS),
        lambda: category_bars(CASES, "count", "投诉（件）", ","),
        lambda: month_bars(MONTHS, "month_on", "count", "投诉", Keys(["5"], None)),
    ],
)
def test_a_chart_is_valid(make: Callable[[], alt.Chart | alt.LayerChart]) -> None:
    chart = make()
    localise(chart)

    # validates the whole of it, with its data
    assert chart.to_dict()["$schema"]


def test_layers_of_a_chart_share_its_data_and_keep_its_selection() -> None:
    spec = town_map().to_dict()

    assert "data" in spec
    assert not any("data" in layer for layer in spec["layer"])
    assert [layer["params"][0]["name"] for layer in spec["layer"] if "params" in layer]
