"""What was advanced, brought about and recovered, by district and by payer."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_payments import PERIOD, fill_payments


def test_the_three_sums_of_a_district_are_never_mixed(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_payments(warehouse, fill)

    sums = (
        "advanced_yuan, brought_about_yuan, payer_unknown_yuan, losses_recovered_yuan,"
        " recovered_yuan, verdict, reason"
    )
    assert answer(
        warehouse,
        f"select district_id, {sums} from metric.advance_recovery({PERIOD}, ?)",
        "2024-01-31",
    ) == [
        # advances, brought about, payer unknown, all paid to visitors, recovered
        ("sanbao", 90, 11, 0, 101, None, "not_known", "recovery_not_listed"),
        ("taoyangli", 1350, 0, 0, 1350, 225, "known", None),
        ("unknown", 0, 0, 12, 12, None, "not_known", "no_base"),
    ]


def test_what_is_outstanding_is_told_by_its_age(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", "complaint_id | received_at\none | 2024-01-01")
    days = {0: 1, 30: 2, 31: 4, 90: 8, 91: 16, 180: 32, 181: 64}
    rows = [
        f"age_{age} | one | 垫付 | {yuan} | {day}"
        for (age, yuan), day in zip(
            days.items(),
            [
                *("2024-12-31", "2024-12-01", "2024-11-30", "2024-10-02"),
                *("2024-10-01", "2024-07-04", "2024-07-03"),
            ],
            strict=True,
        )
    ]
    head = "refund_id | complaint_id | payer | refunded_yuan | refunded_at"
    fill("core.fct_refund", "\n".join([head, *rows, "undated | one | 垫付 | 128 |"]))

    assert answer(
        warehouse,
        "select columns('outstanding_.*_yuan'), outstanding_yuan from"
        " metric.advance_recovery('2024-01-01', '2024-12-31', '2024-12-31')",
    ) == [(3, 12, 48, 64, 128, 255)]


def test_the_share_recovered_leaves_out_advances_that_are_not_listed(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.fct_complaint", "complaint_id | received_at\none | 2024-01-01")
    fill("core.fct_complaint", "complaint_id | received_at\ntwo | 2024-01-01")
    fill(
        "core.fct_refund",
        """
        refund_id | complaint_id | payer    | refunded_yuan | recovered_yuan
        ----------+--------------+----------+---------------+---------------
        r1        | one          | 专班垫付 | 100           | 25
        two       | two          | 专班垫付 | 900           |
        """,
    )

    columns = "advanced_yuan, listed_advanced_yuan, recovery_share, verdict, reason"
    assert answer(
        warehouse,
        f"select {columns} from metric.advance_recovery("
        "'2024-01-01', '2024-01-01', '2024-01-01')",
    ) == [(1000, 100, 0.25, "partly_known", "recovery_not_listed")]


def test_hainan_adds_advances_and_refunds_brought_about(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        """
        complaint_id | received_at      | district_id
        -------------+------------------+------------
        of_the_year  | 2024-03-01 12:00 | hainan
        of_a_holiday | 2024-10-01 12:00 | hainan
        """,
    )
    fill(
        "core.fct_refund",
        """
        refund_id | complaint_id | payer    | refunded_yuan | recovered_yuan
        ----------+--------------+----------+---------------+---------------
        r1        | of_the_year  | 先行垫付 | 588636.77     | 1000
        r2        | of_the_year  | 商家     | 402172.56     |
        r3        | of_a_holiday | 先行垫付 | 88482         |
        r4        | of_a_holiday | 商家     | 72895         |
        """,
    )

    sql = (
        "select advanced_yuan, brought_about_yuan, losses_recovered_yuan"
        " from metric.advance_recovery(?, ?, '2024-12-31')"
    )
    assert answer(warehouse, sql, "2024-01-01", "2024-09-30") == [
        (Decimal("588636.77"), Decimal("402172.56"), Decimal("990809.33"))
    ]
    assert answer(warehouse, sql, "2024-10-01", "2024-10-07") == [
        (Decimal(88482), Decimal(72895), Decimal(161377))
    ]


def test_a_case_after_the_day_asked_for_is_not_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_payments(warehouse, fill)

    assert (
        answer(warehouse, f"from metric.advance_recovery({PERIOD}, ?)", "2023-12-31")
        == []
    )
    assert answer(
        warehouse,
        f"select count(*) from metric.advance_recovery({PERIOD}, ?)",
        "2024-01-01",
    ) == [(3,)]


def test_a_reversal_counts_with_the_payer_of_its_payment(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_payments(warehouse, fill)

    columns = "payer, is_advance, payment_count, refunded_yuan, reversal_count"
    assert answer(
        warehouse,
        f"select {columns}, reversed_yuan, refund_count, mean_refund_yuan,"
        f" mean_per_case_yuan from metric.refunds_by_payer(null, {PERIOD})",
    ) == [
        # 8 of 9 cases: one was booked twice and taken back; 11 cases in all
        ("专班垫付", True, 11, 1840, 2, -510, 8, 230.0, pytest.approx(1840 / 11)),
        (None, False, 1, 12, 0, 0, 1, 12.0, pytest.approx(12 / 11)),
        ("商家", False, 1, 11, 0, 0, 1, 11.0, 1.0),
    ]
