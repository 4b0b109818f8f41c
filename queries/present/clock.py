"""Reads instants, which the warehouse keeps in UTC, on the district's own clock."""

import datetime as dt
from zoneinfo import ZoneInfo

from queries.present.language import say

CLOCK = ZoneInfo("Asia/Shanghai")


def on_clock(instant: dt.datetime) -> str:
    """Write an instant as the clock of the district shows it, to the minute.

    instant: with its zone, or in UTC without one.
    """
    known = instant if instant.tzinfo is not None else instant.replace(tzinfo=dt.UTC)
    return f"{known.astimezone(CLOCK):%Y-%m-%d %H:%M}"


def on_clock_named(instant: dt.datetime) -> str:
    """Write an instant with the name of the clock, for what leaves the app."""
    return say("北京时间 {moment}", moment=on_clock(instant))
