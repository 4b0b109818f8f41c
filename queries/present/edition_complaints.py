"""Complaints per 10,000 visits of editions, compared; small counts are protected."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import (
    Figure,
    escaped,
    show_definition,
    show_evidence_button,
    show_sql,
)
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.roles import sees_small_counts
from queries.present.suppression import K_SMALLEST, is_safe_part
from queries.present.tables import show_table

QUERY = Query("festival_complaint_rate")


def show_edition_complaints(labels: dict[str, str]) -> None:
    """Say which edition caused most complaints by its visits, then list them.

    labels: event_id → name, in the order chosen.
    """
    rates = ask(QUERY)
    hidden: set[str] = set()
    if not sees_small_counts():
        hidden = hidden_editions(rates, ask(Query("editions")))
    rows = {row["event_id"]: row for row in rates.iter_rows(named=True)}
    shown = [table_row(labels[each], rows[each], each in hidden) for each in labels]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("每万人次投诉"), anchor=False)
            show_evidence()
        st.markdown(rate_sentence(shown))
        show_table(
            pl.DataFrame(shown, infer_schema_length=None),
            alt=say("所选各届的投诉件数和每万人次投诉"),
        )
        st.caption(
            say(
                "写明这一届的投诉，加上没有写活动、商户在活动点位、活动期间受理的投诉；"
                "件数少的活动，差几件不说明什么。"
            )
        )
        if hidden & set(labels):
            st.caption(
                say(
                    "“—” = 隐去：不足 {k} 件，或与别处的数相减能推出不足 {k} 件。",
                    k=K_SMALLEST,
                )
            )


def show_evidence() -> None:
    """Offer definition, SQL and result; to whom counts are hidden, no result."""
    if sees_small_counts():
        figure = Figure(say("每万人次投诉"), QUERY)
        show_evidence_button(figure, "edition_complaints")
        return
    with st.popover(say("口径 · SQL"), icon=":material/fact_check:"):
        show_definition(QUERY)
        show_sql(QUERY)


def table_row(label: str, row: dict[str, Any], is_hidden: bool) -> dict[str, Any]:
    """Return a row of festival_complaint_rate as people read it."""
    why = None if row["reason"] is None else reason_words(row["reason"])
    return {
        "edition": label,
        "complaint_count": None if is_hidden else row["complaint_count"],
        "complaints_per_10k_visits": None
        if is_hidden
        else row["complaints_per_10k_visits"],
        "visit_count": row["visit_count"],
        "reason": say("隐去") if is_hidden else why,
    }


def rate_sentence(shown: list[dict[str, Any]]) -> str:
    """Say the highest rate of those that are known, with its counts."""
    known = [row for row in shown if row["complaints_per_10k_visits"] is not None]
    if not known:
        return say("所选活动没有可以说的每万人次投诉。")
    top = max(known, key=lambda row: float(row["complaints_per_10k_visits"]))
    values = {
        "name": escaped(top["edition"]),
        "rate": formats.decimal(top["complaints_per_10k_visits"]),
        "cases": formats.whole(top["complaint_count"]),
        "visits": formats.visits(top["visit_count"]),
    }
    if len(known) == 1:
        return say(
            "{name}：每万人次 {rate} 件（{cases} 件，{visits} 人次）。", **values
        )
    return say(
        "最高的是{name}：每万人次 {rate} 件（{cases} 件，{visits} 人次）。", **values
    )


def hidden_editions(rates: pl.DataFrame, editions: pl.DataFrame) -> set[str]:
    """Return the editions whose counts are small, or give a small count away.

    The refunds page shows these readers the counts of each year by month and by
    district. So an edition is shown only where what it leaves of its months, and what
    all shown editions of a district leave of the district's year, is not small either.
    The rule looks at every edition of the warehouse: a choice changes nothing.
    """
    counts = dict(rates.select("event_id", "complaint_count").iter_rows())
    opened = {
        row["event_id"]: (row["starts_on"], row["ends_on"], row["district_id"])
        for row in editions.iter_rows(named=True)
    }
    hidden = {
        each
        for each, count in counts.items()
        if 0 < count < K_SMALLEST or each not in opened
    }
    of_years: dict[tuple[str | None, int], int] = {}
    for each, count in counts.items():
        if each not in hidden:
            first_on, _, district_id = opened[each]
            key = (district_id, first_on.year)
            of_years[key] = of_years.get(key, 0) + count
    for each, count in counts.items():
        if each in hidden or count == 0:
            continue
        first_on, last_on, district_id = opened[each]
        of_year = of_years[district_id, first_on.year]
        in_months = month_count(first_on, last_on)
        in_district = district_count(district_id, first_on.year)
        if not (is_safe_part(count, in_months) and is_safe_part(of_year, in_district)):
            hidden.add(each)
    return hidden


def month_count(first_on: dt.date, last_on: dt.date) -> int:
    """Return the complaints of the months that the days touch."""
    span = (None, dt.date(first_on.year, 1, 1), dt.date(last_on.year, 12, 31))
    months = ask(Query("refunds_by_month", span))
    touched = months.filter(
        pl.col("month_on").is_between(first_on.replace(day=1), last_on)
    )
    return int(touched["complaint_count"].sum())


def district_count(district_id: str | None, year: int) -> int:
    """Return the complaints of a district in a year; of none, those of every one."""
    span = (None, dt.date(year, 1, 1), dt.date(year, 12, 31))
    districts = ask(Query("refunds_by_district_in_scope", span))
    if district_id is not None:
        districts = districts.filter(district_id=district_id)
    return int(districts["complaint_count"].sum())
