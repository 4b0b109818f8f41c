"""Eleven cases and what was paid on them, drawn: the ids say why they are there."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse

CASES = """
complaint_id | received_at      | district_id | merchant_id
-------------+------------------+-------------+------------
whole        | 2024-01-01 09:00 | taoyangli   | inn
part         | 2024-01-01 09:00 | taoyangli   | inn
open         | 2024-01-01 09:00 | taoyangli   | inn
late         | 2024-01-01 09:00 | taoyangli   | inn
booked_twice | 2024-01-01 09:00 | taoyangli   | inn
too_high     | 2024-01-01 09:00 | taoyangli   | inn
too_much     | 2024-01-01 09:00 | taoyangli   | inn
undated      | 2024-01-05 09:00 | taoyangli   | inn
with_case    | 2024-01-01 09:00 | sanbao      |
by_merchant  | 2024-01-01 09:00 | sanbao      |
homeless     | 2024-01-01 09:00 |             |
"""
PAYMENTS = """
refund_id | complaint_id | payer    | {yuan} | refunded_at      | {back} | recovered_at
----------+--------------+----------+--------+------------------+--------+-------------
r1        | whole        | 专班垫付 | 100.00 | 2024-01-10 23:59 | 100.00 | 2024-01-31
r2        | part         | 专班垫付 | 200.00 | 2024-01-01 10:00 | 50.00  | 2024-01-30
r3        | open         | 专班垫付 | 300.00 | 2024-01-31 10:00 |        |
r4        | late         | 专班垫付 | 400.00 | 2024-02-01 00:00 | 400.00 | 2024-02-02
r5        | booked_twice | 专班垫付 | 500.00 | 2024-01-02 10:00 |        |
r6        | booked_twice | 专班垫付 | -500   | 2024-01-03 10:00 |        |
r7        | too_high     | 专班垫付 | 610.00 | 2024-01-02 10:00 |        |
r8        | too_high     |          | -10.00 | 2024-01-03 10:00 |        |
r9        | too_much     | 专班垫付 | 70.00  | 2024-01-02 10:00 | 75.00  | 2024-01-04
r10       | undated      | 专班垫付 | 80.00  |                  |        |
with_case | with_case    | 专班垫付 | 90.00  | 2024-01-02 10:00 |        |
r11       | by_merchant  | 商家     | 11.00  | 2024-01-02 10:00 | 11.00  | 2024-01-04
r12       | homeless     |          | 12.00  | 2024-01-02 10:00 |        |
""".format(yuan="refunded_yuan", back="recovered_yuan")
REVERSALS = {"r6": "r5", "r8": "r7"}
PERIOD = "'2024-01-01', '2024-01-31'"


def fill_payments(warehouse: Warehouse, fill: Fill) -> None:
    """The drawn cases and payments, with the payments that reversals name."""
    fill("core.fct_complaint", CASES)
    fill("core.fct_refund", PAYMENTS)
    for reversal, payment in REVERSALS.items():
        warehouse.execute(
            "update core.fct_refund set reversal_of_id = ? where refund_id = ?",
            [payment, reversal],
        )
