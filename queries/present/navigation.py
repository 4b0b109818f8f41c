"""The pages by section: each with its file, its address, its name."""

from pathlib import Path

import streamlit as st

from queries.present.language import say
from queries.present.roles import admit, may_open

QUESTIONS = Path(__file__).parent.parent

#: The picture of the browser tab: a file, since a named icon would be fetched.
ICON = Path(__file__).parent / "icon.png"


def page(
    question: str, title: str, icon: str, explanation: str, address: str = ""
) -> st.Page:
    """Return the page of a question, by default at an address of the same name.

    Where whoever is looking may not open it, the address holds a sentence instead, and
    the navigation does not name it.
    """
    if not may_open(question):
        return st.Page(
            lambda: admit(question),
            title=title,
            url_path=address or question,
            visibility="hidden",
        )
    return st.Page(
        QUESTIONS / question / "page.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=address or question,
        default=question == "overview",
        help=explanation,
    )


def sections() -> dict[str, list[st.Page]]:
    """Return section → pages, in the order of the sidebar."""
    return {
        say("业务"): [
            page(
                "overview",
                say("今日概览"),
                "dashboard",
                say("忙不忙，有没有迟到和异常，今晚有什么。"),
            ),
            page(
                "districts",
                say("片区"),
                "map",
                say("各片区多少人、什么钟点、有多满。"),
            ),
            page(
                "night",
                say("夜间经济"),
                "nightlife",
                say("夜里来了多少人、在哪里、哪些钟点。"),
            ),
            page(
                "festivals",
                say("活动比较"),
                "festival",
                say("各届活动来了多少人，按开幕日对齐比较。"),
            ),
            page(
                "refunds",
                say("诚信退赔"),
                "receipt_long",
                say("投诉多少、退了多少、谁付的、满不满意。"),
            ),
            page(
                "briefing",
                say("月报"),
                "description",
                say("每月的 Word 和 Excel 简报。"),
            ),
        ],
        say("数据"): [
            page(
                "upload",
                say("数据上报"),
                "fact_check",
                say("文件对不对，哪几个格子要改。"),
            ),
            page(
                "quality",
                say("数据质量"),
                "monitoring",
                say("到了什么、缺什么、什么可疑。"),
            ),
        ],
        say("审计"): [
            page(
                "audit",
                say("对账"),
                "balance",
                say("公布过的数字与仓库复算是否一致。"),
                address="reconcile",
            ),
            page(
                "dictionary",
                say("数据字典"),
                "menu_book",
                say("每个指标、每张表、每一列是什么意思，怎么查。"),
            ),
        ],
    }
