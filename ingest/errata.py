"""Slips of a publisher that are known and proven, set right as a layout declares.

A layout lists them as `errata = [{ where = {…}, set = {…} }]`, both from header to
cell text. A row is set right when every cell of `where` stands in it, so that a file
that its publisher has mended, or that lacks the column, is left as it is.
"""

import polars as pl

from ingest.header import Header
from ingest.message import Message

Erratum = dict[str, dict[str, str]]


def with_errata_set_right(records: pl.DataFrame, header: Header) -> pl.DataFrame:
    """The records (cells "c0", "c1", …) with the layout's errata set right."""
    for erratum in errata_about(header):
        stands_there = holds(erratum, header)
        records = records.with_columns(
            pl.when(stands_there)
            .then(pl.lit(text))
            .otherwise(cell(name, header))
            .alias(cell_name(name, header))
            for name, text in erratum["set"].items()
        )
    return records


def errata_about(header: Header) -> list[Erratum]:
    """The layout's errata whose columns the file has."""
    return [
        erratum
        for erratum in header.layout.errata
        if {*erratum["where"], *erratum["set"]} <= {*header.names}
    ]


def holds(erratum: Erratum, header: Header) -> pl.Expr:
    """Every cell that the erratum names holds the text that it names."""
    return pl.all_horizontal(
        (cell(name, header) == text).fill_null(value=False)
        for name, text in erratum["where"].items()
    )


def cell(name: str, header: Header) -> pl.Expr:
    """The cells under a header."""
    return pl.col(cell_name(name, header))


def cell_name(name: str, header: Header) -> str:
    """What a record calls the cells under a header."""
    return f"c{header.names.index(name)}"


def errata_count(records: pl.DataFrame, header: Header) -> int:
    """How many of the records, as the file has them, are set right."""
    errata = errata_about(header)
    if not errata:
        return 0
    is_slip = pl.any_horizontal(holds(erratum, header) for erratum in errata)
    return int(records.select(is_slip.sum()).item())


def errata_notes(count: int, header: Header) -> list[Message]:
    """How many rows were set right, if any."""
    if not count:
        return []
    return [
        Message(
            f"{count} 行按版式 {header.layout.name} 的勘误更正",
            f"{count} rows set right by the errata of layout {header.layout.name}",
        )
    ]
