"""Editions day by day against the one before, aligned on the opening day."""

from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.edition_card import edition_label
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.roles import sees_small_counts
from queries.present.tables import show_table
from queries.present.uplift_words import joined

TABLE_HEIGHT = 420


def show_edition_days(labels: dict[str, str], editions: pl.DataFrame) -> None:
    """Say how each edition compares with the one before it, then list the days.

    labels: event_id → name, in the order chosen. editions: of footfall_by_festival, all
    of them: those compared with need not be chosen.
    """
    names = {
        row["event_id"]: edition_label(row) for row in editions.iter_rows(named=True)
    }
    series = editions.filter(pl.col("event_id").is_in(list(labels)))["festival_id"]
    asked = [str(each) for each in series.drop_nulls().unique(maintain_order=True)]
    with st.container(border=True):
        st.subheader(say("与上一届逐日对比"), anchor=False)
        if not asked:
            st.caption(say("所选活动没有系列编号，没有上一届可比。"))
            return
        for festival_id in asked:
            show_series(festival_id, labels, names)
        found = [ask(Query("edition_comparison_days", (each,))) for each in asked]
        days = pl.concat(found).filter(
            pl.col("event_id").is_in(list(labels)),
            pl.col("is_previous") | pl.col("compared_event_id").is_in(list(labels)),
        )
        if days.is_empty():
            return
        show_table(
            pl.DataFrame(
                [
                    day_row(row, names)
                    for row in in_order(days, labels).iter_rows(named=True)
                ],
                infer_schema_length=None,
            ),
            alt=say("所选各届与上一届按开幕日对齐的逐日人次和差"),
            height=TABLE_HEIGHT,
        )
        st.caption(
            say(
                "第 1 天 = 开幕日；只用两届共同的、每天都完整的点位，"
                "所以可能少于该届的全部人次。"
            )
        )


def show_series(
    festival_id: str, labels: dict[str, str], names: dict[str, str]
) -> None:
    """Say one series: each chosen edition against the one before, or why not."""
    pairs = Query("edition_comparison", (festival_id,))
    for row in in_order(ask(pairs), labels).iter_rows(named=True):
        is_first = row["compared_event_id"] is None
        if is_first or row["is_previous"]:
            st.markdown(
                f"**{escaped(names[row['event_id']])}**　{pair_words(row, names)}"
            )
    with st.container(horizontal=True, gap="small"):
        # the rows of the pairs hold complaints too
        if sees_small_counts():
            title = say("各届对比的依据")
            show_evidence_button(Figure(title, pairs), f"pairs_{festival_id}", title)
        days = Query("edition_comparison_days", (festival_id,))
        title = say("逐日对比的依据")
        show_evidence_button(Figure(title, days), f"pair_days_{festival_id}", title)


def in_order(frame: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    """Return the rows of the chosen editions, in the order chosen."""
    order = {event_id: position for position, event_id in enumerate(labels)}
    known = frame.filter(pl.col("event_id").is_in(list(order)))
    position = pl.col("event_id").replace_strict(order, return_dtype=pl.Int64)
    return known.sort(position, maintain_order=True)


def pair_words(row: dict[str, Any], names: dict[str, str]) -> str:
    """Say one row of edition_comparison: the change, or why there is none."""
    why = None if row["reason"] is None else reason_words(row["reason"])
    if row["verdict"] == "not_comparable":
        return say("不能与上一届比：{reason}", reason=why or formats.MISSING)
    sentence = say(
        "{measure}比{other} {change}：{days} 天、{places} 个共同点位，"
        "{visits} 对 {compared}。",
        measure=measure_label(row["measure"]),
        other=escaped(names[row["compared_event_id"]]),
        change=formats.change(row["change_ratio"]),
        days=row["common_day_count"],
        places=row["common_place_count"],
        visits=formats.visits(row["visit_count"]),
        compared=formats.visits(row["compared_visit_count"]),
    )
    return sentence if why is None else joined(sentence, why)


def day_row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a row of edition_comparison_days as people read it."""
    return {
        "edition": names[row["event_id"]],
        "compared_edition": names[row["compared_event_id"]],
        "day_number": say("第 {number} 天", number=row["day_index"] + 1),
        "change_ratio": row["change_ratio"],
        "change_visit_count": row["change_visit_count"],
        "visit_count": row["visit_count"],
        "compared_visit_count": row["compared_visit_count"],
        "counted_on": row["counted_on"],
        "compared_on": row["compared_on"],
        "weekdays": say("相同") if row["is_same_weekday"] else say("不同"),
        "measure_name": measure_label(row["measure"]),
    }
