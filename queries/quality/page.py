"""数据质量: what arrived, what is missing, estimated, suspect, restated?"""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.alert_counts import counts_sentence
from queries.present.asking import Query, ask, ask_sql
from queries.present.chart_caption import Caption, span_caption
from queries.present.chart_frame import draw
from queries.present.coverage_chart import coverage_chart
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import (
    Period,
    last_days,
    pick_period,
    pick_scope,
    year_presets,
)
from queries.present.labels import district_label, rule_label
from queries.present.language import say
from queries.present.late_and_odd import show_late_and_odd
from queries.present.quality_alerts import quality_alerts, show_quality_alerts
from queries.present.restated import show_restated
from queries.present.roles import admit
from queries.present.tables import show_table
from queries.present.uplift_words import joined


def show_page() -> None:
    """Show the page from the answer down to the deliveries."""
    bounds = counted_period()
    if bounds is None:
        st.info(say("仓库里还没有客流。先用 nightledger load 载入客流文件。"))
        return
    presets = {say("近 90 天"): last_days(bounds, 90), **year_presets(bounds)}
    with st.container(horizontal=True, vertical_alignment="top"):
        scope = pick_scope()
        period = pick_period(bounds, presets, next(iter(presets)))
    span = (scope.district_id, period.from_on, period.to_on)
    arrivals, suspects = Query("arrivals", span), Query("suspect_counters", span)
    days, odd = ask(arrivals), ask(suspects)
    alerts = quality_alerts(scope)
    now = say("按数据自己的最后时刻，{alerts}", alerts=counts_sentence(alerts))
    st.markdown(f"##### {joined(answer(period, days, odd), now)}")
    show_quality_alerts(alerts)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('应到与实到')}**")
            show_evidence_button(Figure(say("应到与实到"), arrivals), "arrivals")
        show_arrivals(days, span_caption(say("应到与实到"), say("覆盖率"), arrivals))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('上面时期里有可疑读数的计数器')}**")
            show_evidence_button(Figure(say("可疑的计数器"), suspects), "suspects")
        show_suspects(odd)
    show_deliveries()
    with st.container(border=True):
        show_restated()
    show_late_and_odd()


def counted_period() -> Period | None:
    """Return the days from the first to the newest reading; None without any."""
    row = ask_sql(
        "select min(counted_on) as from_on, max(counted_on) as to_on"
        " from mart.place_day where reported_hours > 0"
    ).row(0)
    return None if row[0] is None else Period(row[0], row[1])


def answer(period: Period, days: pl.DataFrame, odd: pl.DataFrame) -> str:
    """Return the page's answer about the period in one sentence."""
    due, reported = float(days["expected_hours"].sum()), days["reported_hours"].sum()
    missing = days.filter(
        (pl.col("due_place_count") > 0) & (pl.col("arrived_place_count") == 0)
    )
    return say(
        "{period}：应有的计数器小时到了 {share}；{missing} 个片区日完全没有到；"
        "{counters} 个计数器有不合读数规则的可疑读数。",
        period=formats.period(period.from_on, period.to_on),
        share=formats.share(float(reported) / due if due else None),
        missing=formats.whole(missing.height),
        counters=formats.whole(odd.select("place_id", "counter_id").n_unique()),
    )


def show_arrivals(days: pl.DataFrame, caption: Caption) -> None:
    """Draw what came by district and day."""
    known = names()
    districts = days["district_id"].unique()
    labels = {each: district_label(each, known) for each in districts}
    named = days.with_columns(
        name=pl.col("district_id").replace_strict(labels, return_dtype=pl.String)
    )
    if named.filter(pl.col("due_place_count") > 0).is_empty():
        st.caption(say("这段时间没有应到的读数。"))
        return
    words = say("每个片区每天的读数到了多少")
    draw(coverage_chart(named), words, "coverage", caption)


def show_suspects(odd: pl.DataFrame) -> None:
    """List the counters with the rule each one breaks."""
    if odd.is_empty():
        st.caption(
            say(
                "上面的时期里没有不合读数规则的读数（如整天为零、卡在同一个数、"
                "超过上限）。这一刻停了、断了或在场人数算不出的计数器不在这里，"
                "列在上面的“计数器异常”。"
            )
        )
        return
    # Named out here: Polars calls map_elements in threads, which know no language.
    names = {rule: rule_label(rule) for rule in odd["rule"].unique()}
    named = odd.with_columns(reason=pl.col("rule").replace(names))
    show_table(
        named.select(
            "place_id",
            "counter_id",
            "reason",
            "day_count",
            "reading_count",
            "first_on",
            "last_on",
            "lowest_visit_count",
            "highest_visit_count",
        ),
        say("可疑的计数器和原因"),
    )
    st.caption(say("可疑读数照样计入人次，但不算有读数的小时，覆盖率因此下降。"))


def show_deliveries() -> None:
    """List the deliveries, the newest first."""
    with st.container(border=True):
        query = Query("deliveries")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('历次报送')}**")
            show_evidence_button(Figure(say("历次报送"), query), "deliveries")
        columns = (
            "delivery_id",
            "file_name",
            "line_count",
            "kept_line_count",
            "set_aside_line_count",
            "superseded_row_count",
            "first_on",
            "last_on",
        )
        newest_first = ask(query).sort("delivery_id", descending=True)
        show_table(newest_first.select(columns), say("历次报送的行数"), 300)


def names() -> dict[str, str]:
    """Return the districts' names by id."""
    found = ask_sql("select district_id, district_name from core.dim_district")
    return dict(found.iter_rows())


admit("quality")
show_page()
