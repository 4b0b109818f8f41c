"""The faults of a delivery, by the cell of the file that they stand in."""

from dataclasses import dataclass

import polars as pl

from ingest.message import Message
from ingest.templates.delivered import DeliveredSheet

#: Rows that are set aside because they are no data: nobody should send them again.
NO_DATA = ("total_row", "repeated_header")


@dataclass(frozen=True)
class Fault:
    """One bad cell, or with position None a bad row.

    position: of the cell in its row, from 0. column, value: as the file has them.
    """

    row: int
    position: int | None
    column: str
    value: str
    code: str
    reason: Message


def faults_of_sheet(sheet: DeliveredSheet, set_aside: pl.DataFrame) -> list[Fault]:
    """The faults of one sheet, in the order of its rows."""
    here = set_aside.filter(
        pl.col("source_sheet").eq_missing(pl.lit(sheet.name, dtype=pl.String))
    )
    return [
        Fault(
            row=fault["source_row"],
            position=position_of(fault["column_name"], sheet.names),
            column=fault["column_name"] or "",
            value=fault["raw_value"] or "",
            code=fault["reason_code"],
            reason=Message(fault["reason_zh"], fault["reason_en"]),
        )
        for fault in here.iter_rows(named=True)
    ]


def position_of(column: str | None, names: tuple[str, ...]) -> int | None:
    """Where a column stands; None for a whole row and a column the file has not."""
    return names.index(column) if column in names else None


def in_two(reason: Message, language: str) -> tuple[str, str]:
    """A reason as what is wrong, and what to write; the second may be empty."""
    mark = "；" if language == "zh" else "; "
    wrong, _, mend = reason.text(language).partition(mark)
    return wrong, mend
