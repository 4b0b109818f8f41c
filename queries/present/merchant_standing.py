"""Merchants on the lists and merchants with repeated complaints, in two tables."""

import datetime as dt
from collections.abc import Callable

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.desk_labels import list_label, listing_label
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.tables import show_table

TABLE_HEIGHT = 300

#: What a reader looks for first.
ORDER = {"listed": 0, "not_known": 1, "not_listed": 2}


def show_merchants(period: Period, as_of_on: dt.date) -> None:
    """Show the lists as of a day, the repeat offenders of a period; all districts."""
    lists = Query("merchant_lists", (as_of_on,))
    repeated = Query("repeat_offenders", (period.from_on, period.to_on))
    with st.container(border=True):
        st.subheader(say("商户"), anchor=False)
        titles = [say("红黑榜"), say("多次被投诉")]
        listed, often = st.tabs(titles, key="merchants", on_change="rerun")
        # Of two tables of a thousand rows the one that is looked at.
        if often.open:
            with often:
                show_repeated(repeated, period)
        else:
            with listed:
                show_lists(lists, as_of_on)


def show_lists(query: Query, as_of_on: dt.date) -> None:
    """Show every merchant under every rule; a refused one with its reason."""
    rows = ask(query)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            say(
                "全部片区，按 {day} 施行的规则复算，不按上面的范围和时期。",
                day=formats.period(as_of_on, as_of_on),
            )
        )
        show_evidence_button(Figure(say("红黑榜"), query), "merchant_lists")
    if rows.is_empty():
        st.caption(say("没有施行的规则，或没有要判定的商户。"))
        return
    st.caption(
        say("；").join(
            say(
                "{list}{verdict} {count}",
                list=list_label(str(list_type)),
                verdict=listing_label(str(verdict)),
                count=formats.whole(count),
            )
            for list_type, verdict, count in rows.group_by("list_type", "verdict")
            .len()
            .sort("list_type", "verdict")
            .iter_rows()
        )
    )
    show_table(list_rows(rows), say("红黑榜的判定"), height_of(rows))


def list_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Return black before red, listed before not known before not listed, in words."""
    ordered = rows.sort(
        "list_type",
        pl.col("verdict").replace_strict(ORDER, default=1),
        "upheld_count",
        "merchant_id",
        descending=[False, False, True, False],
        nulls_last=True,
    )
    return ordered.select(
        said(ordered["list_type"], list_label),
        "merchant_name",
        said(ordered["verdict"], listing_label),
        said(ordered["reason"], reason_words),
        "upheld_count",
        "pending_count",
        "rule_name",
        "source_name",
    )


def said(codes: pl.Series, say_code: Callable[[str], str]) -> pl.Series:
    """Return codes as words, each said once for its thousand rows; NULL stays NULL."""
    words = {code: say_code(code) for code in codes.drop_nulls().unique()}
    return codes.replace(words)


def show_repeated(query: Query, period: Period) -> None:
    """Show the merchants with three complaints or more in the period."""
    rows = ask(query)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            say(
                "全部片区，{period} 受理的投诉达到 3 件的商户，共 {count} 户。",
                period=formats.period(period.from_on, period.to_on),
                count=formats.whole(rows.height),
            )
        )
        show_evidence_button(Figure(say("多次被投诉的商户"), query), "repeated")
    if rows.is_empty():
        st.caption(say("没有这样的商户。"))
        return
    table = rows.select(
        "merchant_name",
        "merchant_type",
        "complaint_count",
        "upheld_count",
        pl.col("open_count").alias("open_case_count"),
        "refunded_yuan",
        "last_received_on",
    )
    show_table(table, say("多次被投诉的商户"), height_of(rows))


def height_of(rows: pl.DataFrame) -> int | None:
    """Return a fixed height for a long table; a short one takes what it needs."""
    return TABLE_HEIGHT if rows.height > 7 else None
