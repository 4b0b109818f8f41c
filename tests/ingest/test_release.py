"""A file may say of itself whether its figures are first ones, final or corrected."""

from collections.abc import Callable

import pytest

from ingest.delivery import Delivery, FeedError

Deliver = Callable[..., Delivery]

PLAIN = "点位编号,日期,人次\ngate,2024-05-01,3\n"
COLUMN = "点位编号,日期,人次,发布类别\ngate,2024-05-01,3,快报\npier,2024-05-01,4,{}\n"


@pytest.mark.parametrize(
    "content, forced, kind",
    [
        pytest.param(PLAIN, None, None, id="says nothing"),
        pytest.param(PLAIN, "更正", "更正", id="the loader says it"),
        pytest.param(PLAIN, "final", "正式", id="in English"),
        pytest.param("发布类别：初步,,\n" + PLAIN, None, "初步", id="a row above"),
        pytest.param(COLUMN.format("快报"), None, "快报", id="a column"),
        pytest.param(COLUMN.format(""), None, "快报", id="a column with a blank"),
        pytest.param(COLUMN.format("flash"), "快报", "快报", id="all agree"),
    ],
)
def test_a_release_is_declared_in_one_of_three_ways(
    deliver: Deliver, content: str, forced: str | None, kind: str | None
) -> None:
    delivery = deliver(content, release=forced)

    assert delivery.release_kind == kind
    assert delivery.set_aside.height == 0
    assert [note.zh for note in delivery.notes if "没有读取" in note.zh] == []


@pytest.mark.parametrize(
    "content, forced, said",
    [
        pytest.param(COLUMN.format("正式"), None, "快报、正式", id="two in a column"),
        pytest.param(COLUMN.format("快报"), "正式", "正式、快报", id="loader differs"),
        pytest.param(PLAIN, "速报", "速报", id="no such word"),
    ],
)
def test_a_release_in_doubt_refuses_the_file(
    deliver: Deliver, content: str, forced: str | None, said: str
) -> None:
    with pytest.raises(FeedError) as error:
        deliver(content, release=forced)

    assert said in error.value.message.zh
