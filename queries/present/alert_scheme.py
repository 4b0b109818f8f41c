"""Says from which load on each level of an alert scheme begins."""

import datetime as dt

import polars as pl

from queries.present import formats
from queries.present.asking import ask_sql
from queries.present.language import say
from queries.present.uplift_words import joined
from queries.present.vocabulary import level_name

#: The hour at which a business day begins.
DAY_BEGINS = dt.timedelta(hours=6)


def threshold_words(scheme_id: str, as_of_at: dt.datetime) -> str:
    """Name the levels of a scheme with the load each begins at; empty without any.

    as_of_at: local time; the scheme is that in force on its business day.
    """
    day = (as_of_at - DAY_BEGINS).date()
    found = ask_sql(
        "select level, level_name, from_share, is_verified, valid_from_on, valid_to_on"
        " from core.dim_alert_scheme where scheme_id = ? order by level, from_share",
        (scheme_id,),
    ).filter(
        pl.col("valid_from_on").is_null() | (pl.col("valid_from_on") <= day),
        pl.col("valid_to_on").is_null() | (pl.col("valid_to_on") >= day),
    )
    if found.is_empty():
        return ""
    levels = [
        say(
            "{level} {share}",
            level=level_name(str(name or level)),
            share=formats.share(share),
        )
        for level, name, share in found.select("level", "level_name", "from_share")
        .unique(maintain_order=True)
        .iter_rows()
    ]
    text = say("预警线，承载率达到：{levels}。", levels=say("、").join(levels))
    if found["is_verified"].all():
        return text
    return joined(text, say("规则未核实。"))


def level_marks(rank: int | None) -> str:
    """Return as many marks as a level counts from the lowest; nothing below it."""
    return "▲" * (rank or 0)
