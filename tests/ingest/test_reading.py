"""Whole deliveries: every line accounted for, nothing trusted that cannot be."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.delivery import Delivery, FeedError, LineCount

Deliver = Callable[..., Delivery]

MIXED = """
    珠山区夜间客流统计表 | | |
    单位：人次 | | |
    点位编号 | 日期       | 时段 | 人次
    gate    | 2024-05-01 | 18  | 100
    | | |
    gate    | 2024-05-01 | 18  | 100
    点位编号 | 日期       | 时段 | 人次
    pier    | 2024-05-01 | 18  | 1
    pier    | 2024-05-01 | 18  | 2
    gate    | 2024-05-01 | 19  | 300 | 多余
    合 计   |            |     | 503
"""


def test_every_line_of_a_file_is_accounted_for(deliver: Deliver) -> None:
    delivery = deliver(MIXED)
    assert delivery.lines == LineCount(
        line_count=11,
        header_line_count=3,
        blank_line_count=1,
        kept_line_count=1,
        set_aside_line_count=5,
        repeated_line_count=1,
    )
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (7, "repeated_header"),
        (8, "conflicting_rows"),
        (9, "conflicting_rows"),
        (10, "ragged_row"),
        (11, "total_row"),
    ]


ROWS = st.lists(
    st.sampled_from(
        [
            "gate,2024-05-01,18,1",
            "gate,2024-05-01,18,2",
            'pier,2024-05-01,"18",3',
            'pier,"2024-\n05-01",18,3',
            "nowhere,2024-05-01,18,1",
            "gate,2024-05-01,,",
            "short",
            "合计,,,9",
            "",
            ",,,",
            'x"y,2024-05-01,"18"" ,1',
            "点位编号,日期,时段,人次",
        ]
    ),
    max_size=12,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=60,
)
@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), has_last_end=st.booleans())
def test_lines_always_add_up(
    deliver: Deliver, rows: list[str], end: str, has_last_end: bool
) -> None:
    text = end.join(["点位编号,日期,时段,人次", *rows]) + (end if has_last_end else "")
    lines = deliver(text).lines
    assert lines.is_balanced
    assert lines.line_count == len(text.encode().splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("点位编号,日期,时段\ngate,2024-05-01,18\n", "缺少列：人次（visit_count）"),
        ("活动编号,活动名称\nE1,市集\n", "缺少列：开始时间（starts_at）、结束时间"),
        (
            "点位编号,日期,人次,人次\ngate,2024-05-01,1,2\n",
            "表头有重复的列：人次、人次",
        ),
        ("点位编号,日期,人次,片区编号,区划代码\n", "重复的列：片区编号、区划代码"),
        ("gate,2024-05-01,18,1\n", "没有认得的表头"),
        ("点位编号，日期，人次\ngate，2024-05-01，1\n", "应为半角逗号"),
        (
            "点位编号,日期,人次\ngate,13/05/2024,1\ngate,05/13/2024,1\n",
            "“日期”列里既有日/月/年又有月/日/年",
        ),
        ('点位编号,日期,人次\n"gate,2024-05-01,1\n', "第 2 行的引号没有配对"),
    ],
)
def test_a_file_whose_structure_cannot_be_trusted_is_refused_whole(
    deliver: Deliver, text: str, said: str
) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(text)
    assert said in refused.value.message.zh
    assert "没有载入任何行" in refused.value.message.zh


def test_a_refusal_says_what_where_and_what_to_do_word_for_word(
    deliver: Deliver,
) -> None:
    with pytest.raises(FeedError) as refused:
        deliver("点位编号,日期,时段\ngate,2024-05-01,18\n", "五月.csv")
    assert refused.value.message.zh == (
        "五月.csv：缺少列：人次（visit_count）（最像 visitor_counts）\n"
        "  文件里有：点位编号、日期、时段\n"
        "  没有载入任何行。约定见 ingest/README.md；改好表头后重新运行同一条命令即可。"
    )
    assert refused.value.message.en == (
        "五月.csv: missing columns: visit_count (nearest feed: visitor_counts)\n"
        "  the file has: 点位编号、日期、时段\n"
        "  Nothing was loaded. The contract is ingest/README.md; "
        "mend the header and run the same command again."
    )


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_cells_may_be_separated_by_comma_tab_or_semicolon(
    deliver: Deliver, separator: str
) -> None:
    rows = ["点位编号 日期 时段 人次", "gate 2024-05-01 18 7"]
    delivery = deliver("\n".join(rows).replace(" ", separator))
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [7]


def test_a_header_alone_says_that_it_has_no_rows(deliver: Deliver) -> None:
    delivery = deliver("点位编号,日期,时段,人次\n")
    assert delivery.rows["fct_visitor_count"].is_empty()
    assert [note.zh for note in delivery.notes] == ["没有可读的数据行"]


def test_feed_and_layout_can_be_forced(deliver: Deliver) -> None:
    both = "点位编号,点位名称,片区编号,日期,人次\ngate,北门,east,2024-05-01,1\n"
    assert deliver(both).feed == "visitor_counts"
    assert deliver(both, feed="places").feed == "places"
    with pytest.raises(FeedError) as refused:
        deliver(both, layout="dublin")
    assert "dublin_footfall" in refused.value.message.zh
