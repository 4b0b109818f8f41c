"""Turns a question into a page: its file, its address, its name."""

from pathlib import Path

import streamlit as st

QUESTIONS = Path(__file__).parent.parent

#: The picture of the browser tab: a file, since a named icon would be fetched.
ICON = Path(__file__).parent / "icon.png"


def page(
    question: str, title: str, icon: str, explanation: str, address: str = ""
) -> st.Page:
    """Return the page of a question, by default at an address of the same name."""
    return st.Page(
        QUESTIONS / question / "page.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=address or question,
        default=question == "overview",
        help=explanation,
    )
