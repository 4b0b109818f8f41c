"""Each day of the chosen editions, aligned on the opening: as visits or as an index."""

import functools

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.aligned_chart import SCALES, aligned_chart, label_with_range
from queries.present.asking import Query, ask
from queries.present.best_day import best_day_words
from queries.present.chart_caption import Caption
from queries.present.chart_frame import draw
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.uplift_words import joined
from queries.present.url_state import remember, remember_widget, url_value

#: Days shown before the opening and after the end.
DAYS_AROUND = 7


def show_curves(labels: dict[str, str]) -> None:
    """Show the curves; labels: event_id → name, in the order chosen."""
    queries = {
        event_id: Query("festival_day_ranges", (event_id, DAYS_AROUND, DAYS_AROUND))
        for event_id in labels
    }
    days = pl.concat(
        [
            ask(query)
            .filter(pl.col("measure").is_not_null())
            .with_columns(label=pl.lit(labels[event_id]))
            for event_id, query in queries.items()
        ],
        how="vertical_relaxed",
    )
    if days["visit_count"].drop_nulls().is_empty():
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("按开幕日对齐的每日客流"), anchor=False)
            first_id, query = next(iter(queries.items()))
            title = say("{name}的每日客流", name=labels[first_id])
            show_evidence_button(Figure(title, query), "aligned_days")
        st.markdown(f"**{escaped(best_day_words(days))}**")
        scale = pick_scale()
        for code, part in days.group_by("measure", maintain_order=True):
            if days["measure"].n_unique() > 1:
                st.markdown(f"**{measure_label(str(code[0]))}**")
            show_measure(part, labels, str(code[0]), scale, tuple(queries.values()))
        st.caption(curve_words(days, list(labels.values()), scale))


def pick_scale() -> str:
    """Let a person choose visits or the index; the choice stands in the URL."""
    names = {"visits": say("人次"), "index": say("指数")}
    scale = url_value("scale", list(SCALES), "visits")
    st.session_state["widget_scale"] = scale
    remember("scale", scale)
    st.segmented_control(
        say("曲线"),
        list(names),
        format_func=lambda key: names.get(key, key),
        key="widget_scale",
        on_change=remember_widget,
        args=("scale",),
        help=say("指数 = 100 × 人次 ÷ 同星期几平常日的平均；平常 = 100。"),
    )
    return scale


def show_measure(
    part: pl.DataFrame,
    labels: dict[str, str],
    measure: str,
    scale: str,
    queries: tuple[Query, ...],
) -> None:
    """Draw the curves of one measure; an edition without counts has none."""
    seen = set(part.drop_nulls("visit_count")["label"])
    names = [label for label in labels.values() if label in seen]
    if not names:
        return
    shown = part.filter(pl.col("label").is_in(names))
    counted = sorted(shown["counted_on"].to_list())
    is_index = scale == "index"
    title = (
        say("按开幕日对齐的每日{measure}指数", measure=measure_label(measure))
        if is_index
        else say("按开幕日对齐的每日{measure}", measure=measure_label(measure))
    )
    draw(
        aligned_chart(shown, names, scale),
        say("{count} 届活动：{title}", count=len(names), title=title),
        f"chart_{measure}_{scale}",
        Caption(
            title,
            say("指数，平常 = 100") if is_index else say("人次"),
            queries,
            say("、").join(names),
            formats.period(counted[0], counted[-1]),
        ),
    )


def curve_words(days: pl.DataFrame, names: list[str], scale: str) -> str:
    """Say how the curves are read, and which days have no index and why."""
    words = [
        say("实心点 = 活动日；虚竖线 = 开幕日；前后各 {days} 天。", days=DAYS_AROUND),
    ]
    name = label_with_range(days, names)
    if name is not None:
        words.append(
            say("浅色带 = {name}的平常范围，没有活动的平常日有 90% 在其中。", name=name)
        )
    if scale == "visits":
        words.append(say("曲线没有减去平日水平；是否高于平日，看卡片上的增量。"))
    missing = days.filter(pl.col("visit_index").is_null())
    if scale == "index" and missing.height:
        reasons = missing["reason"].drop_nulls().unique().sort().to_list()
        words.append(say("{count} 天没有指数：", count=missing.height))
        words += [reason_words(reason) for reason in reasons]
    return functools.reduce(joined, words)
