"""How full it is now: the fullest places with their level, and what is not known."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.alert_scheme import threshold_words
from queries.present.asking import Query, ask, ask_sql
from queries.present.badges import BadgeColor
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.filters import Scope
from queries.present.labels import basis_label
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.refused_rows import in_scope
from queries.present.uplift_words import joined
from queries.present.url_state import url_value
from queries.present.vocabulary import level_name

#: The fullest loads, and up to as many that hold a level; the districts page lists all.
FULLEST, MOST_CARDS = 3, 9


def schemes() -> dict[str, str]:
    """Return the registered alert schemes: id → name."""
    found = ask_sql(
        "select scheme_id, min(scheme_name) as scheme_name"
        " from core.dim_alert_scheme group by scheme_id order by scheme_id"
    )
    return {str(key): str(name or key) for key, name in found.iter_rows()}


def show_load_now(scope: Scope) -> None:
    """Say how full the scope is, show the fullest places, say what is not known."""
    options = schemes()
    first = next(iter(options), None)
    scheme_id = url_value("scheme", list(options), first) if first else None
    query = Query("capacity_levels_now", (None, scheme_id))
    rows = in_scope(ask(query), scope)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("现在有多满"), anchor=False)
            show_evidence_button(Figure(say("现在有多满"), query), "load_now")
        if rows.is_empty():
            st.caption(say("这个范围里没有在用的点位。"))
            return
        st.markdown(f"**{load_sentence(rows)}**")
        known = fullest(rows)
        if not known.is_empty():
            with st.grid(3, min_column_width=270):
                for row in known.head(card_count(known)).iter_rows(named=True):
                    show_load(row)
        st.caption(joined(scheme_line(rows, scheme_id), unknown_line(rows)))


def fullest(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the loads that are known, the fullest first."""
    return rows.drop_nulls("load_ratio").sort(
        "load_ratio", "place_id", "basis", descending=[True, False, False]
    )


def card_count(known: pl.DataFrame) -> int:
    """Return how many loads get a card: the fullest, and all that hold a level."""
    return min(MOST_CARDS, max(FULLEST, known.filter(verdict="held").height))


def load_sentence(rows: pl.DataFrame) -> str:
    """Say as of when, how many loads hold a level, which is the fullest."""
    moment: dt.datetime = rows["as_of_at"][0]
    known = fullest(rows)
    values = {
        "moment": f"{moment:%Y-%m-%d %H:%M}",
        "places": formats.whole(rows["place_id"].n_unique()),
        "known": formats.whole(known["place_id"].n_unique()),
    }
    text = say(
        "数据截至 {moment}：{places} 个点位，知道承载率的 {known} 个，", **values
    )
    if known.is_empty():
        return text + say("有多满说不出。")
    top = known.row(0, named=True)
    held = known.filter(verdict="held")
    values = {
        "held": formats.whole(held["place_id"].n_unique()),
        "levels": held_words(held),
        "place": top["place_name"],
        "basis": basis_label(top["basis"]),
        "load": formats.share(top["load_ratio"]),
    }
    return text + say(
        "到预警等级的 {held} 个{levels}；最满的是{place}，{basis} {load}。", **values
    )


def scheme_line(rows: pl.DataFrame, scheme_id: str | None) -> str:
    """Name the scheme and the loads at which its levels begin."""
    name = schemes().get(scheme_id or "", say("没有登记预警方案"))
    text = say("预警方案：{scheme}。", scheme=name)
    if scheme_id is None:
        return text
    return joined(text, threshold_words(scheme_id, rows["as_of_at"][0]))


def held_words(held: pl.DataFrame) -> str:
    """Say how many places hold which level, the gravest first; empty without any.

    A place counts once, with the graver of its two levels.
    """
    if held.is_empty():
        return ""
    gravest = held.sort("level_rank", descending=True).unique(
        "place_id", keep="first", maintain_order=True
    )
    parts = [
        say("{kind} {count}", kind=level_name(str(name or level)), count=count)
        for level, name, count in gravest.group_by(
            "level", "level_name", maintain_order=True
        )
        .len()
        .iter_rows()
    ]
    return say("（{counts}）", counts=say("，").join(parts))


def show_load(row: dict[str, Any]) -> None:
    """Show one load: its number, its level in words and colour, what it rests on."""
    words, color, icon = level_badge(row)
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{escaped(row['place_name'])}**")
        title = say("瞬时承载率") if row["basis"] == "instant" else say("当日承载率")
        st.metric(title, formats.share(row["load_ratio"]))
        st.badge(words, color=color, icon=icon)
        values = {
            "count": formats.whole(row["measured_count"]),
            "capacity": formats.whole(row["capacity_count"]),
            "moment": f"{row['counted_at']:%m-%d %H:%M}",
        }
        if row["basis"] == "instant":
            st.caption(say("在场 {count} 人，容 {capacity} 人；{moment}", **values))
        else:
            st.caption(
                say("进入 {count} 人次，日承载 {capacity} 人次；{moment}", **values)
            )


def level_badge(row: dict[str, Any]) -> tuple[str, BadgeColor, str]:
    """Return the words, colour and icon of a level: the gravest is red."""
    if row["level"] is not None:
        name = level_name(str(row["level_name"] or row["level"]))
        if row["level_rank"] == row["level_count"]:
            return name, "red", ":material/error:"
        return name, "orange", ":material/warning:"
    if row["verdict"] == "below":
        return say("未到预警线"), "green", ":material/check_circle:"
    return say("没有适用的预警方案"), "gray", ":material/help:"


def unknown_line(rows: pl.DataFrame) -> str:
    """Say of how many places each load is not known, and why; empty when all are."""
    parts = []
    for basis in ("instant", "day"):
        unknown = rows.filter(pl.col("load_ratio").is_null(), basis=basis)
        if unknown.is_empty():
            continue
        counts = unknown["reason"].value_counts(name="places")
        counts = counts.sort("places", "reason", descending=True)
        why = say("；").join(
            say(
                "{reason}（{count}）",
                reason=reason_words(str(reason)).rstrip("。."),
                count=formats.whole(count),
            )
            for reason, count in counts.iter_rows()
        )
        parts.append(
            say(
                "{basis}承载率不知道的 {count} 个点位：{why}。",
                basis=basis_label(basis),
                count=formats.whole(unknown.height),
                why=why,
            )
        )
    return "".join(parts)
