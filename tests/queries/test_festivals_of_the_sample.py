"""The sample says what its festivals did; the metrics find it, and no more."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.queries.answers import Warehouse, answer
from warehouse.connect import newest_snapshot


@pytest.fixture(scope="module")
def sample(sample_db: Path) -> Iterator[Warehouse]:
    """The sample warehouse, read as an auditor reads it."""
    snapshot = str(newest_snapshot(sample_db))
    with duckdb.connect(snapshot, read_only=True) as connection:
        yield connection


def verdicts(sample: Warehouse, festival_id: str) -> list[str]:
    """Of every edition that was held."""
    rows = answer(
        sample,
        "select verdict from metric.festival_uplift()"
        " where festival_id = ? and visit_count is not null",
        festival_id,
    )
    return [verdict for (verdict,) in rows]


def test_the_coffee_festival_drew_the_sixty_percent_that_it_was_given(
    sample: Warehouse,
) -> None:
    assert verdicts(sample, "sanbao-coffee") == ["above"] * 3
    for low, high in answer(
        sample,
        "select uplift_low_ratio, uplift_high_ratio from metric.festival_uplift()"
        " where festival_id = 'sanbao-coffee'",
    ):
        assert low < 0.6 < high


def test_the_kiln_festival_drew_nobody_and_it_shows(sample: Warehouse) -> None:
    assert verdicts(sample, "xujiayao-kaiyao") == ["not_distinguishable"] * 3


def test_a_festival_that_only_moves_people_has_a_net_near_nought(
    sample: Warehouse,
) -> None:
    for event_id in ("taoran-ji-2024", "taoran-ji-2025"):
        zone, net, low, high, verdict = answer(
            sample,
            "select event_uplift_visit_count, net_uplift_visit_count,"
            " net_uplift_low_ratio, net_uplift_high_ratio, verdict"
            " from metric.festival_net(?)",
            event_id,
        )[0]
        assert zone > 3000
        assert abs(net) < zone
        assert low < 0 < high
        assert verdict == "not_distinguishable"
    lost = answer(
        sample,
        "select uplift_visit_count from metric.festival_displacement('taoran-ji-2025')"
        " where district_id = 'taoyangli'",
    )
    assert lost[0][0] < -2000


def test_the_rows_of_a_displacement_add_up_to_its_net(sample: Warehouse) -> None:
    rows = answer(
        sample,
        "select event_id, area_type = 'net', sum(visit_count),"
        " sum(baseline_visit_count), sum(uplift_visit_count)"
        " from metric.festival_displacement() where baseline_visit_count is not null"
        " group by all order by all",
    )
    parts = {row[0]: row[2:] for row in rows if not row[1]}
    nets = {row[0]: row[2:] for row in rows if row[1]}
    assert len(nets) > 15
    assert all(parts[event_id] == pytest.approx(nets[event_id]) for event_id in nets)


def test_what_cannot_be_known_is_refused(sample: Warehouse) -> None:
    reasons = answer(
        sample,
        "select distinct festival_id, reason from metric.festival_uplift()"
        " where verdict = 'no_baseline' order by all",
    )
    assert reasons == [
        ("chunqiu-daji", "too_few_weeks"),  # the counts end two weeks after it
        ("duanyang-xiangshi", "holiday_without_earlier_years"),  # held every year
        ("kuanian", "no_counts"),
        ("taoran-ji", "no_counts"),
        ("taoyang-yexun", "cancelled"),
        ("xiaxia-dianying", "too_few_weeks"),  # seven weeks long
    ]


def test_an_uplift_starts_from_the_visits_of_the_edition(sample: Warehouse) -> None:
    columns = "event_id, measure, visit_count, night_visit_count"
    found = answer(sample, f"select {columns} from metric.festival_uplift()")
    assert found == answer(
        sample, f"select {columns} from metric.footfall_by_festival()"
    )
    for visits, baseline, more, ratio, low, high in answer(
        sample,
        "select visit_count, baseline_visit_count, uplift_visit_count, uplift_ratio,"
        " uplift_low_ratio, uplift_high_ratio from metric.festival_uplift()"
        " where uplift_low_ratio is not null",
    ):
        assert abs(visits - baseline - more) <= 1
        assert ratio == pytest.approx(visits / baseline - 1, abs=1e-3)
        assert low < ratio < high


def test_controls_are_chosen_by_the_placebo_error(sample: Warehouse) -> None:
    rows = answer(
        sample,
        "select is_control_adjusted, placebo_error_ratio, control_placebo_error_ratio,"
        " control_adjusted_uplift_low_ratio, control_adjusted_uplift_high_ratio,"
        " event_id from metric.festival_control_adjustment()"
        " where control_adjusted_uplift_ratio is not null",
    )
    assert len(rows) > 15
    assert all(
        is_adjusted == (with_it < plain) for is_adjusted, plain, with_it, *_ in rows
    )
    assert {is_adjusted for is_adjusted, *_ in rows} == {True, False}
    coffee = [row for row in rows if row[5].startswith("sanbao-coffee")]
    assert all(low < 0.6 < high for *_, low, high, _ in coffee)


def test_the_spending_of_a_festival_is_what_was_declared(sample: Warehouse) -> None:
    rows = answer(
        sample,
        "select event_id, additional_spend_yuan, uplift_visit_count, verdict, reason"
        " from metric.festival_spend() where festival_id = 'sanbao-coffee'",
    )
    assert [row[3:] for row in rows] == [
        ("not_known", "no_parameter"),
        ("known", None),
        ("not_known", "no_parameter"),  # its survey did not ask for spending
    ]
    assert float(rows[1][1]) == pytest.approx(rows[1][2] * 86.5 * 0.45, abs=0.01)


def test_the_halo_of_an_edition_has_ten_days(sample: Warehouse) -> None:
    rows = answer(
        sample,
        "select reason, count(*) from metric.festival_halo('sanbao-coffee-2025')"
        " group by reason order by reason",
    )
    # the week after ends in the holiday of 端午
    assert rows == [("holiday_without_placebo", 2), (None, 8)]
