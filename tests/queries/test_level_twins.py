"""The levels of capacity now, their alerts and people who went silent: twins agree."""

import dataclasses
import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.queries import level_twins, present_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import DAY, HOUR
from tests.queries.level_twins import Scheme
from tests.queries.present_twins import OPENING, Hours, at
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS
from tests.queries.random_windows import insert_rows
from tests.queries.test_merchant_twins import by_key, same
from tests.queries.test_present_twins import HOURS, NOW, unstuck, write_hours
from tests.queries.test_scope_twins import write_districts
from tests.queries.twins import Key
from tests.queries.write_ledger import text_row

TWINS_OF = ("alerts", "alerts_of_capacity", "capacity_levels_now")
WITH_FEW = settings(WITH_RANDOM_LEDGERS, max_examples=6)
TODAY = OPENING.date()
BACKWARDS = (TODAY + DAY, TODAY)
SHARES = st.sampled_from(
    [
        ((0.4, 0.35),),
        ((0.03, 0.03), (0.8, 0.6)),
        ((0.4, 0.4), (0.8, 0.4), (0.9, 0.41)),
        ((0.5, 0.02), (0.9, 0.03)),
    ]
)
SCHEMES = st.tuples(
    *(
        st.builds(
            Scheme,
            st.just(name),
            SHARES,
            st.sampled_from([None, None, "belt", "sanbao", "far"]),
            st.sampled_from([None, None, TODAY, TODAY + DAY]),
            st.sampled_from([None, None, TODAY, TODAY + DAY]),
        ).filter(lambda one: (one.valid_from_on, one.valid_to_on) != BACKWARDS)
        for name in ("law", "local")
    )
)
#: Last counted before six: one place above the gravest level, one between two.
FULL = tuple(
    Hours(place_id, "sanbao", 100, 100, {20: 10, 23: count}, {})
    for place_id, count in (("gate", 95), ("market", 85), ("camp", 10))
)
BOTH = (
    Scheme("law", ((0.03, 0.03), (0.8, 0.6)), None, None, None),
    Scheme("local", ((0.4, 0.4), (0.8, 0.4), (0.9, 0.41)), "belt", None, TODAY),
)
#: Around six in the morning the business day changes.
AROUND_SIX = st.sampled_from([23, 23.5, 24, 24.5, 25, 25.5, 26]).map(
    lambda hours: OPENING + HOUR * hours
)

#: When what was counted at this hour the day before may be missed.
A_DAY_LATER = st.integers(48, 70).map(lambda half: OPENING + HOUR * half / 2)


def with_room(places: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The places as large as a day of random hours is full."""
    return tuple(
        dataclasses.replace(
            place, daily_capacity_count=(place.daily_capacity_count or 0) * 20
        )
        for place in unstuck(places)
    )


def closed_at_six(places: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The places with a last snapshot at 05:00, and none in the new business day."""
    return tuple(
        dataclasses.replace(
            place,
            instant_capacity_count=100,
            present={n: count for n, count in place.present.items() if n < 23}
            | {23: 90},
        )
        for place in places
    )


def write_schemes(warehouse: Warehouse, schemes: tuple[Scheme, ...]) -> None:
    """Replace the schemes of the warehouse."""
    rows = [
        text_row(
            {
                **dataclasses.asdict(scheme),
                "level": level,
                "from_share": shares[0],
                "release_share": shares[1],
            }
        )
        for scheme in schemes
        for level, shares in enumerate(scheme.levels)
    ]
    for row in rows:
        del row["levels"]
    insert_rows(warehouse, "core.dim_alert_scheme", rows)


@WITH_FEW
@example(drawn=FULL, schemes=BOTH, as_of=OPENING + HOUR * 24.5)
@given(
    drawn=HOURS.map(closed_at_six) | HOURS,
    schemes=SCHEMES,
    as_of=AROUND_SIX | NOW,
)
def test_the_levels_that_hold_now(
    warehouse: Warehouse,
    drawn: tuple[Hours, ...],
    schemes: tuple[Scheme, ...],
    as_of: dt.datetime | None,
) -> None:
    places = with_room(drawn)
    write_hours(warehouse, places)
    write_districts(warehouse)
    write_schemes(warehouse, schemes)
    now = present_twins.now_of(places, as_of)
    expected = level_twins.levels(places, schemes, now) if now else {}

    found = answer(
        warehouse,
        "select place_id, basis, scheme_id, counted_at, load_ratio, level, level_rank,"
        " level_count, from_share, held_since_at, verdict, reason"
        " from metric.capacity_levels_now(?)",
        as_of,
    )
    told = {
        row[:3]: row[3:] for row in found if (*row[:2], None) not in expected or row[2]
    }
    rows = {}
    for key, row in expected.items():
        if row[1] == "not_known":  # a row for each scheme, without level and load
            mine = [one for one in found if one[:2] == key[:2]]
            assert {one[4:7] + one[8:] for one in mine} == {(*[None] * 5, *row[1:])}, (
                mine
            )
            told = {one: cells for one, cells in told.items() if one[:2] != key[:2]}
        else:
            rows[key] = row
            told |= {one[:3]: one[3:] for one in found if one[:3] == key}
    same(told, rows)

    alerts = answer(
        warehouse,
        "select alert_id, subject_id, since_at, known_at, measured_value,"
        " threshold_value, basis_id from metric.alerts_of_capacity(?)",
        as_of,
    )
    same(by_key(alerts), level_twins.alerts(rows))


@settings(WITH_RANDOM_LEDGERS, max_examples=1)
@example(drawn=FULL, as_of=OPENING + HOUR * 24.5)
@example(drawn=FULL, as_of=OPENING + HOUR * 44.5)
@given(drawn=HOURS, as_of=AROUND_SIX)
def test_alerts_are_those_of_every_kind_the_gravest_first(
    warehouse: Warehouse, drawn: tuple[Hours, ...], as_of: dt.datetime
) -> None:
    write_hours(warehouse, with_room(drawn))
    write_districts(warehouse)
    write_schemes(warehouse, BOTH)

    everything = answer(warehouse, "from metric.alerts(?)", as_of)
    kinds = ("capacity", "deadlines", "feeds", "counters", "merchants")
    apart = [
        row
        for kind in kinds
        for row in answer(warehouse, f"from metric.alerts_of_{kind}(?)", as_of)
    ]
    apart.sort(key=lambda row: row[0])
    apart.sort(key=lambda row: row[7] or OPENING - DAY * 999, reverse=True)
    apart.sort(key=lambda row: row[2:0:-1])
    assert everything == apart


@WITH_FEW
@example(drawn=FULL, as_of=OPENING + HOUR * 44.5)
@given(drawn=HOURS, as_of=A_DAY_LATER)
def test_people_who_are_not_counted_any_more(
    warehouse: Warehouse, drawn: tuple[Hours, ...], as_of: dt.datetime
) -> None:
    places = unstuck(drawn)
    write_hours(warehouse, places)

    went_silent = answer(
        warehouse,
        "select subject_id, reason, since_at, known_at, measured_value,"
        " threshold_value from metric.alerts_of_counters(?) where basis_id = 'present'",
        as_of,
    )
    assert sorted(went_silent) == sorted(gone(places, as_of))


def gone(places: tuple[Hours, ...], now: dt.datetime) -> list[Key]:
    """Places whose people are not counted now: since when, known at, hours, limit."""
    found: list[Key] = []
    for place in places:
        _, reason = present_twins.present_now(place, now)
        a_day_ago = [n for n in place.present if DAY <= now - at(n) <= DAY + HOUR]
        last = max((at(n) for n in place.present if at(n) <= now), default=now)
        if reason == "stale" and a_day_ago:
            hours = (now - last) / HOUR
            found.append((place.place_id, reason, last, now, hours, 2))
        elif reason == "counter_missing":
            found.append((place.place_id, reason, None, now, None, None))
    return found
