"""Offers a chart as a file, which is made when it is asked for."""

from functools import partial

import streamlit as st

from queries.present.chart_sheet import (
    Drawable,
    SheetWords,
    can_be_drawn,
    sheet_html,
    sheet_png,
    sheet_svg,
)
from queries.present.language import in_this_language, say

#: File ending → its maker and its type for the browser.
PICTURES = {
    "png": (sheet_png, "image/png"),
    "svg": (sheet_svg, "image/svg+xml"),
}


def show_chart_files(chart: Drawable, words: SheetWords, key: str) -> None:
    """Show the button under a chart that opens its files."""
    with st.popover(
        say("存图"),
        type="tertiary",
        icon=":material/download:",
        help=say("带标题、范围、来源和口径的图：{title}", title=words.title),
    ):
        if can_be_drawn(chart, words):
            for ending, (make, kind) in PICTURES.items():
                show_button(ending, partial(make, chart, words), kind, words, key)
        else:
            st.caption(no_font_words())
        page = partial(sheet_html, chart, words)
        show_button("html", page, "text/html", words, key)


def no_font_words() -> str:
    """Say why there is no picture, and what to do."""
    return say(
        "这台机器没有中文字体，画出来会缺字，所以不提供图片。请管理员安装 "
        "fonts-noto-cjk（或其他中文字体）后重启应用；网页文件不受影响。"
    )


def show_button(
    ending: str, make: "partial[bytes]", kind: str, words: SheetWords, key: str
) -> None:
    """Show one file's button."""
    names = {
        "png": say("图片 PNG"),
        "svg": say("矢量图 SVG"),
        "html": say("网页 HTML（不联网也能看）"),
    }
    st.download_button(
        names[ending],
        data=in_this_language(make),
        file_name=f"{file_stem(words.title)}.{ending}",
        mime=kind,
        key=f"chart_{ending}_{key}",
        on_click="ignore",
        width="stretch",
    )


def file_stem(title: str) -> str:
    """Return a title as the name of a file on any system."""
    return "".join("-" if sign in '\\/:*?"<>|' else sign for sign in title)
