"""Tables → one frame of text in canonical columns, one row per record or reading."""

import hashlib
from collections import Counter

import polars as pl

from ingest.errata import with_errata_set_right
from ingest.header import Header
from ingest.table import Table, cell_names

# Parts of a record are joined by a sign that no cell holds.
UNIT_SEPARATOR = "\x1f"
RECORD_KEY_HEX_DIGITS = 16
SOURCE_COLUMNS = ["source_sheet", "source_row", "line_count"]


class RecordKeys:
    """Makes a key per record from its whole text, and its number among equal ones.

    Polars has no hash that stays the same over versions, so this one goes cell by cell.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, rows: pl.DataFrame, width: int) -> pl.Series:
        """The keys of the next records."""
        texts = rows.select(
            pl.concat_str(
                [pl.col(cell).fill_null("") for cell in cell_names(width)],
                separator=UNIT_SEPARATOR,
            ).alias("text")
        )["text"]
        return pl.Series("record_key", map(self._numbered, texts), dtype=pl.String)

    def _numbered(self, record: str) -> str:
        digest = hashlib.sha256(record.encode()).hexdigest()[:RECORD_KEY_HEX_DIGITS]
        self._seen[digest] += 1
        return f"{digest}-{self._seen[digest]}"


def canonical_text(
    tables: list[Table], first_row_id: int, keys: RecordKeys
) -> pl.DataFrame:
    """row_id, SOURCE_COLUMNS, value_header and the columns of the feed.

    All columns of the feed are there as text, NULL where the file has none.
    value_header is the place column a reading of a wide file stood in, else NULL.
    """
    return (
        pl.concat([table_text(table, keys) for table in tables])
        .with_row_index("row_id", offset=first_row_id)
        .cast({"row_id": pl.UInt32})
    )


def table_text(table: Table, keys: RecordKeys) -> pl.DataFrame:
    """The canonical text of one table."""
    header, layout = table.header, table.header.layout
    records = with_errata_set_right(table.records, header)
    rows = records.with_columns(source_sheet=pl.lit(table.sheet, dtype=pl.String))
    if layout.keyed_by_record:
        rows = rows.with_columns(record_key=keys.of(rows, len(header.names)))
    cells = {column: f"c{at}" for column, at in header.positions.items()}
    if header.places:
        rows = readings(rows, header, list(cells.values()))
        cells |= {"place_id": "value_header", "visit_count": "reading"}
    else:
        rows = rows.with_columns(value_header=pl.lit(None, dtype=pl.String))
    if layout.keyed_by_record:
        cells[layout.keyed_by_record] = "record_key"
    constants = dict(layout.constants)
    if layout.wide is not None:
        constants["measure"] = layout.wide.measure
    return rows.select(
        *SOURCE_COLUMNS,
        "value_header",
        *(
            column_text(column, cells.get(column), constants.get(column), header, words)
            for column, words in words_of_columns(header).items()
        ),
    )


def words_of_columns(header: Header) -> dict[str, dict[str, str]]:
    """The feed's own columns, and what the words mean that each of them also takes."""
    declared = header.feed.schema.columns()
    return {
        column: {
            **(declared[column].metadata or {}).get("words", {}),
            **header.layout.values.get(column, {}),
        }
        for column in declared
        if column != "row_id"
    }


def column_text(
    column: str,
    cell: str | None,
    constant: str | None,
    header: Header,
    words: dict[str, str],
) -> pl.Expr:
    """The text of one canonical column, its words translated as declared."""
    if cell is None:
        return pl.lit(constant, dtype=pl.String).alias(column)
    text = pl.col(cell)
    if column not in header.feed.personal:
        text = text.str.strip_chars()
    return (text.replace(words) if words else text).alias(column)


def readings(rows: pl.DataFrame, header: Header, kept: list[str]) -> pl.DataFrame:
    """A row per place column of a wide file, in file order; empty cells give none."""
    names = {f"c{position}": place for position, place in header.places.items()}
    return (
        rows.with_row_index("line_order")
        .select(
            "line_order",
            *SOURCE_COLUMNS,
            *kept,
            *(pl.col(cell).alias(place) for cell, place in names.items()),
        )
        .unpivot(
            on=list(names.values()),
            index=["line_order", *SOURCE_COLUMNS, *kept],
            variable_name="value_header",
            value_name="reading",
        )
        .filter(pl.col("reading").is_not_null())
        .sort("line_order", maintain_order=True)
        .drop("line_order")
    )
