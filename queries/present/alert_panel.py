"""The alerts on the overview: how many beside the answer, a list that leads on."""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st
from streamlit.errors import StreamlitAPIException

from queries.present import formats
from queries.present.alert_counts import by_reason, counts_sentence, kind_names
from queries.present.alert_words import KINDS, kind_label, named, severity_label
from queries.present.asking import Query, ask, ask_sql
from queries.present.badges import BadgeColor
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.filters import EVERYTHING, Scope
from queries.present.language import say
from queries.present.refused_rows import in_scope
from queries.present.roles import may_open, sees_small_counts
from queries.present.tables import show_table

#: Kind of alert → the question whose page shows it.
QUESTION_OF = {
    "capacity_reached": "districts",
    "deadline_near": "refunds",
    "feed_late": "quality",
    "counter_faulty": "quality",
    "merchant_repeated": "refunds",
}

#: Kinds about single cases and small counts, which not everyone may see.
OF_CASES = ("deadline_near", "merchant_repeated")

#: Severity → colour and icon; the words stand beside them.
SEVERITIES: dict[str, tuple[BadgeColor, str]] = {
    "act": ("red", ":material/priority_high:"),
    "watch": ("orange", ":material/visibility:"),
}

#: Alerts of a kind that are written out; a table holds the others too.
WRITTEN_OUT = 3

TABLE_HEIGHT = 300


def kinds_shown() -> list[str]:
    """Return the kinds that whoever is looking may see, and whose page may be opened.

    Alerts about cases are single cases: also their number is a small count.
    """
    return [
        kind
        for kind in KINDS
        if may_open(QUESTION_OF[kind]) and (kind not in OF_CASES or sees_small_counts())
    ]


def alerts_of(kind: str, scope: Scope) -> pl.DataFrame:
    """Return the alerts of a kind within the scope, the gravest first.

    Of limits those come first that can still be met, the nearest end leading; then
    those that have passed, the longest overdue leading.
    """
    found = in_scope(ask(Query(KINDS[kind])), scope)
    if kind == "deadline_near":
        return found.sort(pl.col("reason") != "due_soon", "measured_value", "alert_id")
    return found.sort(
        *("severity", "since_at", "measured_value", "alert_id"),
        descending=[False, True, True, False],
        nulls_last=True,
    )


def in_words(alerts: pl.DataFrame) -> pl.DataFrame:
    """Return alerts with what they say in words."""
    found = ask_sql("select district_id, district_name from core.dim_district")
    return named(alerts, dict(found.iter_rows()))


def show_alert_line(scope: Scope) -> None:
    """Say beside the answer how many alerts there are, by how much they ask for."""
    kinds = {kind: alerts_of(kind, scope) for kind in kinds_shown()}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for severity, (color, icon) in SEVERITIES.items():
            count = sum(
                rows["severity"].to_list().count(severity) for rows in kinds.values()
            )
            if count:
                text = say(
                    "{severity} {count}",
                    severity=severity_label(severity),
                    count=formats.whole(count),
                )
                st.badge(text, color=color, icon=icon)
        st.markdown(counts_sentence(kinds))


def show_alerts(scope: Scope) -> None:
    """List the alerts by kind, each kind with the way to its page."""
    kinds = kinds_shown()
    whole = Query("alerts") if len(kinds) == len(KINDS) else Query(KINDS[kinds[0]])
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("提醒"), anchor=False)
            show_evidence_button(Figure(say("提醒"), whole), "alerts")
        shown = 0
        for kind in kinds:
            rows = alerts_of(kind, scope)
            if not rows.is_empty():
                show_kind(kind, rows, scope)
                shown += rows.height
        if not shown:
            st.markdown(say("没有提醒：{kinds}都没有。", kinds=kind_names(kinds)))
        st.caption(known_line(kinds))


def show_kind(kind: str, rows: pl.DataFrame, scope: Scope) -> None:
    """Show the alerts of one kind: the first written out, all in a table, the way."""
    with st.container(horizontal=True, vertical_alignment="center"):
        values = {"kind": kind_label(kind), "count": formats.whole(rows.height)}
        st.markdown(say("**{kind}** {count}", **values) + by_reason(rows))
        show_way(kind, rows, scope)
    for row in in_words(rows.head(WRITTEN_OUT)).iter_rows(named=True):
        st.markdown(alert_line(row))
    if rows.height > WRITTEN_OUT:
        title = say(
            "全部 {count} 个（上面只写出 {written} 个）",
            count=formats.whole(rows.height),
            written=WRITTEN_OUT,
        )
        section = st.expander(title, key=f"alerts_{kind}", on_change="rerun")
        with section:
            if not section.open:
                return
            columns = ("severity_name", "subject", "matter", "moment", "known_at")
            height = TABLE_HEIGHT if rows.height > 7 else None
            show_table(in_words(rows).select(columns), kind_label(kind), height)


def alert_line(row: dict[str, Any]) -> str:
    """Write one alert as a line of Markdown, its severity in words and colour."""
    color, icon = SEVERITIES[row["severity"]]
    values = {"subject": escaped(row["subject"]), "matter": escaped(row["matter"])}
    badge = f":{color}-badge[{icon} {row['severity_name']}]"
    text = f"{badge} {say('{subject}：{matter}', **values)}"
    if row["moment"] is None:
        return text
    return text + say("，{when}", when=row["moment"])


def show_way(kind: str, rows: pl.DataFrame, scope: Scope) -> None:
    """Link to the page of a kind, with the district in its address."""
    try:
        st.page_link(
            f"queries/{QUESTION_OF[kind]}/page.py",
            label=say("去看"),
            icon=":material/arrow_forward:",
            query_params=address_of(kind, rows, scope),
        )
    except StreamlitAPIException:
        # A page that is run by itself, without the frame, has no other pages.
        return


def address_of(kind: str, rows: pl.DataFrame, scope: Scope) -> dict[str, str]:
    """Return the filters for the page of a kind: the district of a lone alert."""
    districts = set(rows["district_id"].to_list())
    district = districts.pop() if len(districts) == 1 else scope.district_id
    registered = ask_sql("select district_id from core.dim_district")["district_id"]
    known = district if district in registered.to_list() else scope.district_id
    filters = {"district": str(known or EVERYTHING)}
    if kind == "capacity_reached":
        filters["scheme"] = str(rows["basis_id"][0]).split(":")[0]
    return filters


def known_line(kinds: list[str]) -> str:
    """Say up to when the alerts look, and that none proves nothing."""
    moments = ask(Query("alert_moments")).row(0, named=True)
    text = say("客流看到 {moment}", moment=moment_words(moments["counts_at"]))
    if any(kind in OF_CASES for kind in kinds):
        moment = moment_words(moments["cases_at"])
        text += say("，投诉看到 {moment}", moment=moment)
    return text + say(
        "，都是数据自己的时刻，不是现在的钟。承载率不知道的点位没有提醒，不等于没有满。"
    )


def moment_words(moment: dt.datetime | None) -> str:
    """Write a moment to the minute; a dash without data."""
    return formats.MISSING if moment is None else f"{moment:%Y-%m-%d %H:%M}"
