"""数据上报: is my file right, and which cells are wrong?"""

from collections.abc import Sequence

import streamlit as st

from queries.present.code_lists import show_code_lists
from queries.present.form_downloads import show_forms
from queries.present.language import current, say
from queries.present.roles import admit
from queries.present.trial_card import escaped, show_trial
from queries.present.trials import loaded_before, registers_now, trials_of
from queries.upload.handed import HandedFile
from queries.upload.loading import Begun, Event, Loaded, Refused, load_handed
from queries.upload.trial import Reading, Trial
from warehouse.settings import Settings

#: What the last load of this session did: counts and names, nothing personal.
OUTCOME = "upload_outcome"


def show_page() -> None:
    """Show the uploader, what is wrong with each file, and the way to load them."""
    uploads = st.file_uploader(
        say("选择要报送的文件，可以一次多个"),
        accept_multiple_files=True,
        key="upload_files",
        on_change=forget_outcome,
    )
    st.caption(
        say(
            "CSV 或 XLSX，每个不超过 {size} MB。选好后先试读，不写入任何东西；"
            "看过结果再点“确认载入”。更大的文件请分开报，或交给维护人员载入。",
            size=st.get_option("server.maxUploadSize"),
        )
    )
    show_outcome()
    trials: list[Trial] = []
    if uploads:
        files = [HandedFile(each.name, each.getvalue()) for each in uploads]
        with st.spinner(say("正在试读……")):
            trials = trials_of(files, [each.file_id for each in uploads])
        show_trials(trials, files)
    readings = [trial.reading for trial in trials if trial.reading is not None]
    show_code_lists(registers_now(), {reading.feed for reading in readings})
    show_forms()


def show_trials(trials: Sequence[Trial], files: Sequence[HandedFile]) -> None:
    """Show every file, then the button or what stands in its way."""
    for number, trial in enumerate(trials):
        show_trial(trial, number)
    fresh = [trial for trial in trials if loaded_before(trial.file_sha256) is None]
    if any(trial.refusal is not None for trial in trials):
        st.warning(
            say("有文件被退回，所以还不能载入：请换上改好的，或点 × 去掉它。"),
            icon=":material/front_hand:",
        )
    elif not fresh:
        st.info(say("这些文件都已经载入过。"), icon=":material/inventory_2:")
    else:
        confirm(fresh, files)


def confirm(fresh: Sequence[Trial], files: Sequence[HandedFile]) -> None:
    """Say what a load would do, and do it on a click."""
    readings = [trial.reading for trial in fresh if trial.reading is not None]
    aside = sum(reading.lines.set_aside_line_count for reading in readings)
    kept = sum(reading.lines.kept_line_count for reading in readings)
    text = load_sentence(readings, kept)
    if aside:
        text += say("搁置的 {aside} 行不载入，改好后可以单独再报。", aside=f"{aside:,}")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        is_clicked = st.button(
            say("确认载入"),
            type="primary",
            icon=":material/upload:",
            disabled=kept == 0,
            key="confirm_load",
        )
        st.markdown(text, width="content")
    if is_clicked:
        st.session_state[OUTCOME] = load(files)
        st.rerun()


def load_sentence(readings: Sequence[Reading], kept: int) -> str:
    """Return how much a load would write: lines, or records where some are held."""
    effects = [reading.effect for reading in readings]
    if not any(effect.meets_held_records for effect in effects):
        return say("将载入 {kept} 行。", kept=f"{kept:,}")
    return say(
        "将写入 {new} 条新的，改掉 {changed} 条旧值。",
        new=f"{sum(effect.new_count for effect in effects):,}",
        changed=f"{sum(effect.changed_count for effect in effects):,}",
    )


def load(files: Sequence[HandedFile]) -> list[Event]:
    """Load the files, showing which one is being read; return how it ended."""
    settings = Settings()
    ended: list[Event] = []
    bar = st.progress(0.0, say("正在载入……"))
    begun_count = 0
    for event in load_handed(settings.db, files, settings.keep_hours):
        if isinstance(event, Begun):
            name = escaped(event.file_name)
            share = begun_count / (len(files) + 1)
            bar.progress(share, say("正在载入 {file}……", file=name))
            begun_count += 1
        else:
            ended.append(event)
    bar.empty()
    return ended


def show_outcome() -> None:
    """Say what the last load did, until other files are chosen."""
    for event in st.session_state.get(OUTCOME, ()):
        if isinstance(event, Refused):
            st.error(escaped(event.message.text(current())), icon=":material/block:")
        elif isinstance(event, Loaded):
            st.success(loaded_text(event), icon=":material/check_circle:")


def loaded_text(event: Loaded) -> str:
    """Return the sentence on one loaded file."""
    values = {"file": escaped(event.file_name), "number": event.delivery_id}
    if event.new is None:
        return say(
            "{file}：与第 {number} 次报送完全相同，没有改动。",
            **values,
        )
    return say(
        "{file}：已载入，第 {number} 次报送。写入 {new} 条，与库中相同 {unchanged} 条，"
        "取代旧值 {superseded} 条。各页现在就是新数据。",
        **values,
        new=f"{event.new:,}",
        unchanged=f"{event.unchanged:,}",
        superseded=f"{event.superseded:,}",
    )


def forget_outcome() -> None:
    """Other files were chosen: the old outcome is about none of them."""
    st.session_state.pop(OUTCOME, None)


admit("upload")
show_page()
