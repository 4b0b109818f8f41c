"""The cases behind a bar are as many as the bar is long; the parts of one case."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_cases import PERIOD, fill_cases

BREAKDOWNS = {
    "month": ("refunds_by_month", "month_on"),
    "district": ("refunds_by_district_in_scope", "district_id"),
    "channel": ("refunds_by_channel", "channel"),
    "category": ("refunds_by_category", "category"),
}


def ids(warehouse: Warehouse, kind: str, value: str | None) -> list[str]:
    found = answer(
        warehouse,
        f"select complaint_id from metric.cases_of_group(null, {PERIOD}, null, ?, ?)",
        *(kind, value),
    )
    return [row[0] for row in found]


@pytest.mark.parametrize("kind", BREAKDOWNS)
@pytest.mark.parametrize("scope", ["null", "'belt'"])
def test_every_bar_lists_as_many_cases_as_it_counts(
    warehouse: Warehouse, fill: Fill, kind: str, scope: str
) -> None:
    fill_cases(fill)
    macro, column = BREAKDOWNS[kind]
    bars = answer(
        warehouse,
        f"select cast({column} as varchar), complaint_count"
        f" from metric.{macro}({scope}, {PERIOD})",
    )
    counted = {
        value: answer(
            warehouse,
            "select count(*) from"
            f" metric.cases_of_group({scope}, {PERIOD}, null, ?, ?)",
            *(kind, value),
        )[0][0]
        for value, _ in bars
    }

    assert counted == dict(bars)
    assert sum(counted.values()) > 0


def test_the_cases_of_a_payer_are_those_it_paid_on(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_cases(fill)

    assert ids(warehouse, "payer", "专班") == ["first_day"]
    # last_minute was paid and taken back: the payment is in the ledger all the same
    assert ids(warehouse, "payer", "商家") == ["first_day", "last_minute"]
    assert ids(warehouse, "payer", None) == ["unregistered"]
    assert ids(warehouse, "weekday", "1") == []


def test_a_category_cuts_the_group(warehouse: Warehouse, fill: Fill) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | channel | category
        -------------+------------------+---------+---------
        asked        | 2024-10-01 12:00 | 12345   | 诚信退赔
        other_kind   | 2024-10-01 12:00 | 12345   | 服务态度
        no_kind      | 2024-10-01 12:00 | 12345   |
        """,
    )

    assert answer(
        warehouse,
        "select complaint_id from metric.cases_of_group("
        f"null, {PERIOD}, '诚信退赔', 'channel', '12345')",
    ) == [("asked",)]


def test_the_payments_of_a_case_hold_those_of_its_urgings(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | linked_complaint_id | link_kind | is_void
        -------------+------------------+---------------------+-----------+--------
        case         | 2024-10-01 12:00 |                     |           | false
        urged        | 2024-10-02 12:00 | case                | urging    | false
        other        | 2024-10-01 12:00 |                     |           | false
        void         | 2024-10-03 12:00 | case                | repeat    | true
        """,
    )
    fill(
        "core.fct_refund",
        """
        refund_id | complaint_id | refunded_yuan | refunded_at      | reversal_of_id
        ----------+--------------+---------------+------------------+---------------
        undated   | case         | 5             |                  |
        late      | urged        | 20            | 2024-10-05 12:00 |
        back      | case         | -3            | 2024-10-04 12:00 | undated
        elsewhere | other        | 9             | 2024-10-04 12:00 |
        """,
    )

    assert answer(
        warehouse,
        "select refund_id, complaint_id, refunded_yuan, reversal_of_id"
        " from metric.case_payments('case')",
    ) == [
        ("undated", "case", Decimal(5), None),
        ("back", "case", Decimal(-3), "undated"),
        ("late", "urged", Decimal(20), None),
    ]
    assert answer(
        warehouse,
        "select complaint_id, entry_type, linked_complaint_id"
        " from metric.case_entries('case')",
    ) == [("case", "case", None), ("urged", "urging", "case")]
    assert answer(warehouse, "from metric.case_payments('void')") == []
