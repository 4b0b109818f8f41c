"""A place that is not registered: the clerk is asked whether another one is meant."""

from collections.abc import Callable

import pytest

from ingest.delivery import Delivery

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
