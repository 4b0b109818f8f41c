"""Says the texts of the app in Chinese, the source language, or in English."""

from functools import cache
from pathlib import Path
from typing import Literal, cast

import streamlit as st
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]

#: The languages offered, each by its own name.
LANGUAGES: dict[str, str] = {"zh": "中文", "en": "English"}

CATALOGUE = Path(__file__).parent / "locale" / "en.po"


def current() -> Language:
    """Return the language of this session; Chinese until someone switches."""
    return cast(Language, st.session_state.get("language", "zh"))


@cache
def english() -> dict[str, str]:
    """Return the English catalogue: Chinese source text → English text."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def say(source: str, /, **values: object) -> str:
    """Return a source text in the current language with its {values} filled in."""
    text = source if current() == "zh" else english().get(source, source)
    return text.format(**values) if values else text


def switch_language() -> None:
    """Show the switch in the sidebar; the language also stands in the URL as lang."""
    given = st.query_params.get("lang") or st.session_state.get("language")
    language = given if given in LANGUAGES else "zh"
    st.session_state["language"] = st.session_state["widget_language"] = language
    if language != "zh" or "lang" in st.query_params:
        st.query_params["lang"] = language
    st.sidebar.segmented_control(
        "语言 · Language",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="widget_language",
        required=True,
        on_change=remember_language,
    )


def remember_language() -> None:
    """Write the language that was clicked to the URL."""
    st.query_params["lang"] = st.session_state["widget_language"]
