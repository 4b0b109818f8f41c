"""The frame of the app: navigation, language, freshness. Pages hold the answers."""

import streamlit as st

from queries.present.freshness import show_freshness
from queries.present.language import say, switch_language
from queries.present.navigation import ICON, page
from queries.present.no_warehouse import has_warehouse, stop_without_warehouse
from queries.present.trials import forget_trials

st.set_page_config(page_title="Nightledger", page_icon=ICON, layout="wide")
switch_language()

business = [
    page(
        "overview",
        say("今日概览"),
        "dashboard",
        say("忙不忙，有没有迟到和异常，今晚有什么。"),
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
    page("briefing", say("月报"), "description", say("每月的 Word 和 Excel 简报。")),
]
# The SQL desk will stand under 审计.
data = [
    page("upload", say("数据上报"), "fact_check", say("文件对不对，哪几个格子要改。")),
    page("quality", say("数据质量"), "monitoring", say("到了什么、缺什么、什么可疑。")),
]
audit = [
    page(
        "audit",
        say("对账"),
        "balance",
        say("公布过的数字与仓库复算是否一致。"),
        address="reconcile",
    ),
]

chosen = st.navigation({say("业务"): business, say("数据"): data, say("审计"): audit})
if chosen.url_path != "upload":
    forget_trials()
    stop_without_warehouse()
st.title(chosen.title, anchor=False)
if has_warehouse():
    show_freshness()
chosen.run()
