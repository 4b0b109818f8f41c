"""The level of each place now: the gravest that holds, and why none can be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.defaults import Row
from tests.drawing import Fill, write_rows
from tests.queries import capacity_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS
from tests.queries.test_alerts import SCHEMES, fill_present
from tests.queries.test_capacity_twins import COUNTS, write_gate

PLACES = """
place_id | district_id | instant_capacity_count | daily_capacity_count
---------+-------------+------------------------+---------------------
gate     | north       | 1000                   | 2000
no_area  | north       |                        |
silent   | south       | 1000                   |
"""
LEVELS = (
    "select place_id, basis, load_ratio, level, level_name, level_rank, level_count,"
    " strftime(held_since_at, '%H:%M'), verdict, reason"
    " from metric.capacity_levels_now({asked}, {scheme})"
)


def levels(
    warehouse: Warehouse, asked: str = "null", scheme: str = "'local'"
) -> list[tuple[object, ...]]:
    return answer(warehouse, LEVELS.format(asked=asked, scheme=scheme))


def test_each_place_and_load_has_its_level_or_the_reason_for_none(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [900, 860])
    fill_present(fill, [900, 860], "no_area")

    nothing = (None, None, None, 3, None, "not_known")
    none_at_all = (None, None, None, None, None, "not_known")
    assert levels(warehouse) == [
        ("gate", "instant", 0.86, 2, "橙色", 3, 3, "10:00", "held", None),
        ("gate", "day", None, *none_at_all, "no_reading"),
        ("no_area", "instant", None, *nothing, "no_capacity"),
        ("no_area", "day", None, *none_at_all, "no_reading"),
        ("silent", "instant", None, *none_at_all, "no_reading"),
        ("silent", "day", None, *none_at_all, "no_reading"),
    ]


@pytest.mark.parametrize(
    "counts, level, since",
    [
        pytest.param([499], None, None, id="below_the_lowest"),
        pytest.param([500, 460], 0, "10:00", id="between_release_and_start"),
        pytest.param([500, 449], None, None, id="below_the_release"),
        pytest.param([900, 860, 849], 1, "10:00", id="falls_to_the_lower_level"),
        pytest.param([900, 700, 900], 2, "12:00", id="begun_a_second_time"),
    ],
)
def test_a_level_holds_from_its_start_to_its_release(
    warehouse: Warehouse,
    fill: Fill,
    counts: list[int],
    level: int | None,
    since: str | None,
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, counts)

    (gate, *_) = levels(warehouse)
    assert (gate[3], gate[7]) == (level, since)
    assert gate[8] == ("below" if level is None else "held")


def test_a_load_without_a_scheme_is_shown_and_not_judged(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill(
        "core.dim_alert_scheme",
        "scheme_id | level | from_share | district_id\nelsewhere | 1 | 0.1 | south",
    )
    fill_present(fill, [900])
    (gate, *_) = levels(warehouse, scheme="null")

    assert gate == (
        *("gate", "instant", 0.9, None, None, None, None, None),
        *("not_known", "no_scheme"),
    )


def test_a_stale_load_has_no_level(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [900])

    (gate, *_) = levels(warehouse, "'2024-10-01 12:00'")
    assert gate[2:5] == (0.9, 2, "橙色")
    (gate, *_) = levels(warehouse, "'2024-10-01 12:01'")
    assert (gate[2], gate[3], *gate[8:]) == (None, None, "not_known", "stale")


@pytest.mark.parametrize(
    "asked, since, verdict",
    [
        pytest.param("05:30", "03:00", "held", id="before_six"),
        pytest.param("06:30", "03:00", "held", id="after_six"),
        pytest.param("07:30", "07:00", "held", id="counted_in_the_new_day"),
    ],
)
def test_a_load_of_before_six_keeps_its_level_until_the_next_reading(
    warehouse: Warehouse, fill: Fill, asked: str, since: str, verdict: str
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill(
        "core.fct_visitor_count",
        """
        place_id | measure | counted_from_at  | visit_count
        ---------+---------+------------------+------------
        gate     | present | 2024-10-02 03:00 | 900
        gate     | present | 2024-10-02 05:00 | 900
        gate     | present | 2024-10-02 07:00 | 900
        """,
    )

    (gate, *_) = levels(warehouse, f"'2024-10-02 {asked}'")
    assert (gate[3], gate[7], gate[8], gate[9]) == (2, since, verdict, None)


def test_each_scheme_that_applies_has_a_row(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.dim_place", PLACES)
    fill("core.dim_alert_scheme", SCHEMES)
    fill_present(fill, [850])

    assert answer(
        warehouse,
        "select scheme_id, level_name, from_share from metric.capacity_levels_now()"
        " where place_id = 'gate' and basis = 'instant'",
    ) == [("law", "公告", 0.8), ("local", "黄色", 0.8)]


@settings(WITH_RANDOM_LEDGERS, max_examples=12)
@given(
    counts=st.lists(COUNTS, min_size=1, max_size=12),
    from_count=st.integers(70, 100),
    slack=st.integers(0, 15),
)
def test_what_holds_now_is_the_last_alert_that_has_not_ended(
    warehouse: Warehouse, counts: list[int | None], from_count: int, slack: int
) -> None:
    write_gate(warehouse, "present", {"gate": counts})
    bounds = (from_count / 100, (from_count - slack) / 100)
    scheme: Row = {
        **{"scheme_id": "s", "level": "1"},
        **{"from_share": str(bounds[0]), "release_share": str(bounds[1])},
    }
    write_rows(warehouse, "core.dim_alert_scheme", [scheme])
    loads = [None if count is None else count / 100 for count in counts]
    held = [one for one in capacity_twins.episodes(loads, *bounds) if one[1] is None]
    expected = (
        ("not_known", None)
        if loads[-1] is None
        else ("held", 6 + held[0][0])
        if held
        else ("below", None)
    )

    found = answer(
        warehouse,
        "select verdict, hour(held_since_at) from metric.capacity_levels_now()"
        " where place_id = 'gate' and basis = 'instant'",
    )
    assert found == [expected]
