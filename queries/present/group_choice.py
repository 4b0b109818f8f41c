"""The group of cases that a click on a bar chose; it stands in the URL as by and of.

Without of, the group is that of what the file does not say. A link to a group therefore
needs no word that a file might use itself.
"""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from queries.present.asking import Query, ask_sql
from queries.present.desk_labels import days_left_label
from queries.present.labels import district_label
from queries.present.language import say
from queries.present.vocabulary import payer_label

#: How the cases can be grouped: by the words of metric.cases_of_group, and by the days
#: left to the deadline.
DAYS_LEFT = "days_left"
KINDS = ("month", "district", "channel", "category", "payer", DAYS_LEFT)

#: The name of the selection in every chart that can be clicked.
SELECTION = "chosen"


@dataclass(frozen=True)
class Group:
    """One bar: what the cases are grouped by, and the value; None = not in the file."""

    kind: str
    value: str | None


@dataclass(frozen=True)
class CaseSpan:
    """What the lists of cases are cut to: scope, days, category, the moment known."""

    district_id: str | None
    from_on: dt.date
    to_on: dt.date
    category: str | None
    known_at: dt.datetime | None


def chosen_group() -> Group | None:
    """Return the group that the URL names; None where it names none that exists."""
    kind = st.query_params.get("by")
    if kind not in KINDS:
        return None
    return Group(str(kind), st.query_params.get("of") or None)


def chosen_value(kind: str) -> str | None:
    """Return the key of the chosen bar of a chart, "" for what is not in the file."""
    group = chosen_group()
    return group.value or "" if group is not None and group.kind == kind else None


def choose_bar(kind: str, chart_key: str) -> None:
    """Write the bar that was clicked to the URL; a second click on it takes it back."""
    points = st.session_state[chart_key]["selection"].get(SELECTION, [])
    if not points:
        return
    clicked = Group(kind, str(points[0]["key"]) or None)
    is_second_click = clicked == chosen_group()
    clear_group()
    if not is_second_click:
        st.query_params["by"] = clicked.kind
        if clicked.value is not None:
            st.query_params["of"] = clicked.value


def clear_group() -> None:
    """Take the group, and the case that was chosen from it, out of the URL."""
    for name in ("by", "of", "case"):
        st.query_params.pop(name, None)


def group_query(span: CaseSpan, group: Group | None) -> Query:
    """Return the query of the cases of a group; of all of them where it is None."""
    days = (span.district_id, span.from_on, span.to_on, span.category)
    if group is None:
        return Query("case_rows", days)
    if group.kind == DAYS_LEFT:
        asked = (span.district_id, span.known_at)
        return Query("open_cases", asked, "days_left_group", group.value)
    return Query("cases_of_group", (*days, group.kind, group.value))


def group_words(group: Group) -> str:
    """Say which bar was chosen: 按渠道：12345."""
    heading = {
        "month": say("按受理月份"),
        "district": say("按片区"),
        "channel": say("按渠道"),
        "category": say("按类别"),
        "payer": say("按退赔方"),
        DAYS_LEFT: say("按离到期的天数"),
    }[group.kind]
    return say("{heading}：{value}", heading=heading, value=value_words(group))


def value_words(group: Group) -> str:
    """Name the value of a group."""
    if group.value is None:
        return say("文件未写")
    if group.kind == "month":
        return group.value[:7]
    if group.kind == DAYS_LEFT:
        return days_left_label(group.value)
    if group.kind == "payer":
        return payer_label(group.value)
    if group.kind == "district":
        names = ask_sql("select district_id, district_name from core.dim_district")
        return district_label(group.value, dict(names.iter_rows()))
    return group.value
