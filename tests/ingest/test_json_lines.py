"""JSON lines: every physical line accounted for, nothing guessed."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ingest.delivery import Delivery, FeedError

Deliver = Callable[..., Delivery]
at = datetime.fromisoformat

DUMP = (
    '{"timestamp": "t", "data": {"total": "2", "rows": ['
    '{"CODE": "9", "NAME": "甲园", "TIME": "2025-11-25 08:00", "NUM": 907,'
    ' "MAX_NUM": 52000, "DNAME": "甲区"},'
    '{"CODE": "2", "NAME": "乙塔", "NUM": 0, "DNAME": "乙区", "WDES": "雨"}]}}'
)
EMPTY_DUMP = '{"timestamp": "t", "data": {"total": "0", "rows": []}}'
STANDARD_LINE = '{"点位编号": "gate", "日期": "2024-05-01", "时段": 18, "人次": 100}'


def test_a_dump_of_all_places_per_line(deliver: Deliver) -> None:
    lines = [DUMP, "", EMPTY_DUMP, DUMP[:40], '{"data": {"rows": [1]}}', DUMP]
    delivery = deliver("\n".join(lines) + "\n", "live.jsonl")
    assert delivery.layout == "shanghai_scenic_live"
    columns = ["place_id", "counted_from_at", "measure", "visit_count", "source_row"]
    assert delivery.rows["fct_visitor_count"].select(columns).rows() == [
        ("9", at("2025-11-25 08:00"), "present", 907, 1)
    ]
    count = delivery.lines
    assert count.line_count == 6
    assert (count.kept_line_count, count.blank_line_count) == (1, 2)
    assert (count.set_aside_line_count, count.repeated_line_count) == (3, 0)
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (1, "missing_value"),
        (4, "broken_json"),
        (5, "broken_json"),
        (6, "missing_value"),
    ]


def test_a_dump_brings_its_places_and_their_districts(deliver: Deliver) -> None:
    rows = deliver(DUMP, "live.jsonl").rows
    assert rows["dim_place"].select("place_id", "place_name", "district_id").rows() == [
        ("9", "甲园", "甲区")
    ]
    columns = ["district_id", "parent_district_id"]
    assert rows["dim_district"].select(columns).rows() == [
        ("shanghai", None),
        ("甲区", "shanghai"),
    ]


def test_a_record_per_line_with_the_headers_of_the_contract(deliver: Deliver) -> None:
    bad = STANDARD_LINE.replace("100", "NaN")
    twice = STANDARD_LINE.replace('"时段": 18', '"时段": 18, "时段": 19')
    half = STANDARD_LINE.replace("gate", "\\ud800")
    delivery = deliver("\n".join([STANDARD_LINE, bad, twice, half]), "counts.jsonl")
    assert delivery.layout == "standard"
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [100]
    assert delivery.set_aside["reason_code"].to_list() == ["broken_json"] * 3
    assert delivery.lines.is_balanced


def test_keys_are_cleaned_as_headers_are(deliver: Deliver) -> None:
    invisible = STANDARD_LINE.replace("人次", " 人次\u200b")
    twice = STANDARD_LINE.replace('"人次"', '"人次 ": 7, "人次"')
    delivery = deliver(f"{invisible}\n{twice}\n", "counts.jsonl")
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [100]
    assert delivery.set_aside.select("source_row", "reason_code").rows() == [
        (2, "broken_json")
    ]


def test_numbers_are_taken_as_written(deliver: Deliver) -> None:
    precise = STANDARD_LINE.replace("100", "9007199254740993")
    half = STANDARD_LINE.replace("100", "1e2").replace("18", "19")
    delivery = deliver(f"{precise}\n{half}\n", "counts.jsonl")
    assert delivery.set_aside.select("raw_value", "reason_code").rows() == [
        ("9007199254740993", "unreadable_count"),
        ("1e2", "unreadable_count"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"点位编号": "gate"}]\n', "不是一行一个完整的对象"),
        ('{\n  "点位编号": "gate"\n}\n', "不是一行一个完整的对象"),
        ('{"a": 1, "b": 2}\n', "没有认得的表头"),
        ('{"a": ' + "[" * 100_000 + "\n", "不是一行一个完整的对象"),
    ],
)
def test_other_json_is_refused_in_plain_words(
    deliver: Deliver, text: str, said: str
) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(text, "file.json")
    assert said in refused.value.message.zh
