"""Small ways in which a file goes astray: right, or refused in plain words."""

from collections.abc import Callable

import pytest

from ingest.delivery import Delivery, FeedError

Deliver = Callable[..., Delivery]
HEADER = "点位编号,日期,人次"
ROWS = "gate,2024-05-01,100\npier,2024-05-01,200\n"
PLAIN = f"{HEADER}\n{ROWS}"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\r\n", 1),
        PLAIN.replace("\npier", "\n\ufeffpier"),
        f"\ufeff\ufeff{PLAIN}",
        PLAIN.replace("人次", "人\u200b次"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        "\n".join(
            ",".join(f'"{c}"' for c in line.split(",")) for line in PLAIN.split()
        ),
    ],
    ids=["cr", "crlf_mix", "mark_inside", "two_marks", "zero_width", "sep", "quoted"],
)
def test_forms_that_say_the_same(deliver: Deliver, text: str) -> None:
    delivery = deliver(text.encode())
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [100, 200]
    assert delivery.set_aside.is_empty()


@pytest.mark.parametrize("sign", ["|", "；", "、", "^", "~", "  "])
def test_an_odd_separator_is_named(deliver: Deliver, sign: str) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(PLAIN.replace(",", sign).encode())
    assert f"列之间用了“{sign}”" in refused.value.message.zh


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("1.000", None),
        ("12.345", None),
        ("1 00", None),
        ("1 000", 1000),
        ("1.0", 1),
        ("1.000万", 10000),
    ],
)
def test_a_point_that_may_group_thousands_is_not_guessed(
    deliver: Deliver, written: str, count: int | None
) -> None:
    delivery = deliver(f"{HEADER}\ngate,2024-05-01,{written}\n")
    kept = delivery.rows["fct_visitor_count"]["visit_count"].to_list()
    assert kept == ([] if count is None else [count])


def test_a_unit_of_10000_makes_the_point_a_point(deliver: Deliver) -> None:
    delivery = deliver("点位编号,日期,人次（万人次）\ngate,2024-05-01,1.234\n")
    assert delivery.rows["fct_visitor_count"]["visit_count"].to_list() == [12340]


@pytest.mark.parametrize("word", ["合计：", "本页合计", "Grand Total", "Subtotal"])
def test_a_total_by_any_of_its_names_is_no_data(deliver: Deliver, word: str) -> None:
    delivery = deliver(f"{PLAIN}{word},,300\n")
    assert delivery.set_aside["reason_code"].to_list() == ["total_row"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xfd7zXZ\x00", "xz"),
        (b"\n <html><table></table></html>", "HTML"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "XML"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"),
        (b"PK\x03\x04word/document.xml", "Word"),
    ],
)
def test_other_formats_are_named(deliver: Deliver, content: bytes, said: str) -> None:
    with pytest.raises(FeedError) as refused:
        deliver(content, "counts.xls")
    assert said in refused.value.message.zh
