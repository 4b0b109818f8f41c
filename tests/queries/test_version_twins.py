"""Versions of readings, what held when, and the size of revisions: against twins.

The history of complaints and payments has drawn tests in test_restatements.
"""

import dataclasses
import datetime as dt
from collections import defaultdict

from hypothesis import given, settings

from tests.drawing import write_rows
from tests.queries import figure_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.figure_twins import Figure
from tests.queries.random_deliveries import (
    MIDNIGHT,
    RESENT,
    STEPS,
    Replaced,
    Twin,
    forget_everything,
    instant,
    replay,
)
from tests.queries.random_figures import FIGURES
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS
from tests.queries.twins import Key, share
from tests.queries.write_ledger import text_row

TWINS_OF = (
    "revision_size",
    "row_versions",
    "scopes_of_values",
    "superseded_counts",
    "values_held",
)
WITH_FEWER = settings(WITH_RANDOM_LEDGERS, max_examples=8)
Steps = list[dict[int, int | None] | int]


@WITH_FEWER
@given(steps=RESENT | STEPS)
def test_versions_and_what_held(warehouse: Warehouse, steps: Steps) -> None:
    forget_everything(warehouse)
    twin = replay(warehouse, steps)
    changed = twin.changed_hours()

    versions = answer(
        warehouse,
        "select hour(counted_from_at), delivery_id, value_number::integer"
        " from metric.row_versions()",
    )
    assert sorted(versions, key=str) == sorted(
        (
            (hour, step, value)
            for hour in changed
            for step, value in twin.versions[hour]
        ),
        key=str,
    )
    for seen_at in range(len(steps) + 1):
        held = answer(
            warehouse,
            "select hour(counted_from_at), value_number::integer, delivery_id"
            " from metric.values_held(?)",
            instant(seen_at),
        )
        assert {row[0]: row[:0:-1] for row in held} == {
            hour: version
            for hour, version in twin.standing(seen_at).items()
            if hour in changed
        }


def revisions(twin: Twin) -> dict[int, Key]:
    """By delivery: old, new, revised, ratio, how many readings, withdrawn, reason."""
    groups: dict[int, list[Replaced]] = defaultdict(list)
    for one in twin.replaced:
        groups[one.new_step].append(one)
    found = {}
    for step, mine in groups.items():
        both = [
            (one.old_value, one.new_value)
            for one in mine
            if one.old_value is not None and one.new_value is not None
        ]
        old = sum(old for old, _ in both)
        new = sum(new for _, new in both)
        revised = sum(abs(new - old) for old, new in both)
        found[step] = (
            *((old, new, new - old, revised) if both else (None,) * 4),
            share(revised, old),
            *(len(mine), len(both)),
            len([one for one in mine if one.old_value is None]),
            len([one for one in mine if one.new_value is None]),
            step in twin.withdrawn_at,
            "comparable" if old > 0 else "not_comparable",
            None if old > 0 else "no_base",
        )
    return found


@WITH_FEWER
@given(steps=RESENT | STEPS)
def test_the_size_of_revisions(warehouse: Warehouse, steps: Steps) -> None:
    forget_everything(warehouse)
    twin = replay(warehouse, steps)

    superseded = answer(
        warehouse,
        "select hour(counted_from_at), old_delivery_id, old_visit_count,"
        " new_delivery_id, new_visit_count from metric.superseded_counts()",
    )
    expected = [dataclasses.astuple(one) for one in twin.replaced]
    assert sorted(superseded, key=str) == sorted(expected, key=str)
    sizes = answer(
        warehouse,
        "select delivery_id, old_visit_count, new_visit_count, difference,"
        " revised_visit_count, revision_ratio, restated_reading_count,"
        " compared_reading_count, filled_reading_count, emptied_reading_count,"
        " is_withdrawn, verdict, reason from metric.revision_size()",
    )
    assert {row[0]: row[1:] for row in sizes} == revisions(twin)


def holds(figure: Figure, day: dt.date) -> bool:
    """Whether visits of a place in no register are part of the figure."""
    return (
        figure.quantity == "visit_count"
        and (figure.measure or "entries") == "entries"
        and figure.district_id is None
        and figure_twins.is_in_period(figure, day)
        and not figure.is_holidays_only  # nothing is known to be one
    )


@WITH_FEWER
@given(steps=RESENT | STEPS, figures=FIGURES)
def test_the_figures_that_a_value_belongs_to(
    warehouse: Warehouse, steps: Steps, figures: list[Figure]
) -> None:
    forget_everything(warehouse)
    twin = replay(warehouse, steps)
    rows = [text_row(dataclasses.asdict(figure)) for figure in figures]
    write_rows(warehouse, "core.published_figure", rows)

    found = answer(
        warehouse,
        "select split_part(split_part(row_key, ' ', 4), ':', 1)::integer, figure_id"
        " from metric.scopes_of_values()",
    )
    assert sorted(found) == sorted(
        (hour, figure.figure_id)
        for hour in twin.changed_hours()
        for figure in figures
        if holds(figure, MIDNIGHT.date())
    )
