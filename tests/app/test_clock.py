"""Times are read on one clock, and changes point where their sign does."""

import datetime as dt

import pytest

from queries.present.clock import on_clock, on_clock_named
from queries.present.language import speaking
from queries.present.today import arrow


def test_an_instant_of_the_warehouse_is_read_on_the_districts_clock() -> None:
    known = dt.datetime(2026, 11, 22, 16, 30, tzinfo=dt.UTC)
    late = known.replace(tzinfo=None)  # as the warehouse holds it

    # the next day has begun
    assert on_clock(late) == "2026-11-23 00:30"
    assert on_clock(known) == "2026-11-23 00:30"
    assert on_clock_named(late) == "北京时间 2026-11-23 00:30"
    with speaking("en"):
        assert on_clock_named(late) == "2026-11-23 00:30 Beijing time"


@pytest.mark.parametrize(
    "ratio, direction", [(0.02, "up"), (-0.01, "down"), (-0.0001, "off"), (None, "off")]
)
def test_an_arrow_points_where_the_sign_does(
    ratio: float | None, direction: str
) -> None:
    assert arrow(ratio) == direction
