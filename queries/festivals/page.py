"""活动比较: how many came to each edition, and whether that was more than usual."""

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask, ask_ahead
from queries.present.displacement_table import show_displacement
from queries.present.edition_card import edition_label, show_edition_card
from queries.present.edition_choice import default_editions, show_left_out
from queries.present.edition_complaints import show_edition_complaints
from queries.present.edition_curves import DAYS_AROUND, show_curves
from queries.present.edition_days import show_edition_days
from queries.present.figure import Figure, show_evidence_button
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.roles import admit
from queries.present.tables import show_table
from queries.present.uplift_lines import uplift_answer
from queries.present.uplift_words import joined
from queries.present.url_state import remember, remember_widget, url_values
from queries.present.vocabulary import status_label

#: More curves than this cannot be told apart.
MOST_EDITIONS = 4

#: The page opens with the newest that can be judged and the one before it, so that
#: others can be added without one being taken out first.
OPENED_WITH = 2


def show_page() -> None:
    """Show the page from the answer down to the table of all editions."""
    editions = ask(Query("footfall_by_festival"))
    if editions.is_empty():
        st.info(say("仓库里还没有活动。先用 nightledger load 载入活动表。"))
        return
    counted = editions.drop_nulls("visit_count")
    chosen = pick_editions(editions, counted)
    picked = editions.filter(pl.col("event_id").is_in(chosen))
    ask_parts_ahead(chosen)
    if not chosen:
        st.info(
            say("没有选活动：在上面选一届，或选几届比较；也可以看下面的全部各届。"),
            icon=":material/arrow_upward:",
        )
    else:
        st.markdown(f"##### {answer(picked.drop_nulls('visit_count'))}")
        with st.grid(len(chosen), min_column_width=185):
            for event_id in chosen:
                show_edition_card(picked.filter(pl.col("event_id") == event_id))
        labels = labels_of(chosen, picked)
        show_curves(labels)
        show_edition_days(labels, editions)
        show_displacement(labels)
        show_edition_complaints(labels)
    show_all(editions)


def ask_parts_ahead(chosen: list[str]) -> None:
    """Have the parts below asked while those above are drawn, in their order."""
    around = (DAYS_AROUND, DAYS_AROUND)
    ask_ahead(
        *(Query("festival_day_ranges", (event_id, *around)) for event_id in chosen),
        *(Query("festival_displacement", (event_id,)) for event_id in chosen),
    )


def pick_editions(editions: pl.DataFrame, counted: pl.DataFrame) -> list[str]:
    """Let a person choose up to four editions; their ids stand in the URL."""
    newest = editions.unique("event_id").sort("starts_on", "event_id", descending=True)
    labels = {
        event_id: say("{name}（{day}）", name=name, day=f"{starts_on:%Y-%m-%d}")
        for event_id, name, starts_on in newest.select(
            "event_id", "event_name", "starts_on"
        ).iter_rows()
    }
    is_asked = "event" in st.query_params or "kept_event" in st.session_state
    default = [] if is_asked else default_editions(counted, OPENED_WITH)
    st.session_state.setdefault("editions_opened_with", default)
    chosen = url_values("event", list(labels), default)[:MOST_EDITIONS]
    st.session_state["widget_event"] = chosen
    remember("event", chosen)
    st.multiselect(
        say("选择活动（最多 {count} 届）", count=MOST_EDITIONS),
        list(labels),
        format_func=lambda event_id: labels.get(event_id, event_id),
        key="widget_event",
        max_selections=MOST_EDITIONS,
        placeholder=say("选一届或几届"),
        select_all=False,
        on_change=remember_widget,
        args=("event",),
    )
    if chosen == st.session_state["editions_opened_with"]:
        show_left_out(chosen, counted)
    return chosen


def answer(counted: pl.DataFrame) -> str:
    """Return the page's answer: the best day's mean leads, then its uplift."""
    if counted.is_empty():
        return say("所选活动还没有计数；选一届有客流的活动。")
    ranked = counted.with_columns(per_day=pl.col("visit_count") / pl.col("day_count"))
    top = ranked.sort("per_day", "event_id", descending=[True, False]).row(
        0, named=True
    )
    values = {
        "name": edition_label(top),
        "per_day": formats.visits(round(top["per_day"])),
        "visits": formats.visits(top["visit_count"]),
        "days": top["day_count"],
    }
    if ranked["event_id"].n_unique() == 1:
        visits = say("{name}：{days} 天共 {visits} 人次，日均 {per_day}。", **values)
    else:
        visits = say(
            "所选活动中日均客流最高的是{name}：日均 {per_day} 人次"
            "（{days} 天共 {visits}）。",
            **values,
        )
    uplift = uplift_answer(top)
    return visits if uplift is None else joined(visits, uplift)


def labels_of(chosen: list[str], picked: pl.DataFrame) -> dict[str, str]:
    """Return event_id → label in the order chosen."""
    labels = {
        row["event_id"]: edition_label(row) for row in picked.iter_rows(named=True)
    }
    return {event_id: labels[event_id] for event_id in chosen}


def show_all(editions: pl.DataFrame) -> None:
    """List every edition, the newest first."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(say("各届活动"), anchor=False)
        show_evidence_button(
            Figure(say("各届活动客流"), Query("footfall_by_festival")), "all_editions"
        )
    names = {measure: measure_label(measure) for measure in ("entries", "passages")}
    found = editions["status"].drop_nulls().unique()
    statuses = {status: status_label(status) for status in found}
    table = editions.sort("starts_on", "event_id", descending=True).select(
        "event_name",
        "starts_on",
        "ends_on",
        "day_count",
        measure_name=pl.col("measure").replace(names),
        visit_count=pl.col("visit_count"),
        night_visit_count=pl.col("night_visit_count"),
        coverage_share=pl.col("coverage_share"),
        overlap=pl.when(pl.col("has_overlap"))
        .then(pl.lit(say("与他届重叠")))
        .otherwise(pl.lit(say("无"))),
        claimed_visit_count=pl.col("claimed_visit_count"),
        status=pl.col("status").replace(statuses),
    )
    show_table(table, alt=say("各届活动的客流、覆盖率和重叠"), height=460)


admit("festivals")
show_page()
