"""Places the words of a schematic map: below their mark, or above, clear of others."""

import math
from dataclasses import dataclass

import polars as pl

#: Pixels of the two lines of words, and from a mark to them.
WORDS_HEIGHT = 30
GAP = 11

#: From the middle of the first line to the second.
LINE_STEP = 16

#: The narrowest that the map gets beside the margins of a page, in pixels.
MAP_WIDTH = 900


@dataclass(frozen=True)
class Mark:
    """A mark on the map in pixels: its middle, its radius, how wide its words are."""

    x: float
    y: float
    radius: float
    words_width: float

    def words_at(self, offset: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the words at an offset."""
        half, top = self.words_width / 2, self.y + offset - LINE_STEP / 2
        return self.x - half, top, self.x + half, top + WORDS_HEIGHT

    @property
    def circle(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the mark."""
        x, y, radius = self.x, self.y, self.radius
        return x - radius, y - radius, x + radius, y + radius


def label_offsets(marks: list[Mark]) -> list[float]:
    """Return for each mark how far below its middle its first line stands.

    Below the mark where nothing is in the way, else above it (negative); where neither
    is free, where less is covered.
    """
    placed: list[tuple[float, float, float, float]] = []
    offsets = [0.0] * len(marks)
    for index in sorted(range(len(marks)), key=lambda each: -marks[each].y):
        mark = marks[index]
        others = [one.circle for one in marks if one is not mark]
        below = mark.radius + GAP
        above = -mark.radius - GAP - LINE_STEP
        covered = {
            each: sum(overlap(mark.words_at(each), box) for box in (*placed, *others))
            for each in (below, above)
        }
        offset = min(covered, key=covered.__getitem__)
        placed.append(mark.words_at(offset))
        offsets[index] = offset
    return offsets


def overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> float:
    """Return the square pixels that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def with_label_offsets(marks: pl.DataFrame, height: int, margin: float) -> pl.DataFrame:
    """Return the marks with label_offset, in pixels.

    marks: map_x, map_y, area (square pixels), name_line, number_line. height: of the
    map in pixels. margin: the part of it that stays free on each side.
    """
    xs, ys = (
        pixels(marks["map_x"], MAP_WIDTH, margin),
        pixels(marks["map_y"], height, margin),
    )
    found = [
        Mark(x, y, math.sqrt(area / math.pi), words_width(name, number))
        for x, y, area, name, number in zip(
            xs, ys, marks["area"], marks["name_line"], marks["number_line"], strict=True
        )
    ]
    offsets = label_offsets(found)
    return marks.with_columns(label_offset=pl.Series(offsets, dtype=pl.Float64))


def pixels(values: pl.Series, size: int, margin: float) -> list[float]:
    """Return the positions in pixels, as the scale of the map fits them."""
    numbers = [float(value) for value in values]
    if not numbers:
        return []
    low, high = min(numbers), max(numbers)
    room = max((high - low) * margin, 0.05)
    return [(each - low + room) / (high - low + 2 * room) * size for each in numbers]


def words_width(*lines: str | None) -> float:
    """Return the pixels of the longest of the lines; a Chinese letter is two wide."""
    return max(
        sum(13.0 if ord(letter) > 0x2E7F else 6.8 for letter in line or "")
        for line in lines
    )
