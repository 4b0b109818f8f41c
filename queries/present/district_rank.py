"""Districts side by side: rank and index, and below them those without a rank."""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Period, Scope
from queries.present.language import say
from queries.present.refused_rows import in_scope, of_measure, with_words
from queries.present.tables import show_table


def rank_query(period: Period) -> Query:
    """Return the query of the ranks of all districts."""
    return Query("footfall_rank", (period.from_on, period.to_on))


def ranks(scope: Scope, measure: str, period: Period) -> pl.DataFrame:
    """Return the rank rows of the scope's districts, in codes, best rank first."""
    rows = ask(rank_query(period)).filter(pl.col("measure") == measure)
    return in_scope(rows, scope)


def show_ranks(scope: Scope, measure: str, period: Period) -> None:
    """Show the ranked districts with their index, and the others with the reason."""
    indexes = Query("footfall_index", (period.from_on, period.to_on))
    index_rows = of_measure(ask(indexes), measure).select(
        "district_id", "visit_index", index_reason=pl.col("reason")
    )
    rows = ranks(scope, measure, period)
    joined = with_words(rows.join(index_rows, on="district_id", how="left"))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('片区名次与指数')}**")
            show_evidence_button(
                Figure(say("片区名次"), rank_query(period)), "rank", say("名次：口径")
            )
            show_evidence_button(
                Figure(say("片区指数"), indexes), "index", say("指数：口径")
            )
        show_ranked(joined.filter(rows["verdict"] == "ranked"))
        show_unranked(joined.filter(rows["verdict"] != "ranked"))


def show_ranked(ranked: pl.DataFrame) -> None:
    """Show the districts that have a rank, the highest first."""
    if ranked.is_empty():
        st.caption(say("这个范围和时期里没有片区排得了名次。"))
        return
    show_table(
        ranked.select(
            *("visit_rank", "district_name", "visit_count", "visit_index"),
            *("night_visit_rank", "night_visit_count"),
            *("coverage_share", "index_reason"),
        ),
        say("排了名次的片区"),
    )
    st.caption(
        say(
            "名次在全部 {count} 个数据完整的片区里排；"
            "指数 = 同一上级之下各片区的平均为 100。",
            count=formats.whole(ranked["ranked_count"][0]),
        )
    )


def show_unranked(unranked: pl.DataFrame) -> None:
    """List the districts that have no rank, each with its reason."""
    if unranked.is_empty():
        return
    st.markdown(f"**{say('不排名次的片区')}**")
    columns = ("district_name", "visit_count", "coverage_share", "reason")
    show_table(unranked.select(columns), say("不排名次的片区和原因"))
