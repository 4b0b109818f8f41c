"""Lets a person choose since when restatements are listed."""

import datetime as dt

import streamlit as st

from queries.present.clock import CLOCK
from queries.present.language import say
from queries.present.url_state import remember, url_select

#: The id of "the newest few" and of "since a day of one's own" in the URL.
NEWEST, FREE = "newest", "day"


def pick_since(newest_count: int) -> dt.date | None:
    """Let a person choose a day; None = the newest so many deliveries."""
    today = dt.datetime.now(CLOCK).date()
    last_month = (today.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    starts = {"last_month": last_month, "year": today.replace(month=1, day=1)}
    options = {
        NEWEST: say("最近 {count} 次", count=newest_count),
        "last_month": say("上月 1 日（{day}）以来", day=last_month),
        "year": say("今年以来"),
        FREE: say("某一天以来"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = url_select("since", say("哪些报送"), options, NEWEST, width=260)
        return pick_day(last_month) if chosen == FREE else starts.get(chosen)


def pick_day(default: dt.date) -> dt.date:
    """Let a person choose the first day, which stands in the URL."""
    asked = st.query_params.get("since_on") or st.session_state.get("kept_since_on")
    try:
        day = dt.date.fromisoformat(asked or "")
    except ValueError:
        day = default
    st.session_state["widget_since_on"] = day
    remember("since_on", day.isoformat())
    st.date_input(
        say("载入之日，从"),
        key="widget_since_on",
        format="YYYY-MM-DD",
        width=180,
        on_change=remember_day,
    )
    return day


def remember_day() -> None:
    """Write the day to the URL; a cleared one keeps the old."""
    day = st.session_state["widget_since_on"]
    if isinstance(day, dt.date):
        remember("since_on", day.isoformat())


def loaded_since(day: dt.date) -> dt.datetime:
    """Return the instant in UTC at which a day begins on the district's clock."""
    start = dt.datetime.combine(day, dt.time(), CLOCK)
    return start.astimezone(dt.UTC).replace(tzinfo=None)
