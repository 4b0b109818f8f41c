"""Advances: what the desk paid for a merchant, and what came back, as of a day."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.drawn_payments import fill_payments

ADVANCES = (
    "select complaint_id, advanced_yuan::double, recovered_yuan::double,"
    " outstanding_yuan::double, excess_yuan::double, age_day_count, state, reason"
    " from metric.refund_advances(?) order by refund_id"
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
