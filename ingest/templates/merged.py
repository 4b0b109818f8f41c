"""Cells that the clerk's workbook has merged, and merging them again."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from xlsxwriter.worksheet import Worksheet

from ingest.sheet_oddities import sheet_parts
from ingest.workbook_size import BROKEN_ZIP, CELL, column_number, unpacked

MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^<>]*?\bref=["\']'
    rb'([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["\']'
)
#: A range of more cells is a slip, such as a column merged to the end of the sheet.
MAX_MERGED_CELLS = 10_000
MAX_MERGED_RANGES = 5_000


@dataclass(frozen=True)
class MergedCells:
    """A rectangle: rows as Excel counts them, positions from 0 as cells are read."""

    first_row: int
    last_row: int
    first_position: int
    last_position: int

    @property
    def cells(self) -> set[tuple[int, int]]:
        """Row and position of each cell."""
        return {
            (row, at)
            for row in range(self.first_row, self.last_row + 1)
            for at in range(self.first_position, self.last_position + 1)
        }


def merged_cells(content: bytes, sheet: str) -> list[MergedCells]:
    """The merged cells of a sheet; none of a workbook whose parts we cannot name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            part = unpacked(members, members.getinfo(sheet_parts(members)[sheet]))
    except (KeyError, *BROKEN_ZIP, ElementTree.ParseError):
        return []
    letters = {match.group(1) for match in CELL.finditer(part)}
    # Cells are read from the first column on that holds anything.
    first_column = min(map(column_number, letters), default=1)
    found = (
        MergedCells(
            int(match[2]),
            int(match[4]),
            column_number(match[1]) - first_column,
            column_number(match[3]) - first_column,
        )
        for match in MERGED.finditer(part)
    )
    return [each for each in found if is_mergeable(each)][:MAX_MERGED_RANGES]


def is_mergeable(each: MergedCells) -> bool:
    """Two cells or more, not beyond reason, and from the first column read on."""
    height = each.last_row - each.first_row + 1
    width = each.last_position - each.first_position + 1
    return (
        each.first_row >= 1
        and each.first_position >= 0
        and height >= 1
        and width >= 1
        and 1 < height * width <= MAX_MERGED_CELLS
    )


def merge_again(
    page: Worksheet,
    merged: Sequence[MergedCells],
    lines: Mapping[int, int],
    texts: Mapping[tuple[int, int], str],
    marked: Mapping[tuple[int, int], object],
    pen_of_row: Callable[[int], object],
) -> None:
    """Merge the cells that were merged, where that hides nothing.

    A bad cell, or a text, under the first cell of a range would no longer be seen.
    lines: row → the line of the page that it stands at. texts: what stands in a row and
    position. marked: the pens of the bad cells.
    """
    taken: set[tuple[int, int]] = set()
    for each in merged:
        first = (each.first_row, each.first_position)
        cells = each.cells
        hides = any(texts.get(cell) or cell in marked for cell in cells - {first})
        if hides or not texts.get(first) or cells & taken or not is_whole(each, lines):
            continue
        taken |= cells
        pen = marked.get(first, pen_of_row(each.first_row))
        at = lines[each.first_row], each.first_position
        page.merge_range(*at, lines[each.last_row], each.last_position, "", pen)
        page.write_string(*at, texts[first], pen)


def is_whole(each: MergedCells, lines: Mapping[int, int]) -> bool:
    """All rows of the range are there and stand one below the other."""
    rows = range(each.first_row, each.last_row + 1)
    found = [lines[row] for row in rows if row in lines]
    return len(found) == len(rows) == found[-1] - found[0] + 1
