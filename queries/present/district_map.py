"""The schematic map of districts, visits and change; a click sets the scope."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_sql
from queries.present.chart_caption import Caption
from queries.present.chart_frame import draw
from queries.present.district_change import (
    best_alignment,
    change_query,
    district_changes,
)
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import EVERYTHING, Period, Scope, default_district
from queries.present.labels import district_label, measure_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.refused_rows import of_measure
from queries.present.schematic_map import SELECTION, schematic_map
from queries.present.url_state import remember


def show_map(
    scope: Scope, measure: str, period: Period, alignment: str | None = None
) -> None:
    """Show the map, and beside it the districts that have no place on it.

    alignment: what the change is against; None = what compares best.
    """
    span = (period.from_on, period.to_on)
    visits, places = (
        Query("footfall_by_district", span),
        Query("district_positions", span),
    )
    aligned = alignment or best_alignment(period)
    changes = change_query(None, period, aligned)
    changed = of_measure(district_changes(None, period, aligned), measure)
    rows = district_rows(scope, measure, (visits, places), changed)
    placed = rows.drop_nulls(["map_x", "map_y"])
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('片区示意图')}**")
            show_evidence_button(
                Figure(say("各片区客流"), visits), "map_visits", say("人次：口径")
            )
            show_evidence_button(
                Figure(say("各片区同比"), changes), "map_change", say("变化：口径")
            )
            show_evidence_button(
                Figure(say("示意图位置"), places), "map_places", say("位置：口径")
            )
        if placed.is_empty():
            st.caption(say("没有一个片区登记了示意图位置，请用上面的“范围”选择。"))
        else:
            draw_map(placed, scope, measure, period, visits)
        show_unplaced(rows.filter(pl.col("map_x").is_null()))


def draw_map(
    placed: pl.DataFrame, scope: Scope, measure: str, period: Period, visits: Query
) -> None:
    """Draw the map.

    It gets another key with every scope: a new chart has no selection, so that a second
    click on the same district is a click again.
    """
    key = f"map_{scope.district_id}"
    title = say("各片区{measure}", measure=measure_label(measure))
    caption = Caption(
        title,
        say("人次"),
        (visits,),
        scope.name,
        formats.period(period.from_on, period.to_on),
    )
    marks = placed.select(
        *("district_id", "map_x", "map_y", "visit_count", "change_ratio"),
        *("is_chosen", "is_within", "name_line", "number_line", "words"),
    )
    on_click = partial(choose_district, key)
    draw(schematic_map(marks), summary(placed), key, caption, on_click=on_click)
    st.caption(
        say(
            "圆面积 = 人次，颜色 = 同口径变化（空心 = 不可比），虚线圈 = 没有读数；"
            "位置是示意，不是坐标。点一个片区就只看它，再点一次取消；也可用“范围”选择。"
        )
    )
    outside = placed.filter(~pl.col("is_within"))["name_line"].to_list()
    if outside:
        st.caption(
            say(
                "颜色浅的在所选范围（{scope}）之外，数不计入：{names}。",
                scope=scope.name,
                names=say("、").join(outside),
            )
        )


def choose_district(key: str) -> None:
    """Make the district that was clicked the scope; a second click undoes it."""
    points = st.session_state[key]["selection"].get(SELECTION, [])
    if not points:
        return
    clicked = str(points[0]["district_id"])
    if clicked == st.query_params.get("district"):
        districts = ask_sql("from core.dim_district order by district_id")
        clicked = default_district(districts) or EVERYTHING
    remember("district", clicked)


def district_rows(
    scope: Scope, measure: str, queries: tuple[Query, Query], changed: pl.DataFrame
) -> pl.DataFrame:
    """Return a row for every district that has visits or a place on the map.

    queries: visits, positions. changed: the changes of the measure. Columns: those of
    schematic_map, and why.
    """
    visits, places = (ask(query) for query in queries)
    counted = visits.filter(measure=measure).select("district_id", "visit_count")
    ratios = changed.drop_nulls("district_id").select(
        *("district_id", "change_ratio", "daily_change_ratio"),
        change_reason=pl.coalesce("reason", "verdict"),
    )
    positions = places.select("district_id", "map_x", "map_y", why="reason")
    joined = (
        positions.join(counted, on="district_id", how="full", coalesce=True)
        .join(ratios, on="district_id", how="left")
        .sort("district_id")
    )
    within = set(
        ask(Query("districts_in_scope", (scope.district_id,)))["district_id"].to_list()
    )
    names = dict(
        ask_sql("select district_id, district_name from core.dim_district").iter_rows()
    )
    said = [
        (
            row["district_id"] == scope.district_id,
            row["district_id"] in within,
            district_label(str(row["district_id"]), names),
            f"{count_words(row)} · {change_words(row)}",
            sentence(district_label(str(row["district_id"]), names), row),
        )
        for row in joined.iter_rows(named=True)
    ]
    columns = ("is_chosen", "is_within", "name_line", "number_line", "words")
    worded = pl.DataFrame(
        said,
        schema=dict(
            zip(columns, (pl.Boolean, pl.Boolean, *[pl.String] * 3), strict=True)
        ),
        orient="row",
    )
    ratio = pl.coalesce("change_ratio", "daily_change_ratio")
    return pl.concat(
        [joined.with_columns(change_ratio=ratio), worded], how="horizontal"
    )


def count_words(row: dict[str, Any]) -> str:
    """Write the visits of a district; none is no reading."""
    if row["visit_count"] is None:
        return say("没有读数")
    return formats.visits(row["visit_count"])


def change_words(row: dict[str, Any]) -> str:
    """Write the change of a district, by day where totals do not compare."""
    if row["change_ratio"] is not None:
        return formats.change(row["change_ratio"])
    if row["daily_change_ratio"] is not None:
        change = formats.change(row["daily_change_ratio"])
        return say("日均 {change}", change=change)
    return say("不可比")


def sentence(name: str, row: dict[str, Any]) -> str:
    """Say all of a mark: for the tooltip, and for who cannot see the map."""
    text = say(
        "{name}：{visits}，{change}",
        name=name,
        visits=count_words(row),
        change=change_words(row),
    )
    is_compared = row["change_ratio"] is not None
    if is_compared or row["change_reason"] is None:
        return text
    return say("{text}（{why}）", text=text, why=reason_words(row["change_reason"]))


def summary(placed: pl.DataFrame) -> str:
    """Return the text alternative; each mark has its own, the sentence of its row."""
    counted = placed.drop_nulls("visit_count").sort("visit_count", descending=True)
    count = placed.height
    if counted.is_empty():
        return say("片区示意图，{count} 个片区，都没有读数", count=count)
    most = counted["words"][0]
    return say("片区示意图，{count} 个片区，最多的是{most}", count=count, most=most)


def show_unplaced(rows: pl.DataFrame) -> None:
    """List the districts that are not on the map, with their visits and why."""
    if rows.is_empty():
        return
    said = [
        say(
            "{words}（{why}）",
            words=row["words"],
            why=reason_words(row["why"] or "no_places_listed").rstrip("。."),
        )
        for row in rows.iter_rows(named=True)
    ]
    st.caption(say("不在图上：{districts}", districts=say("；").join(said)))
