"""Several kinds of groups asked at once are those of each kind asked alone."""

from collections import Counter

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

GROUPS = "from metric.cases_by_group(null, '2024-01-01', '2024-12-31', null, ?)"
CASES = """
complaint_id | received_at      | channel | category | satisfaction
-------------+------------------+---------+----------+-------------
both_kinds   | 2024-05-01 09:00 | 12345   | 涨价     | 满意
same_channel | 2024-05-02 09:00 | 12345   | 质量纠纷 | 不满意
no_channel   | 2024-05-03 09:00 |         | 涨价     |
no_category  | 2024-05-04 09:00 | 12315   |          | 满意
"""


def of(warehouse: Warehouse, grouped_by: str, kind: str) -> Counter[str]:
    """Return the groups of a kind, whatever else was asked."""
    columns = "group_kind, group_id, complaint_count, rated_count, satisfied_share"
    rows = answer(
        warehouse, f"select {columns} {GROUPS} where group_kind = '{kind}'", grouped_by
    )
    return Counter(map(repr, rows))


@pytest.mark.parametrize("kind", ["channel", "category", "district"])
def test_a_kind_among_others_is_the_kind_alone(
    warehouse: Warehouse, fill: Fill, kind: str
) -> None:
    fill("core.fct_complaint", CASES)

    alone = of(warehouse, kind, kind)
    assert alone and alone == of(warehouse, "channel,category,district", kind)
    # a kind named twice is one kind, and another word none
    assert alone == of(warehouse, f"{kind},{kind},weather", kind)


def test_groups_of_a_kind_are_those_of_its_own_metric(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", CASES)
    columns = "complaint_count, refund_count, refunded_yuan, satisfied_share"

    for kind in ("channel", "category"):
        assert answer(
            warehouse,
            f"select group_id, {columns} {GROUPS} where group_kind = '{kind}'"
            " order by all",
            "channel,category,district",
        ) == answer(
            warehouse,
            f"select {kind}, {columns} from metric.refunds_by_{kind}("
            "null, '2024-01-01', '2024-12-31') order by all",
        )
