"""Says when an alert began, or when a limit ends: each kind has its own word for it."""

import datetime as dt
from typing import Any

from queries.present.language import say

#: What a length of time in hours may be off by, being no exact number.
ROUNDING = dt.timedelta(milliseconds=500)


def when_words(alert: dict[str, Any]) -> str | None:
    """Say since when, or when a limit ends or has ended; None where nobody knows.

    alert: a row of metric.alerts.
    """
    since_at = alert["since_at"]
    if since_at is None:
        return None
    if alert["reason"] == "due_soon":
        left = dt.timedelta(hours=alert["measured_value"]) + ROUNDING
        return say("到期于 {moment}", moment=to_the_minute(alert["known_at"] + left))
    moment = to_the_minute(since_at)
    return {
        "overdue": say("到期于 {moment}", moment=moment),
        "stale": say("最后一次读数 {moment}", moment=moment),
        "not_arrived": say("应到于 {moment}", moment=moment),
        "calendar_ends": say("{day} 起不足 90 天", day=f"{since_at:%Y-%m-%d}"),
    }.get(alert["reason"], say("起于 {moment}", moment=moment))


def to_the_minute(moment: dt.datetime) -> str:
    """Write a moment to the minute."""
    return f"{moment:%Y-%m-%d %H:%M}"
