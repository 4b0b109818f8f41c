"""A source with its own business day: New Year's midnight by the clock and by night.

Of the real file, which is not part of the project, only December 2022 and January 2023
are loaded: the whole of it takes 15 s and 880 MB.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.queries.answers import Warehouse, answer
from warehouse.load import load_files

FILE = (
    Path(__file__).resolve().parents[3] / "shared/real/counts/auckland_2019_2025.csv.gz"
)
MONTHS = ("date,", "2022-12-", "2023-01-")


@pytest.fixture(scope="module")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Yield a warehouse with December 2022 and January 2023, to be read."""
    if not FILE.exists():
        pytest.skip("the counts of Auckland are not on this machine")
    folder = tmp_path_factory.mktemp("auckland")
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        kept = [line for line in lines if line.startswith(MONTHS)]
    (folder / "auckland.csv").write_text("".join(kept), encoding="utf-8")
    db = folder / "nightledger.duckdb"
    load_files(db, [folder / "auckland.csv"], keep_hours=1)
    with duckdb.connect(str(db.resolve()), read_only=True) as connection:
        yield connection


def test_the_first_hour_of_the_year_is_on_new_years_day(two_months: Warehouse) -> None:
    by_hour = (
        "select visit_count from metric.footfall_by_hour('{0}', '{0}') where hour = 0"
    )

    assert answer(two_months, by_hour.format("2023-01-01")) == [(25512,)]
    assert answer(two_months, by_hour.format("2022-12-31")) != [(25512,)]


def test_and_in_the_night_of_the_old_year(two_months: Warehouse) -> None:
    night = (
        "select night_visit_count from"
        " metric.footfall_by_day('2022-12-31', '2022-12-31')"
    )
    # hour by hour, from 18:00 of the one day to 06:00 of the other
    hours = (
        "select sum(visit_count) from metric.footfall_by_hour('{0}', '{0}')"
        " where hour {1}"
    )
    evening = answer(two_months, hours.format("2022-12-31", ">= 18"))[0][0]
    morning = answer(two_months, hours.format("2023-01-01", "< 6"))[0][0]

    assert morning > 25512
    assert answer(two_months, night) == [(evening + morning,)]
