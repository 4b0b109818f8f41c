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
from queries.present.restated_since import loaded_since, pick_since
from queries.present.uplift_words import joined

#: So many of the newest deliveries that replaced something are looked at.
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


def changing(since_on: dt.date | None = None) -> pl.DataFrame:
    """Return the deliveries that replaced or withdrew records, the newest first.

    since_on: loaded on that day of the district's clock or later; None = whenever.
    """
    found = ask(Query("deliveries")).filter(
        (pl.col("superseded_row_count") > 0)
        | pl.col("withdraws_delivery_id").is_not_null()
    )
    if since_on is not None:
        found = found.filter(pl.col("loaded_at") >= loaded_since(since_on))
    return found.sort("delivery_id", descending=True)


def restating(
    since_on: dt.date | None = None, has_changed_values: bool = False
) -> list[Restating]:
    """Return the newest deliveries that replaced or withdrew records, newest first.

    Each is compared over its own loading alone: the instant before, and the instant.
    One that left every value as it was has no rows; has_changed_values leaves it out.
    """
    found: list[Restating] = []
    for row in changing(since_on).iter_rows(named=True):
        span = (f"{row['loaded_at'] - TICK}", f"{row['loaded_at']}")
        one = Restating(row, Query("restatements", span))
        if one.rows.height or not has_changed_values:
            found.append(one)
        if len(found) == MOST_DELIVERIES:
            break
    return found


def show_restated() -> None:
    """List the deliveries that changed values, each with its figures and evidence."""
    st.markdown(f"**{say('订正：从何时起、为什么、影响哪些公布数字')}**")
    since_on = pick_since(MOST_DELIVERIES)
    found = restating(since_on)
    if not found:
        st.markdown(nothing_words(since_on))
        return
    st.markdown(count_words(since_on))
    figures = {
        row["figure_id"]: row
        for row in ask(Query("published_figures")).iter_rows(named=True)
    }
    for one in found:
        show_one(one, figures)
    st.caption(
        say(
            "记录 = 一条读数、一件投诉、一笔退赔或登记表的一行；值 = 变了的读数、"
            "投诉的一栏或一件投诉的退赔合计。一条记录可有几个值变，也可一个都没有变。"
        )
    )


def nothing_words(since_on: dt.date | None) -> str:
    """Say that nothing was replaced since the day, and how often before it."""
    if since_on is None:
        return say("没有值被后来的报送改过。")
    values = {"day": since_on, "count": formats.whole(changing().height)}
    return say(
        "{day} 以来载入的报送没有取代旧记录；更早有 {count} 次取代过。", **values
    )


def count_words(since_on: dt.date | None) -> str:
    """Say how many deliveries replaced records, and how many of them are listed."""
    found = changing(since_on)
    values = {
        "day": since_on,
        "count": formats.whole(found.height),
        "records": formats.whole(found["superseded_row_count"].sum()),
        "listed": formats.whole(min(found.height, MOST_DELIVERIES)),
    }
    if since_on is None:
        return say(
            "共有 {count} 次报送取代或撤回了旧记录，取代 {records} 条；"
            "下面是最近 {listed} 次。",
            **values,
        )
    return say(
        "{day} 以来载入的报送里，{count} 次取代或撤回了旧记录，取代 {records} 条；"
        "下面是最近 {listed} 次。",
        **values,
    )


def show_one(one: Restating, figures: dict[str, dict[str, Any]]) -> None:
    """Show what one delivery changed, why, and under which published figures."""
    st.markdown(f"**{since_words(one)}** {effect_words(one)}")
    lines = [say("理由：{reason}", reason=stated_reason(one))]
    for figure_id in moved_figures(one.rows):
        part = one.rows.filter(pl.col("figure_ids").list.contains(figure_id))
        sentence = figures.get(figure_id, {}).get("sentence") or figure_id
        lines.append(
            say(
                "影响公布数字“{figure}”：{change}",
                figure=escaped(str(sentence)),
                change=change_words(part),
            )
        )
    if one.rows.height and not moved_figures(one.rows):
        lines.append(say("没有公布数字的范围含这些值。"))
    st.markdown("\n".join(f"- {line}" for line in lines))
    if one.rows.height:
        key = f"restated_{one.delivery['delivery_id']}"
        show_evidence_button(Figure(say("改了的值"), one.query), key)


def effect_words(one: Restating) -> str:
    """Say how many values changed, and how many records were replaced."""
    records = one.delivery["superseded_row_count"]
    count = say("取代旧记录 {count} 条。", count=formats.whole(records))
    if not one.rows.height:
        same = say(
            "读数、投诉各栏和每件投诉的退赔合计都和原来一样；"
            "每笔退赔的其他栏（退赔方、追回）和登记表这里不比。"
        )
        return joined(count, same) if records else same
    change = change_words(one.rows)
    return joined(change, count) if records else change


def stated_reason(one: Restating) -> str:
    """Return why, as the delivery states it; a file has a place for its kind alone."""
    reason = one.delivery["reason"]
    return say("文件没有写") if reason is None else escaped(str(reason))


def since_words(one: Restating) -> str:
    """Say since when: the delivery, when it was loaded, and its kind of release."""
    row = one.delivery
    return say(
        "自报送 {delivery} 起（{file}，载入 {moment}，发布类别：{kind}）：",
        delivery=row["delivery_id"],
        file=escaped(str(row["file_name"])),
        moment=on_clock(row["loaded_at"]),
        kind=release_label(row["release_kind"]),
    )


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
    for one in restating(has_changed_values=True):
        part = one.rows.filter(pl.col("figure_ids").list.contains(figure_id))
        if part.height:
            since, change = since_words(one), change_words(part)
            text = say("订正：{since}{change}", since=since, change=change)
            why = say("理由：{reason}", reason=stated_reason(one))
            said.append(joined(text, say("{why}。", why=why)))
    return said


def why_label(reason: str) -> str:
    """Say why a value is another one now."""
    return {
        "superseded": say("被它取代"),
        "withdrawn": say("因旧值的报送撤回而变"),
    }.get(reason, reason)
