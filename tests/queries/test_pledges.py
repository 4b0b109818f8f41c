"""The price pledge: which complaints break it, and who is complained about often."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

MERCHANTS = """
merchant_id | district_id | pledged_from_on | pledged_to_on
------------+-------------+-----------------+--------------
pledged     | taoyangli   | 2024-10-01      | 2024-10-07
no_end      | taoyangli   | 2024-01-01      |
lapsed      | taoyangli   | 2024-01-01      | 2024-09-30
to_come     | taoyangli   | 2024-10-08      |
never       | taoyangli   |                 |
quiet       | sanbao      | 2024-01-01      |
homeless    |             | 2024-10-07      | 2024-10-07
"""
GROUPS = """
category   | category_group_id
-----------+------------------
涨价       | price_rise
节假日加价 | price_rise
诚信退赔   | refund_promise
"""
CASES = """
complaint_id  | received_at      | closed_at  | merchant_id | category   | {d}
--------------+------------------+------------+-------------+------------+-----------
before        | 2024-09-30 23:59 | 2024-10-01 | no_end      | 涨价       |
before_pledge | 2024-09-30 23:59 |            | pledged     | 涨价       |
first_day     | 2024-10-01 00:00 | 2024-10-02 | pledged     | 涨价       | sanbao
last_minute   | 2024-10-07 23:59 |            | pledged     | 节假日加价 |
another       | 2024-10-02 12:00 | 2024-10-03 | pledged     | 涨价       |
other_kind    | 2024-10-02 12:00 | 2024-10-03 | pledged     | 诚信退赔   |
no_kind       | 2024-10-02 12:00 | 2024-10-03 | pledged     |            |
no_group      | 2024-10-02 12:00 | 2024-10-03 | pledged     | 服务态度   |
open_end      | 2024-10-02 12:00 | 2024-10-03 | no_end      | 涨价       |
lapsed        | 2024-10-02 12:00 | 2024-10-03 | lapsed      | 涨价       |
not_yet       | 2024-10-02 12:00 | 2024-10-03 | to_come     | 涨价       |
never         | 2024-10-02 12:00 | 2024-10-03 | never       | 涨价       |
unregistered  | 2024-10-02 12:00 | 2024-10-03 | ghost       | 涨价       |
nobody        | 2024-10-02 12:00 | 2024-10-03 |             | 涨价       |
homeless      | 2024-10-07 12:00 | 2024-10-08 | homeless    | 涨价       | sanbao
after         | 2024-10-08 00:00 | 2024-10-09 | no_end      | 涨价       |
""".format(d="district_id")
PERIOD = "'2024-10-01', '2024-10-07'"


def fill_pledges(fill: Fill) -> None:
    fill("core.dim_merchant", MERCHANTS)
    fill("core.fct_complaint", CASES)
    fill("core.fct_refund", "complaint_id | refunded_yuan\nfirst_day | 60")


def test_a_price_rise_breaks_a_pledge_that_is_in_force(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_pledges(fill)
    fill("core.dim_category_group", GROUPS)

    assert answer(
        warehouse,
        "select complaint_id, district_id, is_upheld"
        f" from metric.pledge_breaches({PERIOD})",
    ) == [
        ("first_day", "taoyangli", True),  # of the merchant, not of the file
        ("another", "taoyangli", False),
        ("open_end", "taoyangli", False),
        ("homeless", "unknown", False),
        ("last_minute", "taoyangli", False),
    ]


def test_breaches_are_set_against_the_merchants_that_had_pledged(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_pledges(fill)
    fill("core.dim_category_group", GROUPS)

    columns = (
        "district_id, pledged_merchant_count, breach_count, upheld_count,"
        " breaching_merchant_count, breach_ratio, breaching_merchant_share, reason"
    )
    assert answer(
        warehouse, f"select {columns} from metric.pledge_breach_rate({PERIOD})"
    ) == [
        ("sanbao", 1, 0, 0, 0, 0.0, 0.0, None),
        ("taoyangli", 2, 4, 1, 2, 2.0, 1.0, None),
        ("unknown", 1, 1, 0, 1, 1.0, 1.0, None),
    ]


def test_without_a_group_of_price_rises_nothing_is_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_pledges(fill)
    fill("core.dim_category_group", "category | category_group_id\n服务态度 | service")

    assert answer(warehouse, f"from metric.pledge_breaches({PERIOD})") == []
    assert answer(
        warehouse,
        "select district_id, pledged_merchant_count, breach_count, breach_ratio,"
        f" verdict, reason from metric.pledge_breach_rate({PERIOD})",
    ) == [
        ("sanbao", 1, None, None, "not_known", "no_register"),
        ("taoyangli", 2, None, None, "not_known", "no_register"),
        ("unknown", 1, None, None, "not_known", "no_register"),
    ]


def test_merchants_with_as_many_cases_as_asked_for(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_pledges(fill)

    columns = "merchant_id, complaint_count, upheld_count, open_count, refunded_yuan"
    offenders = f"select {columns} from metric.repeat_offenders"
    assert answer(warehouse, f"{offenders}({PERIOD})") == [("pledged", 6, 1, 1, 60)]
    assert [row[0] for row in answer(warehouse, f"{offenders}({PERIOD}, 1)")] == [
        *("pledged", "ghost", "homeless", "lapsed", "never", "no_end", "to_come")
    ]
    assert answer(
        warehouse,
        "select district_id, is_merchant_registered, first_received_on::text"
        f" from metric.repeat_offenders({PERIOD}, 1) where merchant_id = 'ghost'",
    ) == [("unknown", False, "2024-10-02")]
