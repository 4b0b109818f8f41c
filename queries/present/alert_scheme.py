"""Says from which load on each level of an alert scheme begins."""

import datetime as dt

from queries.present import formats
from queries.present.asking import ask_sql
from queries.present.language import say
from queries.present.vocabulary import level_name

#: The levels of a scheme in force on a business day: of every district it applies to.
IN_FORCE = """
select level, max(level_name) as level_name, from_share, bool_and(is_verified) as known
from core.dim_alert_scheme
where
    scheme_id = ?
    and coalesce(valid_from_on, '0001-01-01') <= ?
    and coalesce(valid_to_on, '9999-12-31') >= ?
group by level, from_share
order by level, from_share
"""

#: The hour at which a business day begins.
DAY_BEGINS = dt.timedelta(hours=6)


def threshold_words(scheme_id: str, as_of_at: dt.datetime) -> str:
    """Name the levels of a scheme with the load each begins at; empty without any.

    as_of_at: local time; the scheme is that in force on its business day.
    """
    day = (as_of_at - DAY_BEGINS).date()
    found = ask_sql(" ".join(IN_FORCE.split()), (scheme_id, day, day))
    if found.is_empty():
        return ""
    levels = [
        say("{level} {share}", level=level_name(str(name or level)), share=share)
        for level, name, share in (
            (level, name, formats.share(share))
            for level, name, share, _ in found.iter_rows()
        )
    ]
    text = say("预警线，承载率达到：{levels}。", levels=say("、").join(levels))
    if found["known"].all():
        return text
    return text + say("规则未核实。")


def level_marks(rank: int | None) -> str:
    """Return as many marks as a level counts from the lowest; nothing below it."""
    return "▲" * (rank or 0)
