"""Capacities and the cluster check agree with their plain-Python twins."""

import dataclasses
import datetime as dt
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.defaults import Row
from tests.queries import register_twins as twins
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import DAY, DISTRICTS
from tests.queries.random_ledgers import SCOPES, WITH_RANDOM_LEDGERS
from tests.queries.random_windows import insert_rows
from tests.queries.register_twins import MerchantRow, PlaceRow
from tests.queries.write_ledger import text_row

TWINS_OF = (
    "capacity",
    "capacity_by_district",
    "night_merchants",
    "night_cluster_check",
)
WITH_MANY = settings(WITH_RANDOM_LEDGERS, max_examples=40)
TODAY = dt.date(2024, 10, 5)
HOMES = st.sampled_from(["taoyangli", "sanbao", "belt", "far", "lost"])


def decimals(*values: str) -> st.SearchStrategy[Decimal | None]:
    """Some numbers, or an empty cell."""
    return st.none() | st.sampled_from(values).map(Decimal)


AREAS, PEOPLE = decimals("0", "0.7", "99.99", "1000"), decimals("0", "0.1", "3")
HOURS, VISITS = decimals("0", "8", "9", "10.5"), decimals("0", "0.7", "3", "9.01")
DECLARED = st.none() | st.sampled_from([0, 80, 500])
# Around the day asked for: its first and its last day, and the days beside it.
FROM_ON = st.none() | st.integers(-2, 1).map(lambda shift: TODAY + DAY * shift)
TO_ON = st.none() | st.integers(-1, 2).map(lambda shift: TODAY + DAY * shift)
PLACES = st.lists(
    st.builds(
        PlaceRow,
        st.uuids().map(str),
        HOMES,
        *(AREAS, PEOPLE, HOURS, VISITS, DECLARED, DECLARED, FROM_ON, TO_ON),
    ),
    min_size=1,
    max_size=6,
)
FLAGS = st.sampled_from([True, True, True, False, None])
MERCHANTS = st.lists(
    st.builds(
        MerchantRow,
        st.uuids().map(str),
        st.none() | HOMES,
        st.sampled_from([True] * 8 + [False, None]),
        st.sampled_from([True, False, False] * 4 + [None]),
        st.sampled_from([*map(Decimal, ("12.5", "100", "40.01"))] * 4)
        | decimals("0", "60"),
    ),
    max_size=7,
)

# Two of five are 40 % just.
JUST = [
    MerchantRow(name, "sanbao", True, name in "ab", Decimal(100)) for name in "abcde"
]


def rows_of(records: list[PlaceRow] | list[MerchantRow]) -> list[Row]:
    """The records as rows of text."""
    return [text_row(dataclasses.asdict(one)) for one in records]


def write_districts(
    warehouse: Warehouse, area: Decimal | None = None, kind: str | None = None
) -> None:
    """The districts of the register, all of one declared area and kind."""
    known = text_row({"area_m2": area, "cluster_kind": kind})
    insert_rows(
        warehouse,
        "core.dim_district",
        [
            {"district_id": district, "parent_district_id": parent, **known}
            for district, parent in DISTRICTS.items()
        ],
    )


@WITH_MANY
@given(places=PLACES)
def test_the_capacity_of_places_and_districts(
    warehouse: Warehouse, places: list[PlaceRow]
) -> None:
    write_districts(warehouse)
    insert_rows(warehouse, "core.dim_place", rows_of(places))
    valid = sorted(
        (one for one in places if one.is_valid(TODAY)), key=lambda one: one.place_id
    )

    assert answer(
        warehouse,
        "select place_id, district_id, instant_capacity_count, capacity_basis,"
        " daily_capacity_count, daily_capacity_basis, turnover_count, verdict, reason"
        " from metric.capacity(?)",
        TODAY,
    ) == [
        (
            *(one.place_id, one.district_id, *one.instant, *one.daily, one.turns),
            *twins.capacity_verdict(one),
        )
        for one in valid
    ]
    groups = defaultdict(list)
    for place in valid:
        for district in twins.parents_of(place.district_id, DISTRICTS):
            groups[district].append(place)
    expected = []
    for district, its_places in sorted(groups.items()):
        known = [one.instant[0] for one in its_places if one.instant[0] is not None]
        is_known = len(known) == len(its_places)
        expected.append(
            (
                *(district, district if district in DISTRICTS else None),
                *(sum(known) if is_known else None, len(its_places), len(known)),
                sum(one.instant[1] == "declared" for one in its_places),
                "known" if is_known else "not_known",
                None if is_known else "incomplete_capacity",
            )
        )
    assert answer(warehouse, "from metric.capacity_by_district(?)", TODAY) == expected


@WITH_MANY
@given(
    merchants=MERCHANTS,
    scope=SCOPES,
    area=decimals("0", "9999.99", "10000", "3000000", "3000000.01"),
    kind=st.sampled_from([None, "complex", "street", "park"]),
)
@example(merchants=JUST, scope=None, area=Decimal(10000), kind="complex")
def test_the_self_check_of_a_cluster(
    warehouse: Warehouse,
    merchants: list[MerchantRow],
    scope: str | None,
    area: Decimal | None,
    kind: str | None,
) -> None:
    write_districts(warehouse, area, kind)
    insert_rows(warehouse, "core.dim_merchant", rows_of(merchants))
    shares = twins.shares(merchants, scope)

    assert answer(
        warehouse,
        "select night_merchant_count, cultural_merchant_count, cultural_merchant_share,"
        " cultural_floor_area_share, verdict, reason, floor_area_reason"
        " from metric.night_merchants(?)",
        scope,
    ) == [
        (
            *(shares.night_count, shares.cultural_count),
            *(approx(shares.by_number), approx(shares.by_area)),
            "not_known" if shares.number_reason else "known",
            *(shares.number_reason, shares.area_reason),
        )
    ]
    is_registered = scope in DISTRICTS
    expected = twins.criteria(
        area if is_registered else None, kind if is_registered else None, shares
    )
    assert answer(
        warehouse,
        "select criterion, measured_value, threshold_value, verdict, reason"
        " from metric.night_cluster_check(?)",
        scope,
    ) == [(name, approx(value), *others) for name, value, *others in expected]


def approx(value: float | None) -> object:
    """The value, give or take rounding."""
    return None if value is None else pytest.approx(value)
