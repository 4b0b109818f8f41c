"""Lists the registered codes that files refer to, to be searched."""

from collections.abc import Collection

import polars as pl
import streamlit as st

from ingest.delivery import Registers
from ingest.feeds.registry import FEEDS
from ingest.likely_codes import (
    DISTRICTS,
    MERCHANTS,
    PLACES,
    PLATFORMS,
    REGISTER_OF_COLUMN,
    names_of_codes,
)
from queries.present.language import say
from queries.present.tables import show_table

TABLE_HEIGHT = 330


def show_code_lists(registers: Registers, feeds: Collection[str]) -> None:
    """Show the codes that these feeds refer to; of no feed, all that there are."""
    listed = {
        register: names
        for register in (PLACES, DISTRICTS, MERCHANTS, PLATFORMS)
        if (names := names_of_codes(registers, register))
        and (not feeds or register in registers_of(feeds))
    }
    if not listed:
        return
    with st.expander(say("登记过的编号"), icon=":material/search:"):
        text = st.text_input(say("找编号或名称"), key="code_search")
        tabs = st.tabs([tab_label(name, len(codes)) for name, codes in listed.items()])
        for tab, codes in zip(tabs, listed.values(), strict=True):
            with tab:
                show_codes(matching(codes, text))


def registers_of(feeds: Collection[str]) -> set[str]:
    """Return the registers that the columns of these feeds refer to."""
    return {
        REGISTER_OF_COLUMN[column]
        for feed in feeds
        for column in FEEDS[feed].schema.columns()
        if column in REGISTER_OF_COLUMN
    }


def matching(codes: dict[str, str], text: str) -> pl.DataFrame:
    """Return the codes that hold a text in themselves or in their name."""
    sought = text.strip().lower()
    found = [
        (code, name)
        for code, name in sorted(codes.items())
        if sought in code.lower() or sought in (name or "").lower()
    ]
    schema = {"registered_code": pl.String, "registered_name": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")


def show_codes(found: pl.DataFrame) -> None:
    """Show codes and names, or that there are none."""
    if found.is_empty():
        st.caption(say("没有找到。"))
        return
    show_table(found, say("登记过的编号和名称"), height=TABLE_HEIGHT)


def tab_label(register: str, count: int) -> str:
    """Name a register, with how many codes it has."""
    return {
        PLACES: say("点位 {count}", count=count),
        DISTRICTS: say("片区 {count}", count=count),
        MERCHANTS: say("商户 {count}", count=count),
        PLATFORMS: say("平台 {count}", count=count),
    }[register]
