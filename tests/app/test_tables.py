"""Tables are wide enough for their words, or their rows high enough."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from queries.present.formats import MISSING, share
from queries.present.number_formats import number_format
from queries.present.table_changes import MOST_ROWS, signed
from queries.present.table_layout import (
    LOW_ROW,
    MOST_TEXT,
    TABLE_WIDTH,
    TALL_ROW,
    Layout,
    text_width,
)
from queries.present.tables import column_config, pinned_column

LONG = "三宝" * 40


def widths(frame: pl.DataFrame) -> dict[str, Any]:
    """Return the width of each column, in pixels."""
    config = column_config(frame, Layout(frame))
    return {name: setting["width"] for name, setting in config.items()}


def row_height(frame: pl.DataFrame) -> int:
    """Return the height of a row, in pixels."""
    return Layout(frame).row_height


def test_a_chinese_letter_takes_twice_a_latin_one() -> None:
    assert text_width("三宝") == text_width("abcd") > text_width("abc")


def test_a_column_is_as_wide_as_its_longest_cell_or_its_heading() -> None:
    frame = pl.DataFrame(
        {"district_name": ["陶阳里", "三宝（陶源谷·三宝）"], "reason": [None, "短"]}
    )
    setting = widths(frame)

    assert setting["district_name"] == text_width("三宝（陶源谷·三宝）")
    assert setting["reason"] == text_width("原因")


def test_a_text_wider_than_the_widest_column_gets_lines() -> None:
    short = pl.DataFrame({"reason": ["短", None]})
    long = pl.DataFrame({"reason": ["短", LONG]})

    assert row_height(short) == LOW_ROW
    assert widths(long)["reason"] == TABLE_WIDTH
    assert text_width(LONG) > TABLE_WIDTH and row_height(long) == TALL_ROW
    assert row_height(pl.DataFrame({"reason": [LONG * 3]})) > TALL_ROW
    # the browser breaks lines in rows of more than 64 pixels only
    assert TALL_ROW > 64


def test_numbers_times_and_empty_columns_have_a_width() -> None:
    frame = pl.DataFrame(
        {
            "visit_count": [3_657_300, None],
            "change_ratio": [float("nan"), 0.5],
            "received_at": [None, None],
            "source_row": pl.Series([None, None], dtype=pl.Int64),
        },
        schema_overrides={"received_at": pl.Datetime},
    )
    setting = widths(frame)

    assert setting["visit_count"] == text_width("3,657,3000")
    assert setting["received_at"] == text_width("2026-10-31 23:00")
    assert all(isinstance(each, int) for each in setting.values())


@pytest.mark.parametrize(
    "columns, pinned",
    [
        (("place_name", "a", "b", "c", "d", "e"), "place_name"),
        (("place_name", "a"), None),
        (("a", "place_name", "b", "c", "d", "e"), None),
    ],
)
def test_the_name_of_a_row_stays_in_view_in_a_wide_table(
    columns: tuple[str, ...], pinned: str | None
) -> None:
    assert pinned_column(pl.DataFrame({name: ["x"] for name in columns})) == pinned


def test_a_table_of_few_rows_has_no_empty_lines() -> None:
    few = pl.DataFrame({"reason": ["短"] * 3})

    assert Layout(few).height(360) == "content"
    # the heading and two whole rows, not two and a half
    assert Layout(few).height(3 * LOW_ROW + 20) == 3 * LOW_ROW
    assert Layout(few).height(None) == "content"
    assert Layout(pl.DataFrame({"reason": ["短"] * 90})).height(None) == "auto"


@pytest.mark.parametrize(
    "column, value, written",
    [
        ("change_ratio", 0.10742, "10.74%"),
        ("change_ratio", -1.0374, "-103.74%"),
        ("refunded_yuan", 1_234_567.5, "1,234,567.50"),
        ("remaining_hours", -14_062.65, "-14,062.6500"),
        ("source_row", 123_456, "123,456"),
    ],
)
def test_no_digit_of_a_number_is_cut(column: str, value: float, written: str) -> None:
    # a ratio that lost its first digit would be another ratio
    width = widths(pl.DataFrame({column: [value, None]}))[column]

    assert isinstance(width, int) and width > text_width(written)


def test_texts_that_fit_into_the_window_get_no_second_line() -> None:
    little = pl.DataFrame({"reason": ["字" * 22], "place_id": ["gate"]})

    assert row_height(little) == LOW_ROW
    assert widths(little)["reason"] == text_width("字" * 22)
    # beside others there is no room for it: the long ones share what there is
    crowded = little.with_columns(pl.lit("三" * 20).alias(name) for name in ("a", "b"))
    assert row_height(crowded) == TALL_ROW
    assert sum(widths(crowded).values()) <= TABLE_WIDTH


def test_a_wide_table_of_numbers_alone_has_rows_of_one_line() -> None:
    wide = pl.DataFrame({f"n{place}_visit_count": [1] for place in range(40)})

    assert row_height(wide) == LOW_ROW


def test_one_long_text_of_many_makes_no_row_taller() -> None:
    others = [pl.lit("三" * 12).alias(name) for name in ("a", "b", "c")]
    one = pl.DataFrame({"reason": ["短", "短", "字" * 30]}).with_columns(others)
    most = pl.DataFrame({"reason": ["短", "字" * 30, "字" * 30]}).with_columns(others)
    endless = pl.DataFrame({"reason": ["短", "短", LONG]}).with_columns(others)

    assert text_width("字" * 30) < MOST_TEXT < text_width(LONG)
    assert row_height(one) == LOW_ROW
    assert widths(one)["reason"] == text_width("字" * 30)
    assert row_height(most) == TALL_ROW
    # lines that do not make the table fit are none
    wide = most.with_columns(pl.lit("三" * 15).alias(name) for name in "defgh")
    assert row_height(wide) == LOW_ROW
    # a text too long for any line is never cut
    assert row_height(endless) > LOW_ROW


@pytest.mark.parametrize(
    "column, values, chosen",
    [
        ("old_value", [Decimal("190.000000"), Decimal("7.5")], "%,.1f"),
        ("old_value", [Decimal("190.000000"), None], "%,.0f"),
        ("mean_days_attended", [1.23456], "%,.4f"),
        ("p50_hours", [3.3333], "%,.1f"),
        ("day_index", [3], None),
        ("visit_index", [101.25], "%.1f"),
        ("source_row", [1_200], None),
        ("complaint_count", [1_200], "%,d"),
        ("old_text", ["190"], None),
    ],
)
def test_a_number_has_the_decimals_of_its_unit(
    column: str, values: list[object], chosen: str | None
) -> None:
    assert number_format(column, pl.Series(values)) == chosen


def test_changes_are_written_with_their_sign_and_stay_numbers() -> None:
    frame = pl.DataFrame(
        {
            "change_ratio": [0.098, -0.03, None],
            "change_visit_count": [11_832, -820, 0],
            "difference": [Decimal("-10.50"), Decimal("2.00"), None],
            "night_share": [0.5, 0.25, 0.1],
            "change_words": ["a", "b", "c"],
        }
    )
    styled: Any = signed(frame)
    html = styled.to_html()

    for text in ("+9.8%", "−3%", "+11,832", "−820", "±0", "−10.50", "+2", "—"):
        assert f">{text}</td>" in html
    assert styled.data["change_ratio"].tolist()[:2] == [0.098, -0.03]
    config = column_config(frame, Layout(frame))
    # a format would write over the sign
    assert "'format': None" in str(config["change_ratio"])
    assert "'format': 'percent'" in str(config["night_share"])


def test_a_share_is_written_as_in_the_sentences_of_the_page() -> None:
    loads = [1.02833, 1.0, 0.1235, 0.59, None]
    frame = pl.DataFrame({"load_ratio": loads})

    # the browser writes at most two decimals of a percentage, and no zeros
    data: Any = signed(frame)
    shown_there = [
        MISSING if value is None else f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%"
        for value in data["load_ratio"]
    ]
    assert shown_there == [share(value) for value in loads]
    assert "'format': 'percent'" in str(column_config(frame, Layout(frame)))


def test_almost_the_whole_is_not_written_as_the_whole() -> None:
    frame = pl.DataFrame({"load_ratio": [1.02833, 1.0, 0.99999]})
    styled: Any = signed(frame)

    for text in ("102.8%", "100%", ">99.9%"):
        assert f">{text}</td>" in styled.to_html()
    assert "'format': None" in str(column_config(frame, Layout(frame)))
    # a long table leaves it to the browser
    long = pl.DataFrame({"load_ratio": [0.99999] * (MOST_ROWS + 1)})
    assert isinstance(signed(long), pl.DataFrame)
    assert "'format': 'percent'" in str(column_config(long, Layout(long)))


def test_a_table_without_changes_goes_as_it_is() -> None:
    frame = pl.DataFrame({"visit_count": [1], "status_change_words": ["x"]})

    assert signed(frame) is not None and isinstance(signed(frame), pl.DataFrame)
