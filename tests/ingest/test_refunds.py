"""The refunds feed and the smaller registers: what is a row, and what is set aside."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from ingest.delivery import Delivery, Registers
from ingest.reading import read_delivery
from tests.ingest.conftest import csv_of
from tests.ingest.test_registers import faults

Deliver = Callable[..., Delivery]

PAYMENTS = """
    退赔编号  | 投诉编号 | 退赔方   | 退赔金额 | 追偿金额 | 冲回编号
    advanced | case    | 专班垫付 | 60.00   | 60.00   |
    taken    | case    | 商家    | -60.00  |         | advanced
    no_name  | case    | 商家    | -1.00   |         |
    nothing  | case    | 商家    | 0.00    |         |
    upward   | case    | 商家    | 5.00    |         | advanced
    case     | case    | 商家    | 5.00    |         |
    stray    | ghost   | 商家    | 5.00    |         |
    no_case  |         | 商家    | 5.00    |         |
    no_yuan  | case    | 商家    |         |         |
"""


def test_a_payment_is_on_a_known_case_and_not_nothing(tmp_path: Path) -> None:
    path = tmp_path / "refunds.csv"
    path.write_text(csv_of(PAYMENTS), encoding="utf-8")
    empty = Registers.empty()
    known = pl.DataFrame({"complaint_id": ["case"]})

    delivery = read_delivery(path, Registers(empty.places, empty.districts, known))

    columns = ["refund_id", "refunded_yuan", "recovered_yuan", "reversal_of_id"]
    assert delivery.rows["fct_refund"].select(columns).rows() == [
        ("advanced", Decimal("60.00"), Decimal("60.00"), None),
        ("taken", Decimal("-60.00"), None, "advanced"),
        ("no_name", Decimal("-1.00"), None, None),
    ]
    assert faults(delivery) == [
        (5, "退赔金额", "no_payment"),
        (6, "退赔金额", "reversal_not_negative"),
        (7, "退赔编号", "numbered_as_its_case"),
        (8, "投诉编号", "unknown_complaint"),
        (9, "投诉编号", "missing_value"),
        (10, "退赔金额", "missing_value"),
    ]


def test_a_counter_is_registered_per_period(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号 | 点位编号 | 类型 | 方向 | 间隔分钟 | 启用       | 停用       | 量程
        laser     | gate    | 激光 | 进   | 5       | 2024-01-01 | 2024-04-30 | 4095
        laser     | gate    | 激光 | 进   | 5       | 2024-05-01 |            | 65535
        never     | gate    |      |      | 0       | 2024-05-01 |            |
        backwards | gate    |      |      |         | 2024-05-01 | 2024-04-30 |
        undated   | gate    |      |      |         |            |            |
    """)
    columns = ["counter_id", "valid_from_on", "max_visit_count"]
    assert delivery.feed == "counters"
    assert delivery.rows["dim_counter"].select(columns).rows() == [
        ("laser", date(2024, 1, 1), 4095),
        ("laser", date(2024, 5, 1), 65535),
    ]
    assert faults(delivery) == [
        (4, "间隔分钟", "unreadable_count"),
        (5, "停用", "ends_before_it_starts"),
        (6, "启用", "missing_value"),
    ]


def test_counts_with_a_counter_are_no_register_of_counters(deliver: Deliver) -> None:
    delivery = deliver("点位编号,计数器编号,日期,人次\ngate,laser,2024-05-01,3\n")

    assert delivery.feed == "visitor_counts"


def test_an_admission_is_one_departments_word(deliver: Deliver) -> None:
    delivery = deliver("""
        申请编号 | 部门 | 客房数 | 意见  | 决定日期   | 有效期至
        A1      | 公安 | 8     | 通过  | 2024-05-01 | 2027-04-30
        A1      | 消防 | 8     |       |            |
        A1      | 住建 | 8     | 通过  |            |
        A1      | 卫健 | 8     | 通过  | 2024-05-01 | 2024-04-30
    """)
    columns = ["department", "decision"]
    assert delivery.rows["dim_homestay_admission"].select(columns).rows() == [
        ("公安", "通过"),
        ("消防", None),
    ]
    assert faults(delivery) == [
        (4, "决定日期", "missing_value"),
        (5, "有效期至", "ends_before_it_starts"),
    ]


def test_a_limit_says_its_stage_its_unit_and_since_when(deliver: Deliver) -> None:
    delivery = deliver("""
        规则编号 | 环节 | 时限 | 时限单位 | 施行       | 废止       | 已核实
        tourism | 受理 | 5    | 工作日   | 2010-07-01 | 2026-03-14 | 是
        tourism | 受理 | 2    | 工作日   | 2026-03-15 |            |
        desk    | 核实 | 1    | 小时     | 2024-04-01 |            |
        vague   | 尽快 | 1    | 小时     | 2024-04-01 |            |
        undated | 办结 | 48   | 小时     |            |            |
        no_unit | 办结 | 48   | 刻       | 2024-04-01 |            |
    """)
    columns = ["rule_id", "stage", "limit_value", "limit_unit", "is_verified"]
    assert delivery.rows["dim_deadline_rule"].select(columns).rows() == [
        ("tourism", "accept", 5, "workday", True),
        ("tourism", "accept", 2, "workday", False),
        ("desk", "verify", 1, "hour", False),
    ]
    assert faults(delivery) == [
        (5, "环节", "unknown_word"),
        (6, "施行", "missing_value"),
        (7, "时限单位", "unknown_word"),
    ]


def test_a_limit_says_from_when_it_runs_and_what_moves_it(deliver: Deliver) -> None:
    delivery = deliver("""
        规则编号 | 环节 | 时限 | 时限单位 | 施行       | 起算 | 顺延 | 可延期 | 暂停事由
        plain   | 办结 | 60   | 日       | 2010-07-01 |      |      |        |
        said    | 告知 | 7    | 工作日   | 2020-01-01 | 立案 | 是   | 是     | 鉴定
        other   | 办结 | 60   | 日       | 2010-07-01 | 付款 |      |        |
    """)
    columns = ["starts_from", "is_rolled", "is_extendable", "pause_reasons"]
    assert delivery.rows["dim_deadline_rule"].select(columns).rows() == [
        ("receipt", False, False, None),
        ("acceptance", True, True, "鉴定"),
    ]
    assert faults(delivery) == [(4, "起算", "unknown_word")]


def test_a_platform_has_a_number_and_a_name(deliver: Deliver) -> None:
    delivery = deliver("""
        平台编号 | 平台名称 | 类型 | 启用       | 停用
        taoxiao | 陶小二   | 小程序 |            |
        unnamed |         | 热线   |            |
        closed  | 旧热线   | 热线   | 2024-05-01 | 2024-04-30
    """)
    assert delivery.rows["dim_platform"]["platform_name"].to_list() == ["陶小二"]
    assert faults(delivery) == [
        (3, "平台名称", "missing_value"),
        (4, "停用", "ends_before_it_starts"),
    ]
