"""The records of one sheet, with blank, total and stray header lines sorted out."""

from dataclasses import dataclass, replace

import polars as pl

from ingest.header import Header

TOTAL_WORD = (
    r"(?i)^(?:本页|本月|本日|当日|全部)?(?:合\s*计|小\s*计|总\s*计)\s*[:：]?$"
    r"|(?i)^(?:grand |sub-?)?total\s*:?$"
)
LINE_FAULT_SCHEMA = {
    "source_row": pl.Int32,
    "line_count": pl.Int32,
    "raw_value": pl.String,
    "reason_code": pl.String,
}


@dataclass(frozen=True)
class Table:
    """records: source_row, line_count and the cells as "c0", "c1", … (NULL = empty).

    line_faults: lines set aside whole (LINE_FAULT_SCHEMA). line_count is counted
    apart from the records.
    """

    sheet: str | None
    header: Header
    records: pl.DataFrame
    line_faults: pl.DataFrame
    line_count: int
    header_line_count: int
    blank_line_count: int

    def without_records(self) -> "Table":
        """The same table, its rows forgotten."""
        return replace(self, records=self.records.clear())


def cell_names(width: int) -> list[str]:
    """The names of the cell columns of a record."""
    return [f"c{position}" for position in range(width)]


def empty_to_null(cells: list[str]) -> list[pl.Expr]:
    """A cell of blanks is an empty cell."""
    return [
        pl.when(pl.col(cell).str.strip_chars() != "").then(pl.col(cell)).alias(cell)
        for cell in cells
    ]


def sort_out(
    sheet: str | None,
    header: Header,
    records: pl.DataFrame,
    line_faults: pl.DataFrame,
    line_count: int,
    header_line_count: int,
) -> Table:
    """A Table of the records that are data; total rows and headers become faults."""
    cells = cell_names(len(header.names))
    full = records.with_columns(empty_to_null(cells))
    judged = full.with_columns(
        is_blank=pl.all_horizontal(pl.col(cell).is_null() for cell in cells),
        reason_code=pl.when(is_total(cells))
        .then(pl.lit("total_row"))
        .when(is_header(header))
        .then(pl.lit("repeated_header")),
    )
    stray = judged.filter(pl.col("reason_code").is_not_null()).select(
        "source_row",
        "line_count",
        pl.lit(None, dtype=pl.String).alias("raw_value"),
        "reason_code",
    )
    blanks = judged.filter("is_blank")
    return Table(
        sheet,
        header,
        judged.filter(~pl.col("is_blank") & pl.col("reason_code").is_null()).drop(
            "is_blank", "reason_code"
        ),
        pl.concat([line_faults, stray]),
        line_count,
        header_line_count,
        int(blanks["line_count"].sum()),
    )


def is_total(cells: list[str]) -> pl.Expr:
    """The first cell that is not empty says total."""
    return (
        pl.coalesce(cells).str.strip_chars().str.contains(TOTAL_WORD).fill_null(False)
    )


def is_header(header: Header) -> pl.Expr:
    """Every named column holds its own name."""
    return pl.all_horizontal(
        (pl.col(f"c{position}").str.strip_chars() == name).fill_null(False)
        for position, name in enumerate(header.names)
        if name
    )
