"""Published figures computed again agree with their twins, and are parted once."""

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import write_rows
from tests.queries import figure_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.figure_twins import Board, Figure
from tests.queries.ledger import Ledger
from tests.queries.random_figures import BOARDS
from tests.queries.random_ledgers import DAYS, LEDGERS, WITH_RANDOM_LEDGERS
from tests.queries.test_merchant_twins import by_key
from tests.queries.write_ledger import text_row, write_ledger

TWINS_OF = (
    "published_cases",
    "published_figures",
    "published_registers",
    "published_visits",
)
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=8)
TABLES = {
    "core.published_figure": "figures",
    "core.dim_market": "markets",
    "core.dim_venue": "venues",
    "core.dim_merchant": "pledgers",
}


def write_board(warehouse: Warehouse, board: Board) -> None:
    """Add the figures and the registers; the ledger's merchants never pledged."""
    for table, part in TABLES.items():
        rows = [text_row(dataclasses.asdict(row)) for row in getattr(board, part)]
        write_rows(warehouse, table, rows)


def near(value: figure_twins.Value) -> object:
    """Computed figures have four digits."""
    return None if value is None else pytest.approx(float(value), abs=5.1e-5)


def as_floats(found: dict[Any, Any]) -> dict[Any, Any]:
    """Decimals as doubles, to compare with what is near."""
    return {
        key: None if row[0] is None else float(row[0]) for key, row in found.items()
    }


@WITH_FEWER
@given(ledger=LEDGERS, board=BOARDS)
def test_published_figures(warehouse: Warehouse, ledger: Ledger, board: Board) -> None:
    write_ledger(warehouse, ledger)
    write_board(warehouse, board)
    figures = {figure.figure_id: figure for figure in board.figures}

    visits = answer(
        warehouse,
        "select figure_id, computed_value, coverage_share"
        " from metric.published_visits()",
    )
    by_hand = {
        name: figure_twins.visits(ledger, figure)
        for name, figure in figures.items()
        if figure.quantity == "visit_count"
    }
    assert by_key(visits) == {
        name: (found[0], found[1] if found[1] is None else pytest.approx(found[1]))
        for name, found in by_hand.items()
        if found
    }
    cases = answer(
        warehouse, "select figure_id, computed_value from metric.published_cases()"
    )
    assert as_floats(by_key(cases)) == {
        name: near(value[0])
        for name, figure in figures.items()
        if figure.quantity in figure_twins.COUNTS
        if (value := figure_twins.of_cases(ledger, figure)) is not None
    }
    registers = answer(
        warehouse, "select figure_id, computed_value from metric.published_registers()"
    )
    assert as_floats(by_key(registers)) == {
        name: near(value[0])
        for name, figure in figures.items()
        if figure.quantity in figure_twins.REGISTERS
        if (value := figure_twins.of_registers(board, figure)) is not None
    }
    verdicts = answer(
        warehouse, "select figure_id, verdict from metric.published_figures()"
    )
    assert dict(verdicts) == {
        name: figure_twins.verdict(figure, figure_twins.computed(ledger, board, figure))
        for name, figure in figures.items()
    }


@WITH_FEWER
@given(ledger=LEDGERS, split_on=st.sampled_from(DAYS[:-1]))
def test_two_halves_of_a_period_are_the_whole(
    warehouse: Warehouse, ledger: Ledger, split_on: dt.date
) -> None:
    write_ledger(warehouse, ledger)
    for quantity in ("visit_count", "complaint_count", "refunded_yuan"):
        whole = (None, None)
        halves = [(None, split_on), (split_on + dt.timedelta(days=1), None)]
        rows = [
            Figure(
                f"{quantity}{number}", quantity, None, Decimal(0), False, None, None,
                None, *ends, False,
            )
            for number, ends in enumerate([whole, *halves])
        ]  # fmt: skip
        figures = [text_row(dataclasses.asdict(row)) for row in rows]
        write_rows(warehouse, "core.published_figure", figures)

    sums = (
        "select quantity, coalesce(sum(computed_value), 0)"
        " from metric.published_figures() where figure_id {} '%0' group by all"
        " order by all"
    )
    of_halves = answer(warehouse, sums.format("not like"))
    assert of_halves == answer(warehouse, sums.format("like"))
