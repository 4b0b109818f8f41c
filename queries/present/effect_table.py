"""Shows what a load would do to the records that the warehouse holds."""

import polars as pl
import streamlit as st

from queries.present.language import current, say
from queries.present.tables import show_table
from warehouse.effect import Effect

#: Changes that are shown; a clerk who sees so many knows what the file is.
MOST_SHOWN_CHANGES = 20
TABLE_HEIGHT = 330


def show_effect(effect: Effect) -> None:
    """Say how many records are held already, and show those that would change."""
    if effect.meets_held_records:
        st.markdown(effect_sentence(effect))
    shown = effect.changes[:MOST_SHOWN_CHANGES]
    if not shown:
        return
    show_table(
        change_table(effect),
        say("会改掉的值：行、哪一条、列、库里的值、文件里的值、库里的来自哪次报送"),
        height=TABLE_HEIGHT,
    )
    more = effect.unlisted_count(len(shown))
    if more:
        st.caption(say("另有 {count} 条。", count=f"{more:,}"))


def effect_sentence(effect: Effect) -> str:
    """Return how many records are new, the same, and would replace a held value."""
    text = say(
        "与库里比：{new} 条是新的，**{same}** 条完全相同（不再载入），"
        "**{changed}** 条会改掉库里的值。",
        new=f"{effect.new_count:,}",
        same=f"{effect.same_count:,}",
        changed=f"{effect.changed_count:,}",
    )
    if effect.changed_count:
        text += say("旧值不删，留在历史里。")
    return text


def change_table(effect: Effect) -> pl.DataFrame:
    """Return the first changes: where, which record and column, both values, who."""
    language = current()
    table = pl.DataFrame(
        [
            {
                "source_sheet": change.source_sheet,
                "source_row": change.source_row,
                "record_words": change.record.text(language),
                "column_name": change.column.text(language),
                "held_value": change.held.text(language),
                "said_value": change.said.text(language),
                "held_delivery_id": change.held_delivery_id or None,
            }
            for change in effect.changes[:MOST_SHOWN_CHANGES]
        ],
        schema_overrides={"source_sheet": pl.String, "held_delivery_id": pl.Int32},
    )
    is_workbook = table["source_sheet"].is_not_null().any()
    return table if is_workbook else table.drop("source_sheet")
