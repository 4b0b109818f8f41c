"""Hides small counts so that nobody can work them out again.

A count below K_SMALLEST may point at one merchant or one visitor. It is hidden, and
where it could be had back by taking the rows shown from the total, more rows are hidden
with it. Who has the role for it sees every count; these functions are for the others.
"""

from collections.abc import Sequence

import polars as pl

#: The smallest count, other than 0, that everyone may see.
K_SMALLEST = 5


def hidden_positions(counts: Sequence[int]) -> set[int] | None:
    """Return the positions to hide beside a total that is shown; None = show nothing.

    counts: the cells of one table, 0 or more, which add up to the total. A 0 is shown.
    The rule looks at values only, never at their order, so that whoever knows it can
    exchange the hidden values at will; two different values among the hidden ones are
    therefore enough to leave each of them open. Where all small counts are equal, all
    rows of the next larger value are hidden with them. Where there is none, or where
    the total itself is small, table and total cannot both be shown: None.

    Raises:
        ValueError: a count is negative; such a table has no total in this sense.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a count is never negative")
    if 0 < sum(counts) < K_SMALLEST:
        return None
    small = {count for count in counts if 0 < count < K_SMALLEST}
    if not small:
        return set()
    if len(small) == 1:
        larger = [count for count in counts if count >= K_SMALLEST]
        if not larger:
            return None
        small.add(min(larger))
    return {position for position, count in enumerate(counts) if count in small}


def protected(
    tables: dict[str, pl.DataFrame], count: str
) -> dict[str, pl.DataFrame] | None:
    """Return the tables with small counts as NULL; None = not even their total.

    tables: name → a breakdown of the same cases, each by another column, so that every
    table adds up to the same total. Their total is shown beside them; if one of them
    does not allow that, none is shown, since any other would give the total away.
    count: the column of the counts; every other column must be a key.
    """
    shown: dict[str, pl.DataFrame] = {}
    for name, table in tables.items():
        hidden = hidden_positions([int(value) for value in table[count]])
        if hidden is None:
            return None
        is_hidden = pl.Series([row in hidden for row in range(table.height)])
        shown[name] = table.with_columns(
            pl.when(is_hidden.cast(pl.Boolean))
            .then(None)
            .otherwise(pl.col(count))
            .alias(count)
        )
    return shown


def is_safe_part(part: int, whole: int) -> bool:
    """Return whether "part of whole" may be shown: neither side of it is small."""
    return all(count == 0 or count >= K_SMALLEST for count in (part, whole - part))
