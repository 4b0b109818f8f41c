"""Deadlines as they stand: what is overdue, due soon, open or not known, and why."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.desk_labels import rule_check_label, stage_label, state_label
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.language import say
from queries.present.refusals import reason_words
from queries.present.refused_rows import in_scope
from queries.present.tables import show_table
from queries.present.time_left import left_words

#: The states with a card, in the order of urgency.
SHOWN_STATES = ("overdue", "due_soon", "open", "not_known")

#: The reasons that metric.deadline_stages_in_scope counts.
REASONS = (
    *("no_rule", "times_out_of_order", "no_start"),
    *("past_calendar", "not_recorded"),
)

TABLE_HEIGHT = 300


def show_deadlines(scope: Scope, known_at: dt.datetime) -> None:
    """Show the states as cards, the stages and the cases to look at as tables."""
    asked = (scope.district_id, known_at)
    states = Query("deadline_states_in_scope", asked)
    stages = Query("deadline_stages_in_scope", asked)
    counts = {row["watch_state"]: row for row in ask(states).iter_rows(named=True)}
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("时限"), anchor=False)
            show_evidence_button(Figure(say("各环节的时限"), stages), "deadlines")
        st.caption(
            say(
                "{scope}截至 {moment} 受理的全部案件，不按上面的时期和类别；"
                "一件案件可有几条时限。",
                scope=scope.name,
                moment=f"{known_at:%Y-%m-%d %H:%M}",
            )
        )
        with st.grid(4, min_column_width=185):
            for state in SHOWN_STATES:
                show_state(state, counts[state], states, asked)
        table = ask(stages)
        show_unverified(table)
        show_table(stage_rows(table), say("各环节的时限现状和不知道的原因"))
        show_watched(scope, asked)


def show_state(
    state: str,
    counts: dict[str, int],
    states: Query,
    asked: tuple[str | None, dt.datetime],
) -> None:
    """Show one state with the limits behind it."""
    title = say("{state}（条）", state=state_label(state))
    rows = Query("deadlines_in_scope", asked, "watch_state", state)
    one = Query(states.macro, asked, "watch_state", state)
    with st.container(gap=None):
        st.metric(title, formats.whole(counts["clock_count"]))
        cases = formats.whole(counts["complaint_count"])
        st.caption(say("涉及 {count} 件案件", count=cases))
        show_evidence_button(Figure(title, one, rows), f"deadline_{state}")


def show_unverified(stages: pl.DataFrame) -> None:
    """Say which stages rest on rules that nobody has compared with their source."""
    unverified = stages.filter(pl.col("not_verified_count") > 0)
    if unverified.is_empty():
        return
    st.warning(
        say(
            "下列环节的规则未核实（没有对照规定原文），时限只供督办参考：{stages}。",
            stages=say("、").join(stage_label(stage) for stage in unverified["stage"]),
        ),
        icon=":material/rule:",
    )


def stage_rows(stages: pl.DataFrame) -> pl.DataFrame:
    """Return the table of the stages, with why something is not known in words."""
    return stages.select(
        pl.Series(
            "stage", [stage_label(stage) for stage in stages["stage"]], pl.String
        ),
        "overdue_count",
        "due_soon_count",
        "open_count",
        "paused_count",
        "not_known_count",
        pl.Series(
            "why_not_known",
            [why(row) for row in stages.iter_rows(named=True)],
            pl.String,
        ),
    )


def why(row: dict[str, int]) -> str | None:
    """Say each reason of a stage with its count; None where all is known."""
    said = [
        say(
            "{reason}（{count}）",
            reason=reason_words(reason).rstrip("。."),
            count=formats.whole(row[f"{reason}_count"]),
        )
        for reason in REASONS
        if row[f"{reason}_count"]
    ]
    return say("；").join(said) or None


def show_watched(scope: Scope, asked: tuple[str | None, dt.datetime]) -> None:
    """List what is due soon, the nearest end first, then the longest overdue.

    The limits of all districts are asked once a snapshot, 44 CPU ms at 11,000; those of
    a scope would be asked again with every district that is chosen.
    """
    query = Query("deadlines_in_scope", asked)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say('逾期和两天内到期的案件')}**")
        show_evidence_button(
            Figure(say("逾期和两天内到期的案件"), query), "deadlines_watched"
        )
    everywhere = ask(Query("deadlines_in_scope", (None, asked[1])))
    rows = (
        in_scope(everywhere, scope)
        .filter(pl.col("watch_state").is_in(["overdue", "due_soon"]))
        .sort(pl.col("watch_state") != "due_soon", "due_at", maintain_order=True)
    )
    if rows.is_empty():
        st.caption(say("没有逾期的，也没有两天内到期的。"))
        return
    height = TABLE_HEIGHT if rows.height > 7 else None
    show_table(watched_rows(rows), say("逾期和两天内到期的案件"), height)


def watched_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the cases to look at, in words."""
    return rows.select(
        "complaint_id",
        "merchant_name",
        pl.Series("stage", [stage_label(stage) for stage in rows["stage"]], pl.String),
        pl.Series(
            "time_left",
            [
                left_words(hours, state)
                for hours, state in rows.select("remaining_hours", "state").iter_rows()
            ],
            pl.String,
        ),
        pl.Series(
            "watch_state",
            [state_label(state) for state in rows["watch_state"]],
            pl.String,
        ),
        "due_at",
        "received_at",
        "rule_name",
        pl.Series(
            "rule_check",
            [rule_check_label(value) for value in rows["is_rule_verified"]],
            pl.String,
        ),
    )
