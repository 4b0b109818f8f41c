"""Which editions the festivals page opens with: those that can be judged."""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import ask
from queries.present.edition_card import edition_label
from queries.present.figure import escaped
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.uplift_lines import uplift_query

#: So many editions are looked at for a baseline before the page opens without one.
MOST_TRIED = 12


def default_editions(counted: pl.DataFrame, most: int) -> list[str]:
    """Return the editions of the series last held of which one has a baseline.

    counted: of footfall_by_festival, with counts. Newest first; those without a
    baseline are left out. Where none of the newest ones has one, the newest series.
    """
    series = series_newest_first(counted)
    tried = 0
    for event_ids in series:
        judged: list[str] = []
        for event_id in event_ids:
            if len(judged) == most or tried == MOST_TRIED:
                break
            tried += 1
            judged += [event_id] if why_no_baseline(event_id) is None else []
        if judged:
            return judged
    return series[0][:most] if series else []


def series_newest_first(counted: pl.DataFrame) -> list[list[str]]:
    """Return the ids of each series, newest first; an edition of none is one."""
    newest = counted.sort("starts_on", "event_id", descending=True).unique(
        "event_id", maintain_order=True
    )
    found: dict[str, list[str]] = {}
    for event_id, festival_id in newest.select("event_id", "festival_id").iter_rows():
        key = f"series {festival_id}" if festival_id else f"edition {event_id}"
        found.setdefault(key, []).append(event_id)
    return list(found.values())


def why_no_baseline(event_id: str) -> str | None:
    """Return why no measure of an edition has a baseline; None where one has."""
    rows = ask(uplift_query(event_id))
    if rows.is_empty() or (rows["verdict"] != "no_baseline").any():
        return None
    return str(rows.item(0, "reason"))


def show_left_out(chosen: list[str], counted: pl.DataFrame) -> None:
    """Say of the newest edition of a chosen series why it is not among them."""
    for event_ids in series_newest_first(counted):
        newest = event_ids[0]
        if newest in chosen or not set(event_ids) & set(chosen):
            continue
        reason = why_no_baseline(newest)
        if reason is None:
            continue
        row = counted.filter(event_id=newest).row(0, named=True)
        st.caption(
            say(
                "最近一届{name}，{day}开幕，没有选上，它还没有可比的基线：{why}",
                name=escaped(edition_label(row)),
                day=formats.day(row["starts_on"]),
                why=reason_words(reason),
            )
        )
