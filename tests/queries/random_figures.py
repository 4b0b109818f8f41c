"""Random published figures and registers, many in each example.

They are made from one number: drawn one by one, so many would hardly ever be drawn.
"""

import datetime as dt
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from tests.queries.desk import Pledger
from tests.queries.figure_twins import COUNTS, REGISTERS, Board, Figure, Market, Venue
from tests.queries.random_ledgers import DAYS

Ends = tuple[dt.date | None, dt.date | None]
QUANTITIES = ["visit_count", "visit_count", "visit_count", None, *COUNTS, *REGISTERS]
PLACED = [None, "taoyangli", "sanbao", "far", "lost"]


def ends_of(rng: Random) -> Ends:
    """First and last day; an end before the beginning cannot be loaded."""
    first, last = sorted(rng.choices(DAYS, k=2))
    return rng.choice([(None, None), (first, None), (None, last), (first, last)])


def figure_of(rng: Random, number: int) -> Figure:
    """A figure of its own number."""
    from_on, to_on = ends_of(rng)
    return Figure(
        f"figure{number}",
        rng.choice(QUANTITIES),
        rng.choice([None, *map(Decimal, range(7))]),
        Decimal(rng.choice([0, 1, 50])),
        is_at_least=rng.random() < 1 / 3,
        district_id=rng.choice([None, None, "belt", "taoyangli", "far", "lost"]),
        measure=rng.choice([None, None, "entries", "passages", "present"]),
        category=rng.choice([None, None, "诚信退赔", "没有的"]),
        from_on=from_on,
        to_on=to_on,
        is_holidays_only=rng.random() < 1 / 3,
    )


def figures_of(seed: int) -> list[Figure]:
    """Thirty figures."""
    rng = Random(seed)
    return [figure_of(rng, number) for number in range(30)]


def board_of(seed: int) -> Board:
    """Thirty figures; markets, venues and pledges, or a register without a row."""
    rng = Random(seed)
    markets = [
        Market(f"market{number}", rng.choice(PLACED), rng.choice([None, 1, 3]), *ends)
        for number in range(rng.choice([0, 2, 4]))
        if (ends := ends_of(rng))
    ]
    venues = [
        Venue(f"venue{number}", rng.choice(PLACED), *ends_of(rng))
        for number in range(rng.choice([0, 5]))
    ]
    pledgers = []
    for number in range(5):
        begins, ends_on = ends_of(rng)
        # without a first day it never pledged
        pledge = (begins, ends_on if begins else None)
        pledgers.append(Pledger(f"other{number}", *pledge, rng.choice(PLACED)))
    return Board(figures_of(seed), markets, venues, pledgers)


SEEDS = st.integers(0, 2**32)
FIGURES = SEEDS.map(figures_of)
BOARDS = SEEDS.map(board_of)
