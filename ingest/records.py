"""Lines → records: what RFC 4180 calls one, split into its cells.

Lines without a quote are split as they are; only the others pay for the grammar.
"""

import polars as pl

from ingest.table import LINE_FAULT_SCHEMA, cell_names

SHOWN_LINE_CHARS = 200


class UnclosedQuoteError(Exception):
    """Quotes do not pair up, so that no line after this one can be trusted."""

    def __init__(self, first_line: int) -> None:
        super().__init__(first_line)
        self.first_line = first_line


def parse_block(
    lines: pl.DataFrame, separator: str, width: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines (source_row, line) → records and line faults, from the block alone.

    Raises UnclosedQuoteError for a quote that stays open or spans lines wrongly.
    """
    joined = join_quoted_lines(lines)
    split = joined.with_columns(cells=split_cells(separator)).with_columns(
        reason_code=pl.when(pl.col("line").str.contains("\0", literal=True))
        .then(pl.lit("nul_byte"))
        .when(pl.col("cells").is_null())
        .then(pl.lit("broken_quote"))
        .when(is_ragged(width))
        .then(pl.lit("ragged_row"))
    )
    broken = split.filter(
        (pl.col("reason_code") == "broken_quote") & (pl.col("line_count") > 1)
    )
    if not broken.is_empty():
        raise UnclosedQuoteError(int(broken["source_row"][0]))
    good = split.filter(pl.col("reason_code").is_null())
    records = good.select(
        "source_row",
        "line_count",
        pl.col("cells").list.to_struct(fields=cell_names(width)).alias("cells"),
    ).unnest("cells")
    faults = split.filter(pl.col("reason_code").is_not_null()).select(
        "source_row",
        "line_count",
        pl.col("line").str.slice(0, SHOWN_LINE_CHARS).alias("raw_value"),
        "reason_code",
    )
    return records, faults.cast(pl.Schema(LINE_FAULT_SCHEMA))


def is_ragged(width: int) -> pl.Expr:
    """Another number of cells than the header, unless the line holds nothing at all."""
    is_blank = pl.col("cells").list.join("", ignore_nulls=True).str.strip_chars() == ""
    return (pl.col("cells").list.len() != width) & ~is_blank


def join_quoted_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Physical lines → source_row, line_count, line, one row per record."""
    quotes = pl.col("line").str.count_matches('"', literal=True)
    counted = lines.with_columns(quotes_before=quotes.cum_sum() - quotes)
    if counted.select((quotes % 2).sum()).item() == 0:
        return counted.select(
            "source_row", pl.lit(1, dtype=pl.Int32).alias("line_count"), "line"
        )
    grouped = (
        counted.with_columns(record=(pl.col("quotes_before") % 2 == 0).cum_sum())
        .group_by("record", maintain_order=True)
        .agg(
            pl.col("source_row").first(),
            pl.len().cast(pl.Int32).alias("line_count"),
            pl.col("line").str.join("\n"),
        )
        .drop("record")
    )
    last = grouped.tail(1)
    if last.select(pl.col("line").str.count_matches('"', literal=True) % 2).item():
        raise UnclosedQuoteError(int(last["source_row"][0]))
    return grouped


def split_cells(separator: str) -> pl.Expr:
    """The cells of a record as a list; NULL when it breaks the grammar."""
    line = pl.col("line")
    cell = rf'(?:"(?:[^"]|"")*"|[^"{separator}]*)'
    follows_grammar = line.str.contains(rf"^{cell}(?:{separator}{cell})*$")
    quoted = (
        # With a separator in front every cell, even an empty one, is a match.
        (separator + line)
        .str.extract_all(rf"{separator}{cell}")
        .list.eval(unquote(pl.element().str.slice(1)))
    )
    return (
        pl.when(~line.str.contains('"', literal=True))
        .then(line.str.split(separator))
        .when(follows_grammar)
        .then(quoted)
    )


def unquote(cell: pl.Expr) -> pl.Expr:
    """A cell without its quotes, doubled ones inside made single."""
    inner = cell.str.strip_prefix('"').str.strip_suffix('"')
    return (
        pl.when(cell.str.starts_with('"'))
        .then(inner.str.replace_all('""', '"', literal=True))
        .otherwise(cell)
    )
