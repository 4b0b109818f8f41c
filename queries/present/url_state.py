"""Keeps filters in the URL by id, and over page changes within a session.

Streamlit's own binding writes the label of an option, so a link would break when a
district is renamed or the language switched; a page change also clears the URL.
"""

from collections.abc import Sequence
from typing import Literal

import streamlit as st


def url_value(name: str, allowed: Sequence[str], default: str) -> str:
    """Return the value of a filter: from the URL, else from this session, else default.

    A value that is not allowed (an old link, a typing slip) counts as absent.
    """
    for value in (st.query_params.get(name), st.session_state.get(f"kept_{name}")):
        if value in allowed:
            return str(value)
    return default


def url_values(name: str, allowed: Sequence[str], default: Sequence[str]) -> list[str]:
    """Return the values of a filter that takes several, in the order of the URL."""
    given = st.query_params.get_all(name) or st.session_state.get(f"kept_{name}")
    if given is None:
        return list(default)
    return [value for value in given if value in allowed]


def remember(name: str, value: str | list[str]) -> None:
    """Write a filter to the URL and to the session."""
    st.query_params[name] = value
    st.session_state[f"kept_{name}"] = value


def remember_widget(name: str) -> None:
    """Write what its widget holds; a cleared single choice keeps the old value."""
    value = st.session_state[f"widget_{name}"]
    if value is not None:
        remember(name, value)


def url_select(
    name: str,
    label: str,
    options: dict[str, str],
    default: str,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """Show a select box over id → label; return the id, which stands in the URL."""
    value = url_value(name, list(options), default)
    st.session_state[f"widget_{name}"] = value
    remember(name, value)
    st.selectbox(
        label,
        list(options),
        format_func=lambda key: options.get(key, key),
        key=f"widget_{name}",
        on_change=remember_widget,
        args=(name,),
        width=width,
    )
    return value


def url_text(name: str, label: str) -> str:
    """Show a field for words to look for; what it holds stands in the URL."""
    value = st.query_params.get(name, "")
    st.session_state[f"widget_{name}"] = value
    st.text_input(label, key=f"widget_{name}", on_change=remember_text, args=(name,))
    return str(value)


def remember_text(name: str) -> None:
    """Write the words to the URL; an empty field leaves it."""
    text = str(st.session_state[f"widget_{name}"]).strip()
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)
