"""Deliveries and withdrawals in any order, against a history kept in plain Python."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.answers import Warehouse, answer
from tests.queries.random_deliveries import (
    STEPS,
    forget_everything,
    instant,
    replay,
)

TWINS_OF = ("restatements",)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,  # each example empties the warehouse
        HealthCheck.too_slow,
    ],
)
@given(steps=STEPS, instants=st.tuples(st.integers(0, 8), st.integers(0, 8)))
def test_the_twin_and_the_warehouse_agree_on_what_was_restated(
    warehouse: Warehouse,
    steps: list[dict[int, int | None] | int],
    instants: tuple[int, int],
) -> None:
    forget_everything(warehouse)
    from_step, to_step = sorted(instants)

    twin = replay(warehouse, steps)

    current = "select hour, visit_count from core.fct_visitor_count"
    assert dict(answer(warehouse, current)) == twin.held(len(steps))
    restated = answer(
        warehouse,
        "select hour(counted_from_at), old_value::integer, new_value::integer, is_gone"
        " from metric.restatements($1, $2) order by 1",
        instant(from_step),
        instant(to_step),
    )
    assert restated == twin.restated(from_step, to_step)
