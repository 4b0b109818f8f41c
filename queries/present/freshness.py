"""Says up to which day the data goes and when it was loaded."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present.asking import Query, ask
from queries.present.clock import on_clock
from queries.present.labels import feed_label
from queries.present.language import say

#: The feeds whose newest day a reader of any page needs to know.
SHOWN_FEEDS = ("visitor_counts", "complaints")


def show_freshness() -> None:
    """Show one line: newest day per feed, time of the last load, rows set aside."""
    feeds = ask(Query("freshness"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for feed, newest_on in newest_days(feeds):
            st.badge(
                say("{feed}截至 {day}", feed=feed_label(feed), day=newest_on),
                color="blue",
                icon=":material/event_available:",
            )
        show_last_load(feeds)
        show_set_aside(feeds)


def newest_days(feeds: pl.DataFrame) -> list[tuple[str, dt.date]]:
    """Return (feed, newest day) for the feeds shown that have one."""
    dated = feeds.filter(
        pl.col("feed").is_in(SHOWN_FEEDS) & pl.col("newest_on").is_not_null()
    )
    return sorted(
        dated.select("feed", "newest_on").iter_rows(),
        key=lambda row: SHOWN_FEEDS.index(row[0]),
    )


def show_last_load(feeds: pl.DataFrame) -> None:
    """Say when the newest delivery was loaded."""
    loaded = feeds["last_loaded_at"].max()
    if isinstance(loaded, dt.datetime):
        st.badge(
            say("载入于 {moment}", moment=on_clock(loaded)),
            color="gray",
            icon=":material/database:",
            help=say("时刻都是北京时间；依据的表里，列名写明 UTC 的除外。"),
        )


def show_set_aside(feeds: pl.DataFrame) -> None:
    """Say how many lines were set aside, if any were."""
    lines = int(feeds["set_aside_line_count"].sum())
    if lines:
        st.badge(
            say("搁置 {lines} 行", lines=f"{lines:,}"),
            color="orange",
            icon=":material/rule:",
            help=say("没有进入任何数字的行，逐行列在今日概览的“迟到与异常”。"),
        )
