"""A good row is kept whichever bad row says the same, and each line is counted once."""

from collections.abc import Callable

import pytest

from ingest.delivery import Delivery
from ingest.reading import Limits
from tests.ingest.conftest import csv_of

Deliver = Callable[..., Delivery]
HEAD = "点位编号 | 片区编号 | 日期 | 时段 | 人次\n"
# In a district that is not registered, so the row is set aside, and without one.
BAD = "gate | west | 2024-05-01 | 18 | 120\n"
GOOD = "gate |      | 2024-05-01 | 18 | 120\n"


@pytest.mark.parametrize(
    ("drawing", "kept", "set_aside", "repeated_count"),
    [
        pytest.param(BAD + GOOD, [3], [2], 0, id="the bad one comes first"),
        pytest.param(GOOD + BAD, [2], [3], 0, id="the good one comes first"),
        pytest.param(BAD + BAD, [], [2, 3], 0, id="a bad one twice is set aside twice"),
        pytest.param(BAD + GOOD + GOOD, [3], [2], 1, id="the good one twice"),
        pytest.param(BAD + BAD + GOOD, [4], [2, 3], 0, id="bad, bad, good"),
    ],
)
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(block_char_count=30, kept_row_count=1)]
)
def test_a_bad_row_takes_no_good_one_along(
    deliver: Deliver,
    drawing: str,
    kept: list[int],
    set_aside: list[int],
    repeated_count: int,
    limits: Limits,
) -> None:
    delivery = deliver(csv_of(HEAD + drawing), limits=limits)

    assert delivery.rows["fct_visitor_count"]["source_row"].to_list() == kept
    assert sorted(set(delivery.set_aside["source_row"])) == set_aside
    assert delivery.lines.set_aside_line_count == len(set_aside)
    assert delivery.lines.repeated_line_count == repeated_count
    said = [note.zh for note in delivery.notes if "与前面的行完全相同" in note.zh]
    assert [note.startswith(f"{repeated_count} 行") for note in said] == [True] * bool(
        repeated_count
    )
