"""Satisfaction: who was asked, who answered, and how far the share can be trusted."""

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

CASES = """
complaint_id | received_at      | closed_at  | district_id | channel | {}
-------------+------------------+------------+-------------+---------+-------------
day_before   | 2024-09-30 23:59 | 2024-10-01 | taoyangli   | 12345   | 不满意
first_day    | 2024-10-01 00:00 | 2024-10-08 | taoyangli   | 12345   | 满意
last_minute  | 2024-10-07 23:59 | 2024-10-08 | taoyangli   | 12315   | 不满意
not_rated    | 2024-10-03 12:00 | 2024-10-04 | taoyangli   |         | 未评价
not_asked    | 2024-10-04 12:00 | 2024-10-04 | taoyangli   | 12345   |
rated_open   | 2024-10-04 12:00 |            | taoyangli   | 12345   | 满意
quiet        | 2024-10-05 12:00 | 2024-10-06 | sanbao      | 12345   | 未评价
homeless     | 2024-10-05 12:00 |            |             | 12315   |
""".format("satisfaction")
PERIOD = "'2024-10-01', '2024-10-07'"
COUNTS = (
    "complaint_count, closed_count, rated_count, satisfied_count, satisfied_share,"
    " closed_rated_count, response_share, unrated_count, verdict, reason"
)


def test_not_rated_is_neither_satisfied_nor_dissatisfied(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", CASES)

    assert answer(
        warehouse,
        f"select district_id, {COUNTS} from metric.satisfaction_by_district({PERIOD})",
    ) == [
        # cases, closed, rated, satisfied, share; of the closed: rated, share, unrated
        ("sanbao", 1, 1, 0, 0, None, 0, 0.0, 1, "not_known", "no_base"),
        ("taoyangli", 5, 4, 3, 2, 2 / 3, 2, 0.5, 2, "known", None),
        ("unknown", 1, 0, 0, 0, None, 0, None, 0, "not_known", "no_base"),
    ]


def test_a_channel_and_an_edition_have_theirs(warehouse: Warehouse, fill: Fill) -> None:
    fill("core.fct_complaint", CASES)
    warehouse.execute(
        "update core.fct_complaint set event_id = 'fair'"
        " where complaint_id in ('day_before', 'first_day', 'quiet')"
    )

    columns = "complaint_count, rated_count, satisfied_share, reason"
    assert answer(
        warehouse,
        f"select channel, {columns} from metric.satisfaction_by_channel({PERIOD})",
    ) == [
        ("12315", 2, 1, 0.0, None),
        ("12345", 4, 2, 1.0, None),
        (None, 1, 0, None, "no_base"),
    ]
    assert answer(
        warehouse, f"select event_id, {columns} from metric.satisfaction_by_festival()"
    ) == [("fair", 3, 2, 0.5, None)]


def test_all_of_114_satisfied_still_has_a_lower_end(
    warehouse: Warehouse, fill: Fill
) -> None:
    head = "complaint_id | received_at | satisfaction | district_id"
    rows = [f"c{number} | 2024-05-01 | 满意 | sanbao" for number in range(114)]
    fill("core.fct_complaint", "\n".join([head, *rows]))
    shares = "satisfied_share, satisfied_low_share, satisfied_high_share"

    for metric in (
        "satisfaction_by_district('2024-01-01', '2024-12-31')",
        "satisfaction_by_channel('2024-01-01', '2024-12-31')",
        "refunds_by_district('2024-01-01', '2024-12-31')",
        "refunds_in_scope(null, '2024-01-01', '2024-12-31')",
    ):
        found = answer(warehouse, f"select {shares} from metric.{metric}")
        assert found == [(1.0, pytest.approx(0.9674, abs=5e-5), 1.0)], metric


def test_the_interval_is_that_of_wilson(warehouse: Warehouse) -> None:
    for counts, ends in {
        # a known example of the score interval: 81 of 263 → .2553 to .3662
        (81, 263): (0.2633, 0.3566, 0.2553, 0.3662),
        (0, 20): (0.0, 0.1192, 0.0, 0.1611),
        (20, 20): (0.8808, 1.0, 0.8389, 1.0),
        (1, 29): (0.0077, 0.1407, 0.0061, 0.1718),
    }.items():
        found = answer(warehouse, "from metric.wilson_interval(?, ?)", *counts)
        assert found == [pytest.approx(ends, abs=5e-4)], counts
    for part, whole in ((0, 0), (None, 5), (None, None)):
        found = answer(warehouse, "from metric.wilson_interval(?, ?)", part, whole)
        assert found == [(None, None, None, None)]


def test_a_refund_has_two_means(warehouse: Warehouse, fill: Fill) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at | decided_refund_yuan | paid_yuan | district_id
        -------------+-------------+---------------------+-----------+------------
        as_decided   | 2024-05-01  | 30                  | 100       | sanbao
        none_due     | 2024-05-01  | 0                   |           | sanbao
        not_yet_paid | 2024-05-01  | 50                  | 80        | sanbao
        undecided    | 2024-05-01  |                     | 20        | sanbao
        paid_less    | 2024-05-01  | 70                  |           | sanbao
        taken_back   | 2024-05-01  | 0                   |           | sanbao
        nothing_said | 2024-05-01  |                     |           | taoyangli
        """,
    )
    fill(
        "core.fct_refund",
        """
        complaint_id | refunded_yuan
        -------------+--------------
        as_decided   | 30
        undecided    | 8
        paid_less    | 52
        taken_back   | -6
        """,
    )

    amounts = "spent_count, spent_yuan, decided_count, decided_yuan"
    means = "mean_refund_yuan, median_refund_yuan, mean_per_case_yuan"
    assert answer(
        warehouse,
        f"select district_id, {amounts}, refund_count, refunded_yuan,"
        f" decided_unpaid_yuan, paid_beyond_yuan, {means}, median_per_case_yuan"
        " from metric.refund_amounts('2024-05-01', '2024-05-01')",
    ) == [
        # spent, decided; paid; unpaid 50 + 18 + 6, beyond 8; of three, of six cases
        ("sanbao", 3, 200, 5, 150, 3, 84, 74, 8, 30.0, 30.0, 14.0, 4.0),
        ("taoyangli", 0, None, 0, None, 0, 0, 0, 0, None, None, 0.0, 0.0),
    ]
