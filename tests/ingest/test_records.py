"""Lines → records."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.delimited import data_lines
from ingest.line_blocks import LineBlocks
from ingest.records import UnclosedQuoteError, parse_block


def count_lines(text: str) -> int:
    """Physical lines, as they are counted apart from the records."""
    blocks = LineBlocks([text], 100)
    list(blocks)
    return blocks.line_count


CELLS = st.text(alphabet='ab ,;"\n甲，', max_size=6)


def parsed(text: str, width: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Records and faults of comma-separated text."""
    return parse_block(data_lines(text, 1), ",", width)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_records_are_what_the_csv_module_reads(rows: list[tuple[str, ...]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)

    records, faults = parsed(written.getvalue(), 3)

    cells = [tuple(cell or "" for cell in row[2:]) for row in records.rows()]
    assert faults.is_empty()
    assert cells == rows
    assert records["line_count"].sum() == count_lines(written.getvalue())


def test_a_record_over_several_lines_counts_them_all() -> None:
    records, _ = parsed('first,1\n"two\nlines",2\nafter,3\n', 2)
    assert records.select("source_row", "line_count", "c0").rows() == [
        (1, 1, "first"),
        (2, 2, "two\nlines"),
        (4, 1, "after"),
    ]


def test_a_line_that_breaks_the_grammar_is_set_aside_alone() -> None:
    text = 'good,1\nshort\nlong,2,3\n5" disc and 6" disc,4\nnul\0,5\n"quoted",6\n'
    records, faults = parsed(text, 2)
    assert records["c0"].to_list() == ["good", "quoted"]
    assert faults.select("source_row", "reason_code").rows() == [
        (2, "ragged_row"),
        (3, "ragged_row"),
        (4, "broken_quote"),
        (5, "nul_byte"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('good,1\n"never closed,2\nswallowed,3\n', 2),
        ('"opened,1\nx,y "closed" late"z,2\n', 1),
    ],
)
def test_a_quote_that_swallows_lines_is_an_error(text: str, line: int) -> None:
    with pytest.raises(UnclosedQuoteError) as refused:
        parsed(text, 2)
    assert refused.value.first_line == line


@pytest.mark.parametrize(
    ("text", "count"), [("a\nb\n", 2), ("a\nb", 2), ("a\r\nb\r\n", 2), ("a\n\n", 2)]
)
def test_physical_lines_are_counted_with_and_without_a_last_end(
    text: str, count: int
) -> None:
    assert count_lines(text) == count
    assert data_lines(text, 1).height == count
