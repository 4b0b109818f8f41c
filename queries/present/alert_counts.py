"""Says how many alerts there are, by kind and by what is the matter."""

import polars as pl

from queries.present import formats
from queries.present.alert_words import kind_label
from queries.present.language import said_once, say

#: Reasons that are said as one: what breaks a rule on readings, people present.
SUSPECT = (
    *("zero_day", "stuck", "at_limit", "repeated_day", "twin_counter"),
    *("total_of_others", "unit_jump"),
)
PRESENT = ("stale", "drift", "total_fell", "counter_missing")


def counts_sentence(kinds: dict[str, pl.DataFrame]) -> str:
    """Say how many alerts of each kind there are."""
    counts = [
        say("{kind} {count}", kind=kind_label(kind), count=formats.whole(rows.height))
        + by_reason(rows)
        for kind, rows in kinds.items()
        if rows.height
    ]
    if not counts:
        return say("没有提醒：{kinds}都没有。", kinds=kind_names(list(kinds)))
    return say("提醒：{counts}。", counts=say("，").join(counts))


def by_reason(alerts: pl.DataFrame) -> str:
    """Say how many alerts of a kind have which reason; nothing of other kinds."""
    counts: dict[str, int] = {}
    for reason in alerts["reason"]:
        words = reason_name(str(reason))
        if words is not None:
            counts[words] = counts.get(words, 0) + 1
    said = [
        say("{kind} {count}", kind=name, count=formats.whole(counts[name]))
        for name in reason_names()
        if name in counts
    ]
    return say("（{counts}）", counts=say("，").join(said)) if said else ""


@said_once
def reason_name(reason: str) -> str | None:
    """Name what is the matter in a few words; None where the kind says it all."""
    if reason in SUSPECT:
        return say("可疑读数")
    if reason in PRESENT:
        return say("在场人数停了或算不出")
    return {
        "due_soon": say("两天内到期"),
        "overdue": say("逾期未完成"),
        "silent": say("没有读数"),
        "outage": say("报了停机"),
        "not_arrived": say("客流没有按时到"),
        "no_new_cases": say("多日没有新投诉"),
        "calendar_ends": say("日历快到头"),
    }.get(reason)


def reason_names() -> list[str]:
    """Return the names in the order they are said."""
    reasons = (
        *("due_soon", "overdue", "silent", "outage", SUSPECT[0], PRESENT[0]),
        *("not_arrived", "no_new_cases", "calendar_ends"),
    )
    return [str(reason_name(reason)) for reason in reasons]


def kind_names(kinds: list[str]) -> str:
    """Name several kinds in a row."""
    return say("、").join(kind_label(kind) for kind in kinds)
