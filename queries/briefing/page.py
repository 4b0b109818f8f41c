"""月报: which numbers will stand in the month's briefing, and the briefing itself."""

import datetime as dt

import polars as pl
import streamlit as st

from queries.briefing.gathering import Briefing, gather, months_held
from queries.briefing.month import Month, read_month
from queries.briefing.placeholders import PLACEHOLDERS, Placeholder
from queries.briefing.sources import part_title
from queries.briefing.wording import Row, Words, words
from queries.present.asking import KeptAnswers, Query, reader
from queries.present.briefing_files import show_files
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.filters import Scope, pick_scope
from queries.present.language import current, say
from queries.present.roles import admit
from queries.present.url_state import url_select

#: Part of a briefing → its text and its list, in the order of the document.
SHOWN = {
    "footfall": ("footfall_text", "footfall"),
    "last_year": ("change_text", None),
    "districts": (None, "districts"),
    "festivals": ("festivals_text", "festivals"),
    "cases": ("cases_text", None),
    "cases_by_district": (None, "cases_by_district"),
    "arrivals": ("quality_text", "missing"),
    "published": ("published_text", "published"),
}


def show_page() -> None:
    """Show the month, what will stand in its briefing, and the files."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scope = pick_scope()
        month = pick_month(scope)
    if month is None:
        st.info(say("这个范围里还没有客流，也没有投诉，写不出月报。"))
        return
    briefing = gathered(str(reader().snapshot), str(month), scope.district_id)
    made_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    texts = words(briefing, made_at)
    st.markdown(f"##### {escaped(str(texts['title']))} · {texts['month']}")
    if briefing.is_partial:
        st.warning(str(texts["data_note"]), icon=":material/warning:")
    else:
        st.caption(str(texts["data_note"]))
    show_files(briefing, made_at)
    for part, (text, table) in SHOWN.items():
        show_part(briefing, texts, part, text, table)
    section = st.expander(
        say("模板里可以用的占位符"), key="placeholders", on_change="rerun"
    )
    with section:
        if section.open:
            show_placeholders()


def pick_month(scope: Scope) -> Month | None:
    """Let a person choose a month that has data, the newest by default."""
    months = [str(month) for month in months_held(KeptAnswers(), scope.district_id)]
    if not months:
        return None
    options = {month: month for month in reversed(months)}
    return read_month(url_select("month", say("月份"), options, months[-1]))


@st.cache_data(max_entries=20, show_spinner=False)
def gathered(snapshot: str, month: str, scope_id: str | None) -> Briefing:
    """Return the briefing of a month, asked once per snapshot."""
    return gather(KeptAnswers(), read_month(month), scope_id)


def show_part(
    briefing: Briefing, texts: Words, part: str, text: str | None, table: str | None
) -> None:
    """Show what one part will say, with its evidence."""
    title, query = part_title(part), briefing.parts[part].query
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title}**")
            figure = Figure(title, query, source_rows(briefing, part))
            show_evidence_button(figure, f"briefing_{part}")
        if text is not None:
            st.markdown(escaped(str(texts[text])))
        rows = texts[table] if table is not None else ""
        if table is not None and isinstance(rows, list) and rows:
            show_rows(table, rows, title)


def source_rows(briefing: Briefing, part: str) -> Query | None:
    """Return the query of the rows behind a part, where a metric lists them."""
    arguments = briefing.parts[part].query.arguments
    measures = briefing.rows("footfall")["measure"].to_list()
    if part == "footfall" and len(measures) == 1:
        return Query("visit_rows", (*arguments, measures[0]))
    return Query("case_rows", arguments) if part == "cases" else None


def show_rows(table: str, rows: list[Row], title: str) -> None:
    """Show a list as it will stand in the document."""
    found = next(each for each in PLACEHOLDERS if each.en == table)
    columns = {
        field.en: field.zh if current() == "zh" else field.en.replace("_", " ")
        for field in found.fields
    }
    frame = pl.DataFrame(rows).select(list(columns)).rename(columns)
    st.dataframe(frame, hide_index=True, alt=title, height="content")


def show_placeholders() -> None:
    """List the words that an own template may ask for."""
    st.markdown(
        say(
            "在 Word 里把占位符写成 `{{{{ 名称 }}}}`，中英文名称都可以；"
            "表格的重复行前后各加一行 `{{%tr for 行 in 片区表 %}}` 和 "
            "`{{%tr endfor %}}`，行内写 `{{{{ 行.片区 }}}}`。"
        ).format()
    )
    lines = [
        placeholder_row(each, before)
        for placeholder in PLACEHOLDERS
        for each, before in [
            (placeholder, ""),
            *((field, f"{placeholder.zh} · ") for field in placeholder.fields),
        ]
    ]
    heads = [say("名称"), say("英文名称"), say("含义")]
    st.dataframe(
        pl.DataFrame(lines, schema=heads, orient="row"),
        hide_index=True,
        alt=say("模板里可以用的占位符"),
        height=360,
    )


def placeholder_row(each: Placeholder, before: str) -> tuple[str, str, str]:
    """Return the names and the meaning of a placeholder."""
    meaning = each.meaning_zh if current() == "zh" else each.meaning_en
    return f"{before}{each.zh}", each.en, meaning


admit("briefing")
show_page()
