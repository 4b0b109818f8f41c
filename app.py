"""The frame of the app: navigation, language, freshness. Pages hold the answers."""

import streamlit as st

from queries.present.freshness import show_freshness
from queries.present.language import switch_language
from queries.present.navigation import ICON, sections
from queries.present.no_warehouse import has_warehouse, stop_without_warehouse
from queries.present.roles import stop_strangers
from queries.present.trials import forget_trials

st.set_page_config(page_title="Nightledger", page_icon=ICON, layout="wide")
switch_language()
stop_strangers()

chosen = st.navigation(sections())
is_upload = chosen.url_path == "upload"
if not is_upload:
    forget_trials()
stop_without_warehouse(is_needed=not is_upload)
st.title(chosen.title, anchor=False)
if has_warehouse():
    show_freshness()
chosen.run()
