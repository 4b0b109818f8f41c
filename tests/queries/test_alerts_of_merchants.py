"""Merchants with repeated cases: on a black list, or three cases in 90 days."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

MERCHANTS = """
merchant_id | district_id
------------+------------
listed      | taoyangli
repeated    | taoyangli
"""
# The window of 90 days that ends on 2024-10-01 begins on 2024-07-04.
OFFENCES = """
complaint_id | received_at      | closed_at        | merchant_id | decided_refund_yuan
-------------+------------------+------------------+-------------+--------------------
upheld       | 2024-09-20 12:00 | 2024-09-21 12:00 | listed      | 10
upheld_too   | 2024-09-25 12:00 | 2024-09-26 12:00 | listed      | 10
first_day    | 2024-07-04 00:00 | 2024-07-05 12:00 | repeated    | 0
second       | 2024-09-02 12:00 | 2024-09-03 12:00 | repeated    | 0
last_day     | 2024-10-01 12:00 |                  | repeated    |
day_before   | 2024-07-03 23:59 | 2024-07-05 12:00 | twice       | 0
in_time      | 2024-09-02 12:00 | 2024-09-03 12:00 | twice       | 0
and_again    | 2024-09-04 12:00 | 2024-09-05 12:00 | twice       | 0
nobody       | 2024-09-04 12:00 | 2024-09-05 12:00 |             | 10
"""


def test_a_black_list_and_three_cases_in_90_days_are_alerts(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_merchant", MERCHANTS)
    fill("core.fct_complaint", OFFENCES)
    fill(
        "core.dim_list_rule",
        """
        rule_id | list_type | at_least_count | at_most_count | within_day_count
        --------+-----------+----------------+---------------+-----------------
        black   | black     | 2              |               | 30
        red     | red       |                | 0             | 30
        prized  | red       | 1              |               | 30
        """,
    )

    assert answer(
        warehouse,
        "select subject_id, reason, basis_id, measured_value, threshold_value,"
        " since_at, known_at::text, district_id, severity"
        " from metric.alerts_of_merchants()",
    ) == [
        (
            *("listed", "listed", "black", 2, 2, None),
            *("2024-10-01 12:00:00", "taoyangli", "watch"),
        ),
        (
            *("repeated", "repeated", "within_90_days", 3, 3, None),
            *("2024-10-01 12:00:00", "taoyangli", "watch"),
        ),
    ]
