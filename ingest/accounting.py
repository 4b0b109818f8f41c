"""Where every line of a file went, and the list of what was set aside."""

import polars as pl

from ingest.delivery import SET_ASIDE_SCHEMA, LineCount
from ingest.header import Header
from ingest.reasons import REASONS
from ingest.table import Table

LINE = ["source_sheet", "source_row"]
# A fault before it has its reason in words.
LISTED = {
    name: dtype
    for name, dtype in SET_ASIDE_SCHEMA.items()
    if name not in ("reason_zh", "reason_en")
}


# What a fault may bring instead of the words of its code.
OWN_REASON = {"reason_zh": pl.String, "reason_en": pl.String}


def line_faults(tables: list[Table]) -> pl.DataFrame:
    """Lines set aside whole, as LISTED, and line_count."""
    return pl.concat(
        [
            table.line_faults.select(
                pl.lit(table.sheet, dtype=pl.String).alias("source_sheet"),
                "source_row",
                pl.lit(None, dtype=pl.String).alias("column_name"),
                "raw_value",
                "reason_code",
                "line_count",
            )
            for table in tables
        ]
    )


def fault_text(header: Header) -> list[str]:
    """What must be known of every row to account for it and to show its key."""
    key_text = source_column(header.feed.key[0], header)
    return ["row_id", *LINE, "line_count", "value_header", key_text]


def count_whole_lines(tables: list[Table]) -> LineCount:
    """The header and blank lines, and the lines set aside whole."""
    return LineCount(
        line_count=sum(table.line_count for table in tables),
        header_line_count=sum(table.header_line_count for table in tables),
        blank_line_count=sum(table.blank_line_count for table in tables),
        kept_line_count=0,
        set_aside_line_count=int(line_faults(tables)["line_count"].sum()),
        repeated_line_count=0,
    )


def count_row_lines(
    rows: pl.DataFrame, kept: pl.Series, faulty: pl.Series, repeated: pl.Series
) -> LineCount:
    """Judge every line with rows: kept when a row of it was, else set aside, else
    repeated. kept, faulty, repeated: row_ids.
    """
    judged = (
        rows.select("row_id", *LINE, "line_count")
        .with_columns(
            is_kept=pl.col("row_id").is_in(kept.implode()),
            is_faulty=pl.col("row_id").is_in(faulty.implode()),
            is_repeated=pl.col("row_id").is_in(repeated.implode()),
        )
        .group_by(LINE)
        .agg(
            pl.col("line_count").first(),
            pl.col("is_kept", "is_faulty", "is_repeated").any(),
        )
    )
    aside = ~pl.col("is_kept") & pl.col("is_faulty")
    again = ~pl.col("is_kept") & ~pl.col("is_faulty") & pl.col("is_repeated")
    return LineCount(
        line_count=0,
        header_line_count=0,
        blank_line_count=0,
        kept_line_count=lines_where(judged, pl.col("is_kept")),
        set_aside_line_count=lines_where(judged, aside),
        repeated_line_count=lines_where(judged, again),
    )


def lines_where(judged: pl.DataFrame, condition: pl.Expr) -> int:
    """Physical lines of the records that meet a condition."""
    return int(judged.filter(condition)["line_count"].sum())


def cell_and_row_faults(
    faults: pl.DataFrame, text: pl.DataFrame, header: Header
) -> pl.DataFrame:
    """Faults as LISTED: column as the file names it, and the text that stands there.

    Of a row in the order of the file's columns, also where it was read in blocks: the
    first fault of a file does not decide how its last row is listed.
    """
    by_column = {
        column: group
        for (column,), group in faults.group_by("column", maintain_order=True)
    }
    ordered = sorted(by_column, key=lambda column: column_position(column, header))
    return pl.concat(
        [
            pl.DataFrame(schema=LISTED),
            *(
                cell_faults(by_column[column], column, text, header)
                if column is not None
                else row_faults(by_column[column], text)
                for column in ordered
            ),
        ],
        how="diagonal",
    )


def column_position(column: str | None, header: Header) -> tuple[int, str]:
    """Where a canonical column stands in the file: whole rows first, others last."""
    if column is None:
        return (-1, "")
    given = source_column(column, header)
    return (header.positions.get(given, len(header.names)), column)


def set_aside_frame(listed: list[pl.DataFrame]) -> pl.DataFrame:
    """Every fault in the order of the lines, with its reason in words."""
    return (
        pl.concat([pl.DataFrame(schema=OWN_REASON), *listed], how="diagonal")
        .unique(maintain_order=True)
        .with_columns(
            reason_zh=pl.coalesce(
                "reason_zh", words_of_codes({c: r.zh for c, r in REASONS.items()})
            ),
            reason_en=pl.coalesce(
                "reason_en", words_of_codes({c: r.en for c, r in REASONS.items()})
            ),
        )
        .sort("source_sheet", "source_row", maintain_order=True, nulls_last=False)
        .select(SET_ASIDE_SCHEMA.keys())
        .cast(pl.Schema(SET_ASIDE_SCHEMA))
    )


def words_of_codes(words: dict[str, str]) -> pl.Expr:
    """The words of each reason_code, all of which have some."""
    return pl.col("reason_code").replace_strict(words, return_dtype=pl.String)


def cell_faults(
    faults: pl.DataFrame, column: str, text: pl.DataFrame, header: Header
) -> pl.DataFrame:
    """Faults of one canonical column with the name and text that the file has there."""
    name = source_name(column, header)
    given = pl.col(source_column(column, header))
    found = faults.join(
        text.select("row_id", *LINE, "value_header", given.alias("raw_value")),
        on="row_id",
        how="left",
        maintain_order="left",
    )
    is_reading = column in ("visit_count", "place_id")
    named = pl.coalesce("value_header", pl.lit(name)) if is_reading else pl.lit(name)
    own = [pl.col(reason) for reason in OWN_REASON if reason in found.columns]
    return found.select(
        *LINE, named.alias("column_name"), "raw_value", "reason_code", *own
    )


def row_faults(faults: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """Faults of whole rows."""
    return faults.join(
        text.select("row_id", *LINE), on="row_id", how="left", maintain_order="left"
    ).select(
        *LINE,
        pl.lit(None, dtype=pl.String).alias("column_name"),
        pl.lit(None, dtype=pl.String).alias("raw_value"),
        "reason_code",
    )


def source_column(column: str, header: Header) -> str:
    """The canonical column that the file gives the value in: a start may be a day."""
    if column == "counted_from_at" and column not in header.positions:
        return "counted_on"
    return column


def source_name(column: str, header: Header) -> str:
    """What the file calls a canonical column; its own name when the file has none."""
    given = source_column(column, header)
    if given in header.positions:
        return header.names[header.positions[given]]
    return column
