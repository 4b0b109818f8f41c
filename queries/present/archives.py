"""Writes an answer too long for Excel to a ZIP: a CSV and where it comes from."""

import io
import zipfile

import polars as pl

from queries.present.exports import Provenance
from queries.present.language import say

#: More rows than this take Excel files minutes to write and to open.
MOST_EXCEL_ROWS = 20_000

#: A cell that begins with one of these would be run as a formula by Excel.
FORMULA_SIGNS = r"^[=+\-@\t\r]"


def archive(frame: pl.DataFrame, provenance: Provenance) -> bytes:
    """Return a ZIP of rows.csv (UTF-8 with BOM, for Excel) and the provenance as text.

    Texts that would become formulas get an apostrophe in front, as Excel itself does.
    """
    content = io.BytesIO()
    notes = "\n".join(f"{heading}\t{text}" for heading, text in provenance.lines)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as files:
        rows = harmless(frame).write_csv(include_bom=True)
        files.writestr("rows.csv", rows)
        files.writestr(say("来源") + ".txt", "\ufeff" + notes)
    return content.getvalue()


def harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with no text that a spreadsheet would run."""
    texts = pl.selectors.string()
    return frame.with_columns(
        pl.when(texts.str.contains(FORMULA_SIGNS))
        .then(pl.lit("'") + texts)
        .otherwise(texts)
        .name.keep()
    )
