"""Hours as people say them: 585 days, 1 day 6 hours, 40 minutes; left or overdue."""

from queries.present import formats
from queries.present.language import say

#: From so many days on the hours are not said.
DAYS_ALONE = 7


def duration_words(hours: float) -> str:
    """Write a length of time, rounded down: nobody has more of it left than is said."""
    minutes = int(abs(hours) * 60 + 1e-6)
    days, rest = divmod(minutes, 24 * 60)
    whole_hours = rest // 60
    if days >= DAYS_ALONE or (days and not whole_hours):
        return say("{count} 天", count=formats.whole(days))
    if days:
        return say("{days} 天 {hours} 小时", days=days, hours=whole_hours)
    if whole_hours:
        return say("{count} 小时", count=whole_hours)
    return say("{count} 分钟", count=minutes)


def left_words(hours: float | None, state: str = "open") -> str | None:
    """Say how much of a limit is left, or by how much it has passed; None stays None.

    hours: to the end of the limit, negative past it; of what is done, as it was then.
    state: of metric.complaint_deadlines or deadlines_in_scope; only "done…" matters.
    """
    if hours is None:
        return None
    time = duration_words(hours)
    if state.startswith("done"):
        return say("晚 {time}", time=time) if hours < 0 else say("早 {time}", time=time)
    if hours < 0:
        return say("逾期 {time}", time=time)
    return say("还剩 {time}", time=time)
