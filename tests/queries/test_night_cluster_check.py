"""A cluster checks itself against the conditions of the ministry."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer


def criteria(warehouse: Warehouse, district: str) -> dict[object, tuple[object, ...]]:
    rows = answer(
        warehouse,
        "select criterion, measured_value, verdict, reason"
        " from metric.night_cluster_check(?)",
        district,
    )
    return {row[0]: row[1:] for row in rows}


CLUSTERS = """
district_id | parent_district_id | area_m2 | cluster_kind
------------+--------------------+---------+-------------
street      |                    | 3000000 | street
block       | street             |         |
wide        |                    | 3000001 | park
complex     |                    | 10000   | complex
small       |                    | 9999    | complex
kindless    |                    | 10000   |
"""
MERCHANTS = """
merchant_id | district_id | is_night_open | is_cultural | floor_area_m2
------------+-------------+---------------+-------------+--------------
kiln        | street      | true          | true        | 100
bar         | block       | true          | false       | 50
grill       | block       | true          | false       | 50
day_shop    | street      | false         |             |
inn         | wide        | true          | false       | 0
museum      | wide        | true          | true        | 10
unasked     | small       |               | true        | 10
closed      | complex     | false         | true        | 10
elsewhere   |             |               |             |
"""


def test_a_cluster_checks_itself_against_the_conditions(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", CLUSTERS)
    fill("core.dim_merchant", MERCHANTS)

    assert criteria(warehouse, "street") == {
        "area": (3_000_000.0, "met", None),
        "boundary": (1.0, "met", None),
        "cultural_share_by_number": (1 / 3, "not_met", None),
        "cultural_share_by_floor_area": (0.5, "met", None),
        "cultural_share": (0.5, "met", None),
        "violations": (None, "not_known", "no_register"),
    }


CONDITIONS = {
    ("wide", "area"): (3_000_001.0, "not_met", None),
    ("complex", "area"): (10_000.0, "met", None),
    ("small", "area"): (9_999.0, "not_met", None),
    ("kindless", "area"): (None, "not_known", "no_cluster_kind"),
    ("block", "area"): (None, "not_known", "no_area"),
    ("block", "boundary"): (None, "not_known", "no_area"),
    ("block", "cultural_share"): (0.0, "not_met", None),
    ("wide", "cultural_share_by_number"): (0.5, "met", None),
    ("wide", "cultural_share_by_floor_area"): (None, "not_known", "flags_missing"),
    ("wide", "cultural_share"): (0.5, "met", None),
    ("small", "cultural_share"): (None, "not_known", "flags_missing"),
    ("complex", "cultural_share"): (None, "not_known", "no_night_merchants"),
}


def test_a_condition_is_met_missed_or_not_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_district", CLUSTERS)
    fill("core.dim_merchant", MERCHANTS)

    assert {
        (district, criterion): criteria(warehouse, district)[criterion]
        for district, criterion in CONDITIONS
    } == CONDITIONS


def test_without_a_scope_merchants_of_no_district_are_asked_too(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_merchant", MERCHANTS)

    assert answer(
        warehouse,
        "select merchant_count, unflagged_merchant_count, cultural_merchant_share"
        " from metric.night_merchants(null)",
    ) == [(9, 2, None)]
