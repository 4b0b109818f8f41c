"""The calibration in small: one day, the whole city, in the time that a test has."""

from pathlib import Path

import pytest

from tests.calibration.coverage import asked_windows, coverage
from tests.calibration.dublin import COUNTS, DAY, FIRST_ON, dublin, well_covered_places


def test_windows_of_three_days_start_on_every_day_and_end_in_time() -> None:
    asked = asked_windows([["a"], ["b", "c"]], 3, FIRST_ON, FIRST_ON + 4 * DAY)

    assert asked["from_on"].n_unique() == 3
    assert asked["to_on"].max() == FIRST_ON + 4 * DAY
    assert asked["window_id"].n_unique() == 6


@pytest.mark.skipif(not COUNTS.exists(), reason="the real counts are not here")
def test_nine_intervals_of_ten_hold_nought_on_real_counts(tmp_path: Path) -> None:
    with dublin(tmp_path) as connection:
        places = well_covered_places(connection)
        found = coverage(connection, [[place] for place in places[:4]], 1)

    assert len(places) == 21
    assert found.windows > 1000
    assert 0.88 <= found.share <= 0.92
    assert found.usual_share is not None and found.usual_share < 0.7
