"""What later deliveries changed: since when, why, by how much, and which figures."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.clock import on_clock
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.labels import measure_label, release_label
from queries.present.language import say
from queries.present.quantities import quantity_label
from queries.present.uplift_words import joined

#: So many of the newest deliveries that changed something are looked at.
MOST_DELIVERIES = 5

TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class Restating:
    """A delivery that changed values: its row of deliveries, its restatements."""

    delivery: dict[str, Any]
    query: Query

    @property
    def rows(self) -> pl.DataFrame:
        """What it changed: rows of metric.restatements."""
        return ask(self.query)


def restating() -> list[Restating]:
    """Return the newest deliveries that changed or withdrew values, newest first.

    Each is compared over its own loading alone: the instant before, and the instant.
    """
    is_withdrawal = pl.col("withdraws_delivery_id").is_not_null()
    changed = ask(Query("deliveries")).filter(
        (pl.col("superseded_row_count") > 0) | is_withdrawal
    )
    found = []
    for row in changed.sort("delivery_id", descending=True).iter_rows(named=True):
        span = (f"{row['loaded_at'] - TICK}", f"{row['loaded_at']}")
        one = Restating(row, Query("restatements", span))
        if one.rows.height:
            found.append(one)
        if len(found) == MOST_DELIVERIES:
            break
    return found


def show_restated() -> None:
    """List the deliveries that changed values, each with its figures and evidence."""
    found = restating()
    st.markdown(f"**{say('订正：从何时起、为什么、影响哪些公布数字')}**")
    if not found:
        st.caption(say("没有值被后来的报送改过。"))
    figures = {
        row["figure_id"]: row
        for row in ask(Query("published_figures")).iter_rows(named=True)
    }
    for one in found:
        st.markdown(f"**{since_words(one)}** {change_words(one.rows)}")
        for figure_id in moved_figures(one.rows):
            part = one.rows.filter(pl.col("figure_ids").list.contains(figure_id))
            sentence = figures.get(figure_id, {}).get("sentence") or figure_id
            text = say(
                "影响公布数字“{figure}”：{change}",
                figure=escaped(str(sentence)),
                change=change_words(part),
            )
            st.markdown(f"- {text}")
        if not moved_figures(one.rows):
            st.markdown("- " + say("没有公布数字的范围含这些值。"))
        key = f"restated_{one.delivery['delivery_id']}"
        show_evidence_button(Figure(say("改了的值"), one.query), key)


def since_words(one: Restating) -> str:
    """Say since when: the delivery, when it was loaded, and its kind of release."""
    row = one.delivery
    text = say(
        "自报送 {delivery} 起（{file}，载入 {moment}，发布类别：{kind}）：",
        delivery=row["delivery_id"],
        file=escaped(str(row["file_name"])),
        moment=on_clock(row["loaded_at"]),
        kind=release_label(row["release_kind"]),
    )
    if row["reason"] is None:
        return text
    return joined(text, say("理由：{reason}。", reason=escaped(str(row["reason"]))))


def change_words(rows: pl.DataFrame) -> str:
    """Say how many values changed, why, and what that is in sum, each measure apart."""
    parts = [
        say("{count} 个值{why}", count=formats.whole(count), why=why_label(reason))
        for reason, count in rows.group_by("reason").len().sort("reason").iter_rows()
    ]
    numbers = (
        rows.drop_nulls("difference")
        .group_by("quantity", "measure")
        .agg(pl.col("difference").sum())
    )
    for quantity, measure, difference in numbers.sort(
        "quantity", "measure"
    ).iter_rows():
        name = quantity_label(quantity) if measure is None else measure_label(measure)
        parts.append(
            say("{name}合计 {change}", name=name, change=signed(difference, quantity))
        )
    return say("，").join(parts) + say("。")


def signed(difference: Decimal, quantity: str) -> str:
    """Write a difference with its sign; money to the fen."""
    size = abs(difference)
    text = formats.decimal(size) if quantity.endswith("_yuan") else formats.whole(size)
    return f"{'+' if difference > 0 else '−' if difference < 0 else '±'}{text}"


def moved_figures(rows: pl.DataFrame) -> list[str]:
    """Return the ids of the figures whose scope holds one of the values."""
    ids = rows["figure_ids"].explode().drop_nulls().unique().sort()
    return [str(each) for each in ids]


def figure_history(figure_id: str) -> list[str]:
    """Say what was changed under a figure, delivery by delivery; empty = nothing."""
    said = []
    for one in restating():
        part = one.rows.filter(pl.col("figure_ids").list.contains(figure_id))
        if part.height:
            since, change = since_words(one), change_words(part)
            said.append(say("订正：{since}{change}", since=since, change=change))
    return said


def why_label(reason: str) -> str:
    """Say why a value is another one now."""
    return {
        "superseded": say("被它取代"),
        "withdrawn": say("因旧值的报送撤回而变"),
    }.get(reason, reason)
