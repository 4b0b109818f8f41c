"""Published figures of complaints, markets, venues and merchants, computed again."""

from decimal import Decimal

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
taoyangli   | belt
changhe     |
"""
COMPLAINTS = """
complaint_id | received_at      | district_id | category | satisfaction
-------------+------------------+-------------+----------+-------------
day_before   | 2023-12-31 23:59 | taoyangli   | 诚信退赔 | 满意
first        | 2024-01-01 00:00 | taoyangli   | 诚信退赔 | 满意
last         | 2024-12-31 23:59 | taoyangli   | 诚信退赔 | 不满意
not_rated    | 2024-06-01 12:00 | taoyangli   | 诚信退赔 | 未评价
other_kind   | 2024-06-01 12:00 | taoyangli   | 服务态度 | 不满意
no_kind      | 2024-06-01 12:00 | taoyangli   |          | 不满意
other_place  | 2024-06-01 12:00 | changhe     | 诚信退赔 | 满意
no_place     | 2024-06-01 12:00 |             | 诚信退赔 | 满意
"""
MARKETS = """
market_id    | district_id | planned_stall_count | opened_on  | closed_on
-------------+-------------+---------------------+------------+-----------
always       | taoyangli   | 1000                |            |
closes_today | taoyangli   | 700                 | 2023-01-01 | 2024-12-31
closed       | taoyangli   | 9000                | 2023-01-01 | 2024-12-30
not_yet_open | taoyangli   | 8000                | 2025-01-01 |
elsewhere    | changhe     | 70                  |            |
"""
VENUES = """
venue_id  | district_id | listed_on  | delisted_on
----------+-------------+------------+------------
always    | taoyangli   |            |
today     | taoyangli   | 2024-12-31 |
taken_off | taoyangli   | 2020-01-01 | 2024-12-31
too_late  | taoyangli   | 2025-01-01 |
no_place  |             |            |
"""
MERCHANTS = """
merchant_id | district_id | pledged_from_on | pledged_to_on
------------+-------------+-----------------+--------------
never       | taoyangli   |                 |
one_day     | taoyangli   | 2020-01-01      | 2024-01-01
too_early   | taoyangli   | 2020-01-01      | 2023-12-31
in_force    | taoyangli   | 2024-12-31      |
too_late    | taoyangli   | 2025-01-01      |
"""
COMPUTED = "select figure_id, computed_value from metric.published_figures()"
FIGURE = "figure_id | quantity | district_id | from_on | to_on"


def test_case_figures_keep_to_their_category_scope_and_period(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.fct_complaint", COMPLAINTS)
    fill(
        "core.fct_refund", "complaint_id | refunded_yuan\nlast | 66.33\nday_before | 9"
    )
    scope = "| 诚信退赔 | belt | 2024-01-01 | 2024-12-31"
    fill(
        "core.published_figure",
        f"""
        figure_id | quantity        | category | district_id | from_on | to_on
        count     | complaint_count {scope}
        empty     | complaint_count | 诚信退赔 | belt | 2025-01-01 | 2025-12-31
        every     | complaint_count | | | 2024-01-01 | 2024-12-31
        paid      | refund_count    {scope}
        share     | satisfied_share {scope}
        yuan      | refunded_yuan   {scope}
        """,
    )

    assert answer(warehouse, COMPUTED) == [
        ("count", 3),
        ("empty", None),
        ("every", 7),
        ("paid", 1),
        ("share", Decimal("0.5")),
        ("yuan", Decimal("66.33")),
    ]


def test_stalls_are_those_of_markets_held_on_the_last_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_market", MARKETS)
    fill(
        "core.published_figure",
        f"""
        {FIGURE}
        belt       | planned_stall_count | belt | 2024-01-01 | 2024-12-31
        everywhere | planned_stall_count |      | 2024-01-01 | 2024-12-31
        no_end     | planned_stall_count | belt |            |
        nowhere    | planned_stall_count | moon | 2024-01-01 | 2024-12-31
        """,
    )

    assert answer(warehouse, COMPUTED) == [
        ("belt", 1700),
        ("everywhere", 1770),
        ("no_end", 9000),  # 1,000 and the 8,000 registered for later
        ("nowhere", 0),
    ]


def test_a_venue_counts_until_the_day_it_is_taken_off(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_venue", VENUES)
    fill(
        "core.published_figure",
        f"""
        {FIGURE}
        belt       | venue_count | belt |  | 2024-12-31
        day_before | venue_count | belt |  | 2024-12-30
        everywhere | venue_count |      |  | 2024-12-31
        """,
    )

    assert answer(warehouse, COMPUTED) == [
        ("belt", 2),
        ("day_before", 2),
        ("everywhere", 3),
    ]


def test_a_pledge_counts_when_it_held_on_a_day_of_the_period(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_merchant", MERCHANTS)
    fill(
        "core.published_figure",
        f"""
        {FIGURE}
        ever | pledged_merchant_count | belt |            |
        year | pledged_merchant_count | belt | 2024-01-01 | 2024-12-31
        """,
    )

    assert answer(warehouse, COMPUTED) == [("ever", 4), ("year", 2)]
