"""Small counts stay hidden, also from whoever adds, subtracts and knows the rule."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.present.suppression import (
    K_SMALLEST,
    hidden_positions,
    is_safe_part,
    protected,
)

Shown = tuple[int | None, ...]


def published(counts: tuple[int, ...]) -> tuple[int | None, Shown] | None:
    """What a reader gets: the total, and each cell or nothing in its place."""
    hidden = hidden_positions(counts)
    if hidden is None:
        return None
    cells = [None if at in hidden else count for at, count in enumerate(counts)]
    return sum(counts), tuple(cells)


@cache
def of_that_sum(length: int, total: int) -> tuple[tuple[int, ...], ...]:
    """Every way of writing a total as so many cells."""
    if length == 1:
        return ((total,),)
    return tuple(
        (first, *rest)
        for first in range(total + 1)
        for rest in of_that_sum(length - 1, total - first)
    )


def that_fit(answer: tuple[int | None, Shown]) -> Iterator[tuple[int, ...]]:
    """Every table that the same rule would publish in the same way.

    This is the strongest reader: adds and subtracts, knows K and knows the rule.
    """
    total, cells = answer
    known = sum(cell or 0 for cell in cells)
    gaps = [at for at, cell in enumerate(cells) if cell is None]
    for values in of_that_sum(len(gaps), (total or 0) - known):
        table = [cell or 0 for cell in cells]
        for at, value in zip(gaps, values, strict=True):
            table[at] = value
        if published(tuple(table)) == answer:
            yield tuple(table)


def recovered(counts: tuple[int, ...]) -> set[int]:
    """The hidden positions that have one possible value only."""
    answer = published(counts)
    if answer is None:
        return set()
    seen: dict[int, set[int]] = {
        at: set() for at, cell in enumerate(answer[1]) if cell is None
    }
    for table in that_fit(answer) if seen else ():
        for at, values in seen.items():
            values.add(table[at])
        if all(len(values) > 1 for values in seen.values()):
            break
    return {at for at, values in seen.items() if len(values) < 2}


# No deadline: a busy machine is no mistake.
@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5).map(tuple))
def test_no_hidden_count_can_be_worked_out(counts: tuple[int, ...]) -> None:
    assert recovered(counts) == set()


def test_no_hidden_count_of_any_small_table_can_be_worked_out() -> None:
    tables = product(range(8), repeat=3)

    assert [counts for counts in tables if recovered(counts)] == []


@settings(deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_no_small_count_is_shown_and_no_zero_is_hidden(counts: list[int]) -> None:
    hidden = hidden_positions(counts)

    if hidden is not None:
        assert all(at in hidden for at, n in enumerate(counts) if 0 < n < K_SMALLEST)
        assert all(counts[at] > 0 for at in hidden)
        assert not hidden or len({counts[at] for at in hidden}) >= 2


@pytest.mark.parametrize(
    "counts, hidden",
    [
        ((40, 20, 5, 0), set()),
        ((40, 20, 3, 0), {1, 2}),  # 20 goes too, or 63 − 40 would give the 3
        ((40, 20, 20, 3), {1, 2, 3}),  # both 20s: the rule does not know their order
        ((40, 9, 4), {1, 2}),  # 4 is small, 5 is not
        ((40, 3, 1), {1, 2}),  # two values hide each other
        ((40, 1, 1), {0, 1, 2}),  # 2 in two rows would be 1 and 1
        ((3, 3, 0), None),  # nothing to hide them behind
        ((3, 1), None),  # the total is a small count itself
        ((0, 0), set()),
        ((), set()),
    ],
)
def test_what_is_hidden(counts: tuple[int, ...], hidden: set[int] | None) -> None:
    assert hidden_positions(counts) == hidden


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        hidden_positions([7, -1])


def test_a_table_keeps_its_rows_and_loses_the_small_counts() -> None:
    by_channel = pl.DataFrame(
        {"channel": ["12345", "app", "desk"], "complaint_count": [50, 9, 2]}
    )

    shown = protected({"channel": by_channel}, "complaint_count")

    assert shown is not None
    assert shown["channel"]["complaint_count"].to_list() == [50, None, None]
    assert shown["channel"]["channel"].to_list() == ["12345", "app", "desk"]


def test_one_table_that_cannot_stand_takes_the_others_with_it() -> None:
    # 12 = 4 + 4 + 4: the other table's 12 would give the three fours away.
    by_district = pl.DataFrame({"d": ["a", "b", "c"], "complaint_count": [4, 4, 4]})
    by_channel = pl.DataFrame({"channel": ["app"], "complaint_count": [12]})

    tables = {"district": by_district, "channel": by_channel}
    assert protected(tables, "complaint_count") is None


def test_an_empty_table_stays_empty() -> None:
    empty = pl.DataFrame(schema={"channel": pl.String, "complaint_count": pl.Int64})

    shown = protected({"channel": empty}, "complaint_count")

    assert shown is not None
    assert shown["channel"].is_empty()


@pytest.mark.parametrize(
    "part, whole, is_safe",
    [(0, 9, True), (9, 9, True), (5, 10, True), (4, 10, False), (6, 10, False)],
)
def test_a_part_is_shown_when_neither_side_of_it_is_small(
    part: int, whole: int, is_safe: bool
) -> None:
    assert is_safe_part(part, whole) is is_safe
