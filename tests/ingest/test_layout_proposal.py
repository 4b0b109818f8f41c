"""An unknown header: the nearest layout by name, and a skeleton to fill in."""

import tomllib

import pytest

from ingest.header_refusal import refuse_header
from ingest.layout import read_layout
from ingest.layout_registry import checked

RENAMED = ["Location", "Day", "Hour", "Count", "Weather \x1b[31m"]


def test_the_nearest_layout_is_named_with_what_it_lacks() -> None:
    refused = refuse_header("f.csv", [["a title"], RENAMED], None)
    assert (
        "最接近的版式：leeds_footfall（文件里没有它的列：Date）" in refused.message.zh
    )
    assert "nearest layout: leeds_footfall (the file lacks its Date)" in (
        refused.message.en
    )


def test_a_skeleton_knows_the_headers_and_asks_for_the_rest() -> None:
    skeleton = refuse_header("f.csv", [RENAMED], None).skeleton
    table = tomllib.loads(skeleton)
    assert table["feed"] == "visitor_counts"
    assert table["columns"] == {
        "place_id": "Location",
        "hour": "Hour",
        "visit_count": "Count",
        "counted_on": "",
    }
    assert table["ignored"] == ["Day", "Weather \x1b[31m"]
    assert "\x1b" not in skeleton


def test_a_filled_in_skeleton_is_a_layout() -> None:
    skeleton = refuse_header("f.csv", [RENAMED], None).skeleton
    filled = skeleton.replace('counted_on = ""', 'counted_on = "Day"')
    layout = checked(read_layout("new", filled))
    assert layout.missing_headers(tuple(RENAMED)) == []


@pytest.mark.parametrize("rows", [[], [[""]], [["x"], ["y", "z"]]])
def test_nothing_in_common_proposes_no_layout(rows: list[list[str]]) -> None:
    refused = refuse_header("f.csv", rows, None)
    assert "最接近" not in refused.message.zh
