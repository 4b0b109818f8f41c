"""诚信退赔: what came in, what was paid back and by whom, were they satisfied?"""

import datetime as dt
from typing import Any

import streamlit as st

from queries.present import formats
from queries.present.advance_row import show_advances
from queries.present.ageing_chart import show_ageing
from queries.present.asking import Query, ask, ask_ahead, ask_sql
from queries.present.badges import coverage_badge
from queries.present.case_table import show_cases
from queries.present.deadline_row import show_deadlines
from queries.present.figure import Figure, show_evidence_button
from queries.present.filters import (
    Period,
    Scope,
    pick_period,
    pick_scope,
    year_presets,
)
from queries.present.group_choice import CaseSpan
from queries.present.language import say
from queries.present.merchant_standing import show_merchants
from queries.present.protected_cases import show_protected
from queries.present.refund_charts import groups_query, show_breakdowns
from queries.present.roles import admit, sees_small_counts
from queries.present.satisfaction_words import interval_words
from queries.present.url_state import url_select

#: The id of "every category" in the URL.
EVERY_CATEGORY = "all"


def show_page() -> None:
    """Show the page from the answer down to the cases."""
    bounds = complaint_period()
    if bounds is None:
        st.info(say("仓库里还没有投诉。先用 nightledger load 载入投诉文件。"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scope = pick_scope()
        category = pick_category()
    presets = {**year_presets(bounds), say("全部日期"): bounds}
    with st.container(horizontal=True, vertical_alignment="top"):
        period = pick_period(bounds, presets, next(iter(presets)))
    span = (scope.district_id, period.from_on, period.to_on)
    known_at = ask(Query("complaints_known_at")).item()
    ask_parts_ahead(CaseSpan(*span, category, known_at), bounds)
    query = Query("refunds_in_scope", (*span, category))
    row = ask(query).row(0, named=True)
    st.markdown(f"##### {answer(scope, period, row)}")
    cases = Query("case_rows", (*span, category))
    show_numbers(row, Figure(say("诚信退赔"), query, cases))
    if known_at is None:
        st.info(say("没有一件投诉的时间可信，时限、垫付和红黑榜不知道截至何时，不列。"))
    else:
        show_deadlines(scope, known_at)
        show_ageing(scope, known_at)
        show_advances(scope, bounds, period, known_at.date())
    show_breakdowns(span, category)
    show_cases(CaseSpan(*span, category, known_at))
    if known_at is not None:
        show_merchants(period, known_at.date())


def ask_parts_ahead(span: CaseSpan, whole: Period) -> None:
    """Have the parts below asked while those above are drawn, in their order."""
    days = (span.from_on, span.to_on)
    arguments = (span.district_id, *days, span.category)
    queries = [
        Query("refunds_by_month", arguments),
        groups_query((span.district_id, *days), span.category),
        Query("refunds_by_payer", arguments),
    ]
    if span.known_at is not None:
        asked = (span.district_id, span.known_at)
        as_of_on = span.known_at.date()
        queries[:0] = [
            Query("deadline_states_in_scope", asked),
            Query("deadline_stages_in_scope", asked),
            Query("deadlines_in_scope", (None, span.known_at)),
            Query("open_cases_by_days_left", asked),
            Query(
                "advance_recovery_in_scope",
                (span.district_id, whole.from_on, as_of_on, as_of_on),
            ),
        ]
    ask_ahead(*queries)


def complaint_period() -> Period | None:
    """Return the days from the first year with complaints to the newest complaint."""
    row = ask_sql(
        "select min(received_on) as from_on, max(received_on) as to_on"
        " from mart.complaint_case"
    ).row(0)
    if row[0] is None:
        return None
    return Period(dt.date(row[0].year, 1, 1), row[1])


def pick_category() -> str | None:
    """Let a person choose one category; every one is None."""
    found = ask_sql(
        "select distinct category from core.fct_complaint"
        " where category is not null order by category"
    )
    options = {EVERY_CATEGORY: say("全部类别")}
    options |= {str(category): str(category) for category in found["category"]}
    chosen = url_select("category", say("类别"), options, EVERY_CATEGORY)
    return None if chosen == EVERY_CATEGORY else chosen


def answer(scope: Scope, period: Period, row: dict[str, Any]) -> str:
    """Return the page's answer in one sentence."""
    values = {
        "period": formats.period(period.from_on, period.to_on),
        "scope": scope.name,
        "cases": f"{row['complaint_count']:,}",
    }
    if not row["complaint_count"]:
        return say("{period}，{scope}没有收到投诉。", **values)
    return say(
        "{period}，{scope}受理投诉 {cases} 件，其中 {refunds} 件退赔，共 {yuan}；"
        "{closed} 件已办结。",
        **values,
        refunds=f"{row['refund_count']:,}",
        yuan=formats.yuan(row["refunded_yuan"]),
        closed=f"{row['closed_count']:,}",
    )


def show_numbers(row: dict[str, Any], figure: Figure) -> None:
    """Show the numbers of the period, each with what it is divided by."""
    cards = (
        (
            say("投诉（件）"),
            formats.whole(row["complaint_count"]),
            say("已办结 {count} 件", count=formats.whole(row["closed_count"])),
            say("按受理日期归期。"),
        ),
        (
            say("退赔金额（元）"),
            formats.decimal(row["refunded_yuan"]),
            say("{count} 件有退赔", count=formats.whole(row["refund_count"])),
            say("实际付出的，不论何时付；冲回为负。"),
        ),
        (
            say("满意率"),
            formats.share(row["satisfied_share"]),
            interval_words(row),
            say("未评价、未回访的不进分母；95% 区间按 Wilson 计算。"),
        ),
        (
            say("每万人次投诉（件）"),
            formats.decimal(row["complaints_per_10k_visits"]),
            say("同期进入 {visits} 人次", visits=formats.visits(row["visit_count"])),
            say("客流覆盖率不足 90% 时不算。"),
        ),
    )
    with st.container(border=True):
        with st.grid(4, min_column_width=185):
            for title, value, below, help_text in cards:
                with st.container(gap=None):
                    st.metric(title, value, help=help_text)
                    st.caption(below)
        with st.container(horizontal=True, vertical_alignment="center"):
            coverage_badge(row["coverage_share"])
            show_evidence_button(figure, "refunds")


admit("refunds")
if sees_small_counts():
    show_page()
else:
    show_protected(complaint_period())
