"""Shows what a dry run found in one file: a sentence, the bad cells, the way out."""

from pathlib import PurePath

import polars as pl
import streamlit as st

from ingest.templates.faults import NO_DATA
from queries.present.effect_table import show_effect
from queries.present.labels import feed_label
from queries.present.language import current, say
from queries.present.tables import show_table
from queries.present.trials import loaded_before
from queries.upload.trial import Reading, Trial

#: More rows than anyone reads on a screen; the returned workbook has all of them.
MOST_SHOWN_FAULTS = 1_000
TABLE_ROWS_BEFORE_SCROLL = 8
LINE = ["source_sheet", "source_row"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_trial(trial: Trial, number: int) -> None:
    """Show one file; number tells files of the same name apart."""
    with st.container(border=True):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{escaped(trial.file_name)}**", width="content")
            show_state(trial)
        if trial.refusal is not None:
            st.error(escaped(trial.refusal.text(current())), icon=":material/block:")
        if trial.reading is not None:
            show_reading(trial, trial.reading, number)


def show_state(trial: Trial) -> None:
    """Say in a word what a load would do."""
    delivery_id = loaded_before(trial.file_sha256)
    if trial.reading is None:
        st.badge(say("退回"), color="red", icon=":material/block:")
    elif delivery_id is not None:
        text = say("已载入，第 {number} 次报送", number=delivery_id)
        st.badge(text, color="gray", icon=":material/inventory_2:")
    elif trial.reading.is_to_be_mended:
        st.badge(say("有要改的格子"), color="orange", icon=":material/edit:")
    else:
        st.badge(say("可以全部载入"), color="green", icon=":material/check_circle:")


def show_reading(trial: Trial, reading: Reading, number: int) -> None:
    """Say what was recognised and counted, then show the bad cells."""
    st.markdown(sentence(reading))
    if loaded_before(trial.file_sha256) is None:
        show_effect(reading.effect)
    if reading.notes:
        notes = [f"· {escaped(note.text(current()))}" for note in reading.notes]
        st.caption("  \n".join(notes))
    if reading.set_aside.is_empty():
        return
    faults = fault_table(reading.set_aside)
    st.markdown(fault_sentence(reading.set_aside))
    show_table(
        faults.head(MOST_SHOWN_FAULTS),
        say("要改的格子：工作表、行、列、原文、原因和改法"),
        height=None if faults.height <= TABLE_ROWS_BEFORE_SCROLL else 330,
    )
    if faults.height > MOST_SHOWN_FAULTS:
        st.caption(
            say("这里列出前 {count} 处，其余见标红的文件。", count=MOST_SHOWN_FAULTS)
        )
    show_downloads(trial, reading, number)


def sentence(reading: Reading) -> str:
    """Return the answer: what it is, and where its lines go."""
    lines = reading.lines
    return say(
        "认出是**{feed}**。共 {lines} 行：保留 **{kept}**，搁置 **{aside}**，"
        "重复 {repeated}，空行 {blank}，表头 {header}。",
        feed=feed_label(reading.feed),
        lines=f"{lines.line_count:,}",
        kept=f"{lines.kept_line_count:,}",
        aside=f"{lines.set_aside_line_count:,}",
        repeated=f"{lines.repeated_line_count:,}",
        blank=f"{lines.blank_line_count:,}",
        header=f"{lines.header_line_count:,}",
    )


def fault_sentence(set_aside: pl.DataFrame) -> str:
    """Return how much there is to mend, and how much is only not data."""
    to_mend = set_aside.filter(~pl.col("reason_code").is_in(NO_DATA))
    no_data = row_count(set_aside.join(to_mend, on=LINE, how="anti", nulls_equal=True))
    parts = []
    if to_mend.height:
        parts.append(
            say(
                "**要改 {count} 处**，在 {rows} 行里（待改行，先搁置）；"
                "其余的行不受影响。",
                count=f"{to_mend.height:,}",
                rows=f"{row_count(to_mend):,}",
            )
        )
    if no_data:
        parts.append(
            say("合计行、多余的表头共 {rows} 行，不载入，也不用改。", rows=no_data)
        )
    return " ".join(parts)


def row_count(set_aside: pl.DataFrame) -> int:
    """Return in how many rows the faults stand."""
    return set_aside.select(LINE).n_unique()


def fault_table(set_aside: pl.DataFrame) -> pl.DataFrame:
    """Return sheet (of workbooks only), row, column, value and reason per fault."""
    table = set_aside.select(
        "source_sheet",
        "source_row",
        "column_name",
        "raw_value",
        pl.col(f"reason_{current()}").alias("reason"),
    )
    is_workbook = table["source_sheet"].is_not_null().any()
    return table if is_workbook else table.drop("source_sheet")


def show_downloads(trial: Trial, reading: Reading, number: int) -> None:
    """Offer the clerk's own file with its faults marked, and the rows to mend alone."""
    stem = PurePath(trial.file_name).stem
    with st.container(horizontal=True, gap="small"):
        if reading.marked is not None:
            st.download_button(
                say("下载标红的原文件"),
                reading.marked,
                file_name=f"{stem}-{say('标红')}.xlsx",
                mime=XLSX,
                icon=":material/format_ink_highlighter:",
                on_click="ignore",
                key=f"marked_{number}",
                help=say(
                    "您的文件原样，要改的格子标红，批注写明原因；首页是问题清单。"
                ),
            )
        if reading.mendable is not None:
            st.download_button(
                say("只下载待改行"),
                reading.mendable,
                file_name=f"{stem}-{say('待改行')}.xlsx",
                mime=XLSX,
                icon=":material/edit_document:",
                on_click="ignore",
                key=f"mendable_{number}",
                help=say("改好以后这一份可以单独报送，不用再报整份。"),
            )
    if reading.is_personal:
        st.caption(
            say("投诉文件里有个人信息：只在这一页给您看，离开这页就丢掉，不记日志。")
        )


def escaped(text: str) -> str:
    """Return a text of unknown origin such that Markdown shows it as it is."""
    for sign in r"\`*_[]<>#$~|:":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "  \n")
