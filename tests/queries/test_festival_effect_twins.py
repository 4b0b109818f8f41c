"""Uplift, spending, days around and controls of random festivals agree with twins."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.queries.answers import Warehouse
from tests.queries.festival_effect_twins import HALO as HALO_DAYS
from tests.queries.festival_effect_twins import MEASURES, adjusted, halo, rounded
from tests.queries.festival_world import Listed, World, write_world
from tests.queries.random_festivals import (
    WORLDS,
    agree,
    dicts,
    examples,
    numbers,
    shown,
    unmeasured,
)
from tests.queries.uplift_scene import DAY, Held, Window
from tests.queries.uplift_twins import Uplift, uplift

TWINS_OF = (
    *("festival_uplift", "festival_spend", "festival_halo"),
    *("festival_control_adjustment", "festival_day_ranges"),
)


def edition_uplift(
    world: World, one: Listed, measure: str, by_night: bool
) -> Uplift | None:
    """The uplift of an edition's days or nights."""
    days = one.days()
    held = Held(
        one.event_id,
        frozenset(world.places_of(one)),
        days[0],
        days[-1],
        one.is_cancelled,
    )
    return uplift(Window(world.scene, held, measure, by_night))


@examples(6)
@given(world=WORLDS, rates=st.sampled_from([("80", "0.25"), ("80", None), (None, "1")]))
def test_the_uplift_and_the_spending_of_every_edition(
    warehouse: Warehouse, world: World, rates: tuple[str | None, str | None]
) -> None:
    write_world(warehouse, world)
    warehouse.execute("delete from core.dim_event_parameter")
    for name, rate in zip(
        ("spend_per_visit_yuan", "additionality_share"), rates, strict=True
    ):
        if rate is not None:
            warehouse.execute(
                "insert into core.dim_event_parameter (event_id, parameter,"
                " parameter_value, source_name, delivery_id, source_row)"
                " values ('a', ?, ?, 'survey', 1, 1)",
                [name, rate],
            )
    spent = {
        (row["event_id"], row["measure"]): row
        for row in dicts(warehouse, "from metric.festival_spend()")
    }
    rows = dicts(warehouse, "from metric.festival_uplift()")
    assert len(rows) == len(spent)
    for row in rows:
        one = next(each for each in world.listed if each.event_id == row["event_id"])
        known = rates if one.event_id == "a" else (None, None)
        checked = spent[one.event_id, row["measure"]]
        if row["measure"] is None:
            assert row["reason"] == row["night_reason"] == unmeasured(world, one)
            assert row["verdict"] == row["night_verdict"] == "no_baseline"
            assert checked["verdict"] == "not_known"
            assert checked["reason"] == ("no_uplift" if all(known) else "no_parameter")
            continue
        for prefix in ("", "night_"):
            said = edition_uplift(world, one, row["measure"], prefix == "night_")
            assert said is not None
            values = list(numbers(said))
            values[1:3] = [rounded(values[1]), rounded(values[2])]
            assert agree(shown(row, prefix), values), (row, said)
            assert row[f"{prefix}verdict"] == said.verdict
            assert row[f"{prefix}reason"] == said.reason
            assert row[f"{prefix}placebo_count"] == said.placebo_count
        assert_spending(checked, row, known)
    assert {(row["event_id"], row["measure"]) for row in rows} == rows_expected(world)


def rows_expected(world: World) -> set[tuple[str, str | None]]:
    """Each edition with its measures; without one, a row without a measure."""
    found: set[tuple[str, str | None]] = set()
    for one in world.listed:
        measures: list[str | None] = [
            measure
            for measure in MEASURES
            if not one.is_cancelled and edition_uplift(world, one, measure, False)
        ]
        found |= {(one.event_id, measure) for measure in measures or [None]}
    return found


def assert_spending(
    spent: dict[str, Any], row: dict[str, Any], rates: tuple[str | None, str | None]
) -> None:
    """Declared parameters × the uplift where it is above, else the reason."""
    reason = None
    if row["verdict"] != "above":
        reason = "no_uplift" if row["verdict"] == "no_baseline" else "uplift_not_above"
    if row["measure"] != "entries":
        reason = "not_entries"
    if not all(rates):
        reason = "no_parameter"
    assert spent["reason"] == reason
    assert spent["verdict"] == ("known" if reason is None else "not_known")
    names = ("additional_spend_yuan", "additional_spend_low_yuan")
    if reason is not None:
        assert [spent[name] for name in names] == [None, None]
        return
    yuan = float(rates[0] or 0) * float(rates[1] or 0)
    least = row["visit_count"] * (1 - 1 / (1 + row["uplift_low_ratio"]))
    assert isinstance(spent[names[0]], Decimal)
    assert float(spent[names[0]]) == pytest.approx(row["uplift_visit_count"] * yuan)
    assert float(spent[names[1]]) == pytest.approx(least * yuan, abs=0.006)


@examples(5)
@given(world=WORLDS)
def test_the_days_around_every_edition(warehouse: Warehouse, world: World) -> None:
    write_world(warehouse, world)
    expected = {
        (one.event_id, number): halo(world, one, number)
        for one in world.listed
        for number in HALO_DAYS
        if not one.is_cancelled and world.places_of(one)
    }
    seen = set()
    for row in dicts(warehouse, "from metric.festival_halo()"):
        key = (row["event_id"], row["halo_day_index"])
        seen.add((*key, row["measure"]))
        if row["measure"] is None:
            assert expected[key] == {}
            assert (row["verdict"], row["reason"]) == ("no_baseline", "no_counts")
            continue
        said = expected[key][row["measure"]]
        assert agree(shown(row), numbers(said)), (row, said)
        assert (row["verdict"], row["reason"]) == (said.verdict, said.reason)
        assert row["placebo_count"] == said.placebo_count
    assert seen == {
        (*key, measure) for key, each in expected.items() for measure in each or [None]
    }


@examples(5)
@given(world=WORLDS)
def test_the_adjustment_of_every_edition(warehouse: Warehouse, world: World) -> None:
    write_world(warehouse, world)

    for row in dicts(warehouse, "from metric.festival_control_adjustment()"):
        one = next(each for each in world.listed if each.event_id == row["event_id"])
        if row["measure"] is None:
            assert (row["verdict"], row["reason"]) == (
                "no_baseline",
                unmeasured(world, one),
            )
            continue
        said = adjusted(world, one, row["measure"])
        assert said is not None
        prefix = "control_adjusted_uplift_"
        found = [row[f"{prefix}{name}ratio"] for name in ("", "low_", "high_")]
        wanted = (said.ratio, said.low, said.high, said.error)
        assert agree([*found, row["control_placebo_error_ratio"]], wanted), (row, said)
        assert (row["is_control_adjusted"], row["verdict"], row["reason"]) == (
            said.is_adjusted,
            said.verdict,
            said.reason,
        ), (row, said)


@examples(5)
@given(world=WORLDS)
def test_the_ordinary_range_of_every_day(warehouse: Warehouse, world: World) -> None:
    write_world(warehouse, world)

    for one in world.listed[:2]:
        places = frozenset(world.places_of(one))
        rows = dicts(
            warehouse, f"from metric.festival_day_ranges('{one.event_id}', 3, 9)"
        )
        days = {row["counted_on"] for row in rows}
        first, last = one.days()[0] - DAY * 3, one.days()[-1] + DAY * 9
        assert (min(days), max(days), len(days)) == (
            first,
            last,
            (last - first).days + 1,
        )
        for row in rows:
            day = row["counted_on"]
            held = Held(one.event_id, places, day, day, one.is_cancelled)
            window = Window(world.scene, held, row["measure"], False)
            said = uplift(window) if places and row["measure"] else None
            assert row["reason"] == (said.reason if said else "no_counts"), (row, said)
            assert row["verdict"] == (said.verdict if said else "no_baseline")
            names = (
                *("baseline_visit_count", "visit_index", "ordinary_low_visit_count"),
                *("ordinary_high_visit_count", "ordinary_low_index"),
            )
            assert agree((row[name] for name in names), ranges(said)), (row, said)


def ranges(said: Uplift | None) -> tuple[float | None, ...]:
    """Baseline, index, ordinary visits from and to, ordinary index from."""
    if said is None or said.baseline is None or said.ratio is None:
        return (None,) * 5
    index = 100 * (said.ratio + 1)
    if said.low is None or said.high is None:
        return (said.baseline, index, None, None, None)
    lowest, highest = ((said.ratio + 1) / (1 + end) for end in (said.high, said.low))
    return (
        *(said.baseline, index, said.baseline * lowest, said.baseline * highest),
        100 * lowest,
    )
