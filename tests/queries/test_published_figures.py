"""Published figures against the warehouse."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

DISTRICTS = """
district_id | parent_district_id
------------+-------------------
belt        |
taoyangli   | belt
changhe     |
"""
COUNTS = """
place_id | counted_from_at  | measure  | visit_count
---------+------------------+----------+------------
gate     | 2024-09-30 12:00 | entries  | 1000
gate     | 2024-10-01 12:00 | entries  | 10
gate     | 2024-10-02 12:00 | entries  | 20
gate     | 2024-10-02 12:00 | passages | 5
gate     | 2024-10-03 12:00 | entries  | 2000
far      | 2024-10-02 12:00 | entries  | 400
"""
CALENDAR = """
calendar_on | is_rest_day | holiday_name
------------+-------------+-------------
2023-12-31  | true        |
2024-01-01  | true        | 元旦
2024-01-02  | false       |
"""
NEW_YEAR = """
place_id | counted_from_at  | visit_count
---------+------------------+------------
gate     | 2023-12-31 12:00 | 100
gate     | 2024-01-01 12:00 | 7
gate     | 2024-01-02 12:00 | 2000
gate     | 2024-01-03 12:00 | 4000
"""
COMPUTED = "select figure_id, computed_value from metric.published_figures()"
VERDICTS = "select figure_id, computed_value, verdict from metric.published_figures()"


def test_a_visit_figure_is_counted_again_in_its_scope_and_period(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", DISTRICTS)
    fill("core.dim_place", "place_id | district_id\ngate | taoyangli\nfar | changhe")
    fill("core.fct_visitor_count", COUNTS)
    fill(
        "core.published_figure",
        """
        figure_id  | quantity    | measure  | district_id | from_on    | to_on
        -----------+-------------+----------+-------------+------------+-----------
        belt       | visit_count | entries  | belt        | 2024-10-01 | 2024-10-02
        everywhere | visit_count |          |             | 2024-10-01 | 2024-10-02
        future     | visit_count | entries  | belt        | 2030-10-01 | 2030-10-02
        lines      | visit_count | passages | belt        | 2024-10-01 | 2024-10-02
        no_period  | visit_count | entries  | taoyangli   |            |
        """,
    )

    assert answer(warehouse, COMPUTED) == [
        ("belt", 30),
        ("everywhere", 430),
        ("future", None),
        ("lines", 5),
        ("no_period", 3030),
    ]


def test_holidays_only_takes_the_days_off_within_the_period(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_calendar", CALENDAR)
    fill("core.dim_place", "place_id | district_id\ngate | taoyangli")
    fill("core.fct_visitor_count", NEW_YEAR)
    fill(
        "core.published_figure",
        """
        figure_id   | quantity    | is_holidays_only | from_on    | to_on
        ------------+-------------+------------------+------------+-----------
        clipped     | visit_count | true             | 2024-01-01 | 2024-01-02
        no_calendar | visit_count | true             | 2024-01-01 | 2024-01-03
        no_end      | visit_count | true             | 2024-01-01 |
        whole       | visit_count | true             | 2023-12-31 | 2024-01-02
        """,
    )

    assert answer(warehouse, COMPUTED) == [
        ("clipped", 7),
        ("no_calendar", None),  # is 3 January a holiday?
        ("no_end", None),
        ("whole", 107),
    ]


@pytest.mark.parametrize(
    ("published", "tolerance", "at_least", "verdict"),
    [
        ("3", "0", "false", "agrees"),
        ("5", "2", "false", "agrees"),
        ("1", "2", "false", "agrees"),
        ("6", "2", "false", "differs"),
        ("0", "2", "false", "differs"),
        ("3", "0", "true", "at_least"),
        ("1", "0", "true", "at_least"),
        ("4", "9", "true", "differs"),
    ],
)
def test_a_verdict_says_how_far_apart_they_are(
    warehouse: Warehouse,
    fill: Fill,
    published: str,
    tolerance: str,
    at_least: str,
    verdict: str,
) -> None:
    fill("core.dim_venue", "venue_id\na\nb\nc")
    fill(
        "core.published_figure",
        "figure_id | quantity | published_value | tolerance_value | is_at_least\n"
        f"x | venue_count | {published} | {tolerance} | {at_least}",
    )

    assert answer(warehouse, VERDICTS) == [("x", 3, verdict)]
    assert answer(warehouse, "select difference from metric.published_figures()") == [
        (3 - Decimal(published),)
    ]


def test_background_is_never_recomputed_and_nothing_delivered_is_not_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.published_figure",
        """
        figure_id  | quantity               | published_value
        -----------+------------------------+----------------
        background |                        | 279.6
        cases      | complaint_count        | 0
        merchants  | pledged_merchant_count | 0
        stalls     | planned_stall_count    | 0
        venues     | venue_count            | 0
        visits     | visit_count            | 0
        yuan       | refunded_yuan          | 0
        """,
    )

    assert answer(warehouse, VERDICTS) == [
        ("background", None, "context"),
        ("cases", None, "not_known"),
        ("merchants", None, "not_known"),
        ("stalls", None, "not_known"),
        ("venues", None, "not_known"),
        ("visits", None, "not_known"),
        ("yuan", None, "not_known"),
    ]
