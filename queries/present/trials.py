"""Holds the dry run of the files on the upload page, and lets it go with them."""

from collections.abc import Sequence

import streamlit as st

from ingest.delivery import Registers
from queries.present.asking import ask_sql, reader
from queries.present.language import current
from queries.upload.handed import HandedFile
from queries.upload.trial import Trial, try_files
from warehouse.connect import NoWarehouseError
from warehouse.correct.read_sql import read_sql
from warehouse.dry_run import registers_in
from warehouse.settings import settings_now
from warehouse.trial_load import TrialLoad
from warehouse.vault import Vault

#: Where a session keeps the one dry run that is on its screen.
TRIALS = "upload_trials"


def trials_of(files: Sequence[HandedFile], file_ids: Sequence[str]) -> list[Trial]:
    """Return the dry run of these files, done once per language and snapshot.

    Complaint files hold names and phones: the result is kept in this session alone,
    and only until other files, another page or a load take its place.
    """
    key = (tuple(file_ids), current(), newest_name())
    held = st.session_state.get(TRIALS)
    if held is None or held[0] != key:
        forget_trials()
        held = (key, tried(files))
        st.session_state[TRIALS] = held
    found: list[Trial] = held[1]
    return found


def tried(files: Sequence[HandedFile]) -> list[Trial]:
    """Return a dry run against the newest snapshot, or none before the first load."""
    try:
        snapshot = reader()
    except NoWarehouseError:
        snapshot = None
    trial_load = TrialLoad(snapshot, Vault(settings_now().db).known_key())
    try:
        return try_files(files, registers_in(snapshot), trial_load, current())
    finally:
        trial_load.close()


def forget_trials() -> None:
    """Let go of what was read from uploaded files."""
    st.session_state.pop(TRIALS, None)


def registers_now() -> Registers:
    """Return what is registered in the newest snapshot; nothing before the first."""
    try:
        return registers_in(reader())
    except NoWarehouseError:
        return Registers.empty()


def newest_name() -> str:
    """Return the name of the newest snapshot; empty before the first load."""
    try:
        return reader().snapshot.name
    except NoWarehouseError:
        return ""


def loaded_before(file_sha256: str) -> int | None:
    """Return the delivery that brought the same bytes before, if one did."""
    if not newest_name():
        return None
    seen = ask_sql(read_sql("standing_delivery"), (file_sha256,))
    return None if seen.is_empty() else int(seen.item(0, 0))
