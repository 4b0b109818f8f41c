"""A week of complaints, drawn: the ids say why a case is there."""

from tests.drawing import Fill

MERCHANTS = """
merchant_id | district_id
------------+------------
inn         | taoyangli
no_district |
"""
DISTRICTS = """
district_id | parent_district_id | district_name
------------+--------------------+--------------
belt        |                    | 夜珠山
taoyangli   | belt               | 陶阳里
sanbao      | belt               | 三宝
"""
COMPLAINTS = """
complaint_id | received_at      | closed_at  | district_id | merchant_id | satisfaction
-------------+------------------+------------+-------------+-------------+-------------
day_before   | 2024-09-30 23:59 | 2024-10-01 | taoyangli   |             | 满意
first_day    | 2024-10-01 00:00 | 2024-10-08 | taoyangli   |             | 满意
last_minute  | 2024-10-07 23:59 |            | taoyangli   | inn         | 不满意
by_merchant  | 2024-10-03 12:00 | 2024-10-04 |             | inn         | 未评价
not_asked    | 2024-10-04 12:00 |            | sanbao      |             |
unregistered | 2024-10-05 12:00 | 2024-10-06 |             | ghost       | 满意
homeless     | 2024-10-05 12:00 | 2024-10-06 |             | no_district | 满意
day_after    | 2024-10-08 00:00 | 2024-10-08 | taoyangli   |             | 满意
"""
REFUNDS = """
refund_id   | complaint_id | refunded_yuan | payer | refunded_at      | recovered_yuan
------------+--------------+---------------+-------+------------------+---------------
before      | day_before   | 900.00        | 商家  | 2024-10-02 10:00 |
in_two      | first_day    | 100.50        | 专班  | 2024-10-01 10:00 | 50.00
parts       | first_day    | 20.00         | 商家  | 2024-11-01 10:00 |
reversed    | last_minute  | 30.00         | 商家  | 2024-10-07 23:59 |
reversal    | last_minute  | -30.00        | 商家  | 2024-10-08 10:00 |
no_payer    | unregistered | 8.00          |       | 2024-10-05 12:00 |
"""
PERIOD = "'2024-10-01', '2024-10-07'"


def fill_cases(fill: Fill) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_merchant", MERCHANTS)
    fill("core.fct_complaint", COMPLAINTS)
    fill("core.fct_refund", REFUNDS)
