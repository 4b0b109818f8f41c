"""The share of the night is of whole nights that are over, or it is not given."""

from typing import Any

import pytest

from tests.defaults import Row
from tests.drawing import Fill, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.day_counts import day_counts, night_counts

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
taoyangli   | belt
sanbao      | belt
"""
PLACES = """
place_id | district_id
---------+------------
gate     | taoyangli
market   | sanbao
"""
SHARES = (
    "select night_share, night_share_reason from metric.footfall_in_scope({}, ?, ?)"
)
Answer = tuple[float | None, str | None]


def write_counts(warehouse: Warehouse, fill: Fill, counts: list[Row]) -> None:
    """Write the districts, the places and the counts."""
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", PLACES)
    write_rows(warehouse, "core.fct_visitor_count", counts)


def until(counts: list[Row], last_at: str) -> list[Row]:
    """The hours that begin before an instant."""
    return [row for row in counts if str(row["counted_from_at"]) < last_at]


def test_the_share_is_of_sums_not_of_shares(warehouse: Warehouse, fill: Fill) -> None:
    # from 06:00 to 06:00: 10 by day, 90 and 30 at night
    write_counts(warehouse, fill, night_counts("gate", "2024-10-01", [90, 30]))
    period = ("2024-10-01", "2024-10-02")

    expected = [(pytest.approx(120 / 140), None)]
    assert answer(warehouse, SHARES.format("'taoyangli'"), *period) == expected
    assert (
        answer(
            warehouse,
            "select night_share, night_share_reason"
            " from metric.footfall_by_district(?, ?)",
            *period,
        )
        == expected
    )


@pytest.mark.parametrize(
    ("last_at", "expected"),
    [
        # the newest night has six of its hours: 90 of 100 the nights before it
        ("2024-10-12 00:00", (0.9, None)),
        # all but one hour of the morning, and nothing later
        ("2024-10-12 05:00", (0.9, None)),
        # all its hours: 10 × 90 and 990, of 10 × 100 and 1000
        ("2024-10-12 06:00", (1890 / 2000, None)),
    ],
)
def test_the_newest_night_counts_once_it_is_over(
    warehouse: Warehouse, fill: Fill, last_at: str, expected: Answer
) -> None:
    counts = night_counts("gate", "2024-10-01", [90] * 10 + [990])
    write_counts(warehouse, fill, until(counts, last_at))
    period = ("2024-10-01", "2024-10-11")

    # half a night is 95 % of eleven: coverage alone would let it through
    assert answer(
        warehouse,
        "select night_coverage_share > 0.9 from metric.footfall_in_scope(null, ?, ?)",
        *period,
    ) == [(True,)]
    assert answer(warehouse, SHARES.format("null"), *period) == [
        (pytest.approx(expected[0]), expected[1])
    ]


def test_a_day_without_its_night_is_no_part_of_the_base(
    warehouse: Warehouse, fill: Fill
) -> None:
    counts = night_counts("gate", "2024-10-01", [90] * 11)
    silent = ("2024-10-05 18:00:00", "2024-10-06 06:00:00")  # ten nights of eleven came
    counts = [
        row
        for row in counts
        if not silent[0] <= str(row["counted_from_at"]) < silent[1]
    ]
    write_counts(warehouse, fill, counts)

    assert answer(warehouse, SHARES.format("null"), "2024-10-01", "2024-10-11") == [
        (pytest.approx(0.9), None)
    ]


def test_a_share_that_is_not_given_says_why(warehouse: Warehouse, fill: Fill) -> None:
    newest = night_counts("gate", "2024-10-01", [90] * 4)
    silent = ("2024-10-01 18:00:00", "2024-10-02 06:00:00")
    counts = [
        row
        for row in until(newest, "2024-10-05 00:00")
        if not silent[0] <= str(row["counted_from_at"]) < silent[1]
    ]
    counts += day_counts("market", "2024-10-01", [500] * 4)
    counts += night_counts("stray", "2024-10-01", [7] * 2)
    write_counts(warehouse, fill, counts)

    shares = {
        (scope, first, last): answer(
            warehouse, SHARES.format(f"'{scope}'"), first, last
        )
        for scope, first, last in (
            ("taoyangli", "2024-10-01", "2024-10-04"),
            ("taoyangli", "2024-10-02", "2024-10-04"),
            ("taoyangli", "2024-10-04", "2024-10-04"),
            ("sanbao", "2024-10-01", "2024-10-04"),
            ("belt", "2024-10-02", "2024-10-03"),
            ("unknown", "2024-10-01", "2024-10-02"),
        )
    }
    assert list(shares.values()) == [
        [(None, "incomplete")],  # two nights of three that are over
        [(pytest.approx(0.9), None)],  # two of two, the newest left out
        [(None, "not_over")],
        [(None, "no_counts")],  # day totals alone
        [(None, "incomplete")],  # the market owes its nights as well
        [(None, "nothing_due")],
    ]


def test_a_night_without_anybody_has_no_share(warehouse: Warehouse, fill: Fill) -> None:
    counts = night_counts("gate", "2024-10-01", [0])
    nobody = [row | {"visit_count": "0"} for row in counts]
    write_counts(warehouse, fill, nobody)

    assert answer(warehouse, SHARES.format("null"), "2024-10-01", "2024-10-01") == [
        (None, "no_base")
    ]


def of_edition(warehouse: Warehouse, fill: Fill, counts: list[Row]) -> list[Any]:
    """The share of an edition at the gate on the first eleven days of October."""
    fill(
        "core.dim_event",
        """
        event_id | venue | starts_at        | ends_at
        ---------+-------+------------------+-----------------
        edition  | gate  | 2024-10-01 18:00 | 2024-10-11 23:00
        """,
    )
    write_counts(warehouse, fill, counts)
    return answer(
        warehouse,
        "select night_share, night_share_reason from metric.footfall_by_festival()",
    )


def without_nights(counts: list[Row], *evenings: str) -> list[Row]:
    """The counts without the evening hours of some days."""
    return [
        row
        for row in counts
        if str(row["counted_from_at"])[:10] not in evenings
        or str(row["counted_from_at"])[11:] < "18"
    ]


def test_a_day_without_its_night_is_no_part_of_the_base_of_an_edition(
    warehouse: Warehouse, fill: Fill
) -> None:
    counts = night_counts("gate", "2024-10-01", [90] * 11)
    morning = [f"2024-10-06 0{hour}:00:00" for hour in range(6)]
    counts = [
        row
        for row in without_nights(counts, "2024-10-05")
        if row["counted_from_at"] not in morning
    ]

    assert of_edition(warehouse, fill, counts) == [(pytest.approx(0.9), None)]


def test_the_hours_of_a_counter_that_owes_none_make_up_for_no_others(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.dim_counter",
        """
        place_id | counter_id | valid_from_on | valid_to_on
        ---------+------------+---------------+------------
        gate     | spare      | 2024-09-30    | 2024-09-30
        """,
    )
    counts = night_counts("gate", "2024-10-01", [90] * 11)
    counts = without_nights(counts, "2024-10-03", "2024-10-05", "2024-10-07")
    spare = night_counts("gate", "2024-10-01", [90] * 2)
    counts += [{**row, "counter_id": "spare"} for row in spare]

    # half of three nights of eleven lack: 86 %
    assert of_edition(warehouse, fill, counts) == [(None, "incomplete")]
