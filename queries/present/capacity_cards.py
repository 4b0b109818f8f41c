"""How full: the load of each place now with its alert level, alerts of the period."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.alert_scheme import level_marks
from queries.present.asking import Query, ask, ask_sql
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.labels import basis_label
from queries.present.language import say
from queries.present.load_now import (
    MOST_CARDS,
    fullest,
    level_badge,
    load_sentence,
    scheme_line,
    schemes,
)
from queries.present.refused_rows import in_scope, with_words
from queries.present.tables import show_table
from queries.present.uplift_words import joined
from queries.present.url_state import url_select
from queries.present.vocabulary import level_name

#: Height of the two tables, in pixels.
TABLE_HEIGHT = 360


def show_capacity(scope: Scope, period: Period) -> None:
    """Show how full the scope's places are now, and when they were too full."""
    scheme_id = pick_scheme()
    show_now(scope, scheme_id)
    show_alerts(scope, period, scheme_id)


def pick_scheme() -> str | None:
    """Let a person choose the alert scheme; None where none is registered."""
    options = schemes()
    if not options:
        return None
    return url_select("scheme", say("预警方案"), options, next(iter(options)))


def show_now(scope: Scope, scheme_id: str | None) -> None:
    """Show each place with both loads; one without a load says why."""
    query = Query("capacity_now")
    rows = in_scope(ask(query), scope)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('现在有多满')}**")
            show_evidence_button(Figure(say("现在有多满"), query), "capacity_now")
        if rows.is_empty():
            st.caption(say("这个范围里没有在用的点位。"))
            return
        levels = in_scope(ask(levels_query(scheme_id)), scope)
        st.markdown(load_sentence(levels))
        show_held(levels)
        columns = (
            *("place_name", "day_load_ratio", "day_level"),
            *("instant_load_ratio", "instant_level", "day_reason", "instant_reason"),
            *("day_counted_at", "district_name"),
        )
        alt = say("各点位的承载率、预警等级和原因，最满的在前")
        named = with_words(fullest_first(with_levels(rows, levels)))
        named = named.rename({"reason": "instant_reason"})
        show_table(named.select(columns), alt, TABLE_HEIGHT)
        st.caption(joined(scheme_line(levels, scheme_id), known_words(rows)))
        st.caption(
            say(
                "▲ 越多，等级越重。"
                "瞬时 = 在场人数 ÷ 瞬时承载量；当日 = 06:00 以来进入 ÷ 日承载量；"
                "空格 = 不知道，不是 0，原因在旁边。"
            )
        )


def levels_query(scheme_id: str | None) -> Query:
    """Return the query of the levels that hold now."""
    return Query("capacity_levels_now", (None, scheme_id))


def show_held(levels: pl.DataFrame) -> None:
    """Show the loads that hold a level in words and colour, the fullest first."""
    held = fullest(levels).filter(verdict="held")
    with st.container(horizontal=True, gap="small"):
        for row in held.head(MOST_CARDS).iter_rows(named=True):
            words, color, icon = level_badge(row)
            text = say(
                "{place} · {basis} {load} · {level}",
                place=escaped(str(row["place_name"])),
                basis=basis_label(row["basis"]),
                load=formats.share(row["load_ratio"]),
                level=words,
            )
            st.badge(text, color=color, icon=icon)


def known_words(rows: pl.DataFrame) -> str:
    """Say of how many places each load is known."""
    return say(
        "{count} 个点位里，瞬时承载率知道 {instant} 个，当日知道 {day} 个。",
        count=formats.whole(rows.height),
        instant=formats.whole((rows["verdict"] == "known").sum()),
        day=formats.whole((rows["day_verdict"] == "known").sum()),
    )


def fullest_first(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the places by the greater of their loads; those not known come last."""
    load = pl.max_horizontal("day_load_ratio", "instant_load_ratio")
    return rows.sort(load, "place_id", descending=[True, False], nulls_last=True)


def with_levels(rows: pl.DataFrame, levels: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with instant_level and day_level in words, the graver the more ▲.

    A load that is not known has no level; without a scheme for the place it says so.
    """
    words = {
        (row["place_id"], row["basis"]): (
            f"{level_marks(row['level_rank'])} {level_badge(row)[0]}".strip()
        )
        for row in levels.drop_nulls("load_ratio").iter_rows(named=True)
    }
    columns = [
        pl.Series(
            f"{basis}_level",
            [words.get((place, basis)) for place in rows["place_id"]],
            dtype=pl.String,
        )
        for basis in ("instant", "day")
    ]
    return rows.with_columns(columns)


def show_alerts(scope: Scope, period: Period, scheme_id: str | None) -> None:
    """List the alerts of the period, and the days on which nobody can say."""
    if scheme_id is None:
        st.info(say("没有登记预警方案，不能判断预警。"))
        return
    # Worked out when it is opened: every place's every hour of the period is followed.
    section = st.expander(
        say("这段时间的承载预警"), key="alerts_of_period", on_change="rerun"
    )
    with section:
        if section.open:
            show_alerts_of(scope, alerts_query(period, scheme_id))


def show_alerts_of(scope: Scope, query: Query) -> None:
    """Say how many alerts there were, and list them."""
    rows = in_scope(ask(query), scope)
    is_refused = rows["verdict"] == "not_known"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            say(
                "预警 {alerts} 次；{unknown} 个点位日不能判断有没有预警。",
                alerts=formats.whole((~is_refused).sum()),
                unknown=formats.whole(is_refused.sum()),
            )
        )
        show_evidence_button(Figure(say("承载预警"), query), "alerts")
    if rows.is_empty():
        return
    columns = (
        *("business_on", "place_name", "basis_name", "level_name"),
        *("peak_load_ratio", "started_at", "ended_at", "verdict", "reason"),
    )
    levels = {
        name: level_name(name) for name in rows["level_name"].drop_nulls().unique()
    }
    named = with_words(rows).join(place_names(), on="place_id", how="left")
    named = named.with_columns(
        pl.col("place_name").fill_null(pl.col("place_id")),
        # not map_elements: Polars calls it in threads, which know no language
        pl.col("level_name").replace(levels),
        basis_name=pl.col("basis").replace(
            {basis: basis_label(basis) for basis in named["basis"].unique()}
        ),
    ).sort("business_on", "started_at", descending=True)
    show_table(named.select(columns), say("承载预警和原因"), TABLE_HEIGHT)
    st.caption(
        say("营业日 06:00 至次日 06:00；没有解除时刻的，到营业日结束也没有解除。")
    )


def alerts_query(period: Period, scheme_id: str) -> Query:
    """Return the query of the alerts of the period's business days, to the last one."""
    ends_on = period.to_on + dt.timedelta(days=1)
    span = (f"{period.from_on} 06:00:01", f"{ends_on} 06:00:00")
    return Query("capacity_alerts", (*span, scheme_id))


def place_names() -> pl.DataFrame:
    """Return place_id and its newest name."""
    return ask_sql(
        "select place_id, arg_max(place_name, coalesce(valid_from_on, '0001-01-01'))"
        " as place_name from core.dim_place group by place_id"
    )
