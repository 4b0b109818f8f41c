"""Advances: what the desk paid for a merchant, and what came back, as of a day."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

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
ADVANCES = (
    "select complaint_id, advanced_yuan::double, recovered_yuan::double,"
    " outstanding_yuan::double, excess_yuan::double, age_day_count, state, reason"
    " from metric.refund_advances(?) order by refund_id"
)
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


def test_an_advance_is_told_as_it_stood_on_the_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill_payments(warehouse, fill)

    assert answer(warehouse, ADVANCES, "2024-01-31") == [
        # advanced, recovered, outstanding, excess, age
        ("whole", 100.0, 100.0, 0.0, 0.0, 21, "recovered", None),
        ("undated", 80.0, 0.0, 80.0, 0.0, None, "outstanding", None),
        ("part", 200.0, 50.0, 150.0, 0.0, 30, "partly_recovered", None),
        ("open", 300.0, 0.0, 300.0, 0.0, 0, "outstanding", None),
        ("booked_twice", 0.0, 0.0, 0.0, 0.0, 29, "reversed", None),
        ("too_high", 600.0, 0.0, 600.0, 0.0, 29, "outstanding", None),
        ("too_much", 70.0, 75.0, 0.0, 5.0, 29, "over_recovered", None),
        *[
            (
                "with_case",
                90.0,
                None,
                None,
                None,
                29,
                "not_known",
                "recovery_not_listed",
            )
        ],
    ]


def test_money_that_moves_later_is_not_known(warehouse: Warehouse, fill: Fill) -> None:
    fill_payments(warehouse, fill)
    states = "select complaint_id, state from metric.refund_advances(?)"

    assert dict(answer(warehouse, states, "2024-01-02")) == {
        "part": "outstanding",
        "booked_twice": "outstanding",  # reversed on the day after
        "too_high": "outstanding",
        "too_much": "outstanding",
        "with_case": "not_known",
    }
    assert dict(answer(warehouse, states, "2024-01-30"))["whole"] == "outstanding"
    assert "undated" not in dict(answer(warehouse, states, "2024-01-04"))
    assert "undated" in dict(answer(warehouse, states, "2024-01-05"))
    assert dict(answer(warehouse, states, "2024-02-01"))["late"] == "outstanding"


def test_a_reversal_that_names_no_payment_stands_by_itself(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill(
        "core.fct_complaint",
        "complaint_id | received_at\none | 2024-01-01\ntwo | 2024-01-01",
    )
    fill(
        "core.fct_refund",
        """
        refund_id  | complaint_id | payer    | refunded_yuan | reversal_of_id
        -----------+--------------+----------+---------------+---------------
        paid       | one          | 专班垫付 | 50            |
        names_none | one          | 专班垫付 | -20           |
        other_case | two          | 专班垫付 | -30           | paid
        """,
    )

    assert answer(
        warehouse,
        "select refund_id, advanced_yuan, outstanding_yuan, excess_yuan, state"
        " from metric.refund_advances('2024-12-31') order by refund_id desc",
    ) == [
        ("paid", 50, 50, 0, "outstanding"),
        ("other_case", -30, 0, 30, "reversed"),
        ("names_none", -20, 0, 20, "reversed"),
    ]


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
