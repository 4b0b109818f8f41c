"""The self-check of a night-time cluster: each condition met, not met or not known."""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import Scope
from queries.present.formats import Number
from queries.present.labels import criterion_label
from queries.present.language import say
from queries.present.refused_rows import in_words
from queries.present.tables import show_table


def show_check(scope: Scope) -> None:
    """Show each condition with what is held, what is asked and the finding."""
    with st.container(border=True):
        query = Query("night_cluster_check", (scope.district_id,))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('集聚区自查')}**")
            show_evidence_button(Figure(say("集聚区自查"), query), "check")
        if scope.district_id is None:
            st.caption(say("自查针对一个片区；请先选一个范围。"))
            return
        rows = ask(query)
        verdicts = rows["verdict"]
        st.markdown(
            say(
                "{scope}：{met} 条符合，{not_met} 条不符合，{not_known} 条不能判断。",
                scope=scope.name,
                met=(verdicts == "met").sum(),
                not_met=(verdicts == "not_met").sum(),
                not_known=(verdicts == "not_known").sum(),
            )
        )
        columns = ("criterion_name", "verdict", "reason", "measured", "threshold")
        show_table(worded(rows).select(columns), say("自查的条件、结论和原因"))
        st.caption(
            say(
                "对照办产业发〔2021〕123 号：街区、景区、公园面积不超过、综合体不小于"
                "所列平方米；占比不低于所列；只是自查，不是认定。"
            )
        )


def worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows in words: criterion_name, verdict, reason, measured, threshold.

    rows: as metric.night_cluster_check returns them.
    """
    names = [criterion_label(str(code)) for code in rows["criterion"]]
    values = {
        name: [
            written(str(unit), number)
            for unit, number in rows.select("value_unit", column).iter_rows()
        ]
        for name, column in (
            ("measured", "measured_value"),
            ("threshold", "threshold_value"),
        )
    }
    return in_words(rows).with_columns(
        pl.Series("criterion_name", names),
        *(pl.Series(name, texts) for name, texts in values.items()),
    )


def written(unit: str, value: Number | None) -> str:
    """Write a value in its unit; an unknown one as —."""
    if value is None:
        return formats.MISSING
    if unit == "share":
        return formats.share(value)
    if unit == "declared":
        return say("已申报")
    return formats.whole(value)
