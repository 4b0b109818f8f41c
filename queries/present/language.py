"""Says the texts of the app in Chinese, the source language, or in English."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Literal, TypeVar, cast

import streamlit as st
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]

#: The languages offered, each by its own name.
LANGUAGES: dict[str, str] = {"zh": "中文", "en": "English"}

#: Language → how the browser, a screen reader and a spell checker call it.
BROWSER_NAMES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}

BROWSER_SCRIPT = Path(__file__).parent / "browser_language.js"

Made = TypeVar("Made")
Code = TypeVar("Code", bound=Hashable)

#: The language where there is no session: a command, a download that is being made.
_language: ContextVar[Language | None] = ContextVar("language", default=None)

CATALOGUE = Path(__file__).parent / "locale" / "en.po"


def current() -> Language:
    """Return the language spoken now; in a session Chinese until someone switches."""
    spoken = _language.get()
    if spoken is not None:
        return spoken
    return cast(Language, st.session_state.get("language", "zh"))


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything inside in this language, whatever the session's is."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def in_this_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Return `make`, to be called later, in the language of now.

    Streamlit makes a download in a thread that knows no session: without this an
    English reader's file would come in Chinese.
    """
    language = current()

    def make_later() -> Made:
        with speaking(language):
            return make()

    return make_later


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


def said_once(in_words: Callable[[Code], Made]) -> Callable[[Code], Made]:
    """Keep what a function says of each code, by language.

    A table says ten codes nine hundred times, and each time the function would look up
    every word that it knows: 27,000 on the page of districts, 15 ms.
    """

    @lru_cache(maxsize=1_000)
    def in_language(language: Language, code: Code) -> Made:
        return in_words(code)

    @wraps(in_words)
    def of_code(code: Code) -> Made:
        return in_language(current(), code)

    return of_code


def switch_language() -> None:
    """Show the switch in the sidebar; the language also stands in the URL as lang."""
    given = st.query_params.get("lang") or st.session_state.get("language")
    language = given if given in LANGUAGES else "zh"
    st.session_state["language"] = st.session_state["widget_language"] = language
    # for the thread of this run: a session state is ten times slower to ask, and a
    # page says a thousand words
    _language.set(cast(Language, language))
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
    with st.sidebar:
        tell_browser()


def tell_browser() -> None:
    """Set the language of the document, and say Streamlit's own texts in it.

    Streamlit serves its page as English and has no catalogue. This runs in the page, so
    it is the same however the app is served; it waits for the first run of the app.
    """
    script = browser_script().replace('"LANGUAGE"', f'"{BROWSER_NAMES[current()]}"')
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


@cache
def browser_script() -> str:
    """Return the script, with the place of the language still open."""
    return BROWSER_SCRIPT.read_text(encoding="utf-8")


def remember_language() -> None:
    """Write the language that was clicked to the URL."""
    st.query_params["lang"] = st.session_state["widget_language"]
