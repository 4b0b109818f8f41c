"""Says what to do when there is no warehouse to show, or none of this version."""

import streamlit as st

from queries.present.asking import reader
from queries.present.language import current, say
from warehouse.connect import NoWarehouseError
from warehouse.installed_sql import OtherVersionError


def stop_without_warehouse(is_needed: bool) -> None:
    """Open the warehouse; where that cannot be, say why and end the page.

    is_needed: False for a page that can do without any, but not with a wrong one.
    """
    try:
        reader()
    except NoWarehouseError as problem:
        if not is_needed:
            return
        st.title(say("还没有数据"))
        st.warning(problem.message.text(current()), icon=":material/database_off:")
        st.stop()
    except OtherVersionError as problem:
        st.title(say("仓库是另一个版本的"))
        st.warning(problem.message.text(current()), icon=":material/database_off:")
        st.stop()


def has_warehouse() -> bool:
    """Return whether anything was ever loaded, by this version."""
    try:
        reader()
    except (NoWarehouseError, OtherVersionError):
        return False
    return True
