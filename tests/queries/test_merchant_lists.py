"""The red and the black list: by a rule that is a row, the same for any past day."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

MERCHANTS = """
merchant_id | district_id | pledged_from_on | pledged_to_on
------------+-------------+-----------------+--------------
often       | taoyangli   |                 |
clean       | taoyangli   | 2024-01-01      |
lapsed      | taoyangli   | 2024-01-01      | 2024-10-09
once        | sanbao      | 2024-01-01      | 2024-10-10
"""
# The window of ten days that ends on 2024-10-10 begins on the first.
CASES = """
complaint_id | received_at      | closed_at        | merchant_id | {kind}   | {yuan}
-------------+------------------+------------------+-------------+----------+-------
too_early    | 2024-09-30 23:59 | 2024-10-02 12:00 | often       | 涨价     | 10
first_day    | 2024-10-01 00:00 | 2024-10-02 12:00 | often       | 涨价     | 10
last_day     | 2024-10-10 12:00 | 2024-10-10 23:59 | often       | 服务态度 | 10
closed_later | 2024-10-09 12:00 | 2024-10-11 00:00 | often       | 涨价     | 10
none_due     | 2024-10-03 12:00 | 2024-10-04 12:00 | often       | 涨价     | 0
paid_only    | 2024-10-03 12:00 | 2024-10-04 12:00 | once        | 涨价     |
unregistered | 2024-10-03 12:00 |                  | ghost       | 涨价     |
nobody       | 2024-10-03 12:00 | 2024-10-04 12:00 |             | 涨价     | 10
not_received | 2024-10-11 00:00 | 2024-10-11 12:00 | often       | 涨价     | 10
""".format(kind="category", yuan="decided_refund_yuan")
GROUPS = "category | category_group_id\n涨价 | price_rise"
LISTED = (
    "select merchant_id, upheld_count, pending_count, verdict"
    " from metric.merchant_lists(?)"
)


def fill_merchants(fill: Fill) -> None:
    fill("core.dim_merchant", MERCHANTS)
    fill("core.fct_complaint", CASES)
    fill("core.dim_category_group", GROUPS)
    fill(
        "core.fct_refund",
        "complaint_id | refunded_yuan | refunded_at\npaid_only | 5 | 2024-10-06 12:00",
    )


def test_upheld_cases_of_the_window_make_the_black_list(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_merchants(fill)
    fill(
        "core.dim_list_rule",
        """
        rule_id | at_least_count | within_day_count
        --------+----------------+-----------------
        twice   | 2              | 10
        """,
    )

    assert answer(warehouse, LISTED, "2024-10-10") == [
        ("ghost", 0, 1, "not_listed"),
        ("often", 2, 1, "listed"),  # the first and the last day; one still open
        ("once", 1, 0, "not_listed"),
    ]
    assert answer(
        warehouse,
        "select first_received_on::text, last_received_on::text, district_id"
        " from metric.merchant_lists('2024-10-10') where verdict = 'listed'",
    ) == [("2024-10-01", "2024-10-10", "taoyangli")]


def test_a_list_of_a_past_day_knows_nothing_of_later(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_merchants(fill)
    fill(
        "core.dim_list_rule",
        "rule_id | at_least_count | within_day_count\nonce | 1 | 10",
    )

    assert answer(warehouse, LISTED, "2024-10-01") == [
        ("often", 0, 2, "not_listed"),  # received, not closed yet
    ]
    assert answer(warehouse, LISTED, "2024-10-05") == [
        ("ghost", 0, 1, "not_listed"),
        ("often", 2, 0, "listed"),
    ]
    assert ("once", 1, 0, "listed") in answer(warehouse, LISTED, "2024-10-06")


def test_a_rule_counts_its_group_while_it_is_in_force(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_merchants(fill)
    fill(
        "core.dim_list_rule",
        """
        rule_id  | category_group_id | at_least_count | {days} | {from} | {to}
        ---------+-------------------+----------------+--------+--------+-----------
        prices   | price_rise        | 1              | 10     | {day}  |
        until    |                   | 1              | 10     | {old}  | 2024-10-10
        replaced |                   | 1              | 10     | {old}  | 2024-10-09
        to_come  |                   | 1              | 10     | {new}  |
        """.format(
            **{"days": "within_day_count", "from": "valid_from_on"},
            **{"to": "valid_to_on", "day": "2024-10-10"},
            **{"old": "2024-01-01", "new": "2024-10-11"},
        ),
    )

    assert answer(
        warehouse,
        "select rule_id, upheld_count from metric.merchant_lists('2024-10-10')"
        " where merchant_id = 'often'",
    ) == [("prices", 1), ("until", 2)]


def test_the_red_list_is_for_merchants_in_the_register(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_merchants(fill)
    fill(
        "core.dim_list_rule",
        """
        rule_id | list_type | at_most_count | within_day_count | is_pledge_required
        --------+-----------+---------------+------------------+-------------------
        clean   | red       | 0             | 10               | false
        pledged | red       | 0             | 10               | true
        """,
    )

    assert answer(
        warehouse,
        "select rule_id, merchant_id, upheld_count, verdict"
        " from metric.merchant_lists('2024-10-10')",
    ) == [
        ("clean", "clean", 0, "listed"),
        ("clean", "ghost", 0, "not_listed"),  # nobody knows who that is
        ("clean", "lapsed", 0, "listed"),
        ("clean", "often", 2, "not_listed"),
        ("clean", "once", 1, "not_listed"),
        ("pledged", "clean", 0, "listed"),
        ("pledged", "ghost", 0, "not_listed"),
        ("pledged", "often", 2, "not_listed"),  # without a pledge
        ("pledged", "once", 1, "not_listed"),
    ]


def test_no_complaints_delivered_is_not_a_clean_record(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_merchants(fill)
    fill(
        "core.dim_list_rule",
        """
        rule_id    | list_type | category_group_id | at_most_count | within_day_count
        -----------+-----------+-------------------+---------------+-----------------
        no_group   | red       | quality           | 0             | 10
        no_case    | red       |                   | 0             | 10
        """,
    )

    verdicts = (
        "select distinct rule_id, upheld_count, verdict, reason"
        " from metric.merchant_lists(?) where merchant_id = 'clean' order by rule_id"
    )
    assert answer(warehouse, verdicts, "2024-10-20") == [
        ("no_case", 0, "listed", None),  # the newest case is of 2024-10-11
        ("no_group", None, "not_known", "no_register"),
    ]
    assert answer(warehouse, verdicts, "2024-10-21") == [
        ("no_case", None, "not_known", "not_delivered"),
        ("no_group", None, "not_known", "no_register"),
    ]
