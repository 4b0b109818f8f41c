"""Writes the numbers of a briefing to Excel: a sheet per metric, unrounded."""

import datetime as dt

import polars as pl

from queries.briefing.gathering import Briefing
from queries.briefing.sources import SHOWN_PARTS, part_title, sources
from queries.briefing.wording import data_note, moment, month_words, scope_words
from queries.present.exports import Provenance, workbook_of
from queries.present.language import say

CASE_PARTS = ("cases", "cases_by_district", "cases_by_category")


def build_workbook(briefing: Briefing, made_at: dt.datetime) -> bytes:
    """Return an Excel file with the numbers that the Word briefing is made of."""
    lines = [
        (say("月份"), month_words(briefing)),
        (say("范围"), scope_words(briefing)),
        (say("说明"), data_note(briefing)),
        (say("快照"), briefing.snapshot),
        (say("导出时刻"), moment(made_at)),
        *((row["figure"], row["sql"]) for row in sources(briefing)),
    ]
    tables = {part_title(part): rows_of(briefing, part) for part in SHOWN_PARTS}
    return workbook_of(tables, Provenance(tuple(lines)))


def rows_of(briefing: Briefing, part: str) -> pl.DataFrame:
    """Return the rows of a part; no cases where none were delivered, never zeros."""
    rows = briefing.rows(part)
    if part in CASE_PARTS and not briefing.has_case_data:
        return rows.clear()
    return rows
