"""Says what to do when there is no warehouse to show."""

import streamlit as st

from queries.present.asking import reader
from queries.present.language import current, say
from warehouse.connect import NoWarehouseError


def stop_without_warehouse() -> None:
    """Open the warehouse; without one, say so and end the page."""
    try:
        reader()
    except NoWarehouseError as problem:
        st.title(say("还没有数据"))
        st.warning(problem.message.text(current()), icon=":material/database_off:")
        st.stop()


def has_warehouse() -> bool:
    """Return whether anything was ever loaded."""
    try:
        reader()
    except NoWarehouseError:
        return False
    return True
