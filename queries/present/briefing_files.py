"""Offers a briefing as Word and Excel, made when it is asked for."""

import datetime as dt

import streamlit as st

from queries.briefing.gathering import Briefing
from queries.briefing.refused import BriefingError
from queries.present.chart_files import file_stem, no_font_words
from queries.present.figure import EXCEL_TYPE
from queries.present.fonts import has_chinese_font
from queries.present.language import current, in_this_language, say

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_files(briefing: Briefing, made_at: dt.datetime) -> None:
    """Show the buttons for Word, Excel and the template, and take an own template."""
    with st.container(horizontal=True, vertical_alignment="center"):
        template = own_template()
        name = file_stem(say("月报-{month}", month=briefing.month))
        if template is not None:
            st.download_button(
                say("下载 Word 月报"),
                data=in_this_language(lambda: word_file(briefing, made_at, *template)),
                file_name=f"{name}.docx",
                mime=WORD_TYPE,
                type="primary",
                icon=":material/description:",
                key="briefing_docx",
                on_click="ignore",
            )
        st.download_button(
            say("下载 Excel 数据"),
            data=in_this_language(lambda: excel_file(briefing, made_at)),
            file_name=f"{name}.xlsx",
            mime=EXCEL_TYPE,
            icon=":material/table:",
            key="briefing_xlsx",
            on_click="ignore",
        )
    if not has_chinese_font():
        st.caption(no_font_words())


def own_template() -> tuple[bytes, str] | None:
    """Return the template to be used and its name; None while an own one is wrong."""
    from queries.briefing.document import check_template, shipped_template

    with st.popover(say("换模板"), icon=":material/edit_document:", type="tertiary"):
        st.markdown(
            say("下载自带的模板，用 Word 改版式和文字，再在这里交回；先检查，后使用。")
        )
        st.download_button(
            say("下载模板"),
            data=in_this_language(shipped_template),
            file_name=f"{say('月报-模板')}.docx",
            mime=WORD_TYPE,
            key="briefing_template",
            on_click="ignore",
        )
        handed = st.file_uploader(say("自己的模板（.docx）"), type="docx")
    if handed is None:
        return shipped_template(), "template.docx"
    content = handed.getvalue()
    try:
        check_template(content, handed.name)
    except BriefingError as refused:
        # a text that a clerk's file brought is shown as it is, never as Markdown
        st.code(refused.message.text(current()), language=None, wrap_lines=True)
        return None
    st.badge(
        say("用自己的模板：{name}", name=handed.name),
        color="blue",
        icon=":material/description:",
    )
    return content, handed.name


def word_file(
    briefing: Briefing, made_at: dt.datetime, content: bytes, name: str
) -> bytes:
    """Return the Word file."""
    from queries.briefing.document import build_document

    return build_document(briefing, made_at, content, name)


def excel_file(briefing: Briefing, made_at: dt.datetime) -> bytes:
    """Return the Excel file."""
    from queries.briefing.spreadsheet import build_workbook

    return build_workbook(briefing, made_at)
