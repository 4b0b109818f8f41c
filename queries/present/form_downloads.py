"""Offers the empty form of every feed."""

import streamlit as st

from ingest.delivery import Registers
from ingest.reading import FEED_ORDER
from ingest.templates.form import template_workbook
from queries.present.labels import feed_label
from queries.present.language import say
from queries.present.trial_card import XLSX
from queries.present.trials import newest_name, registers_now


def show_forms() -> None:
    """Show a button per feed."""
    st.subheader(say("填报模板"), anchor=False)
    st.caption(
        say(
            "带下拉选项（登记过的编号也在里面）、日期格式和填写说明；"
            "中文表头，填好就能报。例子不会被载入。"
        )
    )
    registers = registers_now()
    with st.container(horizontal=True, gap="small"):
        for feed in FEED_ORDER:
            st.download_button(
                feed_label(feed),
                form(feed, newest_name(), registers),
                file_name=f"{feed_label(feed)}-{say('模板')}.xlsx",
                mime=XLSX,
                icon=":material/download:",
                on_click="ignore",
                key=f"form_{feed}",
            )


@st.cache_data(max_entries=40, show_spinner=False)
def form(feed: str, snapshot: str, _registers: Registers) -> bytes:
    """Return the form of a feed with the codes of a snapshot, made once for it."""
    return template_workbook(feed, _registers)
