"""The link of the page as it is seen now, with every filter, to be handed on."""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from queries.present.language import say

CLIPBOARD_SCRIPT = Path(__file__).parent / "clipboard.js"


def page_link() -> str:
    """Return the address of this page with its filters.

    Without a browser, as in a test, there is no address: the filters alone.
    """
    pairs = [
        (name, value)
        for name in sorted(st.query_params)
        for value in st.query_params.get_all(name)
    ]
    place = urlsplit(st.context.url or "")
    return urlunsplit(place._replace(path=place.path or "/", query=urlencode(pairs)))


def show_link() -> None:
    """Show the link with a button that copies it, also where there is no https."""
    st.caption(say("本页链接，含上面的全部筛选；右端的按钮复制它："))
    st.code(page_link(), language=None)
    st.html(f"<script>{clipboard_script()}</script>", unsafe_allow_javascript=True)


@cache
def clipboard_script() -> str:
    """Return the script that makes copying work without https."""
    return CLIPBOARD_SCRIPT.read_text(encoding="utf-8")
