"""Complaints: money, refunds, order of times, personal data."""

from collections.abc import Callable
from decimal import Decimal

from ingest.delivery import Delivery

Deliver = Callable[..., Delivery]

CASES = """
    投诉编号     | 受理时间         | 退赔金额 | 退赔时间         | 退赔方
    ------------+------------------+---------+------------------+------
    paid_back   | 2024-05-02 10:00 | 380.00  | 2024-05-03 16:00 | 商家
    none_due    | 2024-05-02 10:00 | 0.00    |                  |
    undecided   | 2024-05-02 10:00 |         |                  |
    reversed    | 2024-05-02 10:00 | -20.5   |                  |
    not_a_number| 2024-05-02 10:00 | 无      |                  |
"""


def test_zero_is_decided_blank_is_not_and_only_amounts_are_refunds(
    deliver: Deliver,
) -> None:
    rows = deliver(CASES).rows
    decided = rows["fct_complaint"].select("complaint_id", "decided_refund_yuan")
    assert decided.rows() == [
        ("paid_back", Decimal("380.00")),
        ("none_due", Decimal("0.00")),
        ("undecided", None),
        ("reversed", Decimal("-20.50")),
    ]
    refunds = rows["fct_refund"].select("refund_id", "payer", "refunded_yuan")
    assert refunds.rows() == [
        ("paid_back", "商家", Decimal("380.00")),
        ("reversed", None, Decimal("-20.50")),
    ]


def test_times_out_of_order_keep_the_case_and_flag_it(deliver: Deliver) -> None:
    delivery = deliver("""
        投诉编号      | 受理时间         | 办结时间         | 退赔时间
        in_order     | 2024-05-02 10:00 | 2024-05-02 10:00 |
        open         | 2024-05-02 10:00 |                  |
        closed_early | 2024-05-02 10:00 | 2024-05-01 10:00 |
        paid_early   | 2024-05-02 10:00 |                  | 2024-04-30 10:00
    """)
    frame = delivery.rows["fct_complaint"].select("complaint_id", "is_time_ordered")
    assert frame.rows() == [
        ("in_order", True),
        ("open", True),
        ("closed_early", False),
        ("paid_early", False),
    ]
    assert delivery.flagged_row_count == 2
    assert delivery.notes[0].zh.startswith(
        "保留但标记 2 条（第 4、5 行）：有时间早于受理"
    )


def test_satisfaction_is_one_of_three_words(deliver: Deliver) -> None:
    delivery = deliver("""
        投诉编号 | 受理时间         | 满意度
        yes     | 2024-05-02 10:00 | 满意
        no      | 2024-05-02 10:00 | 不满意
        not_yet | 2024-05-02 10:00 | 未评价
        unsaid  | 2024-05-02 10:00 |
        other   | 2024-05-02 10:00 | 很好
    """)
    assert delivery.rows["fct_complaint"]["complaint_id"].to_list() == [
        *("yes", "no", "not_yet", "unsaid")
    ]
    assert delivery.set_aside["raw_value"].to_list() == ["很好"]


def test_personal_data_never_reaches_the_rows(deliver: Deliver) -> None:
    delivery = deliver(
        "投诉编号,受理时间,投诉人,电话,投诉内容\n"
        'T1,2024-05-02 10:00,游客甲,19900000001,"\t=1+1 ""引号"""\n'
    )
    assert delivery.personal is not None
    assert delivery.personal.rows() == [
        ("T1", "游客甲", "19900000001", '\t=1+1 "引号"', None, 2)
    ]
    written = str([frame.rows() for frame in delivery.rows.values()])
    assert "游客甲" not in written
    assert "19900000001" not in written
    assert "引号" not in written


def test_an_unregistered_merchant_is_no_fault(deliver: Deliver) -> None:
    delivery = deliver("投诉编号,受理时间,商户编号\nT1,2024-05-02 10:00,nobody\n")
    assert delivery.rows["fct_complaint"]["merchant_id"].to_list() == ["nobody"]
    assert delivery.set_aside.is_empty()


def test_cents_add_up(deliver: Deliver) -> None:
    lines = "".join(f"T{n},2024-05-02 10:00,0.10\n" for n in range(1000))
    frame = deliver("投诉编号,受理时间,退赔金额\n" + lines).rows["fct_refund"]
    assert frame["refunded_yuan"].sum() == Decimal("100.00")


def test_links_void_rows_and_pauses_are_read(deliver: Deliver) -> None:
    delivery = deliver("""
        投诉编号    | 受理时间         | 原投诉编号 | 关联类型 | 作废 | 是否接通
        case       | 2024-05-02 10:00 |           |         |      | 是
        urging     | 2024-05-02 11:00 | case      | 催办     | 否   | 否
        transfer   | 2024-05-02 11:00 | case      | transfer |      |
        unsaid     | 2024-05-02 11:00 | case      |         |      |
        void       | 2024-05-02 11:00 |           |         | 是   |
        of_nothing | 2024-05-02 11:00 |           | 重复     |      |
        itself     | 2024-05-02 11:00 | itself    | 重复     |      |
        other_word | 2024-05-02 11:00 | case      | 抄送     |      |
    """)
    columns = ["complaint_id", "link_kind", "is_void", "is_reached"]
    assert delivery.rows["fct_complaint"].select(columns).rows() == [
        ("case", None, False, True),
        ("urging", "urging", False, False),
        ("transfer", "transfer", False, None),
        ("unsaid", None, False, None),
        ("void", None, True, None),
    ]
    columns = ["source_row", "column_name", "reason_code"]
    assert delivery.set_aside.select(columns).rows() == [
        (7, "原投诉编号", "missing_value"),
        (8, "原投诉编号", "linked_to_itself"),
        (9, "关联类型", "unknown_word"),
    ]


def test_a_pause_ends_after_it_begins(deliver: Deliver) -> None:
    delivery = deliver("""
        投诉编号  | 受理时间         | 暂停起           | 暂停止           | 重办时间
        paused   | 2024-05-02 10:00 | 2024-05-03 10:00 | 2024-05-03 10:00 |
        still    | 2024-05-02 10:00 | 2024-05-03 10:00 |                  |
        backward | 2024-05-02 10:00 | 2024-05-03 10:00 | 2024-05-03 09:00 |
        reopened | 2024-05-02 10:00 | | | 2024-05-01 10:00
        no_start | 2024-05-02 10:00 |                  | 2024-05-03 10:00 |
    """)
    columns = ["complaint_id", "is_time_ordered"]
    assert delivery.rows["fct_complaint"].select(columns).rows() == [
        ("paused", True),
        ("still", True),
        ("backward", False),
        ("reopened", False),
    ]
    assert delivery.set_aside["reason_code"].to_list() == ["missing_value"]
