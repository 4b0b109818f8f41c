"""Says beside a number how sure it is, in words as well as in colour."""

from typing import Literal

import streamlit as st

from queries.present import formats
from queries.present.labels import verdict_label
from queries.present.language import say

#: Below this share of the counter-hours due, a figure is called incomplete.
COMPLETE_SHARE = 0.9

BadgeColor = Literal["red", "orange", "green", "gray", "blue"]

VERDICTS: dict[str, tuple[BadgeColor, str]] = {
    "agrees": ("green", ":material/check_circle:"),
    "at_least": ("green", ":material/done_all:"),
    "differs": ("red", ":material/error:"),
    "context": ("gray", ":material/bookmark:"),
    "not_known": ("orange", ":material/help:"),
}


def coverage_badge(coverage_share: float | None) -> None:
    """Say how much of what was due has arrived."""
    text, color, icon = coverage_words(coverage_share)
    st.badge(
        text,
        color=color,
        icon=icon,
        help=say("覆盖率 = 有读数的计数器小时 ÷ 应有的计数器小时；缺的不当作 0。"),
    )


def coverage_words(coverage_share: float | None) -> tuple[str, BadgeColor, str]:
    """Return the text, colour and icon for a coverage."""
    if coverage_share is None:
        return say("没有读数"), "gray", ":material/sensors_off:"
    share = formats.share(coverage_share)
    if coverage_share < COMPLETE_SHARE:
        return (
            say("数据不全，覆盖 {share}", share=share),
            "orange",
            ":material/warning:",
        )
    return say("覆盖 {share}", share=share), "green", ":material/sensors:"


def verdict_badge(verdict: str) -> None:
    """Say whether a published figure agrees with the warehouse."""
    color, icon = VERDICTS.get(verdict, ("gray", ":material/help:"))
    st.badge(verdict_label(verdict), color=color, icon=icon)
