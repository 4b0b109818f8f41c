"""A code that is not registered: the clerk is asked whether another one is meant."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from ingest.delivery import Delivery, Registers
from ingest.reading import read_delivery
from tests.ingest.conftest import csv_of

Deliver = Callable[..., Delivery]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("gates", "gate（北门）", id="a letter too many"),
        pytest.param("piier", "pier（码头）", id="a letter twice"),
        pytest.param("abraod", "abroad（国外）", id="two letters changed about"),
        pytest.param("harbour", None, id="like none of them"),
    ],
)
def test_a_slip_is_named(deliver: Deliver, written: str, meant: str | None) -> None:
    delivery = deliver(
        f"""
        点位编号  | 日期       | 人次
        gate      | 2024-05-01 | 10
        {written} | 2024-05-02 | 20
        """
    )

    (row,) = delivery.set_aside.iter_rows(named=True)
    assert row["reason_code"] == "unregistered_place"
    assert ("是不是" in row["reason_zh"]) == (meant is not None)
    assert meant is None or f"是不是 {meant}？" in row["reason_zh"]
    assert (f"is it {meant[:4]}" in row["reason_en"]) if meant else True


def test_other_reasons_keep_their_words(deliver: Deliver) -> None:
    delivery = deliver(
        """
        点位编号 | 日期       | 人次
        gates    | 2024-05-02 | 20
        gate     | 2024-05-32 | 20
        """
    )

    reasons = dict(delivery.set_aside.select("reason_code", "reason_zh").iter_rows())
    assert "是不是" not in reasons["unreadable_day"]
    assert delivery.set_aside["source_row"].to_list() == [2, 3]


def test_a_district_that_does_not_fit_is_asked_back(deliver: Deliver) -> None:
    delivery = deliver(
        """
        点位编号 | 片区编号      | 日期       | 人次
        gate     | market_streat | 2024-05-01 | 10
        gate     | west          | 2024-05-02 | 20
        """
    )

    reasons = delivery.set_aside["reason_zh"].to_list()
    assert reasons[0].endswith("；是不是 market_street（市集街）？")
    # registered, only not where the place lies
    assert "是不是" not in reasons[1]


CASES = """
    投诉编号 | 受理时间         | 渠道   | 商户编号   | 片区编号
    ---------+------------------+--------+------------+---------
    c1       | 2024-05-01 18:00 | {2}    | {0}        | {1}
    c2       | 2024-05-01 18:00 | 热线台 | tea-garden | west
    c3       | 2024-05-01 18:00 | {2}    |            |
"""
CASE_SLIPS = [
    pytest.param(("tea-graden", "west", "热线台"), "商户编号", id="a merchant"),
    pytest.param(("tea-garden", "wesst", "热线台"), "片区编号", id="a district"),
    pytest.param(("tea-garden", "west", "热线台台"), "渠道", id="a platform"),
    pytest.param(("tea-garden", "west", "热线台"), None, id="all are registered"),
    pytest.param(("other", "north", "现场"), None, id="new, and like none"),
]


@pytest.mark.parametrize(("codes", "column"), CASE_SLIPS)
def test_a_slip_that_sets_no_row_aside_is_noted(
    tmp_path: Path, registers: Registers, codes: tuple[str, ...], column: str | None
) -> None:
    known = replace(
        registers,
        merchants=pl.DataFrame(
            {"merchant_id": ["tea-garden"], "merchant_name": ["茶园"]}
        ),
        platforms=pl.DataFrame({"platform_id": ["p1"], "platform_name": ["热线台"]}),
    )
    path = tmp_path / "cases.csv"
    path.write_text(csv_of(CASES.format(*codes)), encoding="utf-8")
    delivery = read_delivery(path, known)

    assert delivery.lines.kept_line_count == 3
    noted = [note for note in delivery.notes if "没有登记" in note.zh]
    if column is None:
        assert noted == []
        return
    (note,) = noted
    meant = {"商户编号": "tea-garden（茶园）", "片区编号": "west（西区）"}
    assert note.zh.startswith(f"{column}“")
    assert note.zh.endswith(f"是不是 {meant.get(column, '热线台（p1）')}？")
    assert "第 2 行起" in note.zh
    assert "is it " in note.en


def test_a_parent_in_the_same_file_is_registered_by_it(deliver: Deliver) -> None:
    delivery = deliver(
        "片区编号,片区名称,上级编号\nnorth_bank,北岸,\nnorth_bend,北湾,north_bank\n"
        "easy,易区,eastt\n"
    )

    (note,) = delivery.notes
    assert note.zh.startswith("上级编号“eastt”没有登记（第 4 行起 1 行）")
    assert "是不是 east（东区）？" in note.zh


def test_codes_as_like_as_many_others_are_not_asked_back(
    tmp_path: Path, registers: Registers
) -> None:
    ids = [f"M00{number:02}" for number in range(20)]
    known = replace(
        registers, merchants=pl.DataFrame({"merchant_id": ids, "merchant_name": ids})
    )
    path = tmp_path / "cases.csv"
    path.write_text("投诉编号,受理时间,商户编号\nc1,2024-05-01 18:00,M001\n")
    delivery = read_delivery(path, known)

    assert [note for note in delivery.notes if "是不是" in note.zh] == []
